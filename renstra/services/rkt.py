"""Rencana Kinerja Tahunan: drawn up from the five-year plan in one act, then adjusted (GM/SM Pasal 10)."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max, ProtectedError

from renstra import queries
from renstra.enums import StatusDokumen
from renstra.models import RKT, BarisRKT, DokumenAnggaran, Indikator, TolokUkur
from renstra.rules import kelengkapan
from renstra.services.dasar import Ditolak, jejak, kunci

DIPAKAI = "Baris ini sudah dirujuk tolok ukur RKA atau DPA, sehingga tidak dapat dihapus."
_SUDAH = "RKT tahun {} sudah ada."


@transaction.atomic
def susun_rkt(
    *,
    pemda_id: int,
    pd_id: int | None,
    tahun: int,
    simpul: Collection[int] | None = None,
    pelaku: Any,
    now: datetime,
) -> RKT:
    """Draw up the RKT of a year: every indicator of the Renstra (of the RPJMD where there is no PD) that has a target,
    and those of other PD that this PD agreed to carry too.

    `simpul`: only what serves these tujuan and sasaran, those to be realised this year (GM/SM Lampiran).
    Raises `Ditolak` where there is no plan in force for that year, or an RKT already.
    """
    rencana = queries.renstra_untuk(pd_id, tahun) if pd_id else queries.rpjmd_untuk(pemda_id, tahun)
    if rencana is None or rencana.pemda_id != pemda_id:
        nama = "Renstra" if pd_id else "RPJMD"
        raise Ditolak(f"Belum ada {nama} yang ditetapkan untuk tahun {tahun}. Susun dan tetapkan {nama} lebih dahulu.")
    sudah = RKT.objects.filter(pemda_id=pemda_id, pd_id=pd_id, tahun=tahun)
    if sudah.exclude(status=StatusDokumen.DIGANTIKAN).exists():
        raise Ditolak(_SUDAH.format(tahun))
    try:
        with transaction.atomic():
            rkt = RKT.objects.create(pemda_id=pemda_id, pd_id=pd_id, tahun=tahun, rencana=rencana)
    except IntegrityError:
        raise Ditolak(_SUDAH.format(tahun)) from None
    indikator = [*queries.indikator_urut(rencana), *queries.indikator_bersama(pd_id, tahun)]
    baris = [dari_indikator(rkt, i, urutan) for urutan, i in enumerate(indikator, start=1)]
    BarisRKT.objects.bulk_create(b for b in baris if b.target and (simpul is None or _dipilih(b, rkt, simpul)))
    jejak(rkt, "rkt_susun", f"RKT {tahun} disusun dari {rencana}.", pelaku=pelaku, now=now)
    return rkt


def dari_indikator(rkt: RKT, indikator: Indikator, urutan: int) -> BarisRKT:
    """The row that an indicator of the plan gives in the RKT's year, not saved."""
    target = next((t for t in indikator.target.all() if t.tahun == rkt.tahun), None)
    return BarisRKT(
        rkt=rkt,
        simpul=indikator.simpul,
        indikator=indikator,
        sasaran=queries.sasaran_dari(indikator.simpul).uraian,
        nama=indikator.nama,
        satuan=indikator.satuan,
        jenis=indikator.jenis,
        target=target.tertulis if target else "",
        target_bilangan=target.bilangan if target else None,
        target_rencana=target.tertulis if target else "",
        urutan=urutan,
    )


def _indikator(rkt: RKT, indikator_id: int) -> Indikator:
    """An indicator of the plan, or one that the PD carries together with another."""
    milik = queries.indikator_urut(rkt.rencana, indikator_id)
    bersama = (i for i in queries.indikator_bersama(rkt.pd_id, rkt.tahun) if i.pk == indikator_id)
    asal = next(iter([*milik, *bersama]), None)
    if asal is None:
        raise Ditolak("Indikator ini tidak lagi ada pada rencananya.")
    return asal


def _dipilih(baris: BarisRKT, rkt: RKT, simpul: Collection[int]) -> bool:
    """What another PD's plan gives (an indicator carried together) is not among the choices: it stays."""
    if baris.simpul is None or baris.simpul.rencana_id != rkt.rencana_id:
        return True
    return queries.sasaran_dari(baris.simpul).pk in simpul


