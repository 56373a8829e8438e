from .kartu import KartuOrganisasi, Pembanding
from .laporan import Laporan, NaskahLaporan
from .tulisan import Bagian, GambarLaporan, Kehadiran, Komentar, Paragraf, RiwayatParagraf

__all__ = [
    "Bagian",
    "GambarLaporan",
    "KartuOrganisasi",
    "Kehadiran",
    "Komentar",
    "Laporan",
    "NaskahLaporan",
    "Paragraf",
    "Pembanding",
    "RiwayatParagraf",
]
