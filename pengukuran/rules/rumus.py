"""The one formula of capaian: target and realisasi in, percent or a reason out (SM Lampiran C; GM/SM Pasal 9).

Numbers are exact: a numerator without any rounding is divided once, to 50 digits. Nothing is rounded to decimals.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from functools import lru_cache

from renstra.enums import Arah
from sakip.angka import Jenis, Nilai, Notasi, baca_cetakan
from sakip.skala import Skala, baca_skala
from sakip.teks import seragam

BAGI = Context(prec=50)
PERSIS = Context(prec=500)
SERATUS = Decimal(100)
Angka = Nilai | Decimal | int | str | None


class Alasan(StrEnum):
    """Why there is no number. It is left out of every mean, and counted as left out."""

    TANPA_TARGET = "tanpa_target"
    TARGET_NOL = "target_nol"
    TARGET_TEKS = "target_teks"
    TANPA_REALISASI = "tanpa_realisasi"
    REALISASI_TEKS = "realisasi_teks"
    REALISASI_RENTANG = "realisasi_rentang"
    DI_LUAR_SKALA = "di_luar_skala"
    TANPA_SKALA = "tanpa_skala"
    MAKNA_GANDA = "makna_ganda"
    PENYEBUT_NOL = "penyebut_nol"
    TANPA_CAPAIAN = "tanpa_capaian"
    CAPAIAN_NOL = "capaian_nol"
    TANPA_PAGU = "tanpa_pagu"
    BELUM_TERCAPAI = "belum_tercapai"

    @property
    def kata(self) -> str:
        return _KATA[self]


_KATA = {
    Alasan.TANPA_TARGET: "Targetnya tidak ada, sehingga capaian tidak dapat dihitung.",
    Alasan.TARGET_NOL: "Targetnya nol, sehingga capaian tidak dapat dihitung dalam persen.",
    Alasan.TARGET_TEKS: "Targetnya berupa teks tanpa skala, sehingga capaian tidak dapat dihitung.",
    Alasan.TANPA_REALISASI: "Realisasinya belum diisi.",
    Alasan.REALISASI_TEKS: "Realisasinya berupa teks, sehingga capaian tidak dapat dihitung.",
    Alasan.REALISASI_RENTANG: "Realisasinya berupa rentang; tulis satu angka agar capaian dapat dihitung.",
    Alasan.DI_LUAR_SKALA: "Target atau realisasinya tidak ada pada skala indikator ini.",
    Alasan.TANPA_SKALA: "Skala indikator ini belum diisi atau tidak terbaca.",
    Alasan.MAKNA_GANDA: "Angkanya belum jelas terbaca; pilih maksudnya atau tulis ulang.",
    Alasan.PENYEBUT_NOL: "Penyebutnya nol, sehingga perbandingannya tidak dapat dihitung.",
    Alasan.TANPA_CAPAIAN: "Capaiannya tidak dapat dihitung, sehingga efisiensinya juga tidak.",
    Alasan.CAPAIAN_NOL: "Capaiannya nol atau kurang, sehingga biaya per hasilnya tidak dapat dihitung.",
    Alasan.BELUM_TERCAPAI: "Targetnya belum tercapai, sehingga sisa anggarannya bukan efisiensi.",
    Alasan.TANPA_PAGU: "Pagunya tidak ada atau nol, sehingga serapannya tidak dapat dihitung.",
}


@dataclass(frozen=True)
class Capaian:
    """`nilai` - percent after the cap, not rounded (80 = 80 %); `sebelum_batas` - before it. `tercapai` - whether the
    target is reached, also known for some that have no percentage (target nol, the same text)."""

    nilai: Decimal | None
    sebelum_batas: Decimal | None
    alasan: Alasan | None = None
    tercapai: bool | None = None


def capaian(target: Angka, realisasi: Angka, arah: str, *, skala: str = "", batas: Decimal | None = None) -> Capaian:
    """Percent of the target that was reached, with T the target and R the realisasi:

    - `naik` R/T; `turun` (2T - R)/T, also below zero; `tetap` 1 - |R - T|/T. All three are 1 +- (R - T)/|T|, which is
      what a target below zero is measured by too: better than promised is above 100 whatever the sign.
    - `skala` position of R / position of T, by the scale's own numbers where it has them; the same label is 100 on
      any scale. Text targets with a scale are read so in the other directions too.
    - a range: 100 inside, else against the end that was passed; one-sided (`≥ 12`) likewise.

    `batas` caps from above only. A `Nilai` whose two readings nobody chose between has no capaian. A text given as
    `str` is read as documents print it (`sakip.angka.baca_cetakan`), `1.234` in Indonesian notation.
    """
    t, r = _nilai(target), _nilai(realisasi)
    if (alasan := _tidak_terhitung(t, r)) is not None:
        return Capaian(None, None, alasan)
    if arah == Arah.SKALA or Jenis.TEKS in {t.jenis, r.jenis}:
        return _menurut_skala(t, r, arah, skala, batas)
    if r.bilangan is None:
        return Capaian(None, None, Alasan.REALISASI_RENTANG)
    if t.jenis == Jenis.RENTANG:
        return _rentang(t, r.bilangan, Arah(arah), batas)
    return _banding(_bilangan(t), r.bilangan, Arah(arah), batas)


def bagi(pembilang: Decimal, penyebut: Decimal) -> Decimal:
    """The quotient to 50 digits; the only division of these rules."""
    return BAGI.divide(pembilang, penyebut)


def jumlah(bilangan: Iterable[Decimal | None]) -> Decimal:
    """The exact sum of what is there."""
    hasil = Decimal(0)
    for satu in bilangan:
        hasil = hasil if satu is None else PERSIS.add(hasil, satu)
    return hasil


def posisi(nilai: Nilai, skala: Skala) -> Decimal | None:
    """The number a value stands for on the scale: by its label, or written as one of the scale's own numbers."""
    if (bilangan := skala.bilangan(nilai.tertulis)) is not None:
        return bilangan
    return nilai.bilangan if nilai.bilangan in skala.nilai.values() else None


