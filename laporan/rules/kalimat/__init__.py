"""Sentences that state what the figures say, in good Indonesian; one module for each comparison of SM Lampiran D."""

from .anggaran import kalimat_anggaran, kalimat_program, kalimat_rentang_serapan
from .capaian import kalimat_capaian, kalimat_sasaran
from .efisiensi import kalimat_efisiensi
from .jangka_menengah import dasar_kemajuan, kalimat_jangka_menengah, kalimat_tanpa_target_akhir
from .kata import deret
from .lalu import kalimat_lalu, kalimat_tanpa_lalu, tahun_tanpa_data
from .pembanding import kalimat_pembanding, kalimat_tanpa_pembanding
from .perangkat import kalimat_pendukung, kalimat_perangkat, kalimat_perangkat_kurang
from .perjanjian import kalimat_pk
from .sebaran import (
    hitung_hasil,
    kalimat_belum,
    kalimat_predikat,
    kalimat_rata,
    kalimat_rumus,
    kalimat_sebaran,
    kalimat_sementara,
)

__all__ = [
    "dasar_kemajuan",
    "deret",
    "hitung_hasil",
    "kalimat_anggaran",
    "kalimat_belum",
    "kalimat_capaian",
    "kalimat_efisiensi",
    "kalimat_jangka_menengah",
    "kalimat_lalu",
    "kalimat_pembanding",
    "kalimat_pendukung",
    "kalimat_perangkat",
    "kalimat_perangkat_kurang",
    "kalimat_pk",
    "kalimat_predikat",
    "kalimat_program",
    "kalimat_rata",
    "kalimat_rentang_serapan",
    "kalimat_rumus",
    "kalimat_sasaran",
    "kalimat_sebaran",
    "kalimat_sementara",
    "kalimat_tanpa_lalu",
    "kalimat_tanpa_pembanding",
    "kalimat_tanpa_target_akhir",
    "tahun_tanpa_data",
]
