"""Widths of a table's columns: words and amounts are not broken where they fit, the rest is shared as asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .blok import Tabel

MM_TITIK = Decimal("0.3528")
LAPIK = Decimal("3.4")  # left and right of a cell, millimetres
HURUF_BESAR, HURUF_KECIL, LANGKAH = Decimal(9), Decimal(6), Decimal("0.5")
HURUF_BIASA = Decimal("7.5")  # the least that reads without effort
UTAMA, BANYAK_KOLOM = Decimal(30), 7  # millimetres that the main column of so many has
MAKS_KATA = Decimal(45)  # a longer word is broken
# widths of a sign, in sizes of the letter; the bold ones of a heading are wider
_ANGKA, _TANDA, _HURUF = Decimal("0.56"), Decimal("0.29"), Decimal("0.53")
LEBIH = {"arial": Decimal(1), "bookman": Decimal("1.2")}
TEBAL = Decimal("1.14")
_KATA = re.compile(r"[\s\u200b]+")


@dataclass(frozen=True)
class Lebar:
    """`persen` of the width, one for each column, 100 in all; `huruf`: size of the letters in points."""

    persen: tuple[Decimal, ...]
    huruf: Decimal


def lebar_kolom(tabel: Tabel, mm: Decimal, jenis_huruf: str = "arial") -> Lebar:
    """Of a table that has `mm` millimetres; where its words do not fit, or many columns leave too little to the one
    that tells the rows apart, in smaller letters."""
    huruf = HURUF_BESAR
    perlu = _perlu(tabel, huruf, jenis_huruf)
    while huruf > HURUF_KECIL and (sum(perlu) > mm or (huruf > HURUF_BIASA and _sempit(tabel, perlu, mm))):
        huruf -= LANGKAH
        perlu = _perlu(tabel, huruf, jenis_huruf)
    return Lebar(_bagi([Decimal(k.lebar) for k in tabel.kolom], perlu, mm), huruf)


def kolom_utama(tabel: Tabel) -> int:
    """The column that tells the rows apart: the one that asks for most."""
    return max(range(len(tabel.kolom)), key=lambda n: tabel.kolom[n].lebar)


def _sempit(tabel: Tabel, perlu: Sequence[Decimal], mm: Decimal) -> bool:
    if len(tabel.kolom) < BANYAK_KOLOM:
        return False
    utama = kolom_utama(tabel)
    return mm - sum(perlu) + perlu[utama] < UTAMA


def _perlu(tabel: Tabel, huruf: Decimal, jenis_huruf: str) -> list[Decimal]:
    """What the longest word of each column takes."""
    titik = huruf * MM_TITIK * LEBIH[jenis_huruf]
    hasil = []
    for n, k in enumerate(tabel.kolom):
        kata = max((panjang(x) for baris in tabel.baris for x in _utuh(baris[n], k.rata)), default=Decimal(0))
        judul = max((panjang(x) for x in _KATA.split(k.judul)), default=Decimal(0)) * TEBAL
        tebal = TEBAL if tabel.tebal else Decimal(1)
        hasil.append(min(max(kata * tebal, judul) * titik, MAKS_KATA) + LAPIK)
    return hasil


def _utuh(teks: str, rata: str) -> Sequence[str]:
    """Parts that stay on one line: amounts whole, of words each."""
    return [teks] if rata == "angka" else _KATA.split(teks)


def panjang(kata: str) -> Decimal:
    """Width of a word in sizes of its letter."""
    angka = sum(c.isdigit() for c in kata)
    tanda = sum(c in ".,:;|'ijl-/()" for c in kata)
    besar = sum(c.isupper() for c in kata)
    gemuk = sum(c in "mwMW%" for c in kata)
    lebih = besar * Decimal("0.15") + gemuk * Decimal("0.3")
    return angka * _ANGKA + tanda * _TANDA + (len(kata) - angka - tanda) * _HURUF + lebih


def _bagi(bobot: Sequence[Decimal], perlu: Sequence[Decimal], mm: Decimal) -> tuple[Decimal, ...]:
    """Shares by weight, of which none is below what it needs; too little room: by need."""
    if sum(perlu) >= mm:
        return _persen(perlu)
    tetap: set[int] = set()
    while True:
        sisa = mm - sum(perlu[i] for i in tetap)
        jumlah = sum(bobot[i] for i in range(len(bobot)) if i not in tetap)
        bagian = [perlu[i] if i in tetap else bobot[i] * sisa / jumlah for i in range(len(bobot))]
        kurang = {i for i in range(len(bobot)) if bagian[i] < perlu[i]} - tetap
        if not kurang:
            return _persen(bagian)
        tetap |= kurang


def _persen(bagian: Sequence[Decimal]) -> tuple[Decimal, ...]:
    jumlah = sum(bagian)
    hasil = [(b * 100 / jumlah).quantize(Decimal("0.01")) for b in bagian]
    hasil[-1] += 100 - sum(hasil)
    return tuple(hasil)
