"""RPJMD, Renstra and RKT as their pages show them."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from renstra.enums import StatusDokumen
from renstra.models import (
    RKT,
    BarisRKT,
    DokumenAnggaran,
    Indikator,
    Rencana,
    Simpul,
    Target,
)


@dataclass
class IndikatorTampil:
    indikator: Indikator
    target: list[Target | None]


@dataclass
class SimpulTampil:
    simpul: Simpul
    dalam: int
    pertama: bool
    terakhir: bool
    indikator: list[IndikatorTampil]
    jumlah_anak: int = 0


def pohon_rencana(rencana: Rencana, cari: str = "") -> list[SimpulTampil]:
    """The tree in reading order with indicators and the targets of every year, in three queries.

    `cari`: only nodes that say so in text, code or indicator, with what stands above and below them.
    """
    target = Prefetch("target", Target.objects.order_by("tahun"))
    semua = list(
        rencana.simpul.select_related("mendukung")
        .prefetch_related(Prefetch("indikator", Indikator.objects.order_by("urutan", "id").prefetch_related(target)))
        .order_by("urutan", "id")
    )
    anak: dict[int | None, list[Simpul]] = defaultdict(list)
    for simpul in semua:
        anak[simpul.induk_id].append(simpul)
    kata = " ".join(cari.split()).casefold()
    hasil: list[SimpulTampil] = []

    def telusuri(induk: int | None, dalam: int, turut: bool) -> bool:
        ada = False
        saudara = anak[induk]
        for simpul in saudara:
            cocok = turut or kata in _isi_simpul(simpul)
            tampil = SimpulTampil(
                simpul,
                dalam,
                simpul is saudara[0],
                simpul is saudara[-1],
                [_indikator_tampil(i, rencana) for i in simpul.indikator.all()],
                len(anak[simpul.pk]),
            )
            tempat = len(hasil)
            hasil.append(tampil)
            if telusuri(simpul.pk, dalam + 1, cocok) or cocok:
                ada = True
            else:
                del hasil[tempat:]
        return ada

    telusuri(None, 0, not kata)
    return hasil


def _isi_simpul(simpul: Simpul) -> str:
    return " ".join([simpul.kode, simpul.uraian, *(i.nama for i in simpul.indikator.all())]).casefold()


def _indikator_tampil(indikator: Indikator, rencana: Rencana) -> IndikatorTampil:
    target = {t.tahun: t for t in indikator.target.all()}
    return IndikatorTampil(indikator, [target.get(tahun) for tahun in rencana.tahun])


def indikator_urut(rencana: Rencana, indikator_id: int | None = None) -> list[Indikator]:
    """Indicators in the order of the tree, each with its targets and the nodes above it (or the one asked for)."""
    if indikator_id:
        satu = Indikator.objects.filter(pk=indikator_id, simpul__rencana=rencana)
        return list(satu.select_related("simpul__induk__induk__induk__induk").prefetch_related("target"))
    simpul = {s.simpul.pk: s.simpul for s in pohon_rencana(rencana)}
    for s in simpul.values():
        if s.induk_id:
            s.induk = simpul[s.induk_id]
    return [_bersimpul(i, s) for s in simpul.values() for i in s.indikator.all()]


def _bersimpul(indikator: Indikator, simpul: Simpul) -> Indikator:
    indikator.simpul = simpul
    return indikator


@dataclass(frozen=True)
class KelompokRKT:
    """Rows that serve one tujuan or sasaran."""

    sasaran: str
    baris: list[BarisRKT]


def tampilan_rkt(rkt: RKT, cari: str = "") -> list[KelompokRKT]:
    """The rows of an RKT, those of one sasaran together, in one query."""
    kata = " ".join(cari.split()).casefold()
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
    return [i for i in indikator_urut(rkt.rencana) if i.pk not in sudah]