@transaction.atomic
def simpan_baris_rkt(
    *,
    rkt_id: int,
    baris_id: int | None,
    versi_kunci: int,
    isi: Mapping[str, Any],
    indikator_id: int | None = None,
    pelaku: Any,
    now: datetime,
) -> BarisRKT:
    """Adjust a row or add one. `isi`: sasaran, nama, satuan, jenis, target, target_bilangan, catatan.

    With `indikator_id` a new row takes what `isi` leaves empty from that indicator of the plan.
    """
    rkt = kunci(RKT, rkt_id, versi_kunci)
    if baris_id:
        baris = BarisRKT.objects.get(pk=baris_id, rkt=rkt)
    else:
        akhir = rkt.baris.aggregate(n=Max("urutan"))["n"] or 0
        baris = BarisRKT(rkt=rkt, urutan=akhir + 1)
        if indikator_id:
            baris = dari_indikator(rkt, _indikator(rkt, indikator_id), akhir + 1)
    for nama, nilai in isi.items():
        if nilai not in ("", None) or baris_id:
            setattr(baris, nama, nilai)
    baris.save()
    kata = "disesuaikan" if baris_id else "ditambahkan"
    jejak(rkt, "rkt_baris", f"Baris {baris} {kata}.", pelaku=pelaku, now=now, baris=baris.pk, target=baris.target)
    return baris


@transaction.atomic
def hapus_baris_rkt(*, baris_id: int, versi_kunci: int, pelaku: Any, now: datetime) -> RKT:
    """Leave an indicator out of this year."""
    baris = BarisRKT.objects.get(pk=baris_id)
    rkt = kunci(RKT, baris.rkt_id, versi_kunci)
    jejak(rkt, "rkt_baris_hapus", f"Baris {baris} dihapus.", pelaku=pelaku, now=now)
    try:
        baris.delete()
    except ProtectedError:
        raise Ditolak(DIPAKAI) from None
    return rkt


@transaction.atomic
def hapus_rkt(*, rkt_id: int, versi_kunci: int, pelaku: Any, now: datetime) -> None:
    rkt = kunci(RKT, rkt_id, versi_kunci)
    jejak(rkt, "rkt_hapus", f"Rancangan {rkt} dihapus.", pelaku=pelaku, now=now)
    try:
        rkt.delete()
    except ProtectedError:
        raise Ditolak(DIPAKAI) from None


@transaction.atomic
def tetapkan_rkt(
    *,
    rkt_id: int,
    versi_kunci: int,
    nomor: str,
    tanggal: date,
    ditetapkan_oleh: str = "",
    pelaku: Any,
    now: datetime,
) -> RKT:
    """Set the RKT; the one it replaces becomes digantikan, and drafts of RKA and DPA follow to the new rows."""
    rkt = kunci(RKT, rkt_id, versi_kunci)
    kurang = [k for k in kelengkapan.periksa_rkt(queries.fakta_rkt(rkt)) if k.menghalangi]
    if kurang:
        raise Ditolak(f"{rkt} belum dapat ditetapkan.", kurang)
    if rkt.menggantikan_id:
        RKT.objects.filter(pk=rkt.menggantikan_id).update(status=StatusDokumen.DIGANTIKAN)
        _alihkan(rkt)
    rkt.nomor, rkt.tanggal, rkt.status = nomor, tanggal, StatusDokumen.DITETAPKAN
    rkt.ditetapkan_oleh = ditetapkan_oleh
    rkt.save()
    jejak(rkt, "rkt_tetapkan", f"{rkt} ditetapkan {tanggal:%d-%m-%Y}.", pelaku=pelaku, now=now, nomor=nomor)
    return rkt


def _alihkan(rkt: RKT) -> None:
    """Drafts of RKA and DPA point to the row of the same indicator in the new version; each draft so changed is a
    new state of it, which an import of before cannot be undone over."""
    assert rkt.menggantikan_id is not None
    baru = {(b.indikator_id, b.nama): b.pk for b in rkt.baris.all()}
    beralih = []
    for satu in TolokUkur.objects.filter(
        baris_rkt__rkt_id=rkt.menggantikan_id, baris__dokumen__status=StatusDokumen.DISUSUN
    ).select_related("baris", "baris_rkt"):
        lama = satu.baris_rkt
        if lama and (tujuan := baru.get((lama.indikator_id, lama.nama))):
            satu.baris_rkt_id = tujuan
            beralih.append(satu)
    TolokUkur.objects.bulk_update(beralih, ["baris_rkt"], batch_size=200)
    DokumenAnggaran.objects.filter(pk__in={t.baris.dokumen_id for t in beralih}).update(
        versi_kunci=F("versi_kunci") + 1
    )


@transaction.atomic
def ganti_rkt(*, rkt_id: int, pelaku: Any, now: datetime) -> RKT:
    """A new version with the rows copied; the one in force stays until the new one is set."""
    lama = RKT.objects.select_for_update().get(pk=rkt_id)
    if lama.status != StatusDokumen.DITETAPKAN:
        raise Ditolak("Hanya RKT yang sudah ditetapkan yang dapat diganti.")
    if (ada := RKT.objects.filter(menggantikan=lama).first()) is not None:
        return ada
    baris = list(lama.baris.all())
    baru = RKT.objects.create(
        pemda_id=lama.pemda_id, pd_id=lama.pd_id, tahun=lama.tahun, rencana_id=lama.rencana_id, menggantikan=lama
    )
    for satu in baris:
        satu.pk, satu.rkt = None, baru
    BarisRKT.objects.bulk_create(baris)
    jejak(baru, "rkt_ganti", f"Versi pengganti {lama} mulai disusun.", pelaku=pelaku, now=now)
    return baru


