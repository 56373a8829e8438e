"""A report as a row of blocks: what a page, a PDF, a Word document and a worksheet all are made of.

Computed blocks hold their words and figures as printed; `Tulisan` is a place where people's words stand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
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
    """`tebal`: rows that are sums. `mendatar`: may need a page on its side."""

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


def tulisan(bab: tuple[Bab, ...]) -> Iterator[Tulisan]:
    """Every place for words, in the order of the report."""
    for satu in bab:
        yield from (b for b in satu.isi if isinstance(b, Tulisan))


def kunci_gambar(tempat: str, ke: int) -> str:
    """Of a picture that people put at a place, as this paragraph of it."""
    return f"{tempat}/{ke}"


def nomor_blok(bab: tuple[Bab, ...], gambar: Mapping[str, Sequence[int]] = MappingProxyType({})) -> Mapping[str, str]:
    """{key of a table or picture: `Tabel 3.1`, `Gambar 1.1`}; counted anew in each chapter. `gambar`: which paragraphs
    of each place are people's pictures."""
    hasil: dict[str, str] = {}
    for ke, satu in enumerate((b for b in bab if b.nomor), 1):
        tabel = [b.kunci for b in satu.isi if isinstance(b, Tabel)]
        lukisan = [x for b in satu.isi for x in _bergambar(b, gambar)]
        hasil |= {kunci: f"Tabel {ke}.{n}" for n, kunci in enumerate(tabel, 1)}
        hasil |= {kunci: f"Gambar {ke}.{n}" for n, kunci in enumerate(lukisan, 1)}
    return hasil


def _bergambar(b: Blok, gambar: Mapping[str, Sequence[int]]) -> list[str]:
    if isinstance(b, Tulisan):
        return [kunci_gambar(b.kunci, n) for n in gambar.get(b.kunci, ())]
    return [b.kunci] if isinstance(b, Grafik | Bagan) else []
