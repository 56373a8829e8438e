"""One's own deadlines as a calendar: the weeks of a month, or the months of a year."""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from sakip.angka import BULAN

from ..queries.pengingat import Tonggak
from ..rules.tenggat import Lencana
from .pengingat import sebut


@dataclass(frozen=True)
class Butir:
    """One milestone on one day, however many PD it concerns; `lencana`: of the most urgent of them."""

    nama: str
    siapa: str
    lencana: Lencana
    url: str


@dataclass(frozen=True)
class Hari:
    tanggal: date
    dalam_bulan: bool
    kini: bool
    libur: str
    butir: list[Butir]


@dataclass(frozen=True)
class Bulan:
    """A month with its weeks; `hari`: only the days with something on them."""

    awal: date
    pekan: list[list[Hari]]

    @property
    def nama(self) -> str:
        return nama_bulan(self.awal)

    @property
    def hari(self) -> list[Hari]:
        return [h for pekan in self.pekan for h in pekan if h.dalam_bulan and h.butir]

    @property
    def jumlah(self) -> int:
        return sum(len(h.butir) for h in self.hari)


def nama_bulan(awal: date) -> str:
    return f"{BULAN[awal.month - 1]} {awal.year}"


def geser_bulan(awal: date, n: int) -> date:
    """The first day of the month `n` months on."""
    nomor = awal.year * 12 + awal.month - 1 + n
    return date(nomor // 12, nomor % 12 + 1, 1)


def menurut_hari(semua: Iterable[Tonggak]) -> dict[date, list[Butir]]:
    """The milestones by the day they fall on: that of the dispensasi while it is still needed."""
    kelompok: dict[tuple[date, str, int], list[Tonggak]] = defaultdict(list)
    for t in semua:
        buka = None if t.baris.terpenuhi else t.baris.dispensasi
        batas = max(d for d in (t.baris.tenggat.tanggal, buka) if d is not None)
        kelompok[batas, t.baris.tenggat.kode, t.tahun].append(t)
    hasil: dict[date, list[Butir]] = defaultdict(list)
    for (batas, _, tahun), isi in kelompok.items():
        hasil[batas].append(_butir(isi, tahun))
    return hasil


def _butir(semua: list[Tonggak], tahun: int) -> Butir:
    satu = min(semua, key=lambda t: t.baris.terpenuhi is not None)
    pd = [t.pd for t in semua if t.pd]
    tanya = {"tahun": tahun, "pd": pd[0].pk if len(pd) == 1 else "semua"}
    alamat = f"{reverse('kalender:daftar')}?{urlencode(tanya)}"
    return Butir(satu.baris.tenggat.nama, sebut(pd), satu.baris.lencana, alamat)


def bulan(awal: date, butir: Mapping[date, list[Butir]], libur: Mapping[date, str], hari_ini: date) -> Bulan:
    pekan = calendar.Calendar().monthdatescalendar(awal.year, awal.month)
    return Bulan(
        awal,
        [
            [Hari(t, t.month == awal.month, t == hari_ini, libur.get(t, ""), butir.get(t, [])) for t in satu]
            for satu in pekan
        ],
    )
