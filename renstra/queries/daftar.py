"""The list of documents of a PD and year."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from renstra.enums import JenisAnggaran, JenisSimpul
from renstra.models import (
    RKT,
    BarisAnggaran,
    DokumenAnggaran,
    Indikator,
    PaguSumberDana,
    Rencana,
)
from renstra.queries.anggaran import Ringkas
from sakip.organisasi.enums import Tingkat


@dataclass(frozen=True)
class Daftar:
    """All versions of each document, newest first, as the front page of the planning section shows them."""

    rpjmd: list[Rencana]
    renstra: list[Rencana]
    rkt_pemda: list[RKT]
    rkt: list[RKT]
    rka: list[DokumenAnggaran]
    dpa: list[DokumenAnggaran]
    ringkas: dict[int, Ringkas]
    indikator: dict[int, int]


def daftar(pemda_id: int, pd_id: int | None, tahun: int) -> Daftar:
    """The documents of a regency and one PD for a year, with counts and sums, in a constant number of queries."""
    rencana = list(
        Rencana.objects.filter(pemda_id=pemda_id, tahun_awal__lte=tahun, tahun_akhir__gte=tahun)
        .filter(Q(pd_id__isnull=True) | Q(pd_id=pd_id))
        .annotate(n_sasaran=Count("simpul", filter=Q(simpul__jenis=JenisSimpul.SASARAN), distinct=True))
        .order_by("-id")
    )
    rkt = list(
        RKT.objects.filter(pemda_id=pemda_id, tahun=tahun)
        .filter(Q(pd_id__isnull=True) | Q(pd_id=pd_id))
        .annotate(n_baris=Count("baris"))
        .order_by("-id")
    )
    anggaran = list(DokumenAnggaran.objects.filter(pemda_id=pemda_id, pd_id=pd_id, tahun=tahun).order_by("-id"))
    indikator = dict(
        Indikator.objects.filter(simpul__rencana__in=rencana)
        .values_list("simpul__rencana_id")
        .annotate(n=Count("id"))
        .order_by()
    )
    return Daftar(
        rpjmd=[r for r in rencana if r.pd_id is None],
        renstra=[r for r in rencana if r.pd_id is not None],
        rkt_pemda=[r for r in rkt if r.pd_id is None],
        rkt=[r for r in rkt if r.pd_id is not None],
        rka=[a for a in anggaran if a.jenis == JenisAnggaran.RKA],
        dpa=[a for a in anggaran if a.jenis == JenisAnggaran.DPA],
        ringkas=ringkas_banyak(anggaran),
        indikator=indikator,
    )


def ringkas_banyak(dokumen: list[DokumenAnggaran]) -> dict[int, Ringkas]:
    """`ringkas` for several documents at once, in two queries."""
    banyak: dict[int, dict[str, int]] = defaultdict(dict)
    for dokumen_id, tingkat, n in (
        BarisAnggaran.objects.filter(dokumen__in=dokumen)
        .values_list("dokumen_id", "tingkat")
        .annotate(n=Count("id"))
        .order_by()
    ):
        banyak[dokumen_id][tingkat] = n
    total: dict[int, Decimal] = defaultdict(Decimal)
    for dokumen_id, jumlah in PaguSumberDana.objects.filter(baris__dokumen__in=dokumen).values_list(
        "baris__dokumen_id", "jumlah"
    ):
        total[dokumen_id] += jumlah
    T = Tingkat
    return {
        d.pk: Ringkas(n.get(T.PROGRAM, 0), n.get(T.KEGIATAN, 0), n.get(T.SUB_KEGIATAN, 0), total[d.pk])
        for d in dokumen
        for n in [banyak[d.pk]]
    }
