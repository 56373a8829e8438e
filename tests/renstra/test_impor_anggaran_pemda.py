"""The recap of the whole regency: rows by PD, every PD its draft, all of them or none."""

import random
from collections import defaultdict
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from renstra import queries
from renstra.enums import StatusImpor
from renstra.models import DokumenAnggaran
from renstra.rules.impor import Keadaan
from renstra.services import anggaran
from renstra.services.dasar import Ditolak
from renstra.services.impor import alur, rancang
from renstra.services.impor.anggaran import potret_dokumen
from sakip.formulir import Bentrok
from sakip.jejak.models import Jejak
from sakip.organisasi.models import PerangkatDaerah
from tests.renstra import pabrik
from tests.renstra.pabrik import baris_rekap
from tests.renstra.unggahan import diminta, terapkan, unggah_pemda

KODE_DUA = "1.01.0.00.0.00.02.0000"


@pytest.fixture(autouse=True)
def jam(panggung, pada, sekarang):
    rancang.lupakan()
    pabrik.buat_sumber_dana()
    with pada(sekarang):
        yield


@pytest.fixture
def dua(panggung):
    """PD `dua` is known by its code, too."""
    PerangkatDaerah.objects.filter(pk=panggung.pd_lain.pk).update(kode_sipd=KODE_DUA, bidang_urusan="1.01")
    panggung.pd_lain.refresh_from_db()
    return panggung.pd_lain


def _dpa(pd):
    return DokumenAnggaran.objects.get(pd=pd, tahun=2026, jenis="dpa")


def test_each_pd_gets_its_draft_with_the_sum_of_its_rows(panggung, dua):
    acak, jumlah, rows = random.Random(3), defaultdict(Decimal), []
    for i in range(300):
        pd = acak.choice([panggung.pd, dua])
        pagu = Decimal(acak.randrange(1, 10**9)) / 100
        jumlah[pd.pk] += pagu
        sub = f"1.01.02.2.01.{acak.randrange(1, 30):04d}"
        rows.append(
            baris_rekap(
                pd, NO=i, PAGU=f"{pagu:f}".replace(".", ","), KODE_SUB_KEGIATAN=sub, NAMA_SUB_KEGIATAN=f"Sub {sub}"
            )
        )
    jadi = terapkan(panggung, unggah_pemda(panggung, rows))
    assert jadi.status == StatusImpor.DITERAPKAN
    assert {pd.pk: queries.ringkas(_dpa(pd)).total for pd in (panggung.pd, dua)} == jumlah
    assert Jejak.objects.filter(aksi="renstra.anggaran_pemda_impor").count() == 3  # two documents and the import


def test_the_preview_compares_each_pd_with_its_draft(panggung, dua):
    pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    impor = unggah_pemda(panggung, [baris_rekap(panggung.pd, PAGU=5), baris_rekap(dua, PAGU=7)])
    hasil = rancang.rancang(impor)
    satu, lain = {u.label: u for u in hasil.usul}[panggung.pd.nama], {u.label: u for u in hasil.usul}[dua.nama]
    assert (satu.keadaan, lain.keadaan) == (Keadaan.BERUBAH, Keadaan.BARU)
    assert ("Pagu", "Rp\xa0500.000.000,00", "Rp\xa05,00") in [(p.kolom, p.semula, p.menjadi) for p in satu.perubahan]
    assert "6 dihapus" in satu.keterangan and "Dokumen baru" in lain.keterangan
    assert ("Perangkat Daerah", "2") in hasil.ringkasan and ("Jumlah pagu", "Rp 12,00") in hasil.ringkasan


def test_a_pd_without_a_code_is_known_by_its_name(panggung):
    impor = unggah_pemda(
        panggung, [baris_rekap(panggung.pd_lain, KODE_SKPD="", NAMA_SKPD=panggung.pd_lain.nama.upper())]
    )
    assert [u.label for u in rancang.rancang(impor).usul] == [panggung.pd_lain.nama]


@pytest.mark.parametrize(("lain", "salah", "ragu"), [("tolak", 1, 0), ("lewati", 0, 1)])
def test_a_skpd_that_is_no_pd_is_a_fault_by_cell_or_left_out_knowingly(panggung, lain, salah, ragu):
    asing = baris_rekap(panggung.pd, KODE_SKPD="9.99.0.00", NAMA_SKPD="Badan Entah", PAGU=4)
    hasil = rancang.rancang(unggah_pemda(panggung, [baris_rekap(panggung.pd), asing, asing], lain=lain))
    assert (len(hasil.kesalahan), len(hasil.keraguan)) == (salah, ragu)
    temuan = (hasil.kesalahan or hasil.keraguan)[0]
    assert temuan.sel == "E3"
    assert "2 baris milik 9.99.0.00 Badan Entah (Rp 8,00)" in temuan.pesan


