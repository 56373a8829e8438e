"""Tables of official papers: cells merged downwards, and cut again where a page ends. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from sakip.dokumen.teks import Potongan, potong_miring

Sambung = Literal["ulang", "lanjutan", "kosong"]


@dataclass(frozen=True)
class Isian:
    """What one row has in one column. Neighbours below each other with the same `kunci` become one cell.

    `sambung` says what the rest of a cell shows after a page break: the same again, the same with *(lanjutan)*,
    or nothing (an amount stands once).
    """

    teks: str = ""
    kunci: str | None = None
    label: str = ""
    kelas: str = ""
    uang: str = ""
    kolom: int = 1
    sambung: Sambung = "lanjutan"


@dataclass(frozen=True)
class Sel:
    potongan: tuple[Potongan, ...] = ()
    label: str = ""
    kelas: str = ""
    uang: str = ""
    baris: int = 1
    kolom: int = 1
    lanjutan: bool = False


@dataclass(frozen=True)
class Baris:
    id: str
    sel: tuple[Sel, ...]


@dataclass(frozen=True)
class Badan:
    """One <tbody>: rows held together by merged cells."""

    baris: tuple[Baris, ...]
    utuh: bool = False


@dataclass(frozen=True)
class Kepala:
    """A cell of the upper of two head rows; below one that spans `kolom` columns stand their own heads."""

    teks: str
    kolom: int = 1
    baris: int = 1


@dataclass(frozen=True)
class Tabel:
    """A table as the template draws it; `susun` gives its bodies for a set of rows that begin a page.

    With `kepala_atas` the head has two rows, and `kepala` holds what stands below its spanning cells; `nomor_rentang`
    says how many columns each number stands under. `kaki`: a last row of sums of several columns; `keterangan` stands
    at the right above the table; `huruf`: its own size of letters.
    """

    nama: str
    kepala: tuple[str, ...]
    lebar: tuple[str, ...]
    nomor_kolom: tuple[str, ...]
    susun: Callable[[frozenset[str]], tuple[Badan, ...]]
    jumlah: str = ""
    jumlah_kolom: int = 0
    jumlah_sisa: int = 0
    catatan: str = ""
    utuh: bool = False
    akhir: bool = False
    kepala_atas: tuple[Kepala, ...] = ()
    nomor_rentang: tuple[int, ...] = ()
    kaki: tuple[Sel, ...] = ()
    keterangan: str = ""
    huruf: str = ""

    @property
    def baris_nomor(self) -> tuple[tuple[str, int], ...]:
        """The numbers of the columns, each with how many columns it stands under."""
        return tuple(zip(self.nomor_kolom, self.nomor_rentang or (1,) * len(self.nomor_kolom), strict=True))


def rentangkan(
    awalan: str, baris: Sequence[Sequence[Isian]], potongan: frozenset[str], batas_utuh: int = 4
) -> tuple[Badan, ...]:
    """Rows to bodies. A row whose id is in `potongan` begins a page: every merge is cut there."""
    hasil: list[Badan] = []
    awal = 0
    for nomor in range(1, len(baris) + 1):
        if nomor == len(baris) or _id(awalan, nomor) in potongan or not _menyambung(baris[nomor - 1], baris[nomor]):
            hasil.append(_badan(awalan, baris, awal, nomor, batas_utuh))
            awal = nomor
    return tuple(hasil)


def _id(awalan: str, nomor: int) -> str:
    return f"{awalan}-{nomor}"


def _sama(atas: Sequence[Isian], bawah: Sequence[Isian], kolom: int) -> bool:
    if kolom >= min(len(atas), len(bawah)):
        return False
    return atas[kolom].kunci is not None and atas[kolom].kunci == bawah[kolom].kunci


def _menyambung(atas: Sequence[Isian], bawah: Sequence[Isian]) -> bool:
    return any(_sama(atas, bawah, kolom) for kolom in range(len(bawah)))


def _badan(awalan: str, baris: Sequence[Sequence[Isian]], awal: int, akhir: int, batas_utuh: int) -> Badan:
    isi = []
    for nomor in range(awal, akhir):
        sel = []
        for kolom, isian in enumerate(baris[nomor]):
            tersambung = nomor > 0 and _sama(baris[nomor - 1], baris[nomor], kolom)
            if tersambung and nomor > awal:
                continue
            panjang = 1
            while nomor + panjang < akhir and _sama(baris[nomor + panjang - 1], baris[nomor + panjang], kolom):
                panjang += 1
            sel.append(_sel(isian, panjang, lanjutan=tersambung))
        isi.append(Baris(_id(awalan, nomor), tuple(sel)))
    return Badan(tuple(isi), utuh=len(isi) <= batas_utuh)


def _sel(isian: Isian, panjang: int, *, lanjutan: bool) -> Sel:
    if lanjutan and isian.sambung == "kosong":
        return Sel(kelas=isian.kelas, baris=panjang, kolom=isian.kolom)
    return Sel(
        potongan=potong_miring(isian.teks),
        label=isian.label,
        kelas=isian.kelas,
        uang=isian.uang,
        baris=panjang,
        kolom=isian.kolom,
        lanjutan=lanjutan and isian.sambung == "lanjutan",
    )
