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
from renstra.enums import JenisImpor, StatusImpor
from renstra.models import BarisAnggaran, DokumenAnggaran, Impor, PaguSumberDana
from renstra.rules.impor import Keadaan
from renstra.services import anggaran
from renstra.services.dasar import Ditolak
from renstra.services.impor import alur, anggaran_pemda, rancang
from renstra.services.impor.anggaran import potret_dokumen
from sakip.formulir import Bentrok
from sakip.jejak.models import Jejak
from sakip.organisasi.models import PerangkatDaerah
from tests.renstra import pabrik
from tests.renstra.berkas import sunting, tabel
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


# ---- out and back


def _templat(p, jenis="dpa"):
    impor = Impor(pemda=p.pemda, tahun=2026, jenis=JenisImpor.ANGGARAN_PEMDA, isian={"jenis": jenis})
    return anggaran_pemda.templat(impor)


def _unggah(p, isi, **isian):
    impor = Impor(
        jenis=JenisImpor.ANGGARAN_PEMDA,
        pemda=p.pemda,
        tahun=2026,
        nama="rekap-semua.xlsx",
        isian={"jenis": "dpa", "lain": "tolak"} | isian,
    )
    return alur.unggah(impor=impor, isi=isi, pelaku=p.perencana_pemda, now=p.now)


@pytest.fixture
def keduanya(panggung, dua):
    """PD satu has a draft with a program that holds nothing yet, PD dua a DPA that is set."""
    draf = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    BarisAnggaran.objects.create(dokumen=draf, kode="1.01.09", nama="Program Baru", tingkat="program")
    PaguSumberDana.objects.filter(baris__kode="1.01.02.2.01.0002").update(kode_sub_unit="9", nama_sub_unit="UPTD A")
    return draf, pabrik.buat_dpa(dua)


def _diubah(p, pd, nilai):
    """The template with another amount in the first row of this PD, and the code of that row."""
    isi = _templat(p)
    letak, row = next((n, r) for n, r in enumerate(tabel(isi)[1]) if r["NAMA SKPD"] == pd.nama)
    return sunting(isi, lambda rows: rows[letak].update({"PAGU": nilai})), row["KODE SUB KEGIATAN"]


def _keadaan(hasil):
    return {u.label: u.keadaan.value for u in hasil.usul}


def test_the_template_holds_what_every_pd_has_now_and_unchanged_leaves_all_untouched(panggung, dua, keduanya):
    isi = _templat(panggung)
    _, rows = tabel(isi)
    jumlah = PaguSumberDana.objects.filter(baris__dokumen__in=keduanya).count()
    assert (len(rows), sum(Decimal(str(r["PAGU"])) for r in rows)) == (jumlah, 2 * pabrik.TOTAL)
    assert {r["NAMA SKPD"] for r in rows} == {panggung.pd.nama, dua.nama}
    assert {r["NAMA SUB UNIT"] for r in rows} == {panggung.pd.nama, dua.nama, "UPTD A"}
    sebelum = [potret_dokumen(d) for d in keduanya]
    impor = _unggah(panggung, isi)
    hasil = rancang.rancang(impor)
    assert (hasil.kesalahan, hasil.keraguan, set(_keadaan(hasil).values())) == ((), (), {"sama"})
    assert not any(u.perubahan for u in hasil.usul)
    terapkan(panggung, impor)
    assert [potret_dokumen(d) for d in keduanya] == sebelum
    assert DokumenAnggaran.objects.count() == 2 and keduanya[0].baris.filter(kode="1.01.09").exists()


def test_a_changed_row_of_the_template_changes_that_pd_alone_and_keeps_what_others_did_meanwhile(panggung, keduanya):
    draf, _ = keduanya
    isi, kode = _diubah(panggung, panggung.pd, 7)
    PaguSumberDana.objects.filter(baris__dokumen=draf, baris__kode="1.01.02.2.02.0001").update(jumlah=3)
    terapkan(panggung, _unggah(panggung, isi))
    jumlah = queries.jumlah_per_baris(draf)
    assert (jumlah[kode], jumlah["1.01.02.2.02.0001"]) == (7, 3)
    assert draf.baris.filter(kode="1.01.09").exists()


