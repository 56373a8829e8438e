"""Papers of the agreement: content in, PDF out. Nothing here reads the database or the clock."""

from perjanjian.pdf.berita_acara import (
    YANG_DIVERIFIKASI,
    AnggotaIsi,
    BeritaAcaraIsi,
    DeskIsi,
    DiverifikasiIsi,
    KeselarasanIsi,
    KopIsi,
    Perbaikan,
    TemuanIsi,
    render_berita_acara,
)
from perjanjian.pdf.berita_acara_desk import AcaraDeskIsi, JanjiIsi, render_acara_desk
from perjanjian.pdf.lapor import LaporanPerubahanIsi, render_lapor
from perjanjian.pdf.perjanjian import render_perjanjian
from perjanjian.pdf.surat_pengantar import SuratPengantarIsi, TerimaIsi, render_surat_pengantar

__all__ = [
    "YANG_DIVERIFIKASI",
    "AcaraDeskIsi",
    "AnggotaIsi",
    "BeritaAcaraIsi",
    "DeskIsi",
    "DiverifikasiIsi",
    "JanjiIsi",
    "KeselarasanIsi",
    "KopIsi",
    "LaporanPerubahanIsi",
    "Perbaikan",
    "SuratPengantarIsi",
    "TemuanIsi",
    "TerimaIsi",
    "render_acara_desk",
    "render_berita_acara",
    "render_lapor",
    "render_perjanjian",
    "render_surat_pengantar",
]
