"""A report as a row of blocks: what a page, a PDF, a Word document and a worksheet all are made of.

Computed blocks hold their words and figures as printed; `Tulisan` is a place where people's words stand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..isi import JabatanIsi

Rata = Literal["teks", "angka", "tengah"]
UTUH = 8  # rows of a table that is not cut


@dataclass(frozen=True)
class Judul:
    """A heading below the chapter: 2 for `A.`, 3 for a sasaran, 4 for one of its analyses."""

    tingkat: int
    teks: str
    kunci: str = ""


@dataclass(frozen=True)
class Kalimat:
    """A paragraph that states what the figures say."""

    teks: str


@dataclass(frozen=True)
class TanpaData:
    """What could not be computed, and why: never left out in silence."""

    teks: str


@dataclass(frozen=True)
class Daftar:
    butir: tuple[str, ...]
    bernomor: bool = False


@dataclass(frozen=True)
class Kolom:
    """`lebar`: share of the width."""

    judul: str
    rata: Rata = "teks"
    lebar: int = 10


@dataclass(frozen=True)
class Tabel:
    """`tebal`: rows that are sums. `mendatar`: too wide for an upright page."""

    kunci: str
    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[tuple[str, ...], ...]
    catatan: str = ""
    tebal: frozenset[int] = frozenset()
    mendatar: bool = False

    @property
    def utuh(self) -> bool:
        """Short enough to stand on one page."""
        return len(self.baris) <= UTUH


@dataclass(frozen=True)
class Seri:
    """`teks`: the figures as they are printed; without them as they are."""

    nama: str
    nilai: tuple[Decimal | None, ...]
    teks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grafik:
    """A chart that says more than its table, told in words for who cannot see it; readable in black and white."""

    kunci: str
    judul: str
    alt: str
    jenis: Literal["batang", "garis"]
    label: tuple[str, ...]
    seri: tuple[Seri, ...]
    satuan: str = ""


@dataclass(frozen=True)
class Bagan:
    """The chart of the offices."""

    kunci: str
    judul: str
    alt: str
    jabatan: tuple[JabatanIsi, ...]


@dataclass(frozen=True)
class Tulisan:
    """A place for people's words. `indikator`: keys of the indicators whose figures are at hand when writing."""

    kunci: str
    judul: str
    petunjuk: str
    wajib: bool = False
    indikator: tuple[str, ...] = ()


Blok = Judul | Kalimat | TanpaData | Daftar | Tabel | Grafik | Bagan | Tulisan


@dataclass(frozen=True)
class Bab:
    """A chapter. `nomor`: `I`; empty for what stands before the first and after the last."""

    kunci: str
    judul: str
    isi: tuple[Blok, ...]
    nomor: str = ""

    @property
    def sebutan(self) -> str:
        """`BAB I PENDAHULUAN`"""
        return f"BAB {self.nomor} {self.judul.upper()}" if self.nomor else self.judul.upper()


def kelompok(isi: Sequence[Blok]) -> Iterator[tuple[bool, list[Blok]]]:
    """A heading (or several in a row) with all that is below it, and whether its page lies on its side: then whole, so
    that no heading stands alone and no sentence far from its table."""
    kini: list[Blok] = []
    for b in isi:
        if isinstance(b, Judul) and kini and not isinstance(kini[-1], Judul):
            yield _mendatar(kini), kini
            kini = []
        kini.append(b)
    if kini:
        yield _mendatar(kini), kini


def _mendatar(isi: Sequence[Blok]) -> bool:
    return any(isinstance(b, Tabel) and b.mendatar for b in isi)


def tulisan(bab: tuple[Bab, ...]) -> Iterator[Tulisan]:
    """Every place for words, in the order of the report."""
    for satu in bab:
        yield from (b for b in satu.isi if isinstance(b, Tulisan))


def nomor_blok(bab: tuple[Bab, ...]) -> Mapping[str, str]:
    """{key of a table or picture: `Tabel 3.1`, `Gambar 1.1`}; counted anew in each chapter."""
    hasil: dict[str, str] = {}
    for ke, satu in enumerate((b for b in bab if b.nomor), 1):
        tabel = [b for b in satu.isi if isinstance(b, Tabel)]
        gambar = [b for b in satu.isi if isinstance(b, Grafik | Bagan)]
        hasil |= {b.kunci: f"Tabel {ke}.{n}" for n, b in enumerate(tabel, 1)}
        hasil |= {b.kunci: f"Gambar {ke}.{n}" for n, b in enumerate(gambar, 1)}
    return hasil
