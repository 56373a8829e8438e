from .kartu import KartuOrganisasi, Pembanding
from .laporan import Laporan, NaskahLaporan
from .publikasi import Publikasi
from .tulisan import Bagian, GambarLaporan, Komentar, Paragraf, RiwayatParagraf

__all__ = [
    "Bagian",
    "GambarLaporan",
    "KartuOrganisasi",
    "Komentar",
    "Laporan",
    "NaskahLaporan",
    "Paragraf",
    "Pembanding",
    "Publikasi",
    "RiwayatParagraf",
]
