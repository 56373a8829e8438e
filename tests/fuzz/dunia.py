"""A small regency with a draft of every document, and for every kind of import a workbook that it takes."""

import hashlib
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from perjanjian.models import Pengampu
from renstra.enums import JenisImpor, StatusDokumen, StatusImpor, VersiAnggaran
from renstra.models import (
    RKT,
    DokumenAnggaran,
    DokumenRujukan,
    EdisiNomenklatur,
    Impor,
    Indikator,
    IndikatorBersama,
    Nomenklatur,
    Rencana,
)
from renstra.rules.impor import Putusan
from renstra.services.anggaran import ganti_anggaran
from renstra.services.dasar import Ditolak
from renstra.services.impor import alur
from renstra.services.impor.daftar import PENGIMPOR
from renstra.services.impor.dasar import Sasaran, sasaran
from sakip.angka import MasukanSalah
from sakip.formulir import Bentrok
from sakip.lembar import BerkasDitolak, Kolom, Sel, tulis
from sakip.organisasi.models import Pengguna
from tests.bench import rekap
from tests.fuzz.mutasi import mutasikan
from tests.pemeran import pemeran
from tests.renstra import pabrik

TOLAK = (BerkasDitolak, Ditolak, Bentrok)
CONTOH: tuple[Any, ...] = (
    "1.01.02.2.01.0001", "1.01.02", "Meningkatnya mutu layanan", "97%", 2026, 1, 1_000_000, "26 Januari 2026", date(2026, 1, 26), "Ya",
)  # fmt: skip
# Rows that hang together, for the kinds whose columns alone do not tell how.
BARIS: dict[JenisImpor, list[dict[str, str]]] = {
    JenisImpor.NOMENKLATUR: [
        {
            "jenis_pemda": "KABKOT",
            "bidang": "1.01 URUSAN PENDIDIKAN",
            "program": "1.01.02 PROGRAM PENGELOLAAN PENDIDIKAN",
            "kegiatan": "1.01.02.2.01 Pengelolaan Sekolah Dasar",
            "sub_kegiatan": f"1.01.02.2.01.000{n} Pembangunan Sekolah {n}",
            "indikator": "Jumlah sekolah",
            "satuan": "Unit",
        }
        for n in (1, 2)
    ],
    JenisImpor.NOMENKLATUR_KEPMEN: [
        {"urusan": "1", "nama": "URUSAN WAJIB"},
        {"urusan": "1", "bidang": "01", "nama": "PENDIDIKAN"},
        {"urusan": "1", "bidang": "01", "program": "02", "nama": "PENGELOLAAN PENDIDIKAN"},
    ],
    JenisImpor.TUJUAN_SASARAN: [
        {"kelompok": "Tujuan", "uraian": "Terwujudnya layanan"},
        {"kelompok": "Sasaran", "uraian": "Meningkatnya layanan", "indikator": "Indeks; Persentase layanan"},
    ],
    JenisImpor.RENSTRA_TEMPLAT: [
        {"sasaran": pabrik.POHON[1][2], "kode": pabrik.POHON[2][1], "nama": pabrik.POHON[2][2], "target_1": "90"},
        {"kode": pabrik.POHON[3][1], "nama": pabrik.POHON[3][2], "indikator": "Jumlah", "dana_1": "1.250.000,00"},
    ],
}


@dataclass(frozen=True)
class Dunia:
    pemda: Any
    pd: Any
    pelaku: Any
    rencana: Any
    rkt: Any
    anggaran: Any
    berkas: dict[JenisImpor, list[bytes]] = field(default_factory=dict, compare=False)

    def impor(self, jenis: JenisImpor) -> Impor:
        """An unsaved upload of this kind, with the first answer to every question."""
        tujuan = sasaran(jenis)
        dokumen = (
            {str(tujuan): getattr(self, tujuan)} if tujuan in {Sasaran.RENCANA, Sasaran.RKT, Sasaran.ANGGARAN} else {}
        )
        impor = Impor(
            pemda=self.pemda,
            pd=None if tujuan == Sasaran.PEMDA else self.pd,
            tahun=pabrik.TAHUN,
            jenis=jenis,
            nama="fuzz.xlsx",
            **dokumen,
        )
        tanya = PENGIMPOR[jenis].pertanyaan(impor)
        impor.isian = {t.nama: t.bawaan or (t.pilihan[0][0] if t.pilihan else _jawaban(t.label)) for t in tanya}
        return impor


@dataclass(frozen=True)
class Hasil:
    """How a case ended: `diterapkan` or `ditolak`, or with something to mend: `galat` (uncaught), `sebagian`."""

    jenis: str
    mutasi: str
    akhir: str
    pesan: str = ""


