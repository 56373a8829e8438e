"""Quality of indicators: what can be seen is checked here, the rest is asked of a person (I1-I4)."""

from .fakta import LABEL_HAL, Angka, Berat, Catatan, FaktaIndikator, Hal, Serupa
from .kembar import Bernama, kembar
from .kriteria import Kriteria, KriteriaBerlaku, kunci_kriteria, perangkat
from .periksa import periksa

__all__ = [
    "LABEL_HAL",
    "Angka",
    "Berat",
    "Bernama",
    "Catatan",
    "FaktaIndikator",
    "Hal",
    "Kriteria",
    "KriteriaBerlaku",
    "Serupa",
    "kembar",
    "kunci_kriteria",
    "perangkat",
    "periksa",
]
