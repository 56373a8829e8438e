"""How the rows of a PK are measured: taken from the indicator of the plan that a row comes from (GM/SM Pasal 9)."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from renstra.enums import StatusDokumen
from renstra.models import CARA_UKUR, BarisRKT, Indikator, TolokUkur
from sakip.teks import seragam

from ..models import Butir


def salin_cara_ukur(butir: Sequence[Butir]) -> list[Butir]:
    """Give each row the measuring of its source; nothing is saved. Out: the rows that changed.

    A row without a source, or whose source has no indicator of a plan, keeps what was chosen for it. Four queries,
    however many rows.
    """
    asal = _asal(butir)
    berubah = []
    for satu in butir:
        indikator = asal.get((satu.baris_rkt_id, satu.tolok_ukur_id))
        if indikator is None:
            continue
        beda = [nama for nama in CARA_UKUR if getattr(satu, nama) != getattr(indikator, nama)]
        for nama in beda:
            setattr(satu, nama, getattr(indikator, nama))
        if beda:
            berubah.append(satu)
    return berubah


def bersumber(butir: Sequence[Butir]) -> frozenset[int]:
    """The rows (by id) whose measuring is the plan's, and not to be chosen here."""
    asal = _asal(butir)
    return frozenset(b.pk for b in butir if (b.baris_rkt_id, b.tolok_ukur_id) in asal)


def _asal(butir: Iterable[Butir]) -> dict[tuple[int | None, int | None], Indikator]:
    pasangan = {(b.baris_rkt_id, b.tolok_ukur_id) for b in butir} - {(None, None)}
    if not pasangan:
        return {}
    lewat_rkt = _indikator_rkt({r for r, _ in pasangan if r})
    lewat_tolok = _indikator_tolok_ukur({t for r, t in pasangan if t and r not in lewat_rkt})
    hasil = {(r, t): lewat_rkt.get(r or 0) or lewat_tolok.get(t or 0) for r, t in pasangan}
    semua = Indikator.objects.in_bulk({n for n in hasil.values() if n})
    return {k: semua[n] for k, n in hasil.items() if n in semua}


def _indikator_rkt(rkt: set[int]) -> dict[int, int]:
    rows = BarisRKT.objects.filter(pk__in=rkt, indikator__isnull=False) if rkt else BarisRKT.objects.none()
    return dict(rows.values_list("pk", "indikator_id"))


def _indikator_tolok_ukur(tolok: set[int]) -> dict[int, int]:
    """By the RKT row a tolok ukur traces to, else by the same words under the same code in the Renstra in force."""
    if not tolok:
        return {}
    rows = TolokUkur.objects.filter(pk__in=tolok).values_list(
        "pk", "uraian", "baris_rkt__indikator_id", "baris__kode", "baris__dokumen__pd_id", "baris__dokumen__tahun"
    )
    hasil, dicari = {}, {}
    for nomor, uraian, indikator, kode, pd_id, tahun in rows:
        if indikator:
            hasil[nomor] = indikator
        else:
            dicari[nomor] = (pd_id, tahun, kode, seragam(uraian))
    if not dicari:
        return hasil
    milik = Q(simpul__rencana__pd_id__in={k[0] for k in dicari.values()})
    milik &= Q(simpul__kode__in={k[2] for k in dicari.values()}, simpul__rencana__status=StatusDokumen.DITETAPKAN)
    tahun = next(iter(dicari.values()))[1]
    rencana = Indikator.objects.filter(
        milik, simpul__rencana__tahun_awal__lte=tahun, simpul__rencana__tahun_akhir__gte=tahun
    ).values_list("pk", "nama", "simpul__kode", "simpul__rencana__pd_id")
    peta = {(pd, kode, seragam(nama)): nomor for nomor, nama, kode, pd in rencana.order_by("pk")}
    for tolok_id, (pd_id, _, kode, kata) in dicari.items():
        if (asal := peta.get((pd_id, kode, kata))) is not None:
            hasil[tolok_id] = asal
    return hasil
