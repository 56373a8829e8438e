"""RPJMD and Renstra: drawing up the tree, its indicators and targets, setting and replacing (GM/SM Pasal 5)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, ProtectedError

from renstra import queries
from renstra.enums import JenisRencana, StatusDokumen
from renstra.models import Indikator, Rencana, Simpul, Target
from renstra.rules import kelengkapan, pohon
from renstra.rules.target import IsiTarget
from renstra.services.bersama import bawa_bersama
from renstra.services.dasar import Ditolak, jejak, kunci
from renstra.services.salin import ganti_isi

DIPAKAI = "Bagian ini sudah dipakai RKT atau dokumen lain, sehingga tidak dapat dihapus."


@transaction.atomic
def buat_rencana(
    *,
    pemda_id: int,
    pd_id: int | None,
    judul: str,
    tahun_awal: int,
    tahun_akhir: int,
    induk_id: int | None,
    edisi_id: int | None = None,
    pelaku: Any,
    now: datetime,
) -> Rencana:
    """Begin an RPJMD (no PD) or the Renstra of a PD."""
    rencana = Rencana.objects.create(
        pemda_id=pemda_id,
        pd_id=pd_id,
        jenis=JenisRencana.RENSTRA if pd_id else JenisRencana.RPJMD,
        judul=judul,
        tahun_awal=tahun_awal,
        tahun_akhir=tahun_akhir,
        induk_id=induk_id,
        edisi_id=edisi_id,
    )
    jejak(rencana, "rencana_buat", f"{judul} mulai disusun.", pelaku=pelaku, now=now)
    return rencana


@transaction.atomic
def ubah_rencana(*, rencana_id: int, versi_kunci: int, isi: Mapping[str, Any], pelaku: Any, now: datetime) -> Rencana:
    """Correct the head of a plan (`judul`, `tahun_awal`, `tahun_akhir`, `induk_id`, `edisi_id`)."""
    rencana = kunci(Rencana, rencana_id, versi_kunci)
    _isi(rencana, isi)
    Target.objects.filter(indikator__simpul__rencana=rencana).exclude(tahun__in=list(rencana.tahun)).delete()
    jejak(rencana, "rencana_ubah", f"Kepala {rencana} diubah.", pelaku=pelaku, now=now)
    return rencana


@transaction.atomic
def hapus_rencana(*, rencana_id: int, versi_kunci: int, pelaku: Any, now: datetime) -> None:
    """Remove a plan that was never set."""
    rencana = kunci(Rencana, rencana_id, versi_kunci)
    jejak(rencana, "rencana_hapus", f"Rancangan {rencana} dihapus.", pelaku=pelaku, now=now)
    try:
        rencana.delete()
    except ProtectedError:
        raise Ditolak(DIPAKAI) from None


@transaction.atomic
def tetapkan_rencana(
    *,
    rencana_id: int,
    versi_kunci: int,
    nomor: str,
    tanggal: date,
    ditetapkan_oleh: str = "",
    pelaku: Any,
    now: datetime,
) -> Rencana:
    """Set the plan; the one it replaces becomes digantikan in the same transaction."""
    rencana = kunci(Rencana, rencana_id, versi_kunci)
    kurang = [k for k in kelengkapan.periksa_rencana(queries.fakta_rencana(rencana)) if k.menghalangi]
    if kurang:
        raise Ditolak(f"{rencana} belum dapat ditetapkan.", kurang)
    if rencana.menggantikan_id:
        Rencana.objects.filter(pk=rencana.menggantikan_id).update(status=StatusDokumen.DIGANTIKAN)
        bawa_bersama(rencana.menggantikan_id, rencana)
    rencana.ditetapkan_oleh = ditetapkan_oleh
    _isi(rencana, {"nomor": nomor, "tanggal": tanggal, "status": StatusDokumen.DITETAPKAN})
    jejak(
        rencana, "rencana_tetapkan", f"{rencana} ditetapkan {tanggal:%d-%m-%Y}.", pelaku=pelaku, now=now, nomor=nomor
    )
    return rencana


@transaction.atomic
def ganti_rencana(*, rencana_id: int, pelaku: Any, now: datetime) -> Rencana:
    """A new version with the whole tree copied; what is in force stays in force until the new one is set."""
    lama = Rencana.objects.select_for_update().get(pk=rencana_id)
    if lama.status != StatusDokumen.DITETAPKAN:
        raise Ditolak("Hanya rencana yang sudah ditetapkan yang dapat diganti.")
    if (ada := Rencana.objects.filter(menggantikan=lama).first()) is not None:
        return ada
    baru = Rencana.objects.get(pk=lama.pk)
    baru.pk, baru.status, baru.menggantikan, baru.versi_kunci = None, StatusDokumen.DISUSUN, lama, 0
    baru.nomor, baru.tanggal, baru.ditetapkan_oleh = "", None, ""
    baru.save(force_insert=True)
    ganti_isi(lama, baru)
    jejak(
        baru, "rencana_ganti", f"Versi pengganti {lama} mulai disusun.", pelaku=pelaku, now=now, menggantikan=lama.pk
    )
    return baru


# ---- nodes


@transaction.atomic
def tambah_simpul(
    *,
    rencana_id: int,
    versi_kunci: int,
    induk_id: int | None,
    sesudah_id: int | None = None,
    isi: Mapping[str, Any],
    pelaku: Any,
    now: datetime,
) -> Simpul:
    """Add a node after `sesudah_id`, else as the last of its siblings. `isi`: jenis, kode, uraian, mendukung_id."""
    rencana = kunci(Rencana, rencana_id, versi_kunci)
    induk = rencana.simpul.filter(pk=induk_id).first() if induk_id else None
    if induk_id and induk is None:
        raise Ditolak("Simpul di atasnya sudah dihapus orang lain.")
    if salah := pohon.induk_salah(rencana.jenis, isi["jenis"], induk.jenis if induk else None):
        raise Ditolak(salah)
    _periksa_kode(rencana, isi.get("kode", ""), None)
    akhir = rencana.simpul.filter(induk=induk).aggregate(n=Max("urutan"))["n"] or 0
    simpul = Simpul.objects.create(rencana=rencana, induk=induk, urutan=akhir + 1, **isi)
    if sesudah_id:
        _sisipkan(simpul, sesudah_id)
    jejak(rencana, "simpul_tambah", f"{simpul} ditambahkan.", pelaku=pelaku, now=now, simpul=simpul.pk)
    return simpul


def _sisipkan(simpul: Simpul, sesudah_id: int) -> None:
    saudara = Simpul.objects.filter(rencana_id=simpul.rencana_id, induk_id=simpul.induk_id)
    lain = [s for s in saudara.order_by("urutan", "id") if s.pk != simpul.pk]
    tempat = next((i + 1 for i, s in enumerate(lain) if s.pk == sesudah_id), len(lain))
    lain.insert(tempat, simpul)
    for urutan, satu in enumerate(lain, start=1):
        satu.urutan = urutan
    Simpul.objects.bulk_update(lain, ["urutan"], batch_size=500)


@transaction.atomic
def ubah_simpul(*, simpul_id: int, versi_kunci: int, isi: Mapping[str, Any], pelaku: Any, now: datetime) -> Simpul:
    """Correct a node, or put it under another parent (`induk_id`)."""
    simpul = Simpul.objects.get(pk=simpul_id)
    rencana = kunci(Rencana, simpul.rencana_id, versi_kunci)
    induk_id = isi.get("induk_id", simpul.induk_id)
    induk = rencana.simpul.filter(pk=induk_id).first() if induk_id else None
    if salah := pohon.induk_salah(rencana.jenis, simpul.jenis, induk.jenis if induk else None):
        raise Ditolak(salah)
    _periksa_kode(rencana, isi.get("kode", ""), simpul.pk)
    if induk_id != simpul.induk_id:
        simpul.urutan = (rencana.simpul.filter(induk=induk).aggregate(n=Max("urutan"))["n"] or 0) + 1
    _isi(simpul, isi)
    jejak(rencana, "simpul_ubah", f"{simpul} diubah.", pelaku=pelaku, now=now, simpul=simpul.pk)
    return simpul


@transaction.atomic
def pindah_simpul(*, simpul_id: int, versi_kunci: int, naik: bool, pelaku: Any, now: datetime) -> Simpul:
    """Change places with the neighbour above or below among the siblings."""
    simpul = Simpul.objects.get(pk=simpul_id)
    rencana = kunci(Rencana, simpul.rencana_id, versi_kunci)
    saudara = list(rencana.simpul.filter(induk_id=simpul.induk_id).order_by("urutan", "id"))
    tempat = next(i for i, s in enumerate(saudara) if s.pk == simpul.pk)
    tujuan = tempat - 1 if naik else tempat + 1
    if 0 <= tujuan < len(saudara):
        saudara[tempat], saudara[tujuan] = saudara[tujuan], saudara[tempat]
        for urutan, satu in enumerate(saudara, start=1):
            satu.urutan = urutan
        Simpul.objects.bulk_update(saudara, ["urutan"])
    jejak(rencana, "simpul_pindah", f"{simpul} dipindahkan.", pelaku=pelaku, now=now, simpul=simpul.pk)
    return simpul


@transaction.atomic
def letakkan_simpul(
    *, simpul_id: int, versi_kunci: int, induk_id: int | None, paling_awal: bool, pelaku: Any, now: datetime
) -> Simpul:
    """Put a node with all below it under another parent (or to the other end of its own), first or last there."""
    simpul = Simpul.objects.get(pk=simpul_id)
    rencana = kunci(Rencana, simpul.rencana_id, versi_kunci)
    induk = rencana.simpul.filter(pk=induk_id).first() if induk_id else None
    if induk_id and induk is None:
        raise Ditolak("Bagian tujuannya sudah dihapus orang lain.")
    if salah := pohon.induk_salah(rencana.jenis, simpul.jenis, induk.jenis if induk else None):
        raise Ditolak(salah)
    saudara = list(rencana.simpul.filter(induk=induk).exclude(pk=simpul.pk).order_by("urutan", "id"))
    simpul.induk = induk
    for urutan, satu in enumerate([simpul, *saudara] if paling_awal else [*saudara, simpul], start=1):
        satu.urutan = urutan
    Simpul.objects.bulk_update([simpul, *saudara], ["induk", "urutan"], batch_size=500)
    di = f"ke bawah {induk}" if induk else "ke paling atas"
    jejak(rencana, "simpul_pindah", f"{simpul} dipindahkan {di}.", pelaku=pelaku, now=now, simpul=simpul.pk)
    return simpul


@transaction.atomic
def hapus_simpul(*, simpul_id: int, versi_kunci: int, pelaku: Any, now: datetime) -> Rencana:
    """Remove a node with all below it, where nothing rests on it yet."""
    simpul = Simpul.objects.get(pk=simpul_id)
    rencana = kunci(Rencana, simpul.rencana_id, versi_kunci)
    jejak(rencana, "simpul_hapus", f"{simpul} dihapus.", pelaku=pelaku, now=now, simpul=simpul.pk)
    try:
        simpul.delete()
    except ProtectedError:
        raise Ditolak(DIPAKAI) from None
    return rencana


def _periksa_kode(rencana: Rencana, kode: str, kecuali: int | None) -> None:
    sama = rencana.simpul.filter(kode=kode, jenis__in=pohon.BERKODE)
    if kode and (sama.exclude(pk=kecuali) if kecuali else sama).exists():
        raise Ditolak(f"Kode {kode} sudah ada pada rencana ini.")


# ---- indicators


@transaction.atomic
def simpan_indikator(
    *,
    simpul_id: int,
    indikator_id: int | None,
    versi_kunci: int,
    isi: Mapping[str, Any],
    target: Mapping[int, IsiTarget],
    pelaku: Any,
    now: datetime,
) -> Indikator:
    """Add or correct an indicator of a node with the targets of its years. `isi`: the fields of `Indikator`."""
    simpul = Simpul.objects.get(pk=simpul_id)
    rencana = kunci(Rencana, simpul.rencana_id, versi_kunci)
    if indikator_id is None:
        akhir = simpul.indikator.aggregate(n=Max("urutan"))["n"] or 0
        indikator = Indikator(simpul=simpul, urutan=akhir + 1)
    else:
        indikator = Indikator.objects.get(pk=indikator_id, simpul=simpul)
    _isi(indikator, isi)
    Target.objects.filter(indikator=indikator).delete()
    Target.objects.bulk_create(
        Target(indikator=indikator, tahun=tahun, tertulis=t.nilai.tertulis, bilangan=t.nilai.bilangan, pagu=t.pagu)
        for tahun, t in target.items()
        if tahun in rencana.tahun and (t.nilai.tertulis or t.pagu is not None)
    )
    kata = "diubah" if indikator_id else "ditambahkan"
    jejak(
        rencana,
        "indikator_simpan",
        f"Indikator {indikator} {kata}.",
        pelaku=pelaku,
        now=now,
        indikator=indikator.pk,
    )
    return indikator


@transaction.atomic
def hapus_indikator(*, indikator_id: int, versi_kunci: int, pelaku: Any, now: datetime) -> Rencana:
    indikator = Indikator.objects.select_related("simpul").get(pk=indikator_id)
    rencana = kunci(Rencana, indikator.simpul.rencana_id, versi_kunci)
    jejak(rencana, "indikator_hapus", f"Indikator {indikator} dihapus.", pelaku=pelaku, now=now)
    try:
        indikator.delete()
    except ProtectedError:
        raise Ditolak(DIPAKAI) from None
    return rencana


def _isi(objek: Any, isi: Mapping[str, Any]) -> None:
    for nama, nilai in isi.items():
        setattr(objek, nama, nilai)
    objek.save()
