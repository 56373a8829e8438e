"""Indicators that several PD carry together: what a PD agreed to, what it is asked for."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from renstra.enums import StatusBersama, StatusDokumen
from renstra.models import Indikator, IndikatorBersama, Rencana
from sakip.organisasi.models import PerangkatDaerah

ATAS = "simpul__induk__induk__induk__induk"


def _disetujui(pd_id: int | None) -> QuerySet[IndikatorBersama]:
    return IndikatorBersama.objects.filter(pd_id=pd_id, status=StatusBersama.DISETUJUI).order_by(
        "indikator__simpul__rencana__pd__nama", "indikator__simpul__urutan", "indikator__urutan", "id"
    )


def indikator_bersama(pd_id: int | None, tahun: int) -> list[Indikator]:
    """Indicators of other PD that this one agreed to carry, of plans in force that year, with nodes above and targets.

    The regency itself (`pd_id` None) carries none.
    """
    if pd_id is None:
        return []
    berlaku = _disetujui(pd_id).filter(
        indikator__simpul__rencana__status=StatusDokumen.DITETAPKAN,
        indikator__simpul__rencana__tahun_awal__lte=tahun,
        indikator__simpul__rencana__tahun_akhir__gte=tahun,
    )
    urut = list(berlaku.values_list("indikator_id", flat=True))
    ada = Indikator.objects.select_related(ATAS).prefetch_related("target").in_bulk(urut)
    return [ada[pk] for pk in urut]


def bersama_rencana(rencana: Rencana) -> tuple[list[IndikatorBersama], list[IndikatorBersama]]:
    """Of a plan, in one query: whom its indicators are shared with or asked of, and what its PD agreed to carry.

    What is carried comes from plans in force and from first drafts, not from the draft of another version.
    """
    milik = Q(indikator__simpul__rencana=rencana)
    masuk = Q(
        pd_id=rencana.pd_id or 0,
        status=StatusBersama.DISETUJUI,
        indikator__simpul__rencana__tahun_awal__lte=rencana.tahun_akhir,
        indikator__simpul__rencana__tahun_akhir__gte=rencana.tahun_awal,
    )
    masuk &= Q(indikator__simpul__rencana__status=StatusDokumen.DITETAPKAN) | Q(
        indikator__simpul__rencana__status=StatusDokumen.DISUSUN,
        indikator__simpul__rencana__menggantikan__isnull=True,
    )
    rows = IndikatorBersama.objects.filter(milik | masuk).select_related(
        "pd", "indikator__simpul__rencana__pd", "indikator__simpul__rencana__pemda"
    )
    semua = list(rows.order_by("pd__nama", "indikator__simpul__rencana__pd__nama", "id"))
    keluar = [b for b in semua if b.indikator.simpul.rencana_id == rencana.pk]
    return keluar, [b for b in semua if b.indikator.simpul.rencana_id != rencana.pk]


def calon_bersama(rencana: Rencana) -> QuerySet[PerangkatDaerah]:
    """Whom an indicator of a plan may be shared with: every other PD at work in the regency."""
    rows = PerangkatDaerah.objects.filter(pemda_id=rencana.pemda_id, aktif=True).exclude(pk=rencana.pd_id or 0)
    return rows.order_by("nama")


def bersama_menunggu(pd_id: Collection[int]) -> QuerySet[IndikatorBersama]:
    """Requests that wait for the answer of these PD."""
    rows = IndikatorBersama.objects.filter(pd_id__in=pd_id, status=StatusBersama.DIMINTA)
    return rows.exclude(indikator__simpul__rencana__status=StatusDokumen.DIGANTIKAN)


def bersama_diminta(pd_id: Collection[int]) -> list[IndikatorBersama]:
    """The same with whose they are, the oldest first."""
    if not pd_id:
        return []
    atas = ("pd", "indikator__simpul__rencana__pd", "indikator__simpul__rencana__pemda")
    return list(bersama_menunggu(pd_id).select_related(*atas).order_by("diminta_pada", "id"))
