"""Which version of a PK answers for a quarter, and which measurement of it stands (GM/SM Pasal 9 ayat (2), (5))."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..enums import TRIWULAN, UKUR_DITERIMA, Periode, sampai_triwulan


@dataclass(frozen=True)
class VersiPK:
    """A version that came into force: its number, and from which day."""

    id: int
    versi: int
    mulai: date


@dataclass(frozen=True)
class VersiUkur:
    """One measurement of a period: of which version of the PK, which version of its own, and how it stands."""

    id: int
    versi_pk: int
    versi: int
    status: str


def akhir_periode(tahun: int, periode: str) -> date:
    """The last day of the period: 31 March, 30 June, 30 September, 31 December."""
    bulan = 3 * sampai_triwulan(periode)
    return date(tahun, bulan, monthrange(tahun, bulan)[1])


def bulan_terakhir(periode: str) -> int:
    """The month up to whose end the budget is counted: 3, 6, 9 or 12."""
    return 3 * sampai_triwulan(periode)


def kode_tenggat(periode: str) -> str:
    """The milestone of the profile (E6, E7)."""
    return "ukur.tahunan" if periode == Periode.TAHUN else f"ukur.{periode}"


def yang_menjawab(versi: Iterable[VersiPK], tahun: int, periode: str) -> VersiPK | None:
    """The version of a PK whose rows are measured in this period (GM/SM Pasal 9 ayat (2)).

    It is the one in force on the period's last day. The first version promises the whole year, so it answers from 1
    January on, on whichever day of the year it was signed; a changed one from the day it came into force. A version
    that was replaced before the period ended does not answer for it.
    """
    akhir = akhir_periode(tahun, periode)
    urut = sorted(versi, key=lambda v: v.versi)
    berlaku = [v for v in urut if v.mulai <= akhir]
    if berlaku:
        return berlaku[-1]
    return urut[0] if urut else None


def yang_berlaku(semua: Iterable[VersiUkur]) -> VersiUkur | None:
    """Of the measurements of one office and period the one that counts: the newest accepted, else the newest."""
    urut = sorted(semua, key=lambda u: (u.versi_pk, u.versi))
    diterima = [u for u in urut if u.status in UKUR_DITERIMA]
    return next(reversed(diterima or urut), None)


def triwulan(periode: str) -> int | None:
    """1 to 4; None of the year."""
    return TRIWULAN.get(Periode(periode))


def periode_bawaan(tahun: int, hari_ini: date) -> str:
    """The period one comes to fill in: the last that is over, the first triwulan before that; the year itself after
    January, when its fourth triwulan has been sent."""
    if (hari_ini.year, hari_ini.month) > (tahun + 1, 1):
        return Periode.TAHUN
    selesai = [p for p in TRIWULAN if akhir_periode(tahun, p) < hari_ini]
    return selesai[-1] if selesai else Periode.TRIWULAN_1
