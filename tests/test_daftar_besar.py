"""Every list costs no more queries with 5,000 PKs, each with its round, findings, berita acara and copies, than with few."""

from itertools import islice
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from perjanjian.enums import Bobot, JenisTemuan, Status
from perjanjian.models import (
    AnggotaBeritaAcara,
    BeritaAcara,
    Penyampaian,
    Perjanjian,
    PersetujuanUnsur,
    Temuan,
    Verifikasi,
)
from sakip.jejak import pemicu
from tests.alat import basisdata
from tests.alat.kueri import banyak_kueri
from tests.bench import data
from tests.pemeran import Daerah, pemeran

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.kueri]
DAFTAR = (
    "beranda", "beranda:menunggu", "perjanjian:daftar", "perjanjian:periksa", "perjanjian:antrean", "perjanjian:acara",
    "perjanjian:penyampaian", "perjanjian:terima_semua", "perjanjian:desk", "kalender:daftar", "kalender:bulan",
    "kalender:dispensasi", "kalender:pengingat", "laporan:kepatuhan", "pengukuran:hasil",
)  # fmt: skip
SIAPA = ("admin", "sekda", "bupati", "inspektur", "verifikator_bappeda", "kabag_organisasi")
SEDIKIT, BANYAK, SEKALI = 60, 5000, 2500


def _banyak(model: Any, baris: Any) -> list[Any]:
    hasil, sisa = [], iter(baris)
    while sebagian := list(islice(sisa, SEKALI)):
        hasil += model.objects.bulk_create(sebagian)
    return hasil


def isi(daerah: Daerah, dari: int, sampai: int) -> None:
    """PKs number `dari` up to `sampai`, each with a round and what belongs to it."""
    with basisdata.sebagai_pemilik():
        data.isi(daerah, dari, sampai)
        pemicu.lepas(connection)
        try:
            _berputaran(daerah, list(Perjanjian.objects.filter(verifikasi=None, naskah__isnull=False)))
        finally:
            pemicu.pasang(connection)


def _berputaran(daerah: Daerah, pk: list[Perjanjian]) -> None:
    anggota, jabatan = daerah.pegawai["verifikator_bappeda"], daerah.jabatan["inspektur"]
    mulai = BeritaAcara.objects.count()
    acara = _banyak(
        BeritaAcara,
        (
            BeritaAcara(
                pemda=daerah.pemda, pd_id=p.pd_id, tahun=p.tahun, urut=mulai + n, nomor=f"{mulai + n}", isi="{}",
                tanggal=data.SAAT.date(), sha256="0" * 64, pdf_id=p.naskah.pdf_id, dibuat_oleh=anggota,
                dibuat_pada=data.SAAT,
            )
            for n, p in enumerate(pk, 1)
        ),
    )  # fmt: skip
    _banyak(
        AnggotaBeritaAcara,
        (AnggotaBeritaAcara(berita_acara=b, urutan=0, pegawai=anggota, nama=anggota.nama) for b in acara),
    )
    putaran = _banyak(
        Verifikasi,
        (
            Verifikasi(
                perjanjian=p, putaran=1, dpa_id=p.dpa_id, sidik_sumber="0", sidik_substansi="0", dibuka_pada=data.SAAT,
                dimulai_pada=data.SAAT, selesai_pada=data.SAAT, hasil="selaras", berita_acara=b,
            )
            for p, b in zip(pk, acara, strict=True)
        ),
    )  # fmt: skip
    _banyak(
        Temuan,
        (
            Temuan(verifikasi=v, nomor=n, rujukan="1.1", jenis=JenisTemuan.LAIN, otomatis=False, bobot=Bobot.WAJIB)
            for v in putaran
            for n in (1, 2)
        ),
    )
    _banyak(
        PersetujuanUnsur,
        (
            PersetujuanUnsur(verifikasi=v, unsur="bappeda", putusan="setuju", pegawai=anggota, pada=data.SAAT)
            for v in putaran
        ),
    )
    _banyak(
        Penyampaian,
        (
            Penyampaian(
                perjanjian=p, naskah=p.naskah, jenis=Penyampaian.Jenis.DISAMPAIKAN, penerima=jabatan.nama,
                jabatan=jabatan, pada=data.SAAT, oleh=daerah.pengguna["sekda"],
            )
            for p in pk
            if p.status == Status.BERLAKU
        ),
    )  # fmt: skip


def test_no_list_costs_more_queries_with_five_thousand_pks(masuk: Any) -> None:
    daerah = pemeran().alfa
    isi(daerah, 0, SEDIKIT)
    klien = {s: Client() for s in SIAPA}
    for siapa, satu in klien.items():
        masuk(satu, daerah.pengguna[siapa])

    def semua() -> dict[tuple[str, str], int]:
        hasil = {}
        for siapa, satu in klien.items():
            for nama in DAFTAR:
                alamat = f"{reverse(nama)}?tahun={data.TAHUN}&pd=semua"
                if satu.get(alamat).status_code == 200:
                    hasil[siapa, nama] = banyak_kueri(satu, alamat)
        return hasil

    sedikit = semua()
    assert {nama for _, nama in sedikit} == set(DAFTAR)
    isi(daerah, SEDIKIT, BANYAK)
    banyak = semua()
    assert {k: (sedikit[k], n) for k, n in banyak.items() if n > sedikit[k]} == {}
