"""Sentences that state what the figures say, in good Indonesian; one module for each comparison of SM Lampiran D."""

from .anggaran import kalimat_anggaran
from .capaian import kalimat_capaian, kalimat_sasaran
from .efisiensi import kalimat_efisiensi
from .jangka_menengah import kalimat_jangka_menengah
from .lalu import kalimat_lalu
from .pembanding import kalimat_pembanding

__all__ = [
    "kalimat_anggaran",
    "kalimat_capaian",
    "kalimat_efisiensi",
    "kalimat_jangka_menengah",
    "kalimat_lalu",
    "kalimat_pembanding",
    "kalimat_sasaran",
]
