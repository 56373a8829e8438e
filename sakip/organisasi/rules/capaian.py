"""What the profile says of capaian: the scale of predikat, and from where on an explanation or a question is due.

No regulation of the sources has a scale; the national one stands (Permendagri 86/2017, tabel T-E.1).
"""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from .verifikasi import BarisSalah

# code of the label, its words; falling
JENJANG_PREDIKAT = (
    ("sangat_tinggi", "Sangat tinggi"),
    ("tinggi", "Tinggi"),
    ("sedang", "Sedang"),
    ("rendah", "Rendah"),
    ("sangat_rendah", "Sangat rendah"),
)
_BATAS_BAWAH = ("91", "76", "66", "51")  # of all but the lowest, which takes the rest


def predikat_bawaan() -> list[list[str]]:
    """[code, words, lower bound in percent], falling; the lowest has no lower bound (Permendagri 86/2017)."""
    return [[kode, nama, batas] for (kode, nama), batas in zip(JENJANG_PREDIKAT, (*_BATAS_BAWAH, ""), strict=True)]


def periksa_predikat(isi: Any) -> str:
    """What is wrong with a scale, as a sentence; empty where nothing is."""
    if not isinstance(isi, list) or not isi or not all(isinstance(b, list) and len(b) == 3 for b in isi):
        return "Skala predikat adalah daftar [kode, nama, batas bawah]."
    kode = [k for k, _ in JENJANG_PREDIKAT]
    if any(b[0] not in kode for b in isi) or len({b[0] for b in isi}) != len(isi):
        return f"Kode predikat masing-masing sekali dari: {', '.join(kode)}."
    if not all(isinstance(b[1], str) and b[1].strip() for b in isi):
        return "Setiap predikat mempunyai nama."
    return _periksa_batas([b[2] for b in isi])


def _periksa_batas(batas: Sequence[Any]) -> str:
    if batas[-1] != "":
        return "Predikat terendah tidak mempunyai batas bawah."
    try:
        angka = [Decimal(b if isinstance(b, str) else "") for b in batas[:-1]]
    except InvalidOperation:
        return "Batas bawah predikat ditulis sebagai angka, misalnya 91 atau 90,5."
    if any(not b.is_finite() for b in angka) or any(a <= b for a, b in pairwise(angka)):
        return "Batas bawah predikat harus menurun."
    return ""


# ---- as the admin writes it, one per line


def kata_predikat(isi: Sequence[Sequence[str]]) -> list[str]:
    """`Sangat tinggi: 91`; the lowest `Sangat rendah`."""
    return [f"{nama}: {batas.replace('.', ',')}" if batas else nama for _, nama, batas in isi]


def baca_predikat(baris: Sequence[str]) -> list[list[str]]:
    """The lines of the form, as `kata_predikat` writes them, from the highest to the lowest. Raises `BarisSalah`."""
    if not baris:
        raise BarisSalah("Skala predikat belum ditulis. Mulai dari yang tertinggi, misalnya Sangat tinggi: 91.")
    if len(baris) > len(JENJANG_PREDIKAT):
        raise BarisSalah(f"Paling banyak {len(JENJANG_PREDIKAT)} predikat.")
    # the last line is the lowest; those above it take the codes from the top, which choose the colour
    kode = [k for k, _ in JENJANG_PREDIKAT]
    kode = [*kode[: len(baris) - 1], kode[-1]]
    hasil = []
    for satu, k in zip(baris, kode, strict=True):
        nama, _, batas = satu.partition(":")
        hasil.append([k, " ".join(nama.split()), batas.strip().replace(",", ".")])
    if salah := periksa_predikat(hasil):
        raise BarisSalah(f"{salah} Tulis seperti Sangat tinggi: 91, dan yang terendah tanpa angka.")
    return hasil