def ragu(nilai: Nilai) -> bool:
    """A number with two readings of which none was chosen, or written so that it is not clear."""
    return bool(nilai.catatan)


@lru_cache(maxsize=1024)
def skala_dari(teks: str) -> Skala:
    return baca_skala(teks)


@lru_cache(maxsize=4096)
def seperti_disimpan(teks: str) -> Nilai:
    """A text that is kept in Indonesian notation, unless it can only be another; the same targets are read for every
    quarter."""
    return baca_cetakan(teks, Notasi.INDONESIA)


def _nilai(isi: Angka) -> Nilai:
    if isinstance(isi, Nilai):
        return isi
    if isi is None:
        return Nilai("")
    if isinstance(isi, str):
        return seperti_disimpan(isi)
    if isinstance(isi, bool) or not isinstance(isi, int | Decimal):
        raise TypeError("capaian takes Nilai, Decimal, int or text, never a float")
    bilangan = Decimal(isi)
    if not bilangan.is_finite():
        raise ValueError("capaian takes finite numbers only")
    return Nilai(str(isi), bilangan, jenis=Jenis.ANGKA)


def _bilangan(nilai: Nilai) -> Decimal:
    assert nilai.bilangan is not None
    return nilai.bilangan


def _tidak_terhitung(t: Nilai, r: Nilai) -> Alasan | None:
    if t.jenis == Jenis.KOSONG:
        return Alasan.TANPA_TARGET
    if r.jenis == Jenis.KOSONG:
        return Alasan.TANPA_REALISASI
    return Alasan.MAKNA_GANDA if ragu(t) or ragu(r) else None


def _menurut_skala(t: Nilai, r: Nilai, arah: str, teks: str, batas: Decimal | None) -> Capaian:
    skala = skala_dari(teks)
    if not skala.nilai:
        return _tanpa_skala(t, r, arah, batas)
    a, b = posisi(t, skala), posisi(r, skala)
    if a is None or b is None:
        teks_saja = t.jenis != Jenis.TEKS and arah != Arah.SKALA
        return Capaian(None, None, Alasan.REALISASI_TEKS if teks_saja else Alasan.DI_LUAR_SKALA)
    return _banding(a, b, Arah.NAIK if arah == Arah.SKALA else Arah(arah), batas)


def _tanpa_skala(t: Nilai, r: Nilai, arah: str, batas: Decimal | None) -> Capaian:
    """Texts that nobody put in order: the same text is the target reached, without a percentage; a step of a scale
    that is not at hand is as high as itself."""
    if t.jenis == Jenis.TEKS:
        sama = seragam(t.tertulis) == seragam(r.tertulis)
        if sama and arah == Arah.SKALA:
            return _dibatasi(SERATUS, batas, tercapai=True)
        return Capaian(None, None, Alasan.TARGET_TEKS, True if sama else None)
    return Capaian(None, None, Alasan.REALISASI_TEKS if r.jenis == Jenis.TEKS else Alasan.TANPA_SKALA)


def _banding(t: Decimal, r: Decimal, arah: Arah, batas: Decimal | None) -> Capaian:
    selisih, dasar = PERSIS.subtract(r, t), t.copy_abs()
    tercapai = {Arah.NAIK: selisih >= 0, Arah.TURUN: selisih <= 0}.get(arah, selisih == 0)
    if not t:
        return Capaian(None, None, Alasan.TARGET_NOL, tercapai)
    if arah == Arah.NAIK:
        bagian = PERSIS.add(dasar, selisih)
    else:
        bagian = PERSIS.subtract(dasar, selisih if arah == Arah.TURUN else selisih.copy_abs())
    return _dibatasi(bagi(PERSIS.multiply(bagian, SERATUS), dasar), batas, tercapai)


def _rentang(t: Nilai, r: Decimal, arah: Arah, batas: Decimal | None) -> Capaian:
    """100 inside the range, its ends with it; outside against the end that was passed. (PermenPANRB 8/2021 prints 113
    for 92 against 90; by its own formula it is 102,2.)"""
    ujung = t.bawah if t.bawah is not None and r < t.bawah else t.atas if t.atas is not None and r > t.atas else None
    if ujung is None:
        pas = _ketat(t) and r in {t.bawah, t.atas}
        return _dibatasi(SERATUS, batas, not pas)
    hasil = _banding(ujung, r, arah, batas)
    lebih_baik = arah != Arah.TETAP and (r > ujung) == (arah == Arah.NAIK)
    return Capaian(hasil.nilai, hasil.sebelum_batas, hasil.alasan, lebih_baik)


def _ketat(t: Nilai) -> bool:
    """`> 12` is not reached by 12, `>= 12` is."""
    return t.tertulis[:1] in {"<", ">"} and t.tertulis[1:2] != "="


def _dibatasi(nilai: Decimal, batas: Decimal | None, tercapai: bool) -> Capaian:
    return Capaian(nilai if batas is None else min(nilai, batas), nilai, None, tercapai)