def test_a_pd_whose_document_is_set_already_is_named(panggung):
    pabrik.buat_dpa(panggung.pd)
    hasil = rancang.rancang(unggah_pemda(panggung, [baris_rekap(panggung.pd)]))
    assert "DPA sudah ditetapkan; buat versi barunya lebih dahulu." in hasil.kesalahan[0].pesan


def test_faults_of_one_pd_keep_the_whole_file_out(panggung, dua):
    impor = unggah_pemda(panggung, [baris_rekap(panggung.pd), baris_rekap(dua, KODE_KEGIATAN="1.01.03.2.01")])
    with pytest.raises(Ditolak, match="1 kesalahan"):
        terapkan(panggung, impor)
    assert not DokumenAnggaran.objects.exists()


def test_a_draft_changed_since_the_preview_keeps_the_whole_file_out(panggung, dua):
    draf = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    impor = unggah_pemda(panggung, [baris_rekap(panggung.pd), baris_rekap(dua)])
    dilihat = diminta(impor)
    anggaran.hapus_anggaran(dokumen_id=draf.pk, versi_kunci=0, pelaku=panggung.perencana, now=panggung.now)
    with pytest.raises(Bentrok):
        terapkan(panggung, impor, dilihat)
    assert not DokumenAnggaran.objects.exists()


def test_undoing_puts_the_filled_drafts_back_and_removes_the_made_ones(panggung, dua):
    draf = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    sebelum = potret_dokumen(draf)
    impor = terapkan(panggung, unggah_pemda(panggung, [baris_rekap(panggung.pd, PAGU=5), baris_rekap(dua)]))
    alur.batalkan(impor_id=impor.pk, pelaku=panggung.perencana_pemda, now=panggung.now)
    assert potret_dokumen(draf) == sebelum
    assert not DokumenAnggaran.objects.filter(pd=dua).exists()


def test_undoing_is_refused_while_one_of_the_drafts_was_changed(panggung, dua):
    impor = terapkan(panggung, unggah_pemda(panggung, [baris_rekap(panggung.pd), baris_rekap(dua)]))
    milik = _dpa(dua)
    anggaran.ubah_anggaran(
        dokumen_id=milik.pk, versi_kunci=milik.versi_kunci, isi={"nomor": "x"}, pelaku=panggung.lain, now=panggung.now
    )
    with pytest.raises(Ditolak, match="Dinas Dua Alfa sudah diubah"):
        alur.batalkan(impor_id=impor.pk, pelaku=panggung.perencana_pemda, now=panggung.now)
    impor.refresh_from_db()
    assert impor.status == StatusImpor.DITERAPKAN
    assert queries.ringkas(_dpa(panggung.pd)).total == 1_000_000


def test_what_is_the_same_is_not_written(panggung, dua):
    terapkan(panggung, unggah_pemda(panggung, [baris_rekap(panggung.pd), baris_rekap(dua)]))
    terapkan(panggung, unggah_pemda(panggung, [baris_rekap(panggung.pd, NO=2), baris_rekap(dua, PAGU=9)]))
    assert (_dpa(panggung.pd).versi_kunci, _dpa(dua).versi_kunci) == (0, 1)


def test_an_rka_is_filled_where_the_planner_asked_for_it(panggung):
    terapkan(panggung, unggah_pemda(panggung, [baris_rekap(panggung.pd)], jenis="rka"))
    assert DokumenAnggaran.objects.get(pd=panggung.pd).jenis == "rka"


def test_the_preview_takes_the_same_few_queries_for_one_pd_as_for_seven(panggung, dua, masuk):
    orang = masuk(Client(), panggung.perencana_pemda)

    def hitung(rows):
        impor = unggah_pemda(panggung, rows)
        with CaptureQueriesContext(connection) as ditangkap:
            assert orang.get(reverse("renstra:impor_uji", args=[impor.pk])).status_code == 200
        return len(ditangkap)

    pabrik.buat_dpa(dua, ditetapkan=False, tolok_ukur=False)
    satu = hitung([baris_rekap(panggung.pd, PAGU=2)])
    for pd in panggung.pemeran.alfa.pd.values():
        if pd != dua:
            pabrik.buat_dpa(pd, ditetapkan=False, tolok_ukur=False)
    assert hitung([baris_rekap(pd, KODE_SKPD="") for pd in panggung.pemeran.alfa.pd.values()]) == satu <= 12


def test_only_the_planner_of_the_regency_may_bring_it_in(panggung, masuk):
    url = reverse("renstra:impor_unggah", args=["anggaran_pemda"])
    assert masuk(Client(), panggung.perencana).get(url).status_code == 403
    halaman = masuk(Client(), panggung.perencana_pemda).get(url)
    assert "Diisikan ke" in halaman.content.decode()
    impor = unggah_pemda(panggung, [baris_rekap(panggung.pd)])
    assert masuk(Client(), panggung.perencana).get(reverse("renstra:impor_uji", args=[impor.pk])).status_code == 403
