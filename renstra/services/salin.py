"""Copying of plans: a version, a period, a branch of the tree, the targets of a year (GM/SM Pasal 5)."""

from collections import defaultdict
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from renstra import queries
from renstra.enums import StatusBersama, StatusDokumen
from renstra.models import Indikator, IndikatorBersama, JawabanMutu, Rencana, Simpul, Target
from renstra.rules import pohon
from renstra.services.dasar import Ditolak, jejak, kunci


@dataclass(frozen=True)
class CaraSalin:
    """What goes along with nodes and their indicators.

    `target`: the targets of years that both plans have; `periode_baru`: of later years, in which the data dasar and
    the end target of before mean nothing (`data_dasar`: the last target becomes the data dasar); `sama`: another
    version of the same plan, so consents, answers on quality and supported sasaran stay too.
    """

    target: bool = True
    periode_baru: bool = False
    data_dasar: bool = False
    sama: bool = False


def salin_simpul(
    rows: Sequence[Simpul],
    ke: Rencana,
    induk_id: int | None,
    cara: CaraSalin,
    kode_terpakai: frozenset[str] = frozenset(),
) -> dict[int, int]:
    """Copy nodes with what is below them among `rows`, a level at a time. Gives old key -> new key.

    The caller holds the plan. A code in `kode_terpakai` is left out, for a code stands once in a plan.
    """
    anak: dict[int | None, list[Simpul]] = defaultdict(list)
    ada = {s.pk for s in rows}
    for simpul in rows:
        anak[simpul.induk_id if simpul.induk_id in ada else None].append(simpul)
    padanan: dict[int, int] = {}
    lapis = anak[None]
    while lapis:
        baru = [_simpul_baru(s, ke, padanan.get(s.induk_id or 0, induk_id), cara, kode_terpakai) for s in lapis]
        Simpul.objects.bulk_create(baru)
        padanan |= {lama.pk: satu.pk for lama, satu in zip(lapis, baru, strict=True)}
        lapis = [a for s in lapis for a in anak[s.pk]]
    _salin_indikator(padanan, ke, cara)
    return padanan


def _simpul_baru(
    simpul: Simpul, ke: Rencana, induk_id: int | None, cara: CaraSalin, kode_terpakai: frozenset[str]
) -> Simpul:
    baru = copy(simpul)
    baru.pk, baru.rencana, baru.induk_id = None, ke, induk_id
    if simpul.kode in kode_terpakai and simpul.jenis in pohon.BERKODE:
        baru.kode = ""
    if not cara.sama:
        baru.mendukung_id = None
    return baru


def _salin_indikator(padanan: dict[int, int], ke: Rencana, cara: CaraSalin) -> None:
    lama = list(Indikator.objects.filter(simpul_id__in=padanan).order_by("urutan", "id").prefetch_related("target"))
    baru = []
    for indikator in lama:
        satu = copy(indikator)
        satu.pk, satu.simpul_id = None, padanan[indikator.simpul_id]
        satu.semula_id = indikator.pk if cara.sama else None
        if cara.periode_baru:
            _mulai_periode(satu, indikator, data_dasar=cara.data_dasar)
        baru.append(satu)
    Indikator.objects.bulk_create(baru)
    kunci_baru = {a.pk: b.pk for a, b in zip(lama, baru, strict=True)}
    if cara.target:
        semua = [t for i in lama for t in i.target.all() if t.tahun in ke.tahun]
        Target.objects.bulk_create(_milik(t, kunci_baru) for t in semua)
    if cara.sama:
        setuju = IndikatorBersama.objects.filter(indikator__in=lama, status=StatusBersama.DISETUJUI)
        IndikatorBersama.objects.bulk_create(_milik(b, kunci_baru) for b in setuju)
        jawaban = JawabanMutu.objects.filter(indikator__in=lama)
        JawabanMutu.objects.bulk_create(_milik(j, kunci_baru) for j in jawaban)


def _milik(bagian: Any, kunci_baru: dict[int, int]) -> Any:
    """The same part of the copied indicator."""
    baru = copy(bagian)
    baru.pk, baru.indikator_id = None, kunci_baru[bagian.indikator_id]
    return baru


def _mulai_periode(baru: Indikator, lama: Indikator, *, data_dasar: bool) -> None:
    """With `data_dasar`, where the old period was to end is where the new one begins."""
    baru.target_akhir, baru.target_akhir_bilangan = "", None
    baru.baseline, baru.baseline_bilangan, baru.tahun_baseline = "", None, None
    if not data_dasar:
        return
    akhir = max((t for t in lama.target.all() if t.tertulis), key=lambda t: t.tahun, default=None)
    if akhir is not None:
        baru.baseline, baru.baseline_bilangan, baru.tahun_baseline = akhir.tertulis, akhir.bilangan, akhir.tahun
    else:
        baru.baseline, baru.baseline_bilangan = lama.target_akhir, lama.target_akhir_bilangan


