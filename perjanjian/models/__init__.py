"""The agreement and what belongs to it. The class is never called PK: Django would take it for the primary key."""

from .berita_acara import AnggotaBeritaAcara, BeritaAcara, TandaTanganBeritaAcara
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
    "Naskah",
    "PKDiteruskan",
    "PaguPerjanjian",
    "PembatalanTandaTangan",
    "Penerusan",
    "Pengampu",
    "Penyampaian",
    "Perjanjian",
    "PersetujuanUnsur",
    "SuratPengantar",
    "TandaTangan",
    "TandaTanganBeritaAcara",
    "TandaTerima",
    "Temuan",
    "Verifikasi",
]
