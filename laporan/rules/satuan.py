"""A figure with its unit, which is written once; and a difference in the words of that unit."""

from decimal import Decimal
from functools import lru_cache

from sakip.angka import Jenis, Nilai, Notasi, baca_nilai, format_bilangan
from sakip.teks import seragam

PERSEN = {"%", "persen", "persen (%)", "% (persen)"}
RUPIAH = {"rp", "rp.", "rupiah"}
# they name the kind of number, and are not said behind it: not "72,50 nilai", "WTP opini"
SEBUTAN = {
    *("nilai", "indeks", "angka", "skor", "poin", "point", "rasio"),
    *("predikat", "kategori", "opini", "level"),
}


@lru_cache(maxsize=8192)
def dibaca(tulisan: str) -> Nilai:
    """A figure that is kept in Indonesian notation; one report reads the same many times."""
    return baca_nilai(tulisan, Notasi.INDONESIA)


@lru_cache(maxsize=8192)
def bersatuan(tulisan: str, satuan: str) -> str:
    """`52,30%`, `12 dokumen`, `Rp 5.000.000`; as it was written where the unit stands in it or is none."""
    nilai = dibaca(tulisan)
    unit = seragam(satuan)
    if nilai.jenis not in {Jenis.ANGKA, Jenis.RENTANG} or nilai.satuan or not unit or unit in SEBUTAN:
        return tulisan
    if unit in PERSEN:
        return f"{tulisan}%"
    return f"Rp {tulisan}" if unit in RUPIAH else f"{tulisan} {satuan.strip()}"


def tulis_selisih(selisih: Decimal, satuan: str) -> str:
    """How far apart two figures of this unit are: `2,50 persen poin`, `3 dokumen`; every digit as it is."""
    angka, unit = format_bilangan(selisih.copy_abs()), seragam(satuan)
    if unit in PERSEN:
        return f"{angka} persen poin"
    if unit in RUPIAH:
        return f"Rp {angka}"
    if unit in SEBUTAN:
        return f"{angka} poin"
    return f"{angka} {satuan.strip()}".strip()
