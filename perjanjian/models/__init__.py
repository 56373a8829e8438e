"""The agreement and what belongs to it. The class is never called PK: Django would take it for the primary key."""

from .berita_acara import AnggotaBeritaAcara, BeritaAcara, TandaTanganBeritaAcara
from .desk import HariDesk, KehadiranDesk, PermintaanDesk, RuangDesk, SlotDesk
from .distribusi import SuratPengantar, TandaTerima
from .lapor import LaporanPerubahan, PenerimaLaporan, TerimaLaporan
from .naskah import Naskah, PembatalanTandaTangan, Penyampaian, TandaTangan
from .penerusan import Penerusan, PKDiteruskan
from .perjanjian import Butir, Dukungan, PaguPerjanjian, Pengampu, Perjanjian
from .verifikasi import PersetujuanUnsur, Temuan, Verifikasi

__all__ = [
    "AnggotaBeritaAcara",
    "BeritaAcara",
    "Butir",
    "Dukungan",
    "HariDesk",
    "KehadiranDesk",
    "LaporanPerubahan",
    "Naskah",
    "PKDiteruskan",
    "PaguPerjanjian",
    "PembatalanTandaTangan",
    "PenerimaLaporan",
    "Penerusan",
    "Pengampu",
    "Penyampaian",
    "Perjanjian",
    "PermintaanDesk",
    "PersetujuanUnsur",
    "RuangDesk",
    "SlotDesk",
    "SuratPengantar",
    "TandaTangan",
    "TandaTanganBeritaAcara",
    "TandaTerima",
    "Temuan",
    "TerimaLaporan",
    "Verifikasi",
]
