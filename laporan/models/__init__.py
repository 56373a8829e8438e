from .cetak import CetakLaporan, TemplatWord
from .kartu import KartuOrganisasi, Pembanding
from .laporan import Laporan, NaskahLaporan
from .pengesahan import PenyampaianLaporan, TandaTanganLaporan, TerimaLaporan
from .publikasi import Publikasi
from .reviu import ButirReviu, Reviu
from .tulisan import Bagian, GambarLaporan, Kehadiran, Komentar, Paragraf, RiwayatParagraf

__all__ = [
    "Bagian",
    "ButirReviu",
    "CetakLaporan",
    "GambarLaporan",
    "KartuOrganisasi",
    "Kehadiran",
    "Komentar",
    "Laporan",
    "NaskahLaporan",
    "Paragraf",
    "Pembanding",
    "PenyampaianLaporan",
    "Publikasi",
    "Reviu",
    "RiwayatParagraf",
    "TandaTanganLaporan",
    "TemplatWord",
    "TerimaLaporan",
]
