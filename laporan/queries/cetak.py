"""The files of a report: what is there, what is under way, which template holds today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from sakip.dokumen.models import Berkas
from sakip.organisasi.hak import Hak

from ..enums import LAPORAN_TERBUKA
from ..enums.cetak import FINAL, JENIS_KANTOR, MENGGANTUNG, JenisCetak, JenisTemplat, StatusCetak
from ..models import CetakLaporan, Laporan, Publikasi, TemplatWord
from .cakupan import boleh_tulis
from .naskah import Naskah, naskah, naskah_diajukan


@dataclass(frozen=True)
class BarisBerkas:
    """One kind of file: the last one that is there, and the one that is being made or could not be."""

    jenis: JenisCetak
    ada: CetakLaporan | None
    berjalan: CetakLaporan | None
    gagal: CetakLaporan | None
    macet: bool


def membaca_kini(hak: Hak, laporan: Laporan) -> bool:
    """Whether this user reads what stands now, and not what was handed in last."""
    return laporan.status in LAPORAN_TERBUKA and (laporan.naskah_id is None or boleh_tulis(hak, laporan))


def naskah_bagi(hak: Hak, laporan: Laporan) -> Naskah:
    """The report as this user reads it: while it is mended only its writers see what they write."""
    if membaca_kini(hak, laporan) or laporan.naskah_id is None:
        return naskah(laporan)
    return naskah_diajukan(laporan)


def cetakan(hak: Hak, laporan: Laporan) -> QuerySet[CetakLaporan]:
    """The files of the report as this user reads it."""
    rows = CetakLaporan.objects.filter(laporan=laporan, jenis__in=JENIS_KANTOR)
    if membaca_kini(hak, laporan):
        return rows.filter(naskah=None)
    return rows.filter(naskah=laporan.naskah_id, final=laporan.status in FINAL)


def berkas_laporan(hak: Hak, laporan: Laporan, now: datetime) -> list[BarisBerkas]:
    """Every kind of file, in one query."""
    rows = list(cetakan(hak, laporan).select_related("berkas").order_by("-id")[:200])
    return [_baris(jenis, [r for r in rows if r.jenis == jenis], now) for jenis in JENIS_KANTOR]


def _baris(jenis: JenisCetak, rows: Sequence[CetakLaporan], now: datetime) -> BarisBerkas:
    ada = next((r for r in rows if r.status == StatusCetak.SELESAI), None)
    berjalan = next((r for r in rows if r.status in MENGGANTUNG), None)
    gagal = rows[0] if rows and rows[0].status == StatusCetak.GAGAL else None
    return BarisBerkas(jenis, ada, berjalan, gagal, bool(berjalan and macet(berjalan, now)))


def batas_macet(now: datetime) -> datetime:
    return now - timedelta(minutes=settings.IMPOR_BATAS_MENIT)


def macet(cetak: CetakLaporan, now: datetime) -> bool:
    """Whether it has been under way for longer than any file takes: its worker was stopped."""
    return cetak.diminta_pada < batas_macet(now)


def berkas_umum(p: Publikasi, now: datetime) -> BarisBerkas:
    """The PDF for the public, as Bagian Organisasi sees it; one query."""
    rows = list(p.cetakan.select_related("berkas").order_by("-id")[:20])
    return _baris(JenisCetak.UMUM, rows, now)


def pdf_umum(p: Publikasi) -> Berkas | None:
    """The PDF that the public may take; None while it is being made."""
    ada = p.cetakan.filter(status=StatusCetak.SELESAI).select_related("berkas").first()
    return ada.berkas if ada else None


def tanpa_tempat(hak: Hak, laporan: Laporan) -> int:
    """How many paragraphs stand in no file, because their place is gone."""
    return sum(len(isi) for isi in naskah_bagi(hak, laporan).tanpa_tempat.values())


def templat_pada(laporan: Laporan, hari: date) -> TemplatWord | None:
    """The regency's own template for this report on a day."""
    jenis = JenisTemplat.PD if laporan.pd_id else JenisTemplat.PEMDA
    rows = TemplatWord.objects.filter(pemda_id=laporan.pemda_id, jenis=jenis, berlaku_mulai__lte=hari)
    return rows.select_related("berkas").order_by("-berlaku_mulai").first()
