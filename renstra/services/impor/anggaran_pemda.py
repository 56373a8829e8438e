"""The SIPD recap of the whole regency: a draft RKA or DPA for every PD that it names, all of them or none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError

from renstra import queries
from renstra.enums import JenisAnggaran, JenisImpor, VersiAnggaran
from renstra.excel import anggaran as excel
from renstra.models import DokumenAnggaran, Impor
from renstra.rules.impor import RancanganImpor, Temuan
from renstra.rules.impor_anggaran_pemda import BagianPd, PdRekap, susun_pemda
from renstra.services.dasar import Ditolak, kunci
from renstra.services.impor.anggaran import isi, kembalikan, kolom, potret
from renstra.services.impor.dasar import Pengimpor, Pertanyaan
from sakip.angka import format_rupiah
from sakip.formulir import Bentrok
from sakip.lembar import Hasil
from sakip.organisasi.models import PerangkatDaerah

LEWATI = "lewati"


def pertanyaan(impor: Impor) -> Sequence[Pertanyaan]:
    return (
        Pertanyaan(
            "jenis",
            "Diisikan ke",
            tuple((j.value, f"{j.label} tiap Perangkat Daerah") for j in JenisAnggaran),
            "Rancangan yang masih disusun diisi; yang belum ada dibuatkan.",
            JenisAnggaran.DPA.value,
        ),
        Pertanyaan(
            "lain",
            "Baris yang tidak dapat ditempatkan",
            (
                ("tolak", "Tolak berkasnya, sampai semuanya dapat ditempatkan"),
                (LEWATI, "Lewati baris itu, dan sebutkan dalam pratinjau"),
            ),
            "SKPD yang tidak dikenal, atau yang dokumennya sudah ditetapkan.",
            "tolak",
        ),
    )


def susun(impor: Impor, hasil: Hasil) -> RancanganImpor:
    jadi = susun_pemda(hasil.rows, _semua_pd(impor), hasil.sel, lewati=impor.isian.get("lain") == LEWATI)
    salah = tuple(Temuan(k.sel, k.pesan) for k in hasil.kesalahan)
    ragu = tuple(Temuan("", p) for p in hasil.peringatan if "TAHAPAN" not in p)
    return replace(jadi, kesalahan=(*salah, *jadi.kesalahan), keraguan=(*ragu, *jadi.keraguan))


def _semua_pd(impor: Impor) -> list[PdRekap]:
    """Every PD with the draft that would be filled, in a constant number of queries."""
    jenis = JenisAnggaran(impor.isian.get("jenis", JenisAnggaran.DPA))
    draf: dict[int, DokumenAnggaran] = {}
    ditetapkan: set[int] = set()
    semua = DokumenAnggaran.objects.filter(pemda_id=impor.pemda_id, tahun=impor.tahun, jenis=jenis)
    for dokumen in semua.select_related("pd").order_by("id"):
        if dokumen.disusun:
            draf[dokumen.pd_id] = dokumen
        else:
            ditetapkan.add(dokumen.pd_id)
    kosong = queries.konteks_kosong(impor.pemda_id, impor.tahun, VersiAnggaran.MURNI)
    konteks = queries.konteks_rekap_banyak(list(draf.values()), kosong)
    return [
        _pd_rekap(pd, draf.get(pd.pk), konteks, kosong, jenis if pd.pk in ditetapkan else None)
        for pd in PerangkatDaerah.objects.filter(pemda_id=impor.pemda_id, aktif=True).order_by("nama")
    ]


def _pd_rekap(
    pd: PerangkatDaerah, draf: DokumenAnggaran | None, konteks: Any, kosong: Any, ditetapkan: JenisAnggaran | None
) -> PdRekap:
    if draf is not None:
        return PdRekap(pd.pk, pd.nama, konteks[draf.pk], draf.pk, str(draf), draf.versi_kunci)
    halangan = f"{ditetapkan.label} sudah ditetapkan; buat versi barunya lebih dahulu." if ditetapkan else ""
    return PdRekap(pd.pk, pd.nama, queries.konteks_untuk_pd(kosong, pd), halangan=halangan)


# ---- writing and undoing


def cadangkan(impor: Impor) -> dict[str, Any]:
    """Filled by `terapkan`, document by document: only those that the file changes."""
    return {"dibuat": [], "semula": {}, "versi": {}}


def _cadangan(impor: Impor) -> dict[str, Any]:
    assert impor.cadangan is not None
    isi_cadangan: dict[str, Any] = impor.cadangan
    return isi_cadangan


def terapkan(impor: Impor, rancangan: RancanganImpor) -> None:
    for bagian in _berubah(rancangan):
        dokumen = _dokumen(impor, bagian)
        isi(dokumen, bagian.rancangan)
        _cadangan(impor)["versi"][str(dokumen.pk)] = dokumen.versi_kunci


def _berubah(rancangan: RancanganImpor) -> Iterator[BagianPd]:
    return (bagian for bagian in rancangan.isi if bagian.berubah)


def _dokumen(impor: Impor, bagian: BagianPd) -> DokumenAnggaran:
    """The draft, taken by the version that was measured, with its picture kept; or a new one."""
    pd = bagian.pd
    if pd.dokumen_id is not None:
        dokumen = kunci(DokumenAnggaran, pd.dokumen_id, pd.versi_kunci)
        _cadangan(impor)["semula"][str(dokumen.pk)] = potret(dokumen)
        return dokumen
    jenis = impor.isian.get("jenis", JenisAnggaran.DPA)
    try:
        with transaction.atomic():
            dokumen = DokumenAnggaran.objects.create(
                pemda_id=impor.pemda_id, pd_id=pd.pk, tahun=impor.tahun, jenis=jenis
            )
    except IntegrityError:
        raise Bentrok(f"{JenisAnggaran(jenis).label} {pd.nama} baru saja dibuat orang lain.") from None
    _cadangan(impor)["dibuat"].append(dokumen.pk)
    return dokumen


def garis(impor: Impor, rancangan: RancanganImpor) -> Iterator[tuple[models.Model, str]]:
    """A line in the trail of every document that was filled."""
    dokumen = {
        d.pd_id: d for d in DokumenAnggaran.objects.filter(pk__in=[int(pk) for pk in _cadangan(impor)["versi"]])
    }
    for bagian in _berubah(rancangan):
        d = dokumen[bagian.pd.pk]
        jumlah = format_rupiah(bagian.rancangan.total)
        yield d, f"{d} diisi dari rekap seluruh Perangkat Daerah, berkas {impor.nama}: {jumlah}."


def pulihkan(impor: Impor) -> None:
    """Put every document back, and remove those that the import made. Refused while one of them was changed since."""
    for pk, versi in _cadangan(impor)["versi"].items():
        dokumen = _ambil_kembali(int(pk), versi)
        if dokumen.pk not in _cadangan(impor)["dibuat"]:
            kembalikan(dokumen, _cadangan(impor)["semula"][pk])
            continue
        try:
            dokumen.delete()
        except ProtectedError:
            raise Ditolak(
                f"{dokumen} {dokumen.pd} sudah dipakai dokumen lain, sehingga tidak dapat dihapus."
            ) from None


def _ambil_kembali(pk: int, versi: int) -> DokumenAnggaran:
    dokumen = DokumenAnggaran.objects.select_related("pd").filter(pk=pk).first()
    if dokumen is None:
        raise Ditolak("Salah satu dokumen yang diisi sudah dihapus sesudah berkas ini diterapkan.")
    try:
        return kunci(DokumenAnggaran, pk, versi)
    except (Bentrok, Ditolak):
        sebab = "sudah diubah atau ditetapkan sesudah berkas ini diterapkan."
        raise Ditolak(f"{dokumen} {dokumen.pd} {sebab}") from None


def templat(impor: Impor) -> bytes:
    return excel.templat()


PENGIMPOR = Pengimpor(
    jenis=JenisImpor.ANGGARAN_PEMDA,
    kolom=kolom,
    susun=susun,
    terapkan=terapkan,
    cadangkan=cadangkan,
    pulihkan=pulihkan,
    templat=templat,
    maks_baris=excel.MAKS_BARIS,
    catatan="Rekap belanja SIPD seluruh SKPD dalam satu berkas. Barisnya dibagi menurut SKPD; tiap Perangkat Daerah "
    "mendapat rancangannya sendiri.",
    pertanyaan=pertanyaan,
    garis=garis,
)