def bangun() -> Dunia:
    p = pemeran()
    pd = p.alfa.pd["satu"]
    pd.kode_sipd, pd.bidang_urusan = pabrik.KODE_SKPD, "1.01"
    pd.save()
    rencana = pabrik.buat_renstra(pd, ditetapkan=False)
    rkt = pabrik.buat_rkt(pd, ditetapkan=False, rencana=rencana)
    dpa, pelaku = pabrik.buat_dpa(pd), p.alfa.pengguna["perencana_satu"]
    anggaran = ganti_anggaran(dokumen_id=dpa.pk, versi=VersiAnggaran.PERGESERAN, pelaku=pelaku, now=timezone.now())
    dunia = Dunia(p.alfa.pemda, pd, pelaku, rencana, rkt, anggaran)
    _isi_tabel(dunia, p.alfa.pd["dua"], p.alfa.jabatan["kasi_satu"])
    return dunia


def _isi_tabel(dunia: Dunia, pd_lain: Any, jabatan: Any) -> None:
    """A row or more in every table that goes out with row keys: its template has something to mutate."""
    sub = dunia.anggaran.baris.filter(tingkat="sub_kegiatan").first()
    Pengampu.objects.create(pd=dunia.pd, tahun=pabrik.TAHUN, kode=sub.kode, jabatan=jabatan)
    DokumenRujukan.objects.create(
        pemda=dunia.pemda, pd=dunia.pd, tahun=pabrik.TAHUN, jenis="renja", nomor="1", tanggal=date(2025, 7, 1)
    )
    indikator = Indikator.objects.filter(simpul__rencana=dunia.rencana).first()
    IndikatorBersama.objects.create(
        indikator=indikator, pd=pd_lain, alasan="Ikut", diminta_oleh=dunia.pelaku, diminta_pada=timezone.now()
    )
    edisi = EdisiNomenklatur.objects.create(pemda=dunia.pemda, nama="Edisi daerah")
    bidang = Nomenklatur.objects.create(edisi=edisi, tingkat="bidang", kode="1.01", nama="Pendidikan")
    Nomenklatur.objects.create(edisi=edisi, tingkat="program", kode="1.01.02", nama="Pengelolaan", induk=bidang)


def ambil() -> Dunia:
    """The world that `bangun` left in the database."""
    rkt = RKT.objects.select_related("pd__pemda").get(pd__kode_sipd=pabrik.KODE_SKPD)
    pelaku = Pengguna.objects.get(username=f"{rkt.pd.pemda.kode}.perencana_satu")
    anggaran = DokumenAnggaran.objects.get(pd=rkt.pd, status=StatusDokumen.DISUSUN)
    rencana = Rencana.objects.get(pk=rkt.rencana_id)
    return Dunia(rkt.pd.pemda, rkt.pd, pelaku, rencana, rkt, anggaran)


# ---- workbooks that are taken


def asal(dunia: Dunia, jenis: JenisImpor) -> list[bytes]:
    """Our own template, filled with what there is; and rows made from the columns."""
    if jenis not in dunia.berkas:
        dunia.berkas[jenis] = list(_asal(dunia, jenis))
    return dunia.berkas[jenis]


def _asal(dunia: Dunia, jenis: JenisImpor) -> Iterator[bytes]:
    impor = dunia.impor(jenis)
    pengimpor = PENGIMPOR[jenis]
    kolom = [replace(satu, tulis=None) for satu in pengimpor.kolom(impor)]
    milik = {"kode_skpd": pabrik.KODE_SKPD, "nama_skpd": dunia.pd.nama, "tahun": str(pabrik.TAHUN)}
    yield tulis(kolom, [{satu.field: milik.get(satu.field) or _isi(satu) for satu in kolom}], judul_lembar="Data")
    if jenis in BARIS:
        yield tulis(kolom, [dict.fromkeys(k.field for k in kolom) | row for row in BARIS[jenis]], judul_lembar="Data")
    if pengimpor.templat:
        yield pengimpor.templat(impor)
    if jenis in {JenisImpor.ANGGARAN, JenisImpor.ANGGARAN_PEMDA}:
        yield rekap.buku(rekap.baris(12, 4, nama_skpd=dunia.pd.nama))


def _jawaban(label: str) -> str:
    return "26 Januari 2026" if "anggal" in label else "contoh"


