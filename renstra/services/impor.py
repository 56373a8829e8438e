"""A budget recap between upload and confirmation: kept by content, measured anew, applied whole or not at all."""

from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from renstra import excel, queries
from renstra.enums import JenisImpor, StatusImpor
from renstra.models import BarisAnggaran, DokumenAnggaran, Impor, PaguSumberDana, SumberDana
from renstra.rules.rekap import Rancangan
from renstra.services.dasar import Ditolak, jejak, kunci
from sakip.angka import format_rupiah
from sakip.dokumen.services import baca_berkas, simpan_berkas
from sakip.formulir import Bentrok
from sakip.lembar import BerkasDitolak, periksa_berkas
from sakip.organisasi.enums import Tingkat

ZIP = "application/zip"  # what a workbook is by its content


def unggah(*, dokumen: DokumenAnggaran, isi: bytes, nama: str, pelaku: Any, now: datetime) -> Impor:
    """Keep an uploaded workbook for the dry run. Raises `BerkasDitolak` where it is no workbook at all."""
    if not dokumen.disusun:
        raise Ditolak(f"{dokumen} sudah ditetapkan, sehingga tidak dapat diimpor ke dalamnya.")
    periksa_berkas(isi)
    with transaction.atomic():
        berkas = simpan_berkas(isi, jenis=ZIP, now=now)
        return Impor.objects.create(
            pemda_id=dokumen.pemda_id,
            pd_id=dokumen.pd_id,
            tahun=dokumen.tahun,
            jenis=JenisImpor.ANGGARAN,
            anggaran=dokumen,
            pengguna=pelaku,
            berkas=berkas,
            nama=nama[:200],
            dibuat_pada=now,
        )


def uji(unggahan: Impor) -> Rancangan:
    """The dry run: what the file would make of the document as it is now. Saves nothing."""
    return excel.rancangan(baca_berkas(unggahan.berkas), queries.konteks_rekap(unggahan.anggaran))


@transaction.atomic
def terapkan(*, unggahan_id: int, sha256: str, versi_kunci: int, pelaku: Any, now: datetime) -> Rancangan:
    """Apply what the dry run showed. Raises `Bentrok` where the file or the document is not the one that was shown."""
    unggahan = Impor.objects.select_related("berkas").get(pk=unggahan_id)
    if unggahan.berkas.sha256 != sha256:
        raise Bentrok("Berkas ini bukan berkas yang ditampilkan pada hasil uji. Periksa hasil ujinya lagi.")
    assert unggahan.anggaran_id is not None
    dokumen = kunci(DokumenAnggaran, unggahan.anggaran_id, versi_kunci)
    if unggahan.diterapkan_pada:
        raise Ditolak("Berkas ini sudah diterapkan.")
    try:
        hasil = excel.rancangan(baca_berkas(unggahan.berkas), queries.konteks_rekap(dokumen))
    except BerkasDitolak as ditolak:
        raise Ditolak(ditolak.pesan) from None
    if hasil.kesalahan:
        raise Ditolak(f"Berkas masih memuat {len(hasil.kesalahan)} kesalahan; tidak ada yang disimpan.")
    if not hasil.usul:
        raise Ditolak("Berkas tidak memuat satu pun baris; tidak ada yang disimpan.")
    _terapkan(dokumen, hasil)
    Impor.objects.filter(pk=unggahan.pk).update(status=StatusImpor.DITERAPKAN, diterapkan_pada=now)
    jejak(
        dokumen,
        "anggaran_impor",
        f"{dokumen} diisi dari berkas {unggahan.nama}: {hasil.banyak(Tingkat.SUB_KEGIATAN)} sub kegiatan, "
        f"{format_rupiah(hasil.total)}.",
        pelaku=pelaku,
        now=now,
        sha256=sha256,
        baru=hasil.hitung("baru"),
        berubah=hasil.hitung("berubah"),
        dihapus=len(hasil.hilang),
    )
    return hasil


def _terapkan(dokumen: DokumenAnggaran, hasil: Rancangan) -> None:
    """Lines of codes that stay keep their tolok ukur; the money is written anew."""
    dokumen.baris.filter(kode__in=[h.kode for h in hasil.hilang]).delete()
    dana = _sumber_dana(dokumen, hasil)
    ada = {b.kode: b for b in dokumen.baris.all()}
    berganti = []
    for usul in hasil.usul:
        baris = ada.get(usul.kode)
        if baris is not None and baris.nama != usul.nama:
            baris.nama = usul.nama
            berganti.append(baris)
    BarisAnggaran.objects.bulk_update(berganti, ["nama"], batch_size=200)
    for tingkat in Tingkat:
        baru = [
            BarisAnggaran(
                dokumen=dokumen,
                induk=ada[u.induk] if u.induk else None,
                tingkat=u.tingkat,
                kode=u.kode,
                nama=u.nama,
            )
            for u in hasil.usul
            if u.tingkat == tingkat and u.kode not in ada
        ]
        ada |= {b.kode: b for b in BarisAnggaran.objects.bulk_create(baru)}
    PaguSumberDana.objects.filter(baris__dokumen=dokumen).delete()
    jumlah: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for usul in hasil.usul:
        for kode, nilai in usul.pagu.items():
            jumlah[(ada[usul.kode].pk, dana[kode])] += nilai
    PaguSumberDana.objects.bulk_create(
        PaguSumberDana(baris_id=baris, sumber_dana_id=sumber, jumlah=nilai)
        for (baris, sumber), nilai in jumlah.items()
    )


def _sumber_dana(dokumen: DokumenAnggaran, hasil: Rancangan) -> dict[str, int]:
    """Codes of sources of funds -> ids; unknown ones are added for this regency alone."""
    for kode, nama in hasil.dana_baru.items():
        SumberDana.objects.get_or_create(pemda_id=dokumen.pemda_id, kode=kode, defaults={"nama": nama})
    return {s.kode: s.pk for s in queries.sumber_dana(dokumen.pemda_id)}
