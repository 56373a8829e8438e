"""The ordered text scale of an indicator: what stands for a number where a target is a text (GM/SM Pasal 10)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from sakip.angka import AngkaSalah, Jenis, baca_bilangan, baca_nilai, format_bilangan
from sakip.teks import seragam

CONTOH = "Tulis dari terendah ke tertinggi, misalnya TMP; WDP; WTP, atau dengan angka: D = 1; C = 2; B = 3."


_BUKAN = re.compile(r"\b(?:belum|bukan|tidak|kurang)\b")  # `belum WTP` is not WTP
_KATA = re.compile(r"(?:predikat|nilai|kategori|opini|peringkat|status|hasil|kriteria|akreditasi)\b[\s:=]*")
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_BERTINGKAT = re.compile(r"\b(level|tingkat|tahap|strata|kelas)\s+([ivx]+)\b")


def _angka_biasa(teks: str) -> str:
    """`level iii` is `level 3`."""
    return _BERTINGKAT.sub(lambda c: f"{c[1]} {_ROMAWI.get(c[2], c[2])}", teks)


def _inti(bagian: str) -> str:
    """A part of a text without the word that announces a label and the figure beside it."""
    return re.sub(r"^[0-9][0-9.,%]*\s+|\s+[0-9][0-9.,%]*$", "", _KATA.sub("", bagian, count=1)).strip()


@dataclass(frozen=True)
class Skala:
    """Labels from the lowest to the highest with their numbers; `salah` says why it cannot be read."""

    nilai: dict[str, Decimal] = field(default_factory=dict)
    salah: str = ""

    def bilangan(self, teks: str) -> Decimal | None:
        """The number that a label stands for, whatever its case and spaces, also as `Predikat B`, `Level III`,
        `Nilai 70,15 (BB)`; None where it is no label, or names two."""
        sebutan = {_angka_biasa(seragam(label)): b for label, b in self.nilai.items()}
        dicari = _angka_biasa(seragam(teks))
        if dicari in sebutan:
            return sebutan[dicari]
        if _BUKAN.search(dicari):
            return None
        bagian = [b.strip() for b in re.split(r"[()/]", dicari)]
        cocok = {sebutan[x] for b in bagian for x in (b, _inti(b)) if x in sebutan}
        return cocok.pop() if len(cocok) == 1 else None

    def __str__(self) -> str:
        return "; ".join(f"{label} = {format_bilangan(b)}" for label, b in self.nilai.items())


def baca_skala(teks: str) -> Skala:
    """`TMP; WDP; WTP` counts 1, 2, 3; `D = 1; C = 2` as written. A text target needs one (GM Lampiran B.3, SM A.3)."""
    bagian = [b for b in (satu.strip() for satu in teks.replace("\n", ";").split(";")) if b]
    if not bagian:
        return Skala()
    if len(bagian) < 2:
        return Skala(salah=f"Skala memuat paling sedikit dua sebutan, dipisah titik koma. {CONTOH}")
    berangka = ["=" in satu for satu in bagian]
    if any(berangka) and not all(berangka):
        return Skala(salah="Tulis angkanya pada semua sebutan skala, atau tidak sama sekali.")
    try:
        pasangan = [_pasangan(satu, urut) for urut, satu in enumerate(bagian, start=1)]
    except AngkaSalah as galat:
        return Skala(salah=f"Angka pada skala tidak terbaca. {galat.pesan}")
    return _diperiksa(pasangan)


def _pasangan(bagian: str, urut: int) -> tuple[str, Decimal]:
    label, tanda, angka = bagian.partition("=")
    return " ".join(label.split()), baca_bilangan(angka) if tanda else Decimal(urut)


def _diperiksa(pasangan: list[tuple[str, Decimal]]) -> Skala:
    sudah: set[str] = set()
    for label, _ in pasangan:
        if not label:
            return Skala(salah=f"Ada sebutan skala yang kosong. {CONTOH}")
        if seragam(label) in sudah:
            return Skala(salah=f"Sebutan “{label}” tertulis dua kali pada skala.")
        sudah.add(seragam(label))
    for (rendah, a), (tinggi, b) in pairwise(pasangan):
        if a >= b:
            return Skala(salah=f"Urutkan skala dari terendah ke tertinggi: {tinggi} harus di atas {rendah}.")
    return Skala(dict(pasangan))


def catatan_skala(skala: str, nilai: Iterable[str]) -> list[str]:
    """What is to be said of targets that are texts, beside the indicator's scale."""
    teks = [isi for isi in dict.fromkeys(nilai) if baca_nilai(isi).jenis == Jenis.TEKS]
    if not teks:
        return []
    dibaca = baca_skala(skala)
    if not dibaca.nilai:
        return [f"Target {_sebut(teks)} berupa teks, tetapi skalanya belum diisi."]
    asing = [isi for isi in teks if dibaca.bilangan(isi) is None]
    return [f"Target {_sebut(asing)} tidak ada pada skala {', '.join(dibaca.nilai)}."] if asing else []


def _sebut(nilai: Iterable[str]) -> str:
    return ", ".join(f"“{isi}”" for isi in nilai)
