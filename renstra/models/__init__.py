"""RPJMD, Renstra, RKT, nomenklatur, RKA, DPA, realisasi anggaran."""

from .anggaran import (
    BarisAnggaran,
    DokumenAnggaran,
    PaguSumberDana,
    RealisasiAnggaran,
    SumberDana,
    TolokUkur,
    Unggahan,
)
from .nomenklatur import EdisiNomenklatur, Nomenklatur
from .rencana import Indikator, Rencana, Simpul, Target
from .rkt import RKT, BarisRKT

__all__ = [
    "RKT",
    "BarisAnggaran",
    "BarisRKT",
    "DokumenAnggaran",
    "EdisiNomenklatur",
    "Indikator",
    "Nomenklatur",
    "PaguSumberDana",
    "RealisasiAnggaran",
    "Rencana",
    "Simpul",
    "SumberDana",
    "Target",
    "TolokUkur",
    "Unggahan",
]
