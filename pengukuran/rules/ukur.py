"""The one function that page, PDF, Excel, dashboard and report call: an indicator's figures in, its capaian out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from pengukuran.rules.contoh import contoh
from pengukuran.rules.gabung import Gabungan, Isian, gabung
from pengukuran.rules.predikat import Jenjang, predikat
from pengukuran.rules.rumus import Alasan, Capaian, capaian, seperti_disimpan
from pengukuran.rules.ukuran import Kaidah, Ukuran
from renstra.enums import CaraHitung
from sakip.angka import Jenis, Nilai

__all__ = ["HasilUkur", "Kaidah", "Ukuran", "contoh", "dinilai", "perlu_penjelasan", "ukur"]

TRIWULAN_TERAKHIR = 4
BERLANJUT = frozenset({CaraHitung.AKHIR, CaraHitung.MAKSIMUM})


@dataclass(frozen=True)
class HasilUkur:
    """`tahun` - what was reached so far against the year's target; `triwulan` - against the quarter's, where it has
    one."""

    gabungan: Gabungan
    tahun: Capaian
    triwulan: Capaian | None
    predikat: Jenjang | None


def ukur(
    u: Ukuran, isian: Mapping[int, Isian], sampai: int, kaidah: Kaidah, *, akhir: Isian | None = None
) -> HasilUkur:
    """Figures of triwulan 1 to `sampai`. `akhir` - the year's own final figure, which stands instead of theirs."""
    gabungan = _gabungan(u, isian, sampai, akhir)
    tahun = _terhadap(u.target, gabungan, u, kaidah)
    jenjang = predikat(tahun.nilai, kaidah.predikat, kaidah.antara)
    return HasilUkur(gabungan, tahun, _triwulan(u, isian, sampai, kaidah), jenjang)


def dinilai(u: Ukuran, hasil: HasilUkur, sampai: int) -> Capaian | None:
    """The capaian a quarter is judged by: its own target's; without one the year's, but not while it still adds up."""
    if hasil.triwulan is not None:
        return hasil.triwulan
    return hasil.tahun if sampai >= TRIWULAN_TERAKHIR or u.cara_hitung != CaraHitung.JUMLAH else None


def capaian_ditanyakan(u: Ukuran, hasil: HasilUkur, sampai: int, kaidah: Kaidah) -> Decimal | None:
    """The capaian that may look odd: the one the quarter is judged by; of quarters still adding up, the year's once it
    is over the bound already."""
    dilihat = dinilai(u, hasil, sampai)
    if dilihat is not None:
        return dilihat.nilai
    setahun = hasil.tahun.nilai
    return setahun if setahun is not None and setahun > kaidah.atas else None


def perlu_penjelasan(u: Ukuran, hasil: HasilUkur, sampai: int, kaidah: Kaidah) -> bool:
    """Whether kendala and solusi are asked for (SM Lampiran C: the cause of a low realisasi)."""
    nilai = dinilai(u, hasil, sampai)
    if nilai is None:
        return False
    return nilai.tercapai is False if nilai.nilai is None else nilai.nilai < kaidah.ambang


def _gabungan(u: Ukuran, isian: Mapping[int, Isian], sampai: int, akhir: Isian | None) -> Gabungan:
    if akhir is None or akhir.kosong:
        return gabung(isian, u.cara_hitung, sampai, satuan=u.satuan, skala=u.skala)
    return replace(gabung({sampai: akhir}, CaraHitung.AKHIR, sampai, satuan=u.satuan, skala=u.skala), dari=())


def _triwulan(u: Ukuran, isian: Mapping[int, Isian], sampai: int, kaidah: Kaidah) -> Capaian | None:
    """The quarter's own figure; where a figure carries on from quarter to quarter, the one it has come to."""
    target = seperti_disimpan(u.target_triwulan.get(sampai, ""))
    if target.jenis == Jenis.KOSONG:
        return None
    sendiri = {tw: i for tw, i in isian.items() if tw == sampai}
    dari = isian if u.cara_hitung in BERLANJUT else sendiri
    cara = u.cara_hitung if u.cara_hitung in BERLANJUT else CaraHitung.AKHIR
    return _terhadap(target, gabung(dari, cara, sampai, satuan=u.satuan, skala=u.skala), u, kaidah)


def _terhadap(target: str | Nilai, gabungan: Gabungan, u: Ukuran, kaidah: Kaidah) -> Capaian:
    hasil = capaian(target, gabungan.nilai, u.arah, skala=u.skala, batas=kaidah.batas)
    if gabungan.alasan is not None and hasil.alasan == Alasan.TANPA_REALISASI:
        return Capaian(None, None, gabungan.alasan)
    return hasil
