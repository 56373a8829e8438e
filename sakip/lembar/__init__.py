"""Worksheets from one table of columns: blank workbook, export and import are made of the same `Kolom`s."""

from sakip.lembar.berkas import BerkasDitolak, periksa_berkas
from sakip.lembar.keluar import LembarTulis, kosong, tulis, tulis_buku
from sakip.lembar.kenal import KolomBerkas, Pemetaan, Pengenalan, kenali
from sakip.lembar.kolom import (
    CellError,
    Format,
    Hasil,
    Kolom,
    Sel,
    SelSalah,
    abaikan,
    bilangan_dari,
    bulat_dari,
    kode_dari,
    nilai_dari,
    pilihan_dari,
    rupiah_dari,
    tanggal_dari,
    teks_dari,
)
from sakip.lembar.kunci import KOLOM_KUNCI, KunciBaris, baca_kunci, kunci_baris, kunci_dari, sidik, tiga_arah
from sakip.lembar.masuk import baca
from sakip.lembar.notasi import PertanyaanNotasi, bacaan_bilangan, bacaan_nilai, bacaan_rupiah

__all__ = [
    "KOLOM_KUNCI",
    "BerkasDitolak",
    "CellError",
    "Format",
    "Hasil",
    "Kolom",
    "KolomBerkas",
    "KunciBaris",
    "LembarTulis",
    "Pemetaan",
    "Pengenalan",
    "PertanyaanNotasi",
    "Sel",
    "SelSalah",
    "abaikan",
    "baca",
    "baca_kunci",
    "bacaan_bilangan",
    "bacaan_nilai",
    "bacaan_rupiah",
    "bilangan_dari",
    "bulat_dari",
    "kenali",
    "kode_dari",
    "kosong",
    "kunci_baris",
    "kunci_dari",
    "nilai_dari",
    "periksa_berkas",
    "pilihan_dari",
    "rupiah_dari",
    "sidik",
    "tanggal_dari",
    "teks_dari",
    "tiga_arah",
    "tulis",
    "tulis_buku",
]
