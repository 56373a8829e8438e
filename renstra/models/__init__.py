"""RPJMD, Renstra, RKT, nomenklatur, RKA, DPA, realisasi anggaran."""

from .anggaran import (
    BarisAnggaran,
    DokumenAnggaran,
    PaguSumberDana,
    RealisasiAnggaran,
    SumberDana,
    TolokUkur,
)
from .impor import Impor
from .nomenklatur import EdisiNomenklatur, Nomenklatur
from .rencana import Indikator, IndikatorBersama, JawabanMutu, Rencana, Simpul, Target
from .rkt import RKT, BarisRKT
from .rujukan import DokumenRujukan

__all__ = [
    "RKT",
    "BarisAnggaran",
    "BarisRKT",
    "DokumenAnggaran",
    "DokumenRujukan",
    "EdisiNomenklatur",
    "Impor",
    "Indikator",
    "IndikatorBersama",
    "JawabanMutu",
    "Nomenklatur",
    "PaguSumberDana",
    "RealisasiAnggaran",
    "Rencana",
    "Simpul",
    "SumberDana",
    "Target",
    "TolokUkur",
]
