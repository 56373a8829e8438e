"""A figure with its unit, which is written once."""

from sakip.angka import Jenis, Notasi, baca_nilai
from sakip.teks import seragam

PERSEN = {"%", "persen", "persen (%)", "% (persen)"}
RUPIAH = {"rp", "rp.", "rupiah"}
# they name the kind of number, and are not said behind it: not "72,50 nilai", "WTP opini"
SEBUTAN = {
    *("nilai", "indeks", "angka", "skor", "poin", "point", "rasio"),
    *("predikat", "kategori", "opini", "level"),
}


def bersatuan(tulisan: str, satuan: str) -> str:
    """`52,30%`, `12 dokumen`, `Rp 5.000.000`; as it was written where the unit stands in it or is none."""
    nilai = baca_nilai(tulisan, Notasi.INDONESIA)
    unit = seragam(satuan)
    if nilai.jenis not in {Jenis.ANGKA, Jenis.RENTANG} or nilai.satuan or not unit or unit in SEBUTAN:
        return tulisan
    if unit in PERSEN:
        return f"{tulisan}%"
    return f"Rp {tulisan}" if unit in RUPIAH else f"{tulisan} {satuan.strip()}"
