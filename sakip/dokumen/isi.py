"""Pieces of content that several papers print: the regency, a party, a group of indicators."""

from dataclasses import dataclass
from typing import Literal

Jenis = Literal["tujuan", "sasaran", "kondisi", "rencana_kerja"]


@dataclass(frozen=True)
class PemdaIsi:
    """`nama` bare, `sebutan` with `Kabupaten` in front, the title of its head, and the place of signing."""

    nama: str
    sebutan: str
    kepala_daerah: str
    tempat: str


@dataclass(frozen=True)
class PihakIsi:
    """Who signs, as of the day of signing. `jabatan` is printed whole, `Plt. ` in front where due."""

    nama: str
    jabatan: str
    jabatan_cetak: tuple[str, ...] = ()
    pangkat: str = ""
    nip: str = ""
    kepala_daerah: bool = False
    sekda: bool = False
    plt: str = ""


@dataclass(frozen=True)
class IndikatorIsi:
    kunci: int
    teks: str
    target: str
    satuan: str = ""


@dataclass(frozen=True)
class KelompokIsi:
    """One entry of column 2 with its indicators; `induk` is the index of the tujuan it stands under."""

    jenis: Jenis
    teks: str
    induk: int | None = None
    indikator: tuple[IndikatorIsi, ...] = ()
