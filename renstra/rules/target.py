"""The target of one year, as a form hands it to a service, and what may not contradict each other."""

from dataclasses import dataclass
from decimal import Decimal

from sakip.angka import Jenis, Nilai, baca_nilai
from sakip.teks import seragam

TAHUN_DASAR_PERTAMA = 2000


@dataclass(frozen=True)
class IsiTarget:
    """The target of one year as written, and its indicative ceiling."""

    nilai: Nilai
    pagu: Decimal | None = None


def tahun_dasar(tahun: int | None, tahun_awal: int) -> int:
    """The year of a data dasar; where none is written, the year before the plan begins."""
    return tahun_awal - 1 if tahun is None else tahun


def akhir_bertentangan(target_akhir: str, terakhir: str, tahun: int) -> str | None:
    """The end target is the target of the last year, where both are written (GM/SM Pasal 5)."""
    akhir, tahunan = baca_nilai(target_akhir), baca_nilai(terakhir)
    if Jenis.KOSONG in {akhir.jenis, tahunan.jenis} or _sama(akhir, tahunan):
        return None
    return f"Target akhir {akhir.tertulis} berbeda dari target tahun terakhir ({tahun}), {tahunan.tertulis}."


def _sama(satu: Nilai, lain: Nilai) -> bool:
    if satu.bilangan is not None and lain.bilangan is not None:
        return satu.bilangan == lain.bilangan
    return seragam(satu.tertulis) == seragam(lain.tertulis)


def bilangan_target(tertulis: str) -> Decimal | None:
    """The number in a target as written, where there is one; as many digits as the column of numbers holds."""
    bilangan = baca_nilai(tertulis).bilangan
    return round(bilangan, 6) if bilangan is not None and abs(bilangan) < Decimal(10) ** 18 else None
