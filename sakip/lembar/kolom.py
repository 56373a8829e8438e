"""The table of columns, and the readers that turn one cell into one value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from openpyxl.utils import get_column_letter

from sakip import angka


class SelSalah(angka.MasukanSalah):
    """A reader refuses a cell; its text is shown beside the cell's address."""


class Format(StrEnum):
    TEKS = "teks"
    BILANGAN = "bilangan"
    RUPIAH = "rupiah"
    TANGGAL = "tanggal"


@dataclass(frozen=True, slots=True)
class Sel:
    """A filled cell: its value, the number format it is shown with, where it stands."""

    nilai: object
    number_format: str
    baris: int
    kolom: int

    @property
    def alamat(self) -> str:
        return f"{get_column_letter(self.kolom)}{self.baris}"


@dataclass(frozen=True)
class CellError:
    """One mistake in a worksheet: `CellError("D7", "Target wajib diisi.")`."""

    sel: str
    pesan: str


@dataclass
class Hasil:
    """What a worksheet gave. `rows` - (row number, fields) of rows without a mistake; nothing has been saved."""

    lembar: str
    baris_judul: int
    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    kesalahan: list[CellError] = field(default_factory=list)
    peringatan: list[str] = field(default_factory=list)


def teks_sel(sel: Sel) -> str:
    """The usual reader: text of at most 500 characters."""
    return teks_dari()(sel)


def teks_dari(maks: int = 500) -> Callable[[Sel], str]:
    """A reader for text of at most `maks` characters; a number cell is written in Indonesian notation."""

    def baca(sel: Sel) -> str:
        return angka.bersihkan_teks(_sebagai_teks(sel), maks)

    return baca


def _sebagai_teks(sel: Sel) -> str:
    if isinstance(sel.nilai, str):
        return sel.nilai
    if isinstance(sel.nilai, bool):
        return "Ya" if sel.nilai else "Tidak"
    if isinstance(sel.nilai, date):
        return angka.tanggal_panjang(sel.nilai)
    return angka.nilai_sel(sel.nilai, sel.number_format).tertulis


def kode_dari(maks: int = 50) -> Callable[[Sel], str]:
    """A reader for codes (`1.02.01`): a number with decimals is refused, for Excel has eaten its zeros."""

    def baca(sel: Sel) -> str:
        if isinstance(sel.nilai, str):
            return angka.bersihkan_teks(sel.nilai, maks)
        bilangan = angka.baca_sel(sel.nilai)
        if bilangan != bilangan.to_integral_value():
            raise SelSalah("Kode terbaca sebagai angka sehingga nol di belakangnya hilang. Ubah format sel ke Text.")
        return str(int(bilangan))

    return baca


def bilangan_dari(sel: Sel) -> Decimal:
    return angka.baca_sel(sel.nilai, sel.number_format)


def rupiah_dari(sel: Sel) -> Decimal:
    return angka.rupiah_sel(sel.nilai, sel.number_format)


def nilai_dari(sel: Sel) -> angka.Nilai:
    """A target or realisasi; a cell with hidden marks in it is refused."""
    if isinstance(sel.nilai, str):
        return angka.baca_nilai(angka.bersihkan_teks(sel.nilai))
    return angka.nilai_sel(sel.nilai, sel.number_format)


def tanggal_dari(sel: Sel) -> date:
    return angka.baca_tanggal(sel.nilai)


def bulat_dari(terkecil: int, terbesar: int) -> Callable[[Sel], int]:
    """A reader for whole numbers within bounds, such as a year."""

    def baca(sel: Sel) -> int:
        bilangan = angka.baca_sel(sel.nilai, sel.number_format)
        if bilangan != bilangan.to_integral_value() or not terkecil <= bilangan <= terbesar:
            raise SelSalah(f"Isi dengan bilangan bulat dari {terkecil} sampai {terbesar}.")
        return int(bilangan)

    return baca


def pilihan_dari(pilihan: Mapping[str, Any]) -> Callable[[Sel], Any]:
    """A reader that takes one of the labels of `pilihan`, whatever its case and spaces."""
    dikenal = {seragam(label): nilai for label, nilai in pilihan.items()}

    def baca(sel: Sel) -> Any:
        teks = seragam(_sebagai_teks(sel))
        if teks not in dikenal:
            raise SelSalah("Pilihan tidak dikenal. Isi salah satu: " + ", ".join(pilihan) + ".")
        return dikenal[teks]

    return baca


def seragam(teks: str) -> str:
    """A heading or label reduced to what counts when comparing: no case, no spaces, no mark of a required column."""
    return "".join(teks.replace("*", "").split()).casefold()


@dataclass(frozen=True)
class Kolom:
    """One column. `baca` sees only filled cells; an empty one gives None, or a mistake where `wajib`.

    `tulis` turns the field's value into the cell's where they differ (an enum into its label). Merged cells are
    filled down unless `gabungan` is off; in money columns always refused, for the amount would be counted twice.
    """

    judul: str
    field: str
    baca: Callable[[Sel], object] = teks_sel
    wajib: bool = False
    alias: tuple[str, ...] = ()
    lebar: float = 20
    bantuan: str = ""
    format: Format | str = Format.TEKS
    contoh: str = ""
    tulis: Callable[[Any], object] | None = None
    gabungan: bool = True

    @property
    def isi_ke_bawah(self) -> bool:
        return self.gabungan and self.format != Format.RUPIAH

    def bernama(self, judul: str) -> bool:
        """Whether a heading (already `seragam`) means this column."""
        return judul in {seragam(nama) for nama in (self.judul, *self.alias)}
