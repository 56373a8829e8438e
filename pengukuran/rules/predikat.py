"""The predikat of a capaian by the scale of the regency (default: Permendagri 86/2017), and that scale as typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pengukuran.rules.cetak import bulatkan, rapikan
from sakip.angka import AngkaSalah, MasukanSalah, baca_bilangan, format_bilangan

KODE = ("sangat_tinggi", "tinggi", "sedang", "rendah", "sangat_rendah")
ANTARA = ("bulat", "bawah")
CONTOH = '["tinggi", "Tinggi", "76"]'
_PANJANG_NAMA = 40


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


PERMENDAGRI_86_2017 = (
    Jenjang("sangat_tinggi", "Sangat Tinggi", Decimal(91), None),
    Jenjang("tinggi", "Tinggi", Decimal(76), Decimal(90)),
    Jenjang("sedang", "Sedang", Decimal(66), Decimal(75)),
    Jenjang("rendah", "Rendah", Decimal(51), Decimal(65)),
    Jenjang("sangat_rendah", "Sangat Rendah", Decimal(0), Decimal(50)),
)


def predikat(nilai: Decimal | None, jenjang: Sequence[Jenjang], antara: str = "bulat") -> Jenjang | None:
    """The step of a capaian. Between two whole bounds (90,5) `bulat` rounds to a whole number first, `bawah` leaves it
    below. The lowest step also takes what lies below its bound, as a capaian may be negative."""
    if nilai is None or not jenjang:
        return None
    if antara not in ANTARA:
        raise ValueError(f"unknown rule between bounds: {antara}")
    ukuran = bulatkan(nilai, 0) if antara == "bulat" else rapikan(nilai)
    return next((j for j in jenjang if ukuran >= j.bawah), jenjang[-1])


def periksa_jenjang(isi: object) -> str:
    """What is wrong with a scale as the admin writes it, from the highest step down; "" when it is right."""
    if not isinstance(isi, list) or not 2 <= len(isi) <= len(KODE):
        return f"Tulis 2 sampai {len(KODE)} jenjang dari yang tertinggi, masing-masing seperti {CONTOH}."
    for nomor, baris in enumerate(isi, start=1):
        if pesan := _salah_baris(baris):
            return f"Jenjang ke-{nomor}: {pesan}"
    for (nomor, atas), bawah in zip(enumerate(isi[:-1], start=2), isi[1:], strict=True):
        if KODE.index(bawah[0]) <= KODE.index(atas[0]):
            return f"Jenjang ke-{nomor}: kode harus berurutan dari {KODE[0]} ke {KODE[-1]}, tanpa diulang."
        if _batas(bawah[2]) >= _batas(atas[2]):
            return f"Jenjang ke-{nomor}: batas bawahnya harus lebih kecil daripada jenjang di atasnya."
    return ""


def baca_jenjang(isi: object) -> tuple[Jenjang, ...]:
    """The scale as typed; the upper bound printed for a step is the last number below the step above it."""
    if pesan := periksa_jenjang(isi):
        raise MasukanSalah(pesan)
    assert isinstance(isi, list)
    bawah = [_batas(baris[2]) for baris in isi]
    atas = [None, *(b - Decimal(1).scaleb(min(0, int(b.as_tuple().exponent))) for b, _ in pairwise(bawah))]
    return tuple(Jenjang(kode, nama.strip(), b, a) for (kode, nama, _), b, a in zip(isi, bawah, atas, strict=True))


def _salah_baris(baris: object) -> str:
    if not isinstance(baris, list | tuple) or len(baris) != 3:
        return f"tulis kode, nama, dan batas bawah seperti {CONTOH}."
    kode, nama, bawah = baris
    if kode not in KODE:
        return f"kodenya salah satu dari {', '.join(KODE)}."
    if not isinstance(nama, str) or not 1 <= len(nama.strip()) <= _PANJANG_NAMA:
        return f"namanya 1 sampai {_PANJANG_NAMA} huruf."
    try:
        return "" if _batas(bawah) >= 0 else "batas bawahnya tidak boleh kurang dari nol."
    except AngkaSalah as salah:
        return f"batas bawah. {salah.pesan}"


def _batas(isi: object) -> Decimal:
    if isinstance(isi, int) and not isinstance(isi, bool):
        return Decimal(isi)
    if isinstance(isi, str):
        return baca_bilangan(isi)
    raise AngkaSalah('Tulis sebagai teks, misalnya "90,5".')
