"""Words that the sentences share: how an indicator is named, names in a row, and which wording an indicator gets."""

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256

from sakip.angka import Jenis, format_rupiah

from ...isi import IndikatorIsi
from ..satuan import bersatuan, dibaca

# an indicator that begins so says itself what is measured: "Persentase … naik", not "Realisasi Persentase … naik"
UKURAN = {
    *("persentase", "presentase", "prosentase", "persen", "nilai", "indeks", "jumlah", "banyaknya", "angka"),
    *("rata-rata", "rasio", "tingkat", "laju", "prevalensi", "usia", "umur", "harapan", "skor", "hasil", "opini"),
    *("cakupan", "proporsi", "luas", "panjang", "kontribusi", "pertumbuhan", "volume", "lama", "kapasitas", "level"),
    *("predikat", "maturitas", "capaian", "pendapatan", "produksi", "produktivitas", "waktu", "frekuensi", "nilai"),
    *("kepadatan", "kualitas", "derajat", "kategori", "pdrb", "inflasi", "persepsi", "survei", "insidensi", "kasus"),
}


def subjek(i: IndikatorIsi, *, awal: bool = True) -> str:
    """The indicator as the subject of a sentence, at its beginning or within."""
    nama = " ".join(i.nama.split()).rstrip(" .;:")
    kata = nama.split(" ")[0].casefold().strip("“\"'(")
    if kata in UKURAN or kata.split("-")[0] in UKURAN:
        return nama
    return f"{'Realisasi' if awal else 'realisasi'} indikator “{nama}”"


def nama_indikator(i: IndikatorIsi) -> str:
    """As it stands in a row of names."""
    return " ".join(i.nama.split()).rstrip(" .;:")


def nilai(tulisan: str, i: IndikatorIsi) -> str:
    """A figure of the indicator with its unit."""
    return bersatuan(tulisan, i.satuan)


def rupiah(jumlah: Decimal | int) -> str:
    """`Rp 1.000,00`, never cut at the end of a line."""
    return format_rupiah(jumlah, tak_putus=True)


def berangka(tulisan: str) -> bool:
    """Whether "sebesar" may stand before it."""
    return dibaca(tulisan).jenis == Jenis.ANGKA


def masa(i: IndikatorIsi, tahun: int) -> str:
    """Of which time the figure is: of the year, or up to the quarter that was measured last."""
    return f"sampai dengan {i.sampai_periode} tahun {tahun}" if i.sampai_periode else f"tahun {tahun}"


def berpredikat(predikat: str) -> str:
    return f" dengan predikat {predikat.lower()}" if predikat else ""


def deret(butir: Sequence[str]) -> str:
    """`a`, `a dan b`, `a, b, dan c`."""
    if len(butir) < 3:
        return " dan ".join(butir)
    return f"{', '.join(butir[:-1])}, dan {butir[-1]}"


def ragam(kunci: str, pilihan: Sequence[str]) -> str:
    """One of several wordings of the same case: always the same for one indicator, not the same for all."""
    return pilihan[int(sha256(kunci.encode()).hexdigest(), 16) % len(pilihan)]