@transaction.atomic
def pilih_sasaran(*, rkt_id: int, versi_kunci: int, simpul: Collection[int], pelaku: Any, now: datetime) -> RKT:
    """Take exactly these tujuan and sasaran into the RKT: rows of others go, rows of newly chosen ones come.

    Rows that stay keep what was adjusted. Raises `Ditolak` where a row to go is what a hasil rests on.
    """
    rkt = kunci(RKT, rkt_id, versi_kunci)
    baris = list(rkt.baris.select_related("simpul__induk__induk__induk__induk"))
    keluar = [b for b in baris if not _dipilih(b, rkt, simpul)]
    dipakai = TolokUkur.objects.filter(baris_rkt__in=keluar).values_list("baris_rkt__nama", flat=True)
    if nama := sorted(set(dipakai)):
        raise Ditolak(f"Masih dirujuk tolok ukur RKA atau DPA: {'; '.join(nama[:5])}.")
    BarisRKT.objects.filter(pk__in=[b.pk for b in keluar]).delete()
    ada = {b.indikator_id for b in baris}
    akhir = max((b.urutan for b in baris), default=0)
    calon = [dari_indikator(rkt, i, akhir + n) for n, i in enumerate(queries.indikator_urut(rkt.rencana), start=1)]
    masuk = [b for b in calon if b.target and b.indikator_id not in ada and _dipilih(b, rkt, simpul)]
    BarisRKT.objects.bulk_create(masuk)
    ringkasan = f"Pilihan sasaran {rkt} diubah: {len(masuk)} baris masuk, {len(keluar)} keluar."
    jejak(rkt, "rkt_pilih", ringkasan, pelaku=pelaku, now=now, simpul=sorted(simpul))
    return rkt


@transaction.atomic
def pakai_nilai_rencana(*, baris_id: int, versi_kunci: int, pelaku: Any, now: datetime) -> BarisRKT:
    """Undo the adjustment of a row: indicator, unit and target as the plan has them (GM/SM Pasal 10)."""
    baris = BarisRKT.objects.select_related("indikator__simpul").get(pk=baris_id)
    rkt = kunci(RKT, baris.rkt_id, versi_kunci)
    if baris.indikator is None:
        raise Ditolak("Baris ini tidak berasal dari rencana lima tahun.")
    asal = dari_indikator(rkt, baris.indikator, baris.urutan)
    for nama in ("nama", "satuan", "jenis", "target", "target_bilangan", "target_rencana"):
        setattr(baris, nama, getattr(asal, nama))
    baris.catatan = ""
    baris.save()
    jejak(rkt, "rkt_baris_asal", f"Baris {baris} dikembalikan ke nilai rencananya.", pelaku=pelaku, now=now)
    return baris


@transaction.atomic
def lanjutkan_rkt(*, rkt_id: int, pelaku: Any, now: datetime) -> RKT:
    """Next year's RKT from this one: the same indicators, with the plan's targets of that year."""
    lama = RKT.objects.select_related("rencana").get(pk=rkt_id)
    tahun = lama.tahun + 1
    rencana = queries.renstra_untuk(lama.pd_id, tahun) if lama.pd_id else queries.rpjmd_untuk(lama.pemda_id, tahun)
    if rencana is None or rencana.pk != lama.rencana_id:
        raise Ditolak(
            f"Tahun {tahun} memakai rencana lima tahun lain, atau belum ada. Susun RKT-nya dari rencana itu."
        )
    pilihan = set(lama.baris.exclude(indikator=None).values_list("indikator_id", flat=True))
    baru = susun_rkt(pemda_id=lama.pemda_id, pd_id=lama.pd_id, tahun=tahun, pelaku=pelaku, now=now)
    baru.baris.exclude(indikator_id__in=pilihan).delete()
    akhir = baru.baris.aggregate(n=Max("urutan"))["n"] or 0
    kondisi = list(lama.baris.filter(indikator=None))
    for n, satu in enumerate(kondisi, start=1):
        satu.pk, satu.rkt, satu.urutan = None, baru, akhir + n
    BarisRKT.objects.bulk_create(kondisi)
    jejak(baru, "rkt_lanjut", f"{baru} disusun dengan pilihan {lama}.", pelaku=pelaku, now=now)
    return baru
