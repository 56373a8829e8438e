"""Papers of the agreement: content in, PDF out. Nothing here reads the database or the clock."""

from perjanjian.pdf.berita_acara import (
    YANG_DIVERIFIKASI,
    AnggotaIsi,
    BeritaAcaraIsi,
    KeselarasanIsi,
    KopIsi,
    TemuanIsi,
    render_berita_acara,
)
from perjanjian.pdf.perjanjian import render_perjanjian

__all__ = [
    "YANG_DIVERIFIKASI",
    "AnggotaIsi",
    "BeritaAcaraIsi",
    "KeselarasanIsi",
    "KopIsi",
    "TemuanIsi",
    "render_berita_acara",
    "render_perjanjian",
]
