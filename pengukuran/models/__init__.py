"""Measurement of each PK per triwulan and year, its evidence, and the written results about it."""

from .hasil import HasilEvaluasi, PenerimaHasil, TerimaHasil
from .pengukuran import Ambilan, Bukti, ButirProgram, Data, NilaiData, Pengukuran, Realisasi, TargetTriwulan

__all__ = [
    "Ambilan",
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
