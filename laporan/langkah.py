"""Where a report is on its way, and what is asked next: the steps of its page, and a sentence."""

from datetime import datetime
from typing import Any

from sakip.angka import tanggal_lengkap
from sakip.organisasi.enums import ReviuLkjip
from sakip.waktu import tanggal_di

from .enums import LAPORAN_TERBUKA, StatusLaporan
from .models import Laporan
from .rules.kelengkapan import Kelengkapan

S = StatusLaporan
KINI = {S.PERBAIKAN: "diperbaiki", S.DIAJUKAN: "menunggu pereviu", S.DIREVIU: "sedang berjalan"}
# which step stands open in which state; the last is past all of them
KE = {
    S.DISUSUN: 0, S.PERBAIKAN: 0, S.DIAJUKAN: 1, S.DIREVIU: 1, S.SELESAI_REVIU: 2, S.DITANDATANGANI: 3,
    S.DISAMPAIKAN: 4,
}  # fmt: skip


def langkah(laporan: Laporan, oleh: ReviuLkjip) -> list[dict[str, Any]]:
    """Written, reviewed (`oleh`), signed, handed on; without the review where nobody reviews it."""
    kini = KE[S(laporan.status)]
    semua = (
        ("Ditulis", laporan.pertama_diajukan_pada, "pencil"),
        ("Direviu", laporan.selesai_reviu_pada, "clipboard-check"),
        ("Ditandatangani", laporan.ditandatangani_pada, "vector-pen"),
        ("Disampaikan", laporan.disampaikan_pada, "send"),
    )
    dipakai = [(ke, *satu) for ke, satu in enumerate(semua) if ke != 1 or oleh != ReviuLkjip.TANPA]
    return [
        {
            "nama": nama,
            "nomor": urutan,
            "keadaan": "selesai" if ke < kini else "kini" if ke == kini else "nanti",
            "ikon": "check-lg" if ke < kini else ikon if ke == kini else "",
            "ket": _hari(laporan, pada) if ke < kini else KINI.get(S(laporan.status), "") if ke == kini else "",
        }
        for urutan, (ke, nama, pada, ikon) in enumerate(dipakai, 1)
    ]


def berikut(laporan: Laporan, oleh: ReviuLkjip, kelengkapan: Kelengkapan | None, *, pejabat: str, kepada: str) -> str:
    """What is to be done next, and by whom: `pejabat` signs it, `kepada` gets it."""
    if laporan.status in LAPORAN_TERBUKA:
        return _menulis(laporan, oleh, kelengkapan)
    return {
        S.DIAJUKAN: f"Menunggu {oleh.label} memulai reviu.",
        S.DIREVIU: f"Sedang direviu {oleh.label}.",
        S.SELESAI_REVIU: f"Menunggu tanda tangan {pejabat or 'pimpinan'}.",
        S.DITANDATANGANI: f"Menunggu disampaikan kepada {kepada}.",
        S.DISAMPAIKAN: f"Sudah disampaikan kepada {kepada}.",
    }[S(laporan.status)]


def _menulis(laporan: Laporan, oleh: ReviuLkjip, kelengkapan: Kelengkapan | None) -> str:
    untuk = "ditandatangani" if oleh == ReviuLkjip.TANPA else "direviu"
    if kelengkapan and kelengkapan.belum:
        return f"Lengkapi {len(kelengkapan.belum)} hal yang wajib, lalu ajukan untuk {untuk}."
    if laporan.status == S.PERBAIKAN:
        return f"Perbaiki menurut catatan, lalu ajukan lagi untuk {untuk}."
    return f"Semua yang wajib sudah ada. Ajukan untuk {untuk}."


def _hari(laporan: Laporan, saat: datetime | None) -> str:
    return tanggal_lengkap(tanggal_di(saat, laporan.pemda.zona_waktu)) if saat else ""
