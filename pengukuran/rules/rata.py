"""Means upwards: of the indicators of a sasaran, of the sasaran of a PD or regency (SM Lampiran C; G10).

Unrounded in between; arithmetic, or geometric where the profile says so (PMK 22/2021). What has no number is left out,
and how many were is always said. Where the profile caps a capaian, the capped one is averaged.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from itertools import pairwise

from pengukuran.rules.rumus import BAGI, PERSIS, SERATUS, bagi, jumlah

CARA = ("aritmetik", "geometrik")
_AKAR = Context(prec=40)  # of a root, the digits that are sure


@dataclass(frozen=True)
class Rata:
    nilai: Decimal | None
    dihitung: int
    dikecualikan: int


@dataclass(frozen=True)
class RataSatuSasaran:
    kunci: Hashable
    indikator: Rata


@dataclass(frozen=True)
class RataSasaran:
    """`rata` counts sasaran; `indikator_*` count the indicators of all of them."""

    sasaran: tuple[RataSatuSasaran, ...]
    rata: Rata
    indikator_dihitung: int
    indikator_dikecualikan: int


def rata(nilai: Iterable[Decimal | None], cara: str = "aritmetik") -> Rata:
    """The mean of what is there; no value at all has no mean. A capaian below zero counts as zero in a geometric one,
    which is zero then."""
    if cara not in CARA:
        raise ValueError(f"unknown mean: {cara}")
    semua = list(nilai)
    ada = [n for n in semua if n is not None]
    if not ada:
        return Rata(None, 0, len(semua))
    tengah = bagi(jumlah(ada), Decimal(len(ada))) if cara == "aritmetik" else _geometrik(ada)
    return Rata(tengah, len(ada), len(semua) - len(ada))


def rata_sasaran(capaian: Mapping[Hashable, Iterable[Decimal | None]], cara: str = "aritmetik") -> RataSasaran:
    """Sasaran -> capaian of its indicators; a sasaran of which nothing could be counted is left out as a whole."""
    sasaran = tuple(RataSatuSasaran(kunci, rata(nilai, cara)) for kunci, nilai in capaian.items())
    return RataSasaran(
        sasaran,
        rata((s.indikator.nilai for s in sasaran), cara),
        sum(s.indikator.dihitung for s in sasaran),
        sum(s.indikator.dikecualikan for s in sasaran),
    )


def pertumbuhan(nilai: Sequence[Decimal | None]) -> Rata:
    """The mean yearly growth in percent of figures year by year: arithmetic, of each year's growth (Permendagri
    86/2017 tabel T-C.24). What follows a gap or a zero did not grow by any percentage, and is left out."""
    return rata(_tumbuh(lama, baru) for lama, baru in pairwise(nilai))


def _tumbuh(lama: Decimal | None, baru: Decimal | None) -> Decimal | None:
    if not lama or baru is None:
        return None
    return bagi(PERSIS.multiply(PERSIS.subtract(baru, lama), SERATUS), lama.copy_abs())


def _geometrik(ada: Sequence[Decimal]) -> Decimal:
    if min(ada) <= 0:
        return Decimal(0)
    pangkat = bagi(jumlah(BAGI.ln(n) for n in ada), Decimal(len(ada)))
    return _AKAR.plus(BAGI.exp(pangkat))
