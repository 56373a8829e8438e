"""An edition that the regency itself brought: out with every code of its tree, corrected in Excel, and back.

Which edition the file is of, its row keys say; national editions, kept by the operator, are never touched.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F

from renstra.enums import JenisImpor
from renstra.excel import nomenklatur as excel
from renstra.models import EdisiNomenklatur, Impor, Nomenklatur
from renstra.rules.impor_nomenklatur import RINCIAN, KodeBaru, induk_nasional
from renstra.rules.kode import BIDANG, URUSAN, baca_kode_nasional
from renstra.services.dasar import Ditolak
from renstra.services.impor.berkunci import BarisSalah, Tabel, isi_berkas, pengimpor_tabel
from renstra.services.impor.nomenklatur import tambah_kode
from renstra.services.impor.potret import potret, taruh
from renstra.services.impor.tabel import UkurBaris, ukur
from sakip.lembar import BerkasDitolak, Hasil, Kolom, kosong

_ISI = ("nama", *RINCIAN)
_TETAP = "Tingkat, kode, dan berlaku bagi siapa tidak diubah. Kosongkan kuncinya bila ini kode yang ditambahkan."
_TANPA_KUNCI = "Berkas ini tidak memuat kunci baris edisi milik daerah. Unduh edisinya, lalu ubah berkas itu."
_CONTOH = 500  # keys that are looked at to know the edition
_TIADA = "Edisi ini sudah tidak ada."


def kolom(impor: Impor) -> Sequence[Kolom]:
    return excel.EDISI


def _edisi(impor: Impor, hasil: Hasil) -> EdisiNomenklatur:
    """The own edition that the keys name; a key of another one is a fault of its row."""
    kunci = [row["kunci"].pk for _, row in hasil.rows if row["kunci"]][:_CONTOH]
    edisi = EdisiNomenklatur.objects.filter(pemda_id=impor.pemda_id, kode__pk__in=kunci).first()
    if edisi is None:
        raise BerkasDitolak(_TANPA_KUNCI)
    return edisi


def tabel(impor: Impor, hasil: Hasil) -> Tabel:
    edisi = _edisi(impor, hasil)
    ada = {k.pk: k for k in Nomenklatur.objects.filter(edisi=edisi)}
    menurut = {(k.jenis_pemda, k.kode): k for k in ada.values()}
    dikenal = {*menurut, *((row["jenis_pemda"], row["kode"]) for _, row in hasil.rows)}

    def satu(nomor: int, row: Mapping[str, Any]) -> UkurBaris:
        tempat = (row["jenis_pemda"], row["kode"])
        lama = ada.get(row["kunci"].pk) if row["kunci"] else menurut.get(tempat)
        if lama is None:
            _periksa_baru(row, dikenal)
        elif (lama.jenis_pemda, lama.kode, lama.tingkat) != (*tempat, row["tingkat"]):
            ada_lain = f"Kode {lama.kode} sudah ada sebagai {lama.get_tingkat_display()}."
            raise BarisSalah("kode", _TETAP if row["kunci"] else ada_lain)
        kini = excel.isi_kode(lama) if lama else dict.fromkeys(excel.LABEL_EDISI, "")
        isi = kini | isi_berkas(hasil, row, excel.LABEL_EDISI) | {"edisi": edisi.pk}
        nama = ":".join(tempat)
        return ukur(nomor, row["kunci"], lama, kini, isi, label=excel.LABEL_EDISI, nama=nama)

    return Tabel(satu, lambda u: f"{u.isi['kode']} {u.isi['nama']}", Nomenklatur, ada)


def _periksa_baru(row: Mapping[str, Any], dikenal: set[tuple[str, str]]) -> None:
    bacaan = baca_kode_nasional(row["kode"], row["tingkat"])
    if bacaan.salah or bacaan.kode != row["kode"]:
        raise BarisSalah("kode", bacaan.salah or f"Tulis kodenya lengkap: {bacaan.kode}.")
    induk = induk_nasional(row["kode"], row["tingkat"])
    if row["tingkat"] not in {URUSAN, BIDANG} and (row["jenis_pemda"], induk) not in dikenal:
        raise BarisSalah("kode", f"Induk {row['kode']}, yaitu {induk}, tidak ada dalam edisi dan berkas ini.")


def tulis(impor: Impor, rows: Sequence[UkurBaris]) -> None:
    if not rows:
        return
    edisi = EdisiNomenklatur.objects.get(pk=rows[0].isi["edisi"])
    ubah = [u.lama for u in rows if u.lama]
    (gambar,) = potret(Nomenklatur.objects.filter(pk__in=[k.pk for k in ubah]))
    for u in rows:
        for field in _ISI if u.lama else ():
            setattr(u.lama, field, u.isi[field])
    Nomenklatur.objects.bulk_update(ubah, _ISI, batch_size=100)
    ada = {(jenis, kode): pk for pk, jenis, kode in edisi.kode.values_list("pk", "jenis_pemda", "kode")}
    kode = [_kode_baru(u.isi) for u in rows if u.lama is None]
    _pastikan_berinduk(kode, {*ada, *((k.jenis_pemda, k.kode) for k in kode)})
    baru = tambah_kode(edisi, kode, ada)
    impor.cadangan = {"lama": gambar, "baru": baru}
    impor.edisi = edisi
    impor.save(update_fields=["edisi"])


def _kode_baru(isi: Mapping[str, Any]) -> KodeBaru:
    induk = induk_nasional(isi["kode"], isi["tingkat"])
    rincian = {f: isi[f] for f in RINCIAN}
    return KodeBaru(isi["jenis_pemda"], isi["tingkat"], isi["kode"], isi["nama"], induk, "", rincian)


def _pastikan_berinduk(semua: Sequence[KodeBaru], ada: set[tuple[str, str]]) -> None:
    """What stands above a new code may have been left out by a decision."""
    for k in semua:
        if k.tingkat not in {URUSAN, BIDANG} and (k.jenis_pemda, k.induk) not in ada:
            raise Ditolak(f"Induk {k.kode}, yaitu {k.induk}, sudah dihapus dan dibiarkan. Pakai juga barisnya.")


def pulihkan(impor: Impor) -> None:
    if not impor.cadangan:
        return
    if impor.edisi is None:
        raise Ditolak(_TIADA)
    taruh(impor.cadangan["lama"], Nomenklatur)
    baru = Nomenklatur.objects.filter(pk__in=impor.cadangan["baru"])
    baru.update(induk=None)  # else each row is looked at for the ones below it
    baru.delete()


def templat(impor: Impor) -> bytes:
    """The newest edition of the regency's own; blank where it has none."""
    milik = EdisiNomenklatur.objects.filter(pemda_id=impor.pemda_id)
    edisi = milik.order_by(F("tanggal").desc(nulls_last=True), "-pk").first()
    return excel.ekspor_edisi(edisi) if edisi else kosong(excel.EDISI, judul_lembar="Nomenklatur")


PENGIMPOR = pengimpor_tabel(
    jenis=JenisImpor.EDISI,
    tabel=tabel,
    tulis=tulis,
    utama="kode",
    benda="Kode",
    kolom=kolom,
    cadangkan=lambda impor: [],
    pulihkan=pulihkan,
    templat=templat,
    halaman="renstra:nomenklatur",
    maks_baris=30_000,
    catatan="Edisi milik daerah yang diunduh dari halamannya, dengan kunci barisnya. Nama dan uraian kode yang diubah "
    "diperbarui, kode tanpa kunci ditambahkan; baris yang tidak ada dalam berkas tidak diubah.",
)
