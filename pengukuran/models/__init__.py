"""Measurement of each PK per triwulan and year, its evidence, and the written results about it."""

from .hasil import HasilEvaluasi, PenerimaHasil, TerimaHasil
from .pengukuran import Bukti, ButirProgram, Data, NilaiData, Pengukuran, Realisasi, TargetTriwulan

__all__ = [
    "Bukti",
    "ButirProgram",
    "Data",
    "HasilEvaluasi",
    "NilaiData",
    "PenerimaHasil",
    "Pengukuran",
    "Realisasi",
    "TargetTriwulan",
    "TerimaHasil",
]
