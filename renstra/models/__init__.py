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
from .ukuran import CARA_UKUR, CaraUkur

__all__ = [
    "CARA_UKUR",
    "RKT",
    "BarisAnggaran",
    "BarisRKT",
    "CaraUkur",
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
