from .cetak import CetakLaporan, TemplatWord
from .kartu import KartuOrganisasi, Pembanding
from .laporan import Laporan, NaskahLaporan
from .tulisan import Bagian, GambarLaporan, Komentar, Paragraf, RiwayatParagraf

__all__ = [
    "Bagian",
    "CetakLaporan",
    "GambarLaporan",
    "KartuOrganisasi",
    "Komentar",
    "Laporan",
    "NaskahLaporan",
    "Paragraf",
    "Pembanding",
    "RiwayatParagraf",
    "TemplatWord",
]
