"""What the calendar asks of the measurements: on which day each period was first submitted, and who submits it."""

from typing import Any

from django.db.models import Case, CharField, Min, QuerySet, Value, When

from sakip.kalender import pelaku, peristiwa
from sakip.kalender.rules.pengingat import Pelaku
from sakip.organisasi.enums import JenisTim

from .enums import PERIODE_UKUR
from .models import Pengukuran
from .queries.fakta import KEPALA
from .rules.masa import kode_tenggat

ALAMAT = "pengukuran:beranda"
# GM/SM Pasal 9 ayat (6): a PD submits through the Tim Monev; the regency's own is seen to by its planners
PELAKU_PD = Pelaku(tim=(JenisTim.PENYUSUN_PD,), pimpinan=True, alamat=ALAMAT)
PELAKU_PEMDA = Pelaku(tim=(JenisTim.PENYUSUN_PEMDA,), sekda=True, alamat=ALAMAT)


def pengukuran_diajukan(pemda_id: int, tahun: int) -> QuerySet[Pengukuran, tuple[Any, ...]]:
    """When the measurement of the head's PK was first submitted (GM/SM Pasal 9 ayat (6)-(9)), as the calendar reads.

    Without a PD: the regency, by the PK of the kepala daerah. Whatever happens to it later, that day stays.
    """
    kode = Case(*(When(periode=p, then=Value(kode_tenggat(p))) for p in PERIODE_UKUR), output_field=CharField())
    rows = Pengukuran.objects.filter(
        pemda_id=pemda_id, tahun=tahun, perjanjian__jalur__in=KEPALA, pertama_diajukan_pada__isnull=False
    )
    isi = rows.values_list("pd_id", kode, Value(0), "pemda__zona_waktu")
    return isi.annotate(saat=Min("pertama_diajukan_pada")).order_by()


def daftarkan() -> None:
    peristiwa.daftarkan_baris("pengukuran", pengukuran_diajukan)
    for periode in PERIODE_UKUR:
        pelaku.daftarkan(kode_tenggat(periode), PELAKU_PD, pemda=PELAKU_PEMDA)
