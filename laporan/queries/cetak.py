"""The files of a report: what is there, what is under way, which template holds today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings

from ..enums_cetak import MENGGANTUNG, JenisCetak, JenisTemplat, StatusCetak
from ..models import CetakLaporan, Laporan, TemplatWord


@dataclass(frozen=True)
class BarisBerkas:
    """One kind of file: the last one that is there, and the one that is being made or could not be."""

    jenis: JenisCetak
    ada: CetakLaporan | None
    berjalan: CetakLaporan | None
    gagal: CetakLaporan | None
    macet: bool


def berkas_laporan(laporan: Laporan, now: datetime) -> list[BarisBerkas]:
    """Every kind of file, in one query."""
    rows = list(CetakLaporan.objects.filter(laporan=laporan).select_related("berkas").order_by("-id")[:200])
    return [_baris(jenis, [r for r in rows if r.jenis == jenis], now) for jenis in JenisCetak]


def _baris(jenis: JenisCetak, rows: Sequence[CetakLaporan], now: datetime) -> BarisBerkas:
    ada = next((r for r in rows if r.status == StatusCetak.SELESAI), None)
    berjalan = next((r for r in rows if r.status in MENGGANTUNG), None)
    gagal = rows[0] if rows and rows[0].status == StatusCetak.GAGAL else None
    return BarisBerkas(jenis, ada, berjalan, gagal, bool(berjalan and macet(berjalan, now)))


def macet(cetak: CetakLaporan, now: datetime) -> bool:
    """Whether it has been under way for longer than any file takes: its worker was stopped."""
    return cetak.diminta_pada < now - timedelta(minutes=settings.IMPOR_BATAS_MENIT)


def templat_pada(laporan: Laporan, hari: date) -> TemplatWord | None:
    """The regency's own template for this report on a day."""
    jenis = JenisTemplat.PD if laporan.pd_id else JenisTemplat.PEMDA
    rows = TemplatWord.objects.filter(pemda_id=laporan.pemda_id, jenis=jenis, berlaku_mulai__lte=hari)
    return rows.select_related("berkas").order_by("-berlaku_mulai").first()
