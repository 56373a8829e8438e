"""Two written figures of one indicator held against each other: risen, fallen or kept, by how much, better or worse.

A fall of an indicator whose lower is better is an improvement; a text stands on its scale (GM/SM Pasal 11; SM Lampiran
D (1)-(4)). What cannot be compared is `None`, never a guess.
"""

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from functools import lru_cache

from renstra.enums import Arah
from sakip.angka import Jenis, Nilai, terbilang
from sakip.skala import Skala, baca_skala
from sakip.teks import seragam

from .satuan import dibaca, tulis_selisih

PERSIS = Context(prec=500)


class Gerak(StrEnum):
    NAIK = "naik"
    TURUN = "turun"
    TETAP = "tetap"


@dataclass(frozen=True)
class Sifat:
    """What comparing needs to know of an indicator."""

    arah: str
    satuan: str = ""
    skala: str = ""


@dataclass(frozen=True)
class Banding:
    """`baik` None: kept, or the direction does not tell. `selisih` with its unit, empty where it has no size.

    `jarak`: exact, in the numbers that were compared. `tingkat`: compared on the scale.
    """

    gerak: Gerak
    baik: bool | None = None
    selisih: str = ""
    jarak: Decimal = Decimal(0)
    tingkat: bool = False


def banding(dulu: str, kini: str, sifat: Sifat) -> Banding | None:
    """`kini` against `dulu`; None where one is empty, a range, or a text that is not on the scale."""
    a, b = (dibaca(teks) for teks in (dulu, kini))
    if Jenis.KOSONG in {a.jenis, b.jenis}:
        return None
    skala = _skala(sifat.skala)
    if (sifat.arah == Arah.SKALA or Jenis.TEKS in {a.jenis, b.jenis}) and skala.nilai:
        return _di_skala(a, b, skala, sifat) or _angka(a, b, sifat)
    if seragam(a.tertulis) == seragam(b.tertulis):
        return Banding(Gerak.TETAP)
    return _angka(a, b, sifat)


@lru_cache(maxsize=1024)
def _skala(teks: str) -> Skala:
    return baca_skala(teks)


def _angka(a: Nilai, b: Nilai, sifat: Sifat) -> Banding | None:
    if a.bilangan is None or b.bilangan is None or (a.satuan and b.satuan and not _sesatuan(a, b)):
        return None
    beda = PERSIS.subtract(b.bilangan, a.bilangan)
    return _banding(beda, tulis_selisih(beda, sifat.satuan or b.satuan or a.satuan), sifat.arah)


def _sesatuan(a: Nilai, b: Nilai) -> bool:
    return seragam(a.satuan) == seragam(b.satuan)


def _di_skala(a: Nilai, b: Nilai, skala: Skala, sifat: Sifat) -> Banding | None:
    urut = sorted(skala.nilai.values())
    letak = [_letak(n, skala) for n in (a, b)]
    if letak[0] is None or letak[1] is None:
        return None
    langkah = urut.index(letak[1]) - urut.index(letak[0])
    selisih = f"{terbilang(abs(langkah))} tingkat"
    return _banding(Decimal(langkah), selisih, sifat.arah, tingkat=True)


def _letak(nilai: Nilai, skala: Skala) -> Decimal | None:
    if (bilangan := skala.bilangan(nilai.tertulis)) is not None:
        return bilangan
    return nilai.bilangan if nilai.bilangan in skala.nilai.values() else None


def _banding(beda: Decimal, selisih: str, arah: str, *, tingkat: bool = False) -> Banding:
    if not beda:
        return Banding(Gerak.TETAP, tingkat=tingkat)
    gerak = Gerak.NAIK if beda > 0 else Gerak.TURUN
    baik = None if arah == Arah.TETAP else (beda < 0) == (arah == Arah.TURUN)
    return Banding(gerak, baik, selisih, abs(beda), tingkat)
