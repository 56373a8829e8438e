"""Efficiency of resources (SM Lampiran D (6)): capaian - serapan, what is left of the budget, or by PMK 214/2017.

Which one the profile says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pengukuran.rules.rata import rata
from pengukuran.rules.rumus import PERSIS, SERATUS, Alasan, bagi, jumlah

CARA = ("selisih", "sisa", "pmk214")
BATAS_E = Decimal(20)
_TENGAH = Decimal(50)


@dataclass(frozen=True)
class BarisAnggaran:
    """One output, sasaran or PD: pagu and its realisation in rupiah, capaian in percent."""

    pagu: Decimal | None
    realisasi: Decimal | None
    capaian: Decimal | None


@dataclass(frozen=True)
class Efisiensi:
    """`nilai` in percent (points); with PMK 214 `nilai` is E and `ne` its score from 0 to 100, both within the limits,
    `*_tanpa_batas` as counted. `alasan` says why there is none."""

    nilai: Decimal | None
    alasan: Alasan | None = None
    dihitung: int = 0
    dikecualikan: int = 0
    ne: Decimal | None = None
    nilai_tanpa_batas: Decimal | None = None
    ne_tanpa_batas: Decimal | None = None


def serapan(pagu: Decimal | None, realisasi: Decimal | None) -> Decimal | None:
    """Percent of the pagu that was spent."""
    return bagi(PERSIS.multiply(realisasi, SERATUS), pagu) if pagu and realisasi is not None else None


def selisih(capaian: Decimal | None, terserap: Decimal | None) -> Efisiensi:
    """Capaian - serapan, in percent points; above zero is efficient, below zero is possible (97,04 - 90,44 = 6,60)."""
    if capaian is None:
        return Efisiensi(None, Alasan.TANPA_CAPAIAN, dikecualikan=1)
    if terserap is None:
        return Efisiensi(None, Alasan.TANPA_PAGU, dikecualikan=1)
    nilai = PERSIS.subtract(capaian, terserap)
    return Efisiensi(nilai, dihitung=1, nilai_tanpa_batas=nilai)


def pmk214(baris: Sequence[BarisAnggaran]) -> Efisiensi:
    """E = mean of 1 - (RAK/RVK)/(PAK/TVK), which is 1 - serapan/capaian; NE = 50 % + E/20 x 50 (PMK 214/2017).

    The limits -20 to 20 on E keep NE within 0 to 100. Rows without pagu or with nothing achieved are left out.
    """
    alasan = [_tak_terhitung(b) for b in baris]
    terpakai = [b for b, sebab in zip(baris, alasan, strict=True) if sebab is None]
    hasil = rata(_satu(b) for b in terpakai)
    lepas = len(baris) - len(terpakai)
    if hasil.nilai is None:
        return Efisiensi(None, next((a for a in alasan if a), Alasan.TANPA_PAGU), dikecualikan=lepas)
    e = hasil.nilai
    terbatas = max(-BATAS_E, min(BATAS_E, e))
    return Efisiensi(terbatas, None, hasil.dihitung, lepas, _ne(terbatas), e, _ne(e))


def sisa(capaian: Decimal | None, terserap: Decimal | None) -> Efisiensi:
    """Percent of the budget that was left over, where the target was reached: less was needed for all that was
    promised. Below the target nothing is said, for what was not done costs nothing."""
    hasil = selisih(capaian, terserap)
    if hasil.nilai is None or capaian is None or terserap is None:
        return hasil
    if capaian < SERATUS:
        return Efisiensi(None, Alasan.BELUM_TERCAPAI, dikecualikan=1)
    nilai = PERSIS.subtract(SERATUS, terserap)
    return Efisiensi(nilai, dihitung=1, nilai_tanpa_batas=nilai)


_BERSAMA = {"selisih": selisih, "sisa": sisa}


def efisiensi(cara: str, baris: Sequence[BarisAnggaran], rata_capaian: str = "aritmetik") -> Efisiensi:
    """By the word of the profile. Unlike PMK 214, several rows are their mean capaian against their budget
    together."""
    if cara == "pmk214":
        return pmk214(baris)
    if cara not in _BERSAMA:
        raise ValueError(f"unknown way of counting efficiency: {cara}")
    lengkap = [b for b in baris if b.capaian is not None and b.pagu and b.realisasi is not None]
    lepas = len(baris) - len(lengkap)
    if not lengkap:
        tanpa_capaian = any(b.capaian is None for b in baris)
        return Efisiensi(None, Alasan.TANPA_CAPAIAN if tanpa_capaian else Alasan.TANPA_PAGU, dikecualikan=lepas)
    terserap = serapan(jumlah(b.pagu for b in lengkap), jumlah(b.realisasi for b in lengkap))
    hasil = _BERSAMA[cara](rata((b.capaian for b in lengkap), rata_capaian).nilai, terserap)
    if hasil.nilai is None:
        return replace(hasil, dikecualikan=len(baris))
    return replace(hasil, dihitung=len(lengkap), dikecualikan=lepas)


def _tak_terhitung(baris: BarisAnggaran) -> Alasan | None:
    if baris.capaian is None:
        return Alasan.TANPA_CAPAIAN
    if baris.capaian <= 0:
        return Alasan.CAPAIAN_NOL
    return None if baris.pagu and baris.realisasi is not None else Alasan.TANPA_PAGU


def _satu(baris: BarisAnggaran) -> Decimal | None:
    terserap = serapan(baris.pagu, baris.realisasi)
    if terserap is None or not baris.capaian:
        return None
    return bagi(PERSIS.multiply(PERSIS.subtract(baris.capaian, terserap), SERATUS), baris.capaian)


def _ne(e: Decimal) -> Decimal:
    return PERSIS.add(_TENGAH, bagi(PERSIS.multiply(e, _TENGAH), BATAS_E))
