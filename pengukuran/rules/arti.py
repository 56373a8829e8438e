"""In which notation the figures of a row are written, where they allow two: one question for all three of them.

The answer (`notasi`) holds for the realisasi and for its numerator and denominator, which nobody writes otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sakip.angka import Nilai, Notasi, baca_cetakan, bacaan, terbilang

ANGKA = ("tertulis", "pembilang", "penyebut")  # what a row holds in figures


class Pasangan(NamedTuple):
    """`ragu`: read as Indonesian, but they may mean something else and nobody was asked yet."""

    pembilang: Decimal | None
    penyebut: Decimal | None
    ragu: bool = False


@dataclass(frozen=True)
class Arti:
    """A text of the row that may mean two numbers, and these in words."""

    tulisan: str
    kata: tuple[tuple[Notasi, str], ...]


def baca_pasangan(pembilang: str, penyebut: str, notasi: str = "") -> Pasangan:
    """As chosen; without a choice, in the only notation in which both are numbers, else each as it alone may be."""
    semua = [bacaan(t) for t in (pembilang, penyebut)]
    ada = [arti for teks, arti in zip((pembilang, penyebut), semua, strict=True) if teks.strip()]
    bersama = [n for n in Notasi if all(n in arti for arti in ada)]
    ragu = not notasi and len({tuple(arti[n] for arti in ada) for n in bersama}) > 1
    urut = [Notasi(notasi)] if notasi in bersama else bersama or list(Notasi)
    return Pasangan(_pertama(semua[0], urut), _pertama(semua[1], urut), ragu)


def _pertama(arti: dict[Notasi, Decimal], urut: Sequence[Notasi]) -> Decimal | None:
    return next((arti[n] for n in urut if n in arti), None)


@lru_cache(maxsize=16384)
def dua_arti(tertulis: str, pembilang: str = "", penyebut: str = "") -> Arti | None:
    """`1.234`: Indonesian, `seribu dua ratus tiga puluh empat`; English, `satu koma dua tiga empat`."""
    if baca_cetakan(tertulis).catatan and (arti := _arti(tertulis)):
        return arti
    if not baca_pasangan(pembilang, penyebut).ragu:
        return None
    return _arti(pembilang) or _arti(penyebut)


def _arti(tulisan: str) -> Arti | None:
    semua = {n: b for n in Notasi if (b := _bilangan(baca_cetakan(tulisan, n))) is not None}
    if len(set(semua.values())) < 2:
        return None
    return Arti(tulisan, tuple((n, terbilang(b)) for n, b in semua.items()))


def _bilangan(nilai: Nilai) -> Decimal | None:
    """The number, or an end of the range, by which its two readings are told apart."""
    return next((b for b in (nilai.bilangan, nilai.atas, nilai.bawah) if b is not None), None)
