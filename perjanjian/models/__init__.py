"""The agreement and what belongs to it. The class is never called PK: Django would take it for the primary key."""

from .berita_acara import AnggotaBeritaAcara, BeritaAcara, TandaTanganBeritaAcara
from .desk import HariDesk, KehadiranDesk, PermintaanDesk, RuangDesk, SlotDesk
from .distribusi import SuratPengantar, TandaTerima
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
    "Naskah",
    "PKDiteruskan",
    "PaguPerjanjian",
    "PembatalanTandaTangan",
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
    "Verifikasi",
]