def _isi(kolom: Kolom) -> Any:
    """A value that the column takes: its own example (a code as one of our documents), one of its choices, or the
    first of some usual ones."""
    contoh = kolom.contoh
    if re.fullmatch(r"[0-9](\.[0-9]+)+", contoh):
        contoh = ".".join(str(CONTOH[0]).split(".")[: contoh.count(".") + 1])
    calon = [*filter(None, [contoh, _pilihan(kolom)]), *CONTOH]
    return next((_tertulis(nilai) for nilai in calon if _diterima(kolom, nilai)), None)


def _pilihan(kolom: Kolom) -> str:
    try:
        kolom.baca(Sel("?", "General", 2, 1))
    except MasukanSalah as salah:
        return salah.pesan.partition("Isi salah satu: ")[2].rstrip(".").split(", ")[0]
    return ""


def _tertulis(nilai: Any) -> Any:
    return nilai if isinstance(nilai, str | date) else str(Decimal(nilai))


def _diterima(kolom: Kolom, nilai: Any) -> bool:
    try:
        kolom.baca(Sel(nilai, "General", 2, 1))
    except MasukanSalah:
        return False
    return True


# ---- one case


@dataclass(frozen=True)
class Mutan:
    jenis: JenisImpor
    mutasi: str
    isi: bytes


def mutan(dunia: Dunia, nomor: int, benih: int, jenis: Sequence[JenisImpor] = ()) -> Mutan:
    """What becomes of a valid workbook, by seed and number alone."""
    acak = Random(f"{benih}:{nomor}")
    dipilih = acak.choice(list(jenis or PENGIMPOR))
    with warnings.catch_warnings():  # openpyxl remarks on the workbooks that it changes for us
        warnings.simplefilter("ignore")
        return Mutan(dipilih, *mutasikan(acak.choice(asal(dunia, dipilih)), acak))


def jalani(dunia: Dunia, m: Mutan) -> Hasil:
    """The mutant through the whole import, and everything taken back afterwards."""
    akhir = coba(lambda: lalui(dunia.impor(m.jenis), m.isi, dunia.pelaku, timezone.now()))
    return Hasil(m.jenis.value, m.mutasi, *akhir)


def coba(kerja: Callable[[], tuple[str, str]]) -> tuple[str, str]:
    """How it ended; the database is as before."""
    with transaction.atomic():
        titik = transaction.savepoint()
        try:
            return kerja()
        except Exception as salah:
            return "galat", f"{type(salah).__name__}: {salah}"[:300]
        finally:
            transaction.savepoint_rollback(titik)


def lalui(impor: Impor, isi: bytes, pelaku: Any, now: datetime) -> tuple[str, str]:
    """Upload, recognise, look, decide, apply, undo. Nothing but a refusal may be raised, and nothing be left by one."""
    sebelum = sidik_data()
    alur.lupakan()
    try:
        impor = alur.unggah(impor=impor, isi=isi, pelaku=pelaku, now=now)
        _terapkan(impor, pelaku, now)
    except TOLAK as tolak:
        if sidik_data() != sebelum:
            return "sebagian", f"refused, yet something was written: {tolak}"
        return "ditolak", str(tolak)[:100]
    try:
        alur.batalkan(impor_id=impor.pk, pelaku=pelaku, now=now)
    except TOLAK as tolak:
        return "diterapkan", f"not undone: {tolak}"
    return "diterapkan", ""


def _terapkan(impor: Impor, pelaku: Any, now: datetime) -> None:
    rancangan = alur.rancang(alur.ambil(impor.pk))
    bentrok = {u.kunci: Putusan.BERKAS.value for u in rancangan.belum_diputus({})}
    if bentrok:
        alur.putuskan(impor_id=impor.pk, putusan=bentrok)
    Impor.objects.filter(pk=impor.pk).update(status=StatusImpor.ANTRE, mulai_pada=now)
    kini = alur.ambil(impor.pk)
    dokumen = kini.rencana or kini.rkt or kini.anggaran
    versi = dokumen.versi_kunci if dokumen else 0
    diminta = alur.Permintaan(kini.berkas.sha256, alur.sidik(alur.rancang(kini)), versi)
    alur.jalankan(impor_id=impor.pk, diminta=diminta, diminta_pada=now, pelaku=pelaku, now=now)


def sidik_data() -> str:
    """A fingerprint of all rows that a file can reach, but the upload itself."""
    hitung = hashlib.sha256()
    for model in _semua_model():
        for baris in model._default_manager.order_by("pk").values_list():
            hitung.update(repr(baris).encode("utf-8", "surrogatepass"))
        hitung.update(model._meta.db_table.encode())
    return hitung.hexdigest()


def _semua_model() -> Iterator[type[models.Model]]:
    return (model for model in (*apps.get_app_config("renstra").get_models(), Pengampu) if model is not Impor)
