"""The indicators of a plan in order, and the RKT as its page shows it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from renstra.enums import StatusDokumen
from renstra.models import RKT, BarisRKT, DokumenAnggaran, Indikator, Rencana, Simpul
from renstra.queries.bersama import ATAS, indikator_bersama
from sakip.teks import seragam


def indikator_urut(rencana: Rencana, indikator_id: int | None = None) -> list[Indikator]:
    """Indicators in the order of the tree, each with its targets and the nodes above it (or the one asked for)."""
    if indikator_id:
        satu = Indikator.objects.filter(pk=indikator_id, simpul__rencana=rencana)
        return list(satu.select_related(ATAS).prefetch_related("target"))
    simpul = {s.pk: s for s in rencana.simpul.order_by("urutan", "id")}
    anak: dict[int | None, list[Simpul]] = defaultdict(list)
    for s in simpul.values():
        s.rencana = rencana
        if s.induk_id:
            s.induk = simpul[s.induk_id]
        anak[s.induk_id].append(s)
    milik: dict[int, list[Indikator]] = defaultdict(list)
    for i in Indikator.objects.filter(simpul__rencana=rencana).order_by("urutan", "id").prefetch_related("target"):
        i.simpul = simpul[i.simpul_id]
        milik[i.simpul_id].append(i)

    def urut(induk: int | None) -> Iterator[Indikator]:
        for s in anak[induk]:
            yield from milik[s.pk]
            yield from urut(s.pk)

    return list(urut(None))


@dataclass(frozen=True)
class KelompokRKT:
    """Rows that serve one tujuan or sasaran."""

    sasaran: str
    baris: list[BarisRKT]


def tampilan_rkt(rkt: RKT, cari: str = "") -> list[KelompokRKT]:
    """The rows of an RKT, those of one sasaran together, in one query."""
    kata = seragam(cari)
    kelompok: dict[str, KelompokRKT] = {}
    for baris in rkt.baris.select_related("simpul", "indikator").order_by("urutan", "id"):
        isi = " ".join([baris.sasaran, baris.nama, baris.simpul.uraian if baris.simpul else ""]).casefold()
        if kata not in isi:
            continue
        kelompok.setdefault(baris.sasaran, KelompokRKT(baris.sasaran, [])).baris.append(baris)
    return list(kelompok.values())


def baris_rkt_pilihan(dokumen: DokumenAnggaran) -> QuerySet[BarisRKT]:
    """Rows of the year's RKT that a tolok ukur of this document may come from: the set one, and one being drawn up."""
    return BarisRKT.objects.filter(
        rkt__pd_id=dokumen.pd_id,
        rkt__tahun=dokumen.tahun,
        rkt__status__in=[StatusDokumen.DITETAPKAN, StatusDokumen.DISUSUN],
    ).order_by("rkt__status", "urutan", "id")


def indikator_belum_rkt(rkt: RKT) -> list[Indikator]:
    """Indicators of the plan that this RKT leaves out."""
    sudah = set(rkt.baris.exclude(indikator=None).values_list("indikator_id", flat=True))
    semua = [*indikator_urut(rkt.rencana), *indikator_bersama(rkt.pd_id, rkt.tahun)]
    return [i for i in semua if i.pk not in sudah]
