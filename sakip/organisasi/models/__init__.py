"""Pemerintah Daerah, its Ketentuan (profile), Perangkat Daerah, Jabatan, Pegawai, Penugasan, Tim, users."""

from .jabatan import Jabatan, Pegawai, Penugasan
from .ketentuan import AturanJenjang, Formulir, Ketentuan
from .pemda import PemerintahDaerah, PerangkatDaerah, SidikAcuan, TahunAnggaran
from .pengguna import Pengguna
from .tim import AnggotaTim, Tim

__all__ = [
    "AnggotaTim",
    "AturanJenjang",
    "Formulir",
    "Jabatan",
    "Ketentuan",
    "Pegawai",
    "PemerintahDaerah",
    "Pengguna",
    "Penugasan",
    "PerangkatDaerah",
    "SidikAcuan",
    "TahunAnggaran",
    "Tim",
]
