"""Targets of an indicator: every year has one, and they move the way the indicator is better."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from renstra.enums import Arah, JenisSimpul
from sakip.skala import baca_skala

from .bunyi import satuan_persen
from .fakta import Angka, FaktaIndikator

_BERARAH = {Arah.NAIK, Arah.TURUN, Arah.SKALA}
_TERTINGGI = {Arah.NAIK: Decimal(100), Arah.TURUN: Decimal(0)}
# below these a yearly output may rightly stay the same: twelve reports each year
_BERHASIL = {JenisSimpul.TUJUAN, JenisSimpul.SASARAN, JenisSimpul.PROGRAM}


def langkah(angka: Angka, fakta: FaktaIndikator) -> Decimal | None:
    """The value to compare: the number, or the step on the scale; None where there is neither."""
    if fakta.arah == Arah.SKALA:
        return baca_skala(fakta.skala).bilangan(angka.tertulis)
    return angka.bilangan


def tahun_kosong(fakta: FaktaIndikator) -> list[int]:
    return [t.tahun for t in fakta.target if not t.tertulis.strip()]


def bukan_angka(fakta: FaktaIndikator) -> list[Angka]:
    """Text targets that no scale orders (GM Lampiran B angka 3, SM Lampiran A angka 3)."""
    tertulis = [t for t in fakta.target if t.tertulis.strip()]
    if fakta.arah == Arah.SKALA:
        return [t for t in tertulis if langkah(t, fakta) is None]
    return [t for t in tertulis if t.bilangan is None]


def mundur(fakta: FaktaIndikator) -> list[tuple[Angka, Angka]]:
    """Pairs (before, target) in which the target is worse than what was reached or aimed at before."""
    if fakta.arah not in _BERARAH:
        return []
    return [(a, b) for a, b in _berturut(fakta) if _lebih_buruk(b, a, fakta)]


def _berturut(fakta: FaktaIndikator) -> Iterator[tuple[Angka, Angka]]:
    target = [t for t in fakta.target if langkah(t, fakta) is not None]
    dasar = fakta.dasar
    if dasar is not None and langkah(dasar, fakta) is not None:
        yield from ((dasar, t) for t in [t for t in target if t.tahun > dasar.tahun][:1])
    yield from pairwise(target)


def _lebih_buruk(baru: Angka, lama: Angka, fakta: FaktaIndikator) -> bool:
    b, a = langkah(baru, fakta), langkah(lama, fakta)
    if a is None or b is None:
        return False
    return b > a if fakta.arah == Arah.TURUN else b < a


def tidak_berubah(fakta: FaktaIndikator) -> str:
    """The one target that stands in every year, where the plan has three or more and it could still be better."""
    nilai = [langkah(t, fakta) for t in fakta.target]
    if fakta.arah not in _BERARAH or fakta.jenis_simpul not in _BERHASIL or len(nilai) < 3:
        return ""
    if None in nilai or len(set(nilai)) > 1 or _di_ujung(fakta, nilai[0] or Decimal(0)):
        return ""
    return fakta.target[0].tertulis


def _di_ujung(fakta: FaktaIndikator, nilai: Decimal) -> bool:
    """Whether it cannot be better: 100 percent, nothing left, the top of the scale."""
    if fakta.arah == Arah.SKALA:
        return nilai >= max(baca_skala(fakta.skala).nilai.values())
    if fakta.arah == Arah.TURUN:
        return nilai <= _TERTINGGI[Arah.TURUN]
    persen = satuan_persen(fakta.satuan) or "%" in fakta.target[0].tertulis
    return persen and nilai >= _TERTINGGI[Arah.NAIK]
