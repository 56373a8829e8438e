"""The SIPD recap of the whole regency: a draft RKA or DPA for every PD that it names, all of them or none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError

from renstra import queries
from renstra.enums import JenisAnggaran, JenisImpor, StatusDokumen, VersiAnggaran
from renstra.excel import anggaran as excel
from renstra.models import DokumenAnggaran, Impor
from renstra.rules.impor import RancanganImpor
from renstra.rules.impor_anggaran_pemda import PdRekap, berubah, susun_pemda
from renstra.rules.rekap import BarisBernomor, Rancangan
from renstra.rules.rekap import susun as susun_rekap
from renstra.services.dasar import Ditolak, kunci
from renstra.services.impor.anggaran import PERTANYAAN_SISA, isi, kembalikan_dokumen, kolom_pulang, potret_dokumen
from renstra.services.impor.anggaran_kunci import berkunci, diputus, tersimpan, ukur
from renstra.services.impor.dasar import HAPUS, Pengimpor, Pertanyaan
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
            tuple((j.value, str(j.label)) for j in JenisAnggaran),
            "Rancangan tiap Perangkat Daerah yang masih disusun diisi; yang belum ada dibuatkan.",
            JenisAnggaran.DPA.value,
        ),
        Pertanyaan(
            "lain",
            "Baris yang tidak dapat ditempatkan",
            (
                ("tolak", "Tolak berkasnya, sampai semuanya dapat ditempatkan"),
                (LEWATI, "Lewati baris itu, dan sebutkan dalam pratinjau"),
            ),
            "SKPD yang tidak dikenal, atau yang dokumennya sudah ditetapkan dengan isi lain.",
            "tolak",
        ),
        PERTANYAAN_SISA,
    )


def susun(impor: Impor, hasil: Hasil) -> RancanganImpor:
    dokumen = _dokumen_kini(impor)
    lama = tersimpan(list(dokumen.values()), hasil.rows) if berkunci(hasil.rows) else {}
    hapus = bool(impor.isian.get(HAPUS))

    def ukur_pd(pd: PdRekap, rows: Sequence[BarisBernomor]) -> Rancangan:
        if pd.dokumen_id is None or not berkunci(rows):
            return susun_rekap(rows, pd.konteks, hasil.sel)
        return ukur(rows, hasil.sel, pd.konteks, lama[pd.dokumen_id], hapus=hapus)

    lewati = impor.isian.get("lain") == LEWATI
    jadi = susun_pemda(hasil.rows, _semua_pd(impor, dokumen), hasil.sel, lewati=lewati, ukur=ukur_pd)
    salah, ragu = excel.dari_lembar(hasil)
    return replace(jadi, kesalahan=(*salah, *jadi.kesalahan), keraguan=(*ragu, *jadi.keraguan))


def _jenis(impor: Impor) -> JenisAnggaran:
    return JenisAnggaran(impor.isian.get("jenis", JenisAnggaran.DPA))


def _dokumen_kini(impor: Impor) -> dict[int, DokumenAnggaran]:
    """PD -> its draft, where it has none the document in force, in one query."""
    semua = DokumenAnggaran.objects.filter(
        pemda_id=impor.pemda_id, tahun=impor.tahun, jenis=_jenis(impor), pd__aktif=True
    ).exclude(status=StatusDokumen.DIGANTIKAN)
    urut = sorted(semua.select_related("pd"), key=lambda d: (d.disusun, d.pk))
    return {d.pd_id: d for d in urut}


def _semua_pd(impor: Impor, dokumen: Mapping[int, DokumenAnggaran]) -> list[PdRekap]:
    """Every PD with the document that would be filled, in a constant number of queries."""
    kosong = queries.konteks_kosong(impor.pemda_id, impor.tahun, VersiAnggaran.MURNI)
    konteks = queries.konteks_rekap_banyak(list(dokumen.values()), kosong)
    hasil = []
    for pd in PerangkatDaerah.objects.filter(pemda_id=impor.pemda_id, aktif=True).order_by("nama"):
        if (milik := dokumen.get(pd.pk)) is None:
            hasil.append(PdRekap(pd.pk, pd.nama, queries.konteks_untuk_pd(kosong, pd)))
            continue
        nama, halangan = str(milik), ""
        if not milik.disusun:
            nama = f"{milik}, sudah ditetapkan"
            halangan = f"{milik.get_jenis_display()} sudah ditetapkan; buat versi barunya lebih dahulu."
        hasil.append(PdRekap(pd.pk, pd.nama, konteks[milik.pk], milik.pk, nama, milik.versi_kunci, halangan))
    return hasil


# ---- writing and undoing


def cadangkan(impor: Impor) -> dict[str, Any]:
    """Filled by `terapkan`, document by document: only those that the file changes."""
    return {"dibuat": [], "semula": {}, "versi": {}}


def _cadangan(impor: Impor) -> dict[str, Any]:
    assert impor.cadangan is not None
    isi_cadangan: dict[str, Any] = impor.cadangan
    return isi_cadangan


def terapkan(impor: Impor, rancangan: RancanganImpor) -> None:
    for pd, jadi in _ditulis(impor, rancangan):
        dokumen = _dokumen(impor, pd)
        isi(dokumen, jadi)
        _cadangan(impor)["versi"][str(dokumen.pk)] = dokumen.versi_kunci


def _ditulis(impor: Impor, rancangan: RancanganImpor) -> Iterator[tuple[PdRekap, Rancangan]]:
    """The documents that change by what the person decided: one decision for all conflicts of a PD."""
    for bagian in rancangan.isi:
        putusan = impor.putusan.get(str(bagian.pd.pk), "")
        jadi = diputus(bagian.rancangan, dict.fromkeys(bagian.rancangan.bentrok, putusan))
        if berubah(jadi):
            yield bagian.pd, jadi


def _dokumen(impor: Impor, pd: PdRekap) -> DokumenAnggaran:
    """The draft, taken by the version that was measured, with its picture kept; or a new one."""
    if pd.dokumen_id is not None:
        dokumen = kunci(DokumenAnggaran, pd.dokumen_id, pd.versi_kunci)
        _cadangan(impor)["semula"][str(dokumen.pk)] = potret_dokumen(dokumen)
        return dokumen
    jenis = _jenis(impor)
    try:
        with transaction.atomic():
            dokumen = DokumenAnggaran.objects.create(
                pemda_id=impor.pemda_id, pd_id=pd.pk, tahun=impor.tahun, jenis=jenis
            )
    except IntegrityError:
        raise Bentrok(f"{jenis.label} {pd.nama} baru saja dibuat orang lain.") from None
    _cadangan(impor)["dibuat"].append(dokumen.pk)
    return dokumen


def garis(impor: Impor, rancangan: RancanganImpor) -> Iterator[tuple[models.Model, str]]:
    """A line in the trail of every document that was filled."""
    dokumen = {
        d.pd_id: d for d in DokumenAnggaran.objects.filter(pk__in=[int(pk) for pk in _cadangan(impor)["versi"]])
    }
    for pd, jadi in _ditulis(impor, rancangan):
        d = dokumen[pd.pk]
        jumlah = format_rupiah(jadi.total)
        yield d, f"{d} diisi dari rekap seluruh Perangkat Daerah, berkas {impor.nama}: {jumlah}."


def pulihkan(impor: Impor) -> None:
    """Put every document back, and remove those that the import made. Refused while one of them was changed since."""
    for pk, versi in _cadangan(impor)["versi"].items():
        dokumen = _ambil_kembali(int(pk), versi)
        if dokumen.pk not in _cadangan(impor)["dibuat"]:
            kembalikan_dokumen(dokumen, _cadangan(impor)["semula"][pk])
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
    """The recap of all that the documents of the year hold now, with row keys; blank where there are none."""
    rows = queries.baris_ekspor(*_dokumen_kini(impor).values())
    if (pertama := next(rows, None)) is None:
        return excel.templat()
    return excel.ekspor(chain([pertama], rows), f"{_jenis(impor).label} {impor.tahun}")


PENGIMPOR = Pengimpor(
    jenis=JenisImpor.ANGGARAN_PEMDA,
    kolom=kolom_pulang,
    susun=susun,
    terapkan=terapkan,
    cadangkan=cadangkan,
    pulihkan=pulihkan,
    templat=templat,
    maks_baris=excel.MAKS_BARIS,
    catatan="Rekap belanja SIPD seluruh SKPD dalam satu berkas. Barisnya dibagi menurut SKPD; tiap Perangkat Daerah "
    "mendapat rancangannya sendiri. Templatnya sudah berisi pagu semua Perangkat Daerah beserta kunci barisnya.",
    pertanyaan=pertanyaan,
    garis=garis,
    templat_menurut="jenis",
)
