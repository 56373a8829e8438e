"""What the calendar asks of the reports: on which day each was handed on, and who sees to it (E8, E9)."""

from typing import Any

from django.db.models import Case, CharField, QuerySet, Value, When

from sakip.kalender import pelaku, peristiwa
from sakip.kalender.rules.pengingat import Pelaku
from sakip.organisasi.enums import JenisTim

from .models import Laporan

ALAMAT = "laporan:daftar"
PELAKU_PD = Pelaku(tim=(JenisTim.PENYUSUN_PD,), pimpinan=True, alamat=ALAMAT)
PELAKU_PEMDA = Pelaku(tim=(JenisTim.PENYUSUN_PEMDA, JenisTim.ORGANISASI), sekda=True, alamat=ALAMAT)


def laporan_disampaikan(pemda_id: int, tahun: int) -> QuerySet[Laporan, tuple[Any, ...]]:
    """When a report went to the Bupati (GM/SM Pasal 11 ayat (2)), the regency's to the Presiden (SM Lampiran D)."""
    kode = Case(When(pd=None, then=Value("lkjip.pemda")), default=Value("lkjip.pd"), output_field=CharField())
    rows = Laporan.objects.filter(pemda_id=pemda_id, tahun=tahun, disampaikan_pada__isnull=False).order_by()
    return rows.values_list("pd_id", kode, Value(0), "pemda__zona_waktu", "disampaikan_pada")


def daftarkan() -> None:
    peristiwa.daftarkan_baris("laporan", laporan_disampaikan)
    pelaku.daftarkan("lkjip.pd", PELAKU_PD)
    pelaku.daftarkan("lkjip.pemda", PELAKU_PEMDA, pemda=PELAKU_PEMDA)
