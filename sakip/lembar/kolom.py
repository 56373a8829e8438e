"""The table of columns, and the readers that turn one cell into one value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from openpyxl.utils import get_column_letter

from sakip import angka
from sakip.angka import Notasi
from sakip.lembar.notasi import (
    FORMAT_TEKS_INDONESIA,
    Bacaan,
    bacaan_bilangan,
    bacaan_nilai,
    bacaan_rupiah,
    dari_inggris,
)


class SelSalah(angka.MasukanSalah):
    """A reader refuses a cell; its text is shown beside the cell's address."""


class Format(StrEnum):
    TEKS = "teks"
    BILANGAN = "bilangan"
    RUPIAH = "rupiah"
    TANGGAL = "tanggal"


class Sel:
    """A filled cell: its value, the number format it is shown with, where it stands, its column's notation.

    `berletak` - whether anybody asked where it stands: only what does not depend on it is read once for equal cells.
    """

    __slots__ = ("_baris", "_kolom", "berletak", "nilai", "notasi", "number_format")

    def __init__(
        self, nilai: object, number_format: str, baris: int, kolom: int, notasi: Notasi = Notasi.INDONESIA
    ) -> None:
        self.nilai, self.number_format, self.notasi = nilai, number_format, notasi
        self._baris, self._kolom, self.berletak = baris, kolom, False

    @property
    def baris(self) -> int:
        self.berletak = True
        return self._baris

    @property
    def kolom(self) -> int:
        self.berletak = True
        return self._kolom

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
    """What a worksheet gave. `rows` - (row number, fields) of rows without a mistake; `tempat` - field -> column
    number; nothing has been saved."""

    lembar: str
    baris_judul: int
    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    kesalahan: list[CellError] = field(default_factory=list)
    peringatan: list[str] = field(default_factory=list)
    tempat: dict[str, int] = field(default_factory=dict)

    def sel(self, baris: int, field: str) -> str:
        """The address of a field in a row, `D7`; the row alone where the file has no such column."""
        urutan = self.tempat.get(field)
        return f"{get_column_letter(urutan)}{baris}" if urutan else f"Baris {baris}"


def abaikan(sel: Sel) -> None:
    """The reader of a column that is written and recognised, but not read: its field is not in the rows."""


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
    return angka.baca_sel(sel.nilai, sel.number_format, sel.notasi)


def rupiah_dari(sel: Sel) -> Decimal:
    return angka.rupiah_sel(sel.nilai, sel.number_format, sel.notasi)


def nilai_dari(sel: Sel) -> angka.Nilai:
    """A target or realisasi, written down in Indonesian notation. Refused: a cell with hidden marks in it, and a
    number in the other notation than its column's."""
    if not isinstance(sel.nilai, str):
        return angka.nilai_sel(sel.nilai, sel.number_format)
    teks = angka.bersihkan_teks(sel.nilai)
    if sel.number_format == FORMAT_TEKS_INDONESIA:
        return angka.baca_nilai(teks)
    nilai = angka.baca_nilai(teks, sel.notasi)
    if nilai.jenis == angka.Jenis.TEKS and bacaan_nilai(teks):
        raise SelSalah(nilai.catatan)
    return nilai if sel.notasi == Notasi.INDONESIA else dari_inggris(nilai)


def tanggal_dari(sel: Sel) -> date:
    return angka.baca_tanggal(sel.nilai)


def bulat_dari(terkecil: int, terbesar: int) -> Callable[[Sel], int]:
    """A reader for whole numbers within bounds, such as a year."""

    def baca(sel: Sel) -> int:
        bilangan = angka.baca_sel(sel.nilai, sel.number_format)
        ribuan = isinstance(sel.nilai, str) and int(bilangan.as_tuple().exponent) == -3  # `1,000`: one or a thousand
        if ribuan or bilangan != bilangan.to_integral_value() or not terkecil <= bilangan <= terbesar:
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
    """One column. `baca` sees only filled cells; an empty one gives None, or a mistake where `wajib`. Equal cells are
    read once and share what was read, unless `baca` looks at where they stand.

    `tulis` turns the field's value into the cell's where they differ (an enum into its label). Merged cells are
    filled down unless `gabungan` is off; in money columns always refused, for the amount would be counted twice.
    `bacaan` - what a text in the column can mean in either notation; given by itself for numbers, money and
    `nilai_dari`, and to be named where a reader of one's own is built on these.
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
    bacaan: Bacaan | None = None

    def __post_init__(self) -> None:
        if self.bacaan is None:
            menurut_format = {Format.RUPIAH: bacaan_rupiah, Format.BILANGAN: bacaan_bilangan}
            bawaan = bacaan_nilai if self.baca is nilai_dari else menurut_format.get(Format(self.format))
            object.__setattr__(self, "bacaan", bawaan)

    @property
    def isi_ke_bawah(self) -> bool:
        return self.gabungan and self.format != Format.RUPIAH

    @property
    def nama(self) -> frozenset[str]:
        """The headings (`seragam`) that mean this column."""
        return frozenset(seragam(nama) for nama in (self.judul, *self.alias))
