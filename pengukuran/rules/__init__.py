"""Rules of measurement: pure functions over plain values. The functions of the same name as a module are these."""

from .contoh import contoh
from .efisiensi import BarisAnggaran, Efisiensi, efisiensi
from .gabung import Gabungan, Isian, gabung
from .rata import Rata, RataSasaran, rata, rata_sasaran
from .rumus import Alasan, Capaian, capaian
from .ukur import HasilUkur, ukur
from .ukuran import Kaidah, Ukuran

__all__ = [
    "Alasan",
    "BarisAnggaran",
    "Capaian",
    "Efisiensi",
    "Gabungan",
    "HasilUkur",
    "Isian",
    "Kaidah",
    "Rata",
    "RataSasaran",
    "Ukuran",
    "capaian",
    "contoh",
    "efisiensi",
    "gabung",
    "rata",
    "rata_sasaran",
    "ukur",
]
