"""Means upwards: of the indicators of a sasaran, of the sasaran of a PD or regency (SM Lampiran C; G10).

Arithmetic and unrounded in between. What has no number is left out, and how many were is always said.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pengukuran.rules.rumus import bagi, jumlah


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


def rata(nilai: Iterable[Decimal | None]) -> Rata:
    """The arithmetic mean; no value at all has no mean."""
    semua = list(nilai)
    ada = [n for n in semua if n is not None]
    if not ada:
        return Rata(None, 0, len(semua))
    return Rata(bagi(jumlah(ada), Decimal(len(ada))), len(ada), len(semua) - len(ada))


def rata_sasaran(capaian: Mapping[Hashable, Iterable[Decimal | None]]) -> RataSasaran:
    """Sasaran -> capaian of its indicators; a sasaran of which nothing could be counted is left out as a whole."""
    sasaran = tuple(RataSatuSasaran(kunci, rata(nilai)) for kunci, nilai in capaian.items())
    return RataSasaran(
        sasaran,
        rata(s.indikator.nilai for s in sasaran),
        sum(s.indikator.dihitung for s in sasaran),
        sum(s.indikator.dikecualikan for s in sasaran),
    )
