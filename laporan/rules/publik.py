"""The pictures of the public page: how long a bar is drawn (100 percent fills four fifths of its box)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

PENUH = Decimal(125)
SERATUS = Decimal(100)


@dataclass(frozen=True)
class Batang:
    """Capaian above serapan, each as long as it is high."""

    capaian: str
    serapan: str


def batang(capaian: str, pagu: Decimal | None, realisasi: Decimal | None) -> Batang:
    serapan = realisasi * SERATUS / pagu if pagu and realisasi is not None else None
    return Batang(panjang(Decimal(capaian) if capaian else None), panjang(serapan))


def panjang(persen: Decimal | None) -> str:
    """`80%` for 100 percent; nothing below zero, and no longer than its box."""
    terbatas = min(max(persen or Decimal(0), Decimal(0)), PENUH)
    return f"{(terbatas * SERATUS / PENUH).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"
