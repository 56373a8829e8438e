"""One indicator carried by several PD (cross-cutting): asked for with a reason, carried once the other consents."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from renstra.enums import StatusBersama, StatusDokumen
from renstra.models import Indikator, IndikatorBersama, Rencana
from renstra.queries.bersama import calon_bersama
from renstra.services.dasar import Ditolak, jejak

SUDAH_DIJAWAB = "Permintaan ini sudah dijawab atau ditarik kembali."


@transaction.atomic
def minta_bersama(
    *, indikator_id: int, pd_id: Collection[int], alasan: str, pelaku: Any, now: datetime
) -> list[IndikatorBersama]:
    """Ask PDs to carry an indicator too. One that refused may be asked again; nobody is asked twice at once."""
    terkunci = Indikator.objects.select_for_update(of=("self",)).select_related("simpul__rencana__pemda")
    indikator = terkunci.get(pk=indikator_id)
    rencana = indikator.simpul.rencana
    if rencana.status == StatusDokumen.DIGANTIKAN:
        raise Ditolak(f"{rencana} sudah digantikan; minta pada versi yang berlaku.")
    sudah = {b.pd_id: b for b in indikator.bersama.select_for_update()}
    hasil = []
    for satu in calon_bersama(rencana).filter(pk__in=pd_id):
        lama = sudah.get(satu.pk)
        if lama is not None and lama.status != StatusBersama.DITOLAK:
            continue
        bersama = lama or IndikatorBersama(indikator=indikator, pd=satu)
        ajukan(bersama, alasan, pelaku, now)
        hasil.append(bersama)
    if not hasil:
        raise Ditolak("Perangkat Daerah yang dipilih sudah diminta atau sudah menyetujui.")
    _jejak(hasil[0], "bersama_minta", f"diminta kepada {', '.join(b.pd.nama for b in hasil)}", pelaku, now)
    return hasil


def ajukan(bersama: IndikatorBersama, alasan: str, pelaku: Any, now: datetime) -> None:
    """Ask, for the first time or anew: an earlier answer no longer counts."""
    bersama.status, bersama.alasan, bersama.jawaban = StatusBersama.DIMINTA, alasan, ""
    bersama.diminta_oleh, bersama.diminta_pada = pelaku, now
    bersama.dijawab_oleh, bersama.dijawab_pada = None, None
    bersama.save()


@transaction.atomic
def tarik_bersama(*, bersama_id: int, pelaku: Any, now: datetime) -> Indikator:
    """Withdraw a request that nobody has answered yet."""
    bersama = _menunggu(bersama_id)
    _jejak(bersama, "bersama_tarik", f"kepada {bersama.pd} ditarik kembali", pelaku, now)
    bersama.delete()
    return bersama.indikator


@transaction.atomic
def jawab_bersama(*, bersama_id: int, setuju: bool, jawaban: str, pelaku: Any, now: datetime) -> IndikatorBersama:
    """Consent, or refuse with words."""
    bersama = _menunggu(bersama_id)
    rencana = bersama.indikator.simpul.rencana
    if rencana.status == StatusDokumen.DIGANTIKAN:
        raise Ditolak(f"{rencana} sudah digantikan; minta persetujuan pada versi yang berlaku.")
    if not setuju and not jawaban:
        raise Ditolak("Tulis alasannya bila menolak.")
    bersama.status = StatusBersama.DISETUJUI if setuju else StatusBersama.DITOLAK
    bersama.jawaban, bersama.dijawab_oleh, bersama.dijawab_pada = jawaban, pelaku, now
    bersama.save()
    kata = "disetujui" if setuju else "ditolak"
    _jejak(bersama, "bersama_jawab", f"{kata} {bersama.pd}", pelaku, now)
    return bersama


def bawa_bersama(lama_id: int, baru: Rencana) -> None:
    """What other PD said of a version while its replacement was drawn up holds for the replacement, which the caller
    is setting: consents are copied, requests still waiting wait there. An answer given to the replacement stands."""
    bersemula = Indikator.objects.filter(simpul__rencana=baru, semula__isnull=False)
    penerus = dict(bersemula.values_list("semula_id", "pk"))
    sudah = {(b.indikator_id, b.pd_id): b for b in IndikatorBersama.objects.filter(indikator__simpul__rencana=baru)}
    hidup = IndikatorBersama.objects.select_for_update(of=("self",)).filter(
        indikator__simpul__rencana_id=lama_id, status__in=[StatusBersama.DISETUJUI, StatusBersama.DIMINTA]
    )
    for satu in hidup.order_by("id"):
        ke = penerus.get(satu.indikator_id)
        if ke is None:
            continue
        ada = sudah.get((ke, satu.pd_id))
        setuju = satu.status == StatusBersama.DISETUJUI
        if ada is None or (setuju and ada.status == StatusBersama.DIMINTA):
            if setuju:
                satu.pk = ada.pk if ada else None
            satu.indikator_id = ke
            satu.save()


def _menunggu(bersama_id: int) -> IndikatorBersama:
    """The request, taken for an answer: of two who answer at once one is told that it is answered."""
    bersama = (
        IndikatorBersama.objects.select_for_update(of=("self",))
        .select_related("pd", "indikator__simpul__rencana__pemda")
        .filter(pk=bersama_id, status=StatusBersama.DIMINTA)
        .first()
    )
    if bersama is None:
        raise Ditolak(SUDAH_DIJAWAB)
    return bersama


def _jejak(bersama: IndikatorBersama, aksi: str, kata: str, pelaku: Any, now: datetime) -> None:
    indikator = bersama.indikator
    jejak(
        indikator.simpul.rencana,
        aksi,
        f"Indikator bersama {indikator} {kata}.",
        pelaku=pelaku,
        now=now,
        indikator=indikator.pk,
        alasan=bersama.alasan,
        jawaban=bersama.jawaban,
    )
