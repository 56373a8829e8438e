"""The acts that move a report: submitted, taken back, returned by who signs it (GM/SM Pasal 11)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sakip.kalender.services.dispensasi import pegang_dispensasi

from ..enums import AksiLaporan, StatusLaporan
from ..models import Laporan
from ..queries.tenggat import kalender_laporan, tenggat_laporan
from .dasar import Berubah, LaporanDitolak, Terkunci, kunci, pindahkan, tulis_jejak
from .kabar import Peristiwa, kabarkan
from .naskah import bekukan


def buka(laporan_id: int, aktor: Any, now: datetime, aksi: AksiLaporan, versi: int | None) -> tuple[Terkunci, str]:
    """Lock it, refuse a stale page, and decide; the state that the act leads to."""
    t = kunci(laporan_id, aktor, now)
    if versi is not None and versi != t.laporan.versi_kunci:
        raise Berubah
    keputusan = t.pastikan(aksi)
    assert keputusan.transition is not None
    return t, keputusan.transition.destination


@transaction.atomic
def ajukan(*, laporan_id: int, aktor: Any, now: datetime, versi: int | None = None) -> Laporan:
    """Freeze it and hand it in for review; where nobody reviews it, for the signature. Raises `LaporanDitolak`."""
    t, tujuan = buka(laporan_id, aktor, now, AksiLaporan.AJUKAN, versi)
    dispensasi = _dispensasi_dipakai(t)
    naskah = bekukan(t, aktor)
    isi: dict[str, Any] = {"selesai_reviu_pada": now} if tujuan == StatusLaporan.SELESAI_REVIU else {}
    pertama = t.laporan.pertama_diajukan_pada or now
    pindahkan(t, status=tujuan, naskah=naskah, diajukan_pada=now, pertama_diajukan_pada=pertama, catatan="", **isi)
    kata = f"Mengajukan {t.laporan}{', dengan dispensasi' if dispensasi else ''}"
    tulis_jejak(
        t.laporan, aktor, "ajukan", kata, now, revisi=naskah.revisi, sha256=naskah.sha256, dispensasi=dispensasi
    )
    kabarkan(t, Peristiwa.DIAJUKAN if not isi else Peristiwa.SIAP_TANDA, aktor)
    return t.laporan


@transaction.atomic
def tarik(*, laporan_id: int, aktor: Any, now: datetime, versi: int | None = None) -> Laporan:
    """Take it back while nobody has begun to review it; the revision stays readable."""
    t, tujuan = buka(laporan_id, aktor, now, AksiLaporan.TARIK, versi)
    pindahkan(t, status=tujuan)
    tulis_jejak(t.laporan, aktor, "tarik", f"Menarik kembali {t.laporan}", now)
    return t.laporan


@transaction.atomic
def minta_perbaikan(*, laporan_id: int, aktor: Any, now: datetime, catatan: str, versi: int | None = None) -> Laporan:
    """Who is to sign it gives it back with a note instead; submitted again it is reviewed anew."""
    t, tujuan = buka(laporan_id, aktor, now, AksiLaporan.KEMBALIKAN, versi)
    if t.laporan.status != StatusLaporan.SELESAI_REVIU:
        raise LaporanDitolak("Laporan dikembalikan dari halaman reviunya.")
    if not catatan.strip():
        raise LaporanDitolak("Tulis catatan: apa yang perlu diperbaiki.")
    pindahkan(t, status=tujuan, dikembalikan_pada=now, catatan=catatan.strip(), selesai_reviu_pada=None)
    tulis_jejak(t.laporan, aktor, "kembalikan", f"Mengembalikan {t.laporan}", now, catatan=catatan.strip())
    kabarkan(t, Peristiwa.DIKEMBALIKAN, aktor, catatan.strip())
    return t.laporan


def _dispensasi_dipakai(t: Terkunci) -> bool:
    """Whether a late first sending rests on a dispensasi, which is then held: used, it is not withdrawn any more."""
    l = t.laporan  # noqa: E741
    tenggat = tenggat_laporan(kalender_laporan(l, t.hak.tanggal), l.pd_id)
    if l.pertama_diajukan_pada or l.pd_id is None or tenggat is None or tenggat.tanggal is None:
        return False
    if t.hak.tanggal <= tenggat.tanggal:
        return False
    sampai = pegang_dispensasi(pd_id=l.pd_id, tahun=l.tahun, kode=l.kode_tenggat)
    berlaku = sampai is not None and t.hak.tanggal <= sampai
    if tenggat.menutup and not berlaku:
        raise LaporanDitolak("Dispensasi untuk laporan ini baru saja dicabut. Muat ulang halaman.")
    return berlaku
