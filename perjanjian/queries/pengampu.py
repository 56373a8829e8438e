"""Who answers for which sub kegiatan of a PD in a year, beside the offices that may."""

from dataclasses import dataclass

from django.db.models import QuerySet

from renstra.models import BarisAnggaran
from renstra.queries.berlaku import dpa_berlaku
from sakip.organisasi.enums import JenisUnit, Tingkat
from sakip.organisasi.models import Jabatan, PerangkatDaerah

from ..models import Pengampu


@dataclass(frozen=True)
class DaftarPengampu:
    """`sub` - the sub kegiatan of the DPA by code, None where no DPA is in force; `kini` - code -> office."""

    pd: PerangkatDaerah
    tahun: int
    sub: dict[str, BarisAnggaran] | None
    jabatan: list[Jabatan]
    kini: dict[str, int]


def jabatan_pilihan(pd: PerangkatDaerah) -> QuerySet[Jabatan]:
    """Offices that may answer for a sub kegiatan: those at work below the head of the PD."""
    return Jabatan.objects.filter(pd=pd, aktif=True).exclude(jenis_unit=JenisUnit.PD).order_by("urutan", "id")


def pengampu_kini(pd: PerangkatDaerah, tahun: int) -> dict[str, int]:
    return dict(Pengampu.objects.filter(pd=pd, tahun=tahun).values_list("kode", "jabatan_id"))


def daftar_pengampu(pd: PerangkatDaerah, tahun: int) -> DaftarPengampu:
    """In four queries. Offices that have ended stand in it while they are still in charge."""
    dpa = dpa_berlaku(pd.pk, tahun)
    rows = BarisAnggaran.objects.filter(dokumen=dpa, tingkat=Tingkat.SUB_KEGIATAN).order_by("kode")
    kini = pengampu_kini(pd, tahun)
    jabatan = list(jabatan_pilihan(pd))
    lama = Jabatan.objects.filter(pk__in=set(kini.values()) - {j.pk for j in jabatan})
    sub = {b.kode: b for b in rows} if dpa else None
    return DaftarPengampu(pd, tahun, sub, [*jabatan, *lama], kini)
