"""In which notation the texts of a column are meant: shown by what stands in it, or asked - never guessed.

`85,10` can only be Indonesian and `85.10` only English; `1.234` can be either, so a column of nothing else is asked
about, once. Money never has three decimals, so in a money column `1.234` too has but one reading.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.angka import Nilai, Notasi, baca_nilai, bacaan, cara_baca, dibaca, terbilang

FORMAT_TEKS_INDONESIA = "[$-421]@"  # how `tulis` marks a text that another notation would read otherwise
Bacaan = Callable[[str], Mapping[Notasi, object]]
_MAKS_CONTOH = 3
_TUKAR = str.maketrans(",.", ".,")


@dataclass(frozen=True)
class PertanyaanNotasi:
    """A column that can be read in two ways. `arti` - notation -> what the first example would mean, in words."""

    field: str
    judul: str
    contoh: tuple[str, ...]
    arti: dict[str, str]


@dataclass
class NotasiKolom:
    """`notasi` - None while a question is open; `dua` - the texts with two readings; `inggris` - texts that showed
    the column to be English."""

    notasi: Notasi | None
    dua: tuple[str, ...] = ()
    inggris: tuple[str, ...] = ()


def bacaan_bilangan(teks: str) -> dict[Notasi, Decimal]:
    return bacaan(teks)


def bacaan_rupiah(teks: str) -> dict[Notasi, Decimal]:
    """As `bacaan`, without what is no money: more than two decimals."""
    return {notasi: b for notasi, b in bacaan(teks).items() if int(b.as_tuple().exponent) >= -2}


def bacaan_nilai(teks: str) -> dict[Notasi, tuple[Decimal | None, ...]]:
    """Every reading of a target or realisasi that is a number or a range; a text has none."""
    return {notasi: (n.bilangan, n.bawah, n.atas) for notasi, n in cara_baca(teks).items()}


def dari_inggris(nilai: Nilai) -> Nilai:
    """The value written down in Indonesian notation, as all that is stored."""
    tertulis = re.sub(r"[0-9][0-9.,]*", lambda angka: angka[0].translate(_TUKAR), nilai.tertulis)
    return replace(baca_nilai(tertulis), catatan="") if tertulis != nilai.tertulis else nilai


def notasi_kolom(bacaan: Bacaan, teks: Iterable[str], pilihan: str | None = None, ditandai: int = 0) -> NotasiKolom:
    """The notation of a column from its texts. `pilihan` - what a person has chosen; `ditandai` - how many further
    cells are marked as Indonesian."""
    satu: dict[Notasi, list[str]] = {notasi: [] for notasi in Notasi}
    jumlah = Counter({Notasi.INDONESIA: ditandai})
    dua: list[str] = []
    for isi, banyak in Counter(teks).items():
        arti = bacaan(isi)
        if len(arti) == 1:
            satu[next(iter(arti))].append(isi)
            jumlah[next(iter(arti))] += banyak
        elif len(set(arti.values())) > 1:
            dua.append(isi)
    inggris = jumlah[Notasi.INGGRIS] > jumlah[Notasi.INDONESIA]
    if pilihan in set(Notasi):
        return NotasiKolom(Notasi(pilihan), tuple(dua))
    if not jumlah.total() and dua:
        return NotasiKolom(None, tuple(dua))
    if inggris:
        return NotasiKolom(Notasi.INGGRIS, tuple(dua), tuple(satu[Notasi.INGGRIS][:_MAKS_CONTOH]))
    return NotasiKolom(Notasi.INDONESIA, tuple(dua))


def arti(bacaan: Bacaan, teks: str) -> dict[str, str]:
    """What the text means in either notation, in words."""
    return {notasi.value: _kata(nilai) for notasi, nilai in bacaan(teks).items()}


def _kata(nilai: object) -> str:
    if isinstance(nilai, Decimal):
        return terbilang(nilai)
    if isinstance(nilai, tuple):
        return " sampai ".join(terbilang(b) for b in nilai if b is not None)
    return str(nilai)


def pesan_dua_arti(bacaan: Bacaan, teks: str) -> str:
    macam = " atau ".join(arti(bacaan, teks).values())
    return f"“{teks[:40]}” bisa berarti {macam}. Pilih dahulu cara membaca angka kolom ini."


def peringatan_inggris(judul: str, kolom: NotasiKolom) -> str:
    contoh = "; ".join(f"{teks} {dibaca(dari_inggris(baca_nilai(teks, Notasi.INGGRIS)))}" for teks in kolom.inggris)
    return f"Kolom {judul} ditulis dengan notasi Inggris (koma untuk ribuan, titik untuk desimal): {contoh}."
