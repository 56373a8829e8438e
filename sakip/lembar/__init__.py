"""Worksheets from one table of columns: blank workbook, export and import are made of the same `Kolom`s."""

from sakip.lembar.berkas import BerkasDitolak, periksa_berkas
from sakip.lembar.keluar import kosong, tulis
from sakip.lembar.kolom import (
    CellError,
    Format,
    Hasil,
    Kolom,
    Sel,
    SelSalah,
    bilangan_dari,
    bulat_dari,
    kode_dari,
    nilai_dari,
    pilihan_dari,
    rupiah_dari,
    tanggal_dari,
    teks_dari,
)
from sakip.lembar.masuk import baca

__all__ = [
    "BerkasDitolak",
    "CellError",
    "Format",
    "Hasil",
    "Kolom",
    "Sel",
    "SelSalah",
    "baca",
    "bilangan_dari",
    "bulat_dari",
    "kode_dari",
    "kosong",
    "nilai_dari",
    "periksa_berkas",
    "pilihan_dari",
    "rupiah_dari",
    "tanggal_dari",
    "teks_dari",
    "tulis",
]
