"""The predikat of a capaian by the scale of the regency (default: Permendagri 86/2017), and that scale as typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pengukuran.rules.cetak import bulatkan, rapikan
from sakip.angka import format_bilangan
from sakip.organisasi.rules.capaian import predikat_bawaan

ANTARA = ("bulat", "bawah")


@dataclass(frozen=True)
class Jenjang:
    """One step. `atas` is only printed: what decides is the lower bound of this step and the one above."""

    kode: str
    nama: str
    bawah: Decimal
    atas: Decimal | None

    @property
    def rentang(self) -> str:
        """`76 – 90`, `≥ 91`"""
        bawah = format_bilangan(self.bawah)
        return f"≥ {bawah}" if self.atas is None else f"{bawah} – {format_bilangan(self.atas)}"


def predikat(nilai: Decimal | None, jenjang: Sequence[Jenjang], antara: str = "bulat") -> Jenjang | None:
    """The step of a capaian. Between two whole bounds (90,5) `bulat` rounds to a whole number first, `bawah` leaves it
    below. The lowest step also takes what lies below its bound, as a capaian may be negative."""
    if nilai is None or not jenjang:
        return None
    if antara not in ANTARA:
        raise ValueError(f"unknown rule between bounds: {antara}")
    ukuran = bulatkan(nilai, 0) if antara == "bulat" else rapikan(nilai)
    return next((j for j in jenjang if ukuran >= j.bawah), jenjang[-1])


def baca_jenjang(isi: Sequence[Sequence[str]]) -> tuple[Jenjang, ...]:
    """The scale of a profile ([code, words, lower bound], falling; the lowest has none); the upper bound printed for a
    step is the last number below the step above it."""
    bawah = [Decimal(batas or 0) for _, _, batas in isi]
    atas = [None, *(b - Decimal(1).scaleb(min(0, int(b.as_tuple().exponent))) for b in bawah[:-1])]
    return tuple(Jenjang(kode, nama, b, a) for (kode, nama, _), b, a in zip(isi, bawah, atas, strict=True))


PERMENDAGRI_86_2017 = baca_jenjang(predikat_bawaan())
