"""Exact numbers, money, dates and text as Indonesians write them: read, kept, printed, put into words. Never a float.

`baca_*` raise a `MasukanSalah` whose text tells the reader what to do; `baca_nilai` never refuses a text.
"""

from sakip.angka.bilangan import Notasi, baca_bilangan, baca_rupiah, baca_sel, bacaan, rupiah_sel
from sakip.angka.cetakan import baca_cetakan
from sakip.angka.nilai import Jenis, Nilai, baca_nilai, bagian_dari, cara_baca, dibaca, nilai_sel
from sakip.angka.salah import AngkaSalah, MasukanSalah, TanggalSalah, TeksSalah
from sakip.angka.tanggal import (
    BULAN,
    HARI,
    TanggalTerbilang,
    baca_tanggal,
    tanggal_lengkap,
    tanggal_panjang,
    terbilang_tanggal,
)
from sakip.angka.teks import bersihkan_teks
from sakip.angka.tulis import TAK_PUTUS, format_bilangan, format_rupiah, terbilang

__all__ = [
    "BULAN",
    "HARI",
    "TAK_PUTUS",
    "AngkaSalah",
    "Jenis",
    "MasukanSalah",
    "Nilai",
    "Notasi",
    "TanggalSalah",
    "TanggalTerbilang",
    "TeksSalah",
    "baca_bilangan",
    "baca_cetakan",
    "baca_nilai",
    "baca_rupiah",
    "baca_sel",
    "baca_tanggal",
    "bacaan",
    "bagian_dari",
    "bersihkan_teks",
    "cara_baca",
    "dibaca",
    "format_bilangan",
    "format_rupiah",
    "nilai_sel",
    "rupiah_sel",
    "tanggal_lengkap",
    "tanggal_panjang",
    "terbilang",
    "terbilang_tanggal",
]
