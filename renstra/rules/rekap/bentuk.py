"""What a recap is measured against, and what it makes of a document."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from renstra.rules.impor import Keadaan, Perubahan, Temuan
from renstra.rules.sub_unit import Pos, SubUnit
from sakip.angka import format_rupiah
from sakip.organisasi.enums import Tingkat
from sakip.teks import seragam

NOL = Decimal(0)


class Isian(NamedTuple):
    """A cell as read: its value and where it stands."""

    nilai: Any
    sel: str


Baris = Mapping[str, Isian | None]
BarisBernomor = tuple[int, Mapping[str, Any]]


@dataclass(frozen=True)
class Lama:
    """A line that the document has already."""

    nama: str
    pagu: Mapping[Pos[str], Decimal] = field(default_factory=dict)
    jumlah_tolok_ukur: int = 0


@dataclass(frozen=True)
class Konteks:
    """What the file is measured against. `dana`: known sources of funds, code -> name."""

    tahun: int
    versi: str
    kode_skpd: str
    nama_skpd: str
    bidang: tuple[str, ...]
    dana: Mapping[str, str]
    lama: Mapping[str, Lama] = field(default_factory=dict)


@dataclass(frozen=True)
class Usul:
    """A line as it will be. `pagu` - by the code of the source of funds, and by sub unit."""

    kode: str
    tingkat: Tingkat
    nama: str
    induk: str | None
    pagu: Mapping[Pos[str], Decimal]
    jumlah: Decimal
    keadaan: Keadaan
    perubahan: tuple[Perubahan, ...] = ()


@dataclass(frozen=True)
class Hilang:
    """A line that the document has and the file has not: applying the file removes it."""

    kode: str
    nama: str
    jumlah: Decimal
    jumlah_tolok_ukur: int


@dataclass
class SkpdLain:
    """Rows of the file that belong to somebody else: from which cell on, how many, how much."""

    nama: str
    sel: str
    banyak: int = 0
    jumlah: Decimal = NOL


@dataclass(frozen=True)
class Rancangan:
    """What applying the file would make of the document. `sub_unit` - the sum of each; `bentrok` - the codes of lines
    that somebody else changed since the export and that the file changes too."""

    jumlah_baris_berkas: int
    usul: tuple[Usul, ...]
    hilang: tuple[Hilang, ...]
    sub_unit: Mapping[SubUnit, Decimal]
    dana_baru: Mapping[str, str]
    kesalahan: tuple[Temuan, ...]
    keraguan: tuple[Temuan, ...]
    total: Decimal
    bentrok: frozenset[str] = frozenset()

    def banyak(self, tingkat: Tingkat) -> int:
        return sum(u.tingkat == tingkat for u in self.usul)


def rapat(kode: str) -> str:
    """A code without the blanks that a cell may have put into it."""
    return re.sub(r"\s", "", kode)


def milik_skpd(kode: str, nama: str, kode_pd: str, nama_pd: str) -> bool:
    """Whether a row that names this SKPD is of that PD: by the code where both have one, else by the name."""
    if kode and kode_pd:
        return rapat(kode) == kode_pd
    return bool(nama) and seragam(nama) == seragam(nama_pd)


def uang(jumlah: Decimal) -> str:
    """As it is shown in a table: never broken over two lines."""
    return format_rupiah(jumlah, tak_putus=True)