@pytest.mark.parametrize(("putusan", "hasil"), [("berkas", 7), ("biarkan", 3)])
def test_a_line_that_somebody_else_changed_too_waits_for_one_decision_for_its_pd(panggung, keduanya, putusan, hasil):
    draf, _ = keduanya
    isi, kode = _diubah(panggung, panggung.pd, 7)
    PaguSumberDana.objects.filter(baris__dokumen=draf, baris__kode=kode).update(jumlah=3)
    impor = _unggah(panggung, isi)
    satu = {u.label: u for u in rancang.rancang(impor).usul}[panggung.pd.nama]
    assert satu.keadaan == Keadaan.BENTROK and kode in satu.keterangan
    with pytest.raises(Ditolak, match="bentrok"):
        terapkan(panggung, impor)
    alur.putuskan(impor_id=impor.pk, putusan={satu.kunci: putusan})
    terapkan(panggung, impor)
    assert queries.jumlah_per_baris(draf)[kode] == hasil


def test_what_a_set_document_says_otherwise_is_a_fault_and_what_it_says_already_is_not(panggung, dua, keduanya):
    hasil = rancang.rancang(_unggah(panggung, _diubah(panggung, dua, 7)[0]))
    assert ["DPA sudah ditetapkan" in t.pesan for t in hasil.kesalahan] == [True]
    assert _keadaan(hasil) == {panggung.pd.nama: "sama"}


def test_the_template_of_the_dpa_is_no_file_for_the_rka(panggung, keduanya):
    pabrik.buat_rka(panggung.pd, ditetapkan=False)
    hasil = rancang.rancang(_unggah(panggung, _templat(panggung), jenis="rka"))
    assert any("milik dokumen lain" in t.pesan for t in hasil.kesalahan)


def test_rows_left_out_of_the_template_go_only_when_the_planner_says_so(panggung, dua, keduanya):
    isi = sunting(_templat(panggung), lambda rows: rows.__setitem__(slice(1), []))
    assert set(_keadaan(rancang.rancang(_unggah(panggung, isi))).values()) == {"sama"}
    hasil = rancang.rancang(_unggah(panggung, isi, hapus_yang_tidak_ada="ya"))
    assert _keadaan(hasil)[panggung.pd.nama] == "berubah"


def test_the_template_is_made_in_the_same_few_queries_for_any_number_of_pd(panggung, dua, masuk):
    orang = masuk(Client(), panggung.perencana_pemda)
    url = reverse("renstra:impor_templat", args=["anggaran_pemda"])

    def hitung(jenis):
        with CaptureQueriesContext(connection) as ditangkap:
            jawaban = orang.get(url, {"jenis": jenis})
        return len(ditangkap), len(tabel(jawaban.getvalue())[1])

    pabrik.buat_rka(dua, ditetapkan=False, tolok_ukur=False)
    satu, _ = hitung("rka")
    for pd in panggung.pemeran.alfa.pd.values():
        if pd != dua:
            pabrik.buat_rka(pd, ditetapkan=False, tolok_ukur=False)
    banyak, rows = hitung("rka")
    assert (banyak, rows) == (satu, 5 * len(panggung.pemeran.alfa.pd)) and satu <= 12
    assert hitung("dpa")[1] == 0  # none has a DPA yet: the blank recap


def test_the_page_offers_the_template_of_each_kind_of_document(panggung, masuk):
    isi = masuk(Client(), panggung.perencana_pemda).get(reverse("renstra:impor_unggah", args=["anggaran_pemda"]))
    assert "?jenis=rka" in isi.content.decode() and "Unduh templat DPA" in isi.content.decode()


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