@transaction.atomic
def salin_periode(
    *, rencana_id: int, judul: str, tahun_awal: int, data_dasar: bool, pelaku: Any, now: datetime
) -> Rencana:
    """A plan for the next five years with the tree and the indicators of this one, and no targets yet."""
    lama = Rencana.objects.select_related("pemda").get(pk=rencana_id)
    if tahun_awal <= lama.tahun_awal:
        raise Ditolak(f"Periode baru harus sesudah {lama.tahun_awal}.")
    induk = queries.rpjmd_untuk(lama.pemda_id, tahun_awal) if lama.pd_id else None
    baru = Rencana.objects.create(
        pemda=lama.pemda,
        pd_id=lama.pd_id,
        jenis=lama.jenis,
        judul=judul,
        tahun_awal=tahun_awal,
        tahun_akhir=tahun_awal + 4,
        induk=induk,
        edisi_id=lama.edisi_id,
    )
    cara = CaraSalin(target=False, periode_baru=True, data_dasar=data_dasar)
    salin_simpul(list(lama.simpul.order_by("urutan", "id")), baru, None, cara)
    jejak(baru, "rencana_salin", f"{baru} disalin dari {lama}.", pelaku=pelaku, now=now, dari=lama.pk)
    return baru


@transaction.atomic
def salin_cabang(
    *, simpul_id: int, ke_id: int, versi_kunci: int, induk_id: int | None, target: bool, pelaku: Any, now: datetime
) -> Simpul:
    """Copy a node with all below it under another parent of the same plan, or into another plan of the same PD."""
    asal = Simpul.objects.select_related("rencana").get(pk=simpul_id)
    ke = kunci(Rencana, ke_id, versi_kunci)
    if (ke.pemda_id, ke.pd_id) != (asal.rencana.pemda_id, asal.rencana.pd_id):
        raise Ditolak("Cabang hanya disalin ke rencana milik Perangkat Daerah yang sama.")
    induk = ke.simpul.filter(pk=induk_id).first() if induk_id else None
    if salah := pohon.induk_salah(ke.jenis, asal.jenis, induk.jenis if induk else None):
        raise Ditolak(salah)
    rows = [asal, *queries.di_bawah(asal)]
    terpakai = frozenset(ke.simpul.filter(jenis__in=pohon.BERKODE).values_list("kode", flat=True)) - {""}
    akhir = ke.simpul.filter(induk=induk).aggregate(n=Max("urutan"))["n"] or 0
    padanan = salin_simpul(rows, ke, induk.pk if induk else None, CaraSalin(target), terpakai)
    baru = Simpul.objects.get(pk=padanan[asal.pk])
    baru.urutan = akhir + 1
    baru.save(update_fields=["urutan"])
    jejak(ke, "cabang_salin", f"{asal} disalin ke {ke}.", pelaku=pelaku, now=now, simpul=baru.pk, banyak=len(rows))
    return baru


@transaction.atomic
def salin_target(
    *, rencana_id: int, versi_kunci: int, dari: int, ke: int, timpa: bool, pelaku: Any, now: datetime
) -> int:
    """Take the targets of one year over into another; written ones stay unless `timpa`. Gives how many were taken."""
    rencana = kunci(Rencana, rencana_id, versi_kunci)
    if dari == ke or not {dari, ke} <= set(rencana.tahun):
        raise Ditolak(f"Pilih dua tahun yang berbeda pada {rencana.tahun_awal}–{rencana.tahun_akhir}.")
    rows = Target.objects.filter(indikator__simpul__rencana=rencana)
    sudah = {t.indikator_id: t for t in rows.filter(tahun=ke)}
    baru, ubah = [], []
    for asal in rows.filter(tahun=dari).exclude(tertulis=""):
        lama = sudah.get(asal.indikator_id)
        if lama is None:
            baru.append(
                Target(indikator_id=asal.indikator_id, tahun=ke, tertulis=asal.tertulis, bilangan=asal.bilangan)
            )
        elif timpa or not lama.tertulis:
            lama.tertulis, lama.bilangan = asal.tertulis, asal.bilangan
            ubah.append(lama)
    Target.objects.bulk_create(baru)
    Target.objects.bulk_update(ubah, ["tertulis", "bilangan"], batch_size=500)
    banyak = len(baru) + len(ubah)
    jejak(
        rencana, "target_salin", f"{banyak} target {dari} disalin ke {ke}.", pelaku=pelaku, now=now, dari=dari, ke=ke
    )
    return banyak


def ganti_isi(lama: Rencana, baru: Rencana) -> None:
    """The whole tree of a version for the version that is to replace it."""
    if baru.status != StatusDokumen.DISUSUN:
        raise Ditolak(f"{baru} tidak sedang disusun.")
    salin_simpul(list(lama.simpul.order_by("urutan", "id")), baru, None, CaraSalin(sama=True))
