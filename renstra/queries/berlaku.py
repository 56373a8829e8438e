"""Which document is in force for a PD and a year."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from renstra.enums import JenisAnggaran, JenisRencana, StatusDokumen
from renstra.models import (
    RKT,
    DokumenAnggaran,
    Rencana,
    SumberDana,
)
from sakip.ingatan import ingat

T = TypeVar("T")


def isi_tetap(apa: str, dokumen: RKT | Rencana | DokumenAnggaran, muat: Callable[[], T]) -> T:
    """What a document holds. Set, it does not change any more (the database sees to it), and pages may remember it."""
    return muat() if dokumen.status == StatusDokumen.DISUSUN else ingat((apa, dokumen.pk), muat)


def _anggaran_berlaku(pd_id: int | None, tahun: int) -> dict[str, DokumenAnggaran]:
    """The budget documents in force by kind; the regency (`pd_id` None) has none of its own."""
    if pd_id is None:
        return {}
    rows = DokumenAnggaran.objects.filter(pd_id=pd_id, tahun=tahun, status=StatusDokumen.DITETAPKAN)
    return ingat(("anggaran berlaku", pd_id, tahun), lambda: {d.jenis: d for d in rows.select_related("pd", "pemda")})


def dpa_berlaku(pd_id: int | None, tahun: int) -> DokumenAnggaran | None:
    """The DPA (murni, pergeseran or DPPA) in force for a PD and year; None while none is set."""
    return _anggaran_berlaku(pd_id, tahun).get(JenisAnggaran.DPA)


def rka_berlaku(pd_id: int | None, tahun: int) -> DokumenAnggaran | None:
    """The RKA in force for a PD and year; None while none is set."""
    return _anggaran_berlaku(pd_id, tahun).get(JenisAnggaran.RKA)


def rkt_berlaku(pd_id: int | None, tahun: int, pemda_id: int) -> RKT | None:
    """The RKT in force of a PD, or of the regency where `pd_id` is None."""
    return (
        RKT.objects.filter(pemda_id=pemda_id, pd_id=pd_id, tahun=tahun, status=StatusDokumen.DITETAPKAN)
        .select_related("pd", "pemda", "rencana")
        .first()
    )


def _rencana(tahun: int) -> QuerySet[Rencana]:
    return Rencana.objects.filter(
        status=StatusDokumen.DITETAPKAN, tahun_awal__lte=tahun, tahun_akhir__gte=tahun
    ).select_related("pd", "pemda", "induk")


def renstra_untuk(pd_id: int, tahun: int) -> Rencana | None:
    """The Renstra of a PD that is in force and covers the year; the newest where several do."""
    return _rencana(tahun).filter(pd_id=pd_id, jenis=JenisRencana.RENSTRA).order_by("-tahun_awal", "-id").first()


def rpjmd_untuk(pemda_id: int, tahun: int) -> Rencana | None:
    """The RPJMD of the regency that is in force and covers the year."""
    return _rencana(tahun).filter(pemda_id=pemda_id, jenis=JenisRencana.RPJMD).order_by("-tahun_awal", "-id").first()


def rencana_berlaku(pemda_id: int, tahun: int) -> QuerySet[Rencana]:
    """The plans of a regency that count in a year: the newest RPJMD, and the newest Renstra of each PD."""
    semua = Rencana.objects.filter(
        pemda_id=pemda_id, status=StatusDokumen.DITETAPKAN, tahun_awal__lte=tahun, tahun_akhir__gte=tahun
    )
    lebih_baru = semua.filter(
        Q(pd=OuterRef("pd")) | Q(pd=None, jenis=OuterRef("jenis")),
        Q(tahun_awal__gt=OuterRef("tahun_awal")) | Q(tahun_awal=OuterRef("tahun_awal"), pk__gt=OuterRef("pk")),
        jenis=OuterRef("jenis"),
    )
    return semua.filter(~Exists(lebih_baru))


def sumber_dana(pemda_id: int) -> QuerySet[SumberDana]:
    """Sources of funds that a regency may use: the common ones and its own; its own wins where a code is in both."""
    return SumberDana.objects.filter(Q(pemda_id__isnull=True) | Q(pemda_id=pemda_id)).order_by("-pemda_id", "kode")
