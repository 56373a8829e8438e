"""What a worksheet would make of the data: the one shape in which every importer answers, pure and shown before it is
applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Keadaan(StrEnum):
    """A row of the file against what is stored now."""

    BARU = "baru"
    BERUBAH = "berubah"
    SAMA = "sama"
    DIHAPUS = "dihapus"
    BENTROK = "bentrok"


class Putusan(StrEnum):
    """What the person says of a row that somebody else changed since it was exported."""

    BERKAS = "berkas"
    BIARKAN = "biarkan"


@dataclass(frozen=True)
class Temuan:
    """A fault or doubt: the first cell it stands in, and how many more say the same."""

    sel: str
    pesan: str
    lain: int = 0


@dataclass(frozen=True)
class Perubahan:
    """One field of a row: as stored now, and as the file says. `bentrok`: somebody else changed it too."""

    kolom: str
    semula: str
    menjadi: str
    bentrok: bool = False


@dataclass(frozen=True)
class UsulImpor:
    """A row as it will be. `kunci` - its name within this import (a code, a row key); `dalam` - how far to indent it;
    `isi` - what the importer needs to write it, never shown."""

    kunci: str
    label: str
    keadaan: Keadaan
    perubahan: tuple[Perubahan, ...] = ()
    keterangan: str = ""
    angka: str = ""
    dalam: int = 0
    isi: Any = None


@dataclass(frozen=True)
class RancanganImpor:
    """What applying the file would do. `ringkasan` - label and text for the page's figures, in order."""

    jumlah_baris: int
    usul: tuple[UsulImpor, ...] = ()
    kesalahan: tuple[Temuan, ...] = ()
    keraguan: tuple[Temuan, ...] = ()
    ringkasan: tuple[tuple[str, str], ...] = ()
    judul_angka: str = ""
    isi: Any = None

    def hitung(self, keadaan: Keadaan) -> int:
        return sum(u.keadaan == keadaan for u in self.usul)

    def belum_diputus(self, putusan: Mapping[str, str]) -> list[UsulImpor]:
        """Conflicts on which nobody has decided: while there is one, nothing is applied."""
        return [u for u in self.usul if u.keadaan == Keadaan.BENTROK and u.kunci not in putusan]
