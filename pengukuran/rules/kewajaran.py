"""Figures that are possible but odd: each asks "benar?" once. Nothing here refuses anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

from pengukuran.rules.cetak import cetak_capaian
from pengukuran.rules.gabung import Isian, berpersen, rasio
from pengukuran.rules.rumus import SERATUS, bagi, seperti_disimpan
from renstra.enums import Arah, CaraHitung
from sakip.angka import format_bilangan
from sakip.teks import seragam

RIWAYAT_TERSEDIKIT = 3
KALI = Decimal(3)


@dataclass(frozen=True)
class Keanehan:
    """`kode` names the kind, so that an answer given once is not asked for again; `pesan` is the question."""

    kode: str
    pesan: str


@dataclass(frozen=True)
class AngkaDiperiksa:
    """One figure with what it is seen against. `sebelum` - earlier quarters of the year; `riwayat` - comparable values
    of earlier years; `capaian` - the one this quarter is judged by."""

    isian: Isian
    target: str = ""
    satuan: str = ""
    arah: str = Arah.NAIK
    cara_hitung: str = CaraHitung.AKHIR
    sebelum: Mapping[int, Decimal] = field(default_factory=dict)
    riwayat: Sequence[Decimal] = ()
    capaian: Decimal | None = None
    atas: Decimal = Decimal(150)
    bawah: Decimal = Decimal(50)


def periksa(angka: AngkaDiperiksa) -> tuple[Keanehan, ...]:
    """Every question the figure raises, none when it is as one would expect."""
    pertanyaan = (
        ("pencilan", _pencilan(angka)),
        ("menurun", _menurun(angka)),
        ("capaian_tinggi", _capaian_tinggi(angka)),
        ("capaian_rendah", _capaian_rendah(angka)),
        ("lebih_100", _lebih_seratus(angka)),
        ("pembilang", _pembilang(angka)),
        ("rasio", _rasio_beda(angka)),
        ("satuan", _satuan_beda(angka)),
    )
    return tuple(Keanehan(kode, pesan) for kode, pesan in pertanyaan if pesan)


def _pencilan(a: AngkaDiperiksa) -> str:
    nilai = a.isian.nilai.bilangan
    if nilai is None or len(a.riwayat) < RIWAYAT_TERSEDIKIT:
        return ""
    tengah = median(a.riwayat)
    if tengah:
        banding = bagi(nilai, tengah)
        jauh = banding >= KALI or banding * KALI <= 1
    else:
        terjauh = max(abs(r) for r in a.riwayat)
        jauh = bool(terjauh) and abs(nilai) >= KALI * terjauh
    if not jauh:
        return ""
    return (
        f"Realisasi {a.isian.nilai.tertulis} jauh dari biasanya: nilai tengah {len(a.riwayat)} angka sebelumnya "
        f"{format_bilangan(tengah)}. Benar?"
    )


def _menurun(a: AngkaDiperiksa) -> str:
    """A figure that carries on from the quarter before does not fall where higher is better."""
    nilai = a.isian.nilai.bilangan
    berlanjut = a.cara_hitung in {CaraHitung.AKHIR, CaraHitung.MAKSIMUM} and a.arah == Arah.NAIK
    if nilai is None or not berlanjut or not a.sebelum:
        return ""
    tertinggi = max(a.sebelum.values())
    if nilai >= tertinggi:
        return ""
    return (
        f"Realisasi {a.isian.nilai.tertulis} lebih kecil daripada {format_bilangan(tertinggi)} pada triwulan "
        "sebelumnya. Benar?"
    )


def _capaian_tinggi(a: AngkaDiperiksa) -> str:
    if a.capaian is None or a.capaian <= a.atas:
        return ""
    return f"Capaiannya {cetak_capaian(a.capaian)}%, lebih dari {format_bilangan(a.atas)}%. Benar?"


def _capaian_rendah(a: AngkaDiperiksa) -> str:
    if a.capaian is None or a.capaian >= a.bawah:
        return ""
    return f"Capaiannya {cetak_capaian(a.capaian)}%, kurang dari {format_bilangan(a.bawah)}%. Benar?"


def _lebih_seratus(a: AngkaDiperiksa) -> str:
    nilai = a.isian.nilai
    if nilai.bilangan is None or nilai.bilangan <= SERATUS or not _bagian_dari_utuh(a):
        return ""
    return f"Realisasi {nilai.tertulis} melebihi 100 persen. Benar?"


def _pembilang(a: AngkaDiperiksa) -> str:
    atas, bawah = a.isian.pembilang, a.isian.penyebut
    if atas is None or bawah is None or atas <= bawah or not _bagian_dari_utuh(a):
        return ""
    return f"Pembilang {format_bilangan(atas)} lebih besar daripada penyebut {format_bilangan(bawah)}. Benar?"


def _bagian_dari_utuh(a: AngkaDiperiksa) -> bool:
    """A percentage whose own target is not above 100 (a growth may be)."""
    target = seperti_disimpan(a.target)
    persen = berpersen(a.isian.nilai.satuan or target.satuan or a.satuan)
    return persen and not (target.bilangan is not None and target.bilangan > SERATUS)


def _rasio_beda(a: AngkaDiperiksa) -> str:
    """What was typed beside a numerator and denominator is what they make, to its last digit rounded or cut."""
    nilai, hasil = a.isian.nilai.bilangan, rasio(a.isian, a.satuan)
    if (
        nilai is None
        or hasil is None
        or abs(nilai - hasil) < Decimal(1).scaleb(min(0, int(nilai.as_tuple().exponent)))
    ):
        return ""
    return f"Pembilang dan penyebutnya menghasilkan {cetak_capaian(hasil)}, tertulis {a.isian.nilai.tertulis}. Benar?"


def _satuan_beda(a: AngkaDiperiksa) -> str:
    satuan = a.isian.nilai.satuan
    diharapkan = [s for s in (seperti_disimpan(a.target).satuan, a.satuan) if s]
    if not satuan or not diharapkan or any(_sama(satuan, s) for s in diharapkan):
        return ""
    return f"Satuan realisasinya {satuan}, sedangkan targetnya {diharapkan[0]}. Benar?"


def _sama(satu: str, lain: str) -> bool:
    return seragam(satu) == seragam(lain) or (berpersen(satu) and berpersen(lain))
