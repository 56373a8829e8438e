"""The look-up of national codes: which editions a regency may use, how codes are found, what two editions differ in."""

import io

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from renstra import queries
from renstra.models import DokumenAnggaran, EdisiNomenklatur, Nomenklatur
from renstra.rules.banding_nomenklatur import Beda, KodeDibanding, bandingkan
from renstra.rules.kode import baca_kode_nasional
from tests.renstra import pabrik

SUB = "1.01.02.2.01.0001"


@pytest.fixture(autouse=True)
def jam(pada, sekarang):
    with pada(sekarang):
        yield


@pytest.fixture
def klien(panggung, masuk):
    def _klien(pengguna=None):
        klien = masuk(Client(), pengguna or panggung.perencana)
        klien.get(reverse("renstra:daftar"), {"tahun": "2026", "pd": panggung.pd.pk})
        return klien

    return _klien


def edisi(nama, *kode, pemda=None, tanggal=None):
    """An edition with codes `(code, name)` or `(code, name, jenis_pemda)`, each below the one its code names."""
    hasil = EdisiNomenklatur.objects.create(nama=nama, pemda=pemda, tanggal=tanggal)
    ada = {}
    tingkat = {1: "urusan", 2: "bidang", 3: "program", 5: "kegiatan", 6: "sub_kegiatan"}
    for satu, sebut, *jenis in kode:
        n = len(satu.split("."))
        induk = next((ada[k] for k in sorted(ada, reverse=True) if satu.startswith(f"{k}.")), None)
        ada[satu] = Nomenklatur.objects.create(
            edisi=hasil, kode=satu, nama=sebut, tingkat=tingkat[n], induk=induk, jenis_pemda=(jenis or ["kabkot"])[0]
        )
    return hasil


POHON = (
    ("1.01", "URUSAN PENDIDIKAN"),
    ("1.01.02", "PROGRAM PENGELOLAAN PENDIDIKAN"),
    ("1.01.02.2.01", "Pengelolaan Sekolah Dasar"),
    (SUB, "Pembangunan Unit Sekolah Baru"),
)


# ---- which editions, which name


def test_a_regency_may_use_national_editions_and_its_own_never_anothers(panggung, klien):
    nasional, sendiri = edisi("Nasional"), edisi("Sendiri", pemda=panggung.pemda)
    asing = edisi("Asing", *POHON, pemda=panggung.pemeran.beta.pemda)
    assert set(EdisiNomenklatur.objects.untuk(panggung.pemda.pk)) == {nasional, sendiri}
    for alamat in (
        reverse("renstra:nomenklatur_edisi", args=[asing.pk]),
        reverse("renstra:nomenklatur_kode", args=[asing.kode.first().pk]),
        f"{reverse('renstra:nomenklatur_banding')}?lama={nasional.pk}&baru={asing.pk}",
    ):
        assert klien().get(alamat).status_code == 404
    assert "Asing" not in klien().get(reverse("renstra:nomenklatur")).content.decode()


def test_a_document_can_only_choose_an_edition_that_the_regency_may_use(panggung, klien):
    nasional, asing = edisi("Nasional"), edisi("Asing", pemda=panggung.pemeran.beta.pemda)
    orang, tambah = klien(), reverse("renstra:anggaran_tambah")
    assert "Asing" not in orang.get(tambah).content.decode()
    assert orang.post(tambah, {"jenis": "rka", "edisi": asing.pk}).status_code == 422
    orang.post(tambah, {"jenis": "rka", "edisi": nasional.pk})
    dokumen = DokumenAnggaran.objects.get()
    ubah = reverse("renstra:anggaran_ubah", args=[dokumen.pk])
    assert orang.post(ubah, {"versi_kunci": dokumen.versi_kunci, "edisi_id": asing.pk}).status_code == 422
    dokumen.refresh_from_db()
    assert dokumen.edisi == nasional


def test_the_proposed_name_is_that_of_a_kabupaten_and_of_the_shared_codes_too(panggung):
    satu = edisi(
        "Satu",
        (SUB, "Arti di provinsi", "provinsi"),
        ("X.XX.01.2.01.0001", "Penyusunan Dokumen Perencanaan"),
    )
    edisi("Asing", (SUB, "Nama asing"), pemda=panggung.pemeran.beta.pemda)
    nama = queries.nama_nomenklatur
    assert nama(SUB, satu.pk) == nama(SUB, None, panggung.pemda.pk) == ""
    assert nama("5.01.01.2.01.0001", satu.pk) == "Penyusunan Dokumen Perencanaan"
    Nomenklatur.objects.create(edisi=satu, tingkat="sub_kegiatan", kode="5.01.01.2.01.0001", nama="Khusus Perencanaan")
    assert nama("5.01.01.2.01.0001", None, panggung.pemda.pk) == "Khusus Perencanaan"


def test_the_newest_edition_names_a_code_where_the_document_says_none(panggung):
    edisi("Lama", (SUB, "Nama lama"), tanggal="2021-01-01")
    edisi("Baru", (SUB, "Nama baru"), tanggal="2024-01-01", pemda=panggung.pemda)
    edisi("Tanpa tanggal", (SUB, "Nama entah"))
    assert queries.nama_nomenklatur(SUB, None, panggung.pemda.pk) == "Nama baru"


# ---- searching


def test_codes_are_found_by_their_beginning_and_by_every_word(panggung):
    satu = edisi("Satu", *POHON, (f"{SUB[:-1]}2", "Rehabilitasi Sekolah"), ("X.XX", "URUSAN BIDANG XX"))
    cari = queries.cari_kode
    assert [k.kode for k in cari(satu, "1.01.02.2")] == ["1.01.02.2.01", SUB, f"{SUB[:-1]}2"]
    assert [k.kode for k in cari(satu, "sekolah pembangunan")] == [SUB]
    assert [k.kode for k in cari(satu, "x.xx")] == ["X.XX"]
    assert [k.kode for k in cari(satu, bidang="1.01", tingkat="program")] == ["1.01.02"]
    assert not cari(satu, jenis_pemda="provinsi")
    assert [k.kode for k in queries.jalur(cari(satu, SUB).get())] == ["1.01", "1.01.02", "1.01.02.2.01"]


def test_the_pages_show_the_path_the_texts_and_what_is_below(panggung, klien):
    satu = edisi("Edisi Satu", *POHON, pemda=panggung.pemda)
    satu.kode.filter(kode=SUB).update(indikator="Jumlah USB", definisi_operasional="Baris satu\nBaris <b>dua")
    halaman = klien().get(reverse("renstra:nomenklatur_edisi", args=[satu.pk]), {"q": "unit", "tingkat": "ngawur"})
    teks = halaman.content.decode()
    assert "1 yang cocok" in teks and "PROGRAM PENGELOLAAN PENDIDIKAN › Pengelolaan Sekolah Dasar" in teks
    rinci = klien().get(reverse("renstra:nomenklatur_kode", args=[satu.kode.get(kode=SUB).pk])).content.decode()
    assert "Baris &lt;b&gt;dua" in rinci and "Jumlah USB" in rinci
    atas = klien().get(reverse("renstra:nomenklatur_kode", args=[satu.kode.get(kode="1.01.02").pk])).content.decode()
    assert "Pengelolaan Sekolah Dasar" in atas


def test_the_look_up_takes_as_many_queries_for_few_codes_as_for_many(panggung, klien):
    sedikit = edisi("Sedikit", *POHON)
    banyak = edisi("Banyak", *POHON, *((f"1.01.02.2.01.{n:04}", f"Sub {n}") for n in range(2, 60)))
    orang = klien()

    def hitung(satu):
        with CaptureQueriesContext(connection) as ditangkap:
            assert orang.get(reverse("renstra:nomenklatur_edisi", args=[satu.pk])).status_code == 200
        return len(ditangkap)

    assert hitung(sedikit) == hitung(banyak)


# ---- two editions


def test_two_editions_differ_in_codes_new_gone_and_renamed(panggung, klien):
    lama = edisi("Lama", *POHON[:3], ("1.01.02.2.01.01", "Pembangunan  UNIT Sekolah Baru"), ("1.01.03", "Hilang"))
    baru = edisi("Baru", *POHON[:2], ("1.01.02.2.01", "Nama Kegiatan Baru"), POHON[3], ("1.01.04", "Tambahan"))
    hasil = queries.banding_edisi(lama, baru)
    assert [(b.beda, b.kode) for b in hasil.baris] == [
        (Beda.BERGANTI, "1.01.02.2.01"),
        (Beda.HILANG, "1.01.03"),
        (Beda.BARU, "1.01.04"),
    ]
    assert hasil.sama == 3  # ...01 and ...0001 of one name are the same
    param = {"lama": lama.pk, "baru": baru.pk}
    teks = klien().get(reverse("renstra:nomenklatur_banding"), param | {"beda": "hilang"}).content.decode()
    assert "1.01.03" in teks and "1.01.04" not in teks
    berkas = klien().get(reverse("renstra:nomenklatur_banding_ekspor"), param)
    lembar = openpyxl.load_workbook(io.BytesIO(b"".join(berkas))).active
    assert [c.value for c in lembar[5]] == ["Tidak ada lagi", "Kabupaten/kota", "Program", "1.01.03", "Hilang", None]


def test_a_code_of_a_province_is_not_compared_with_that_of_a_regency():
    lama = [KodeDibanding("provinsi", "program", "1.01.02", "A")]
    baru = [KodeDibanding("kabkot", "program", "1.01.02", "A")]
    assert [b.beda for b in bandingkan(lama, baru).baris] == [Beda.BARU, Beda.HILANG]


def test_the_comparison_asks_for_two_editions_and_takes_no_nonsense(panggung, klien):
    alamat = reverse("renstra:nomenklatur_banding")
    for param in ({}, {"lama": "x", "baru": "1"}, {"lama": "9" * 30, "baru": "1"}):
        assert "Pilih dua edisi" in klien().get(alamat, param).content.decode()
    assert klien().get(reverse("renstra:nomenklatur_banding_ekspor")).status_code == 302


# ---- codes of the national list


@pytest.mark.parametrize(
    ("teks", "tingkat", "kode"),
    [
        ("X", "urusan", "X"),
        ("x.xx", "bidang", "X.XX"),
        ("1.3", "bidang", "1.03"),
        ("X.XX.01.2.01.0001", "sub_kegiatan", "X.XX.01.2.01.0001"),
        ("x.xx.1", "program", "X.XX.01"),
        ("7.01.01.201.01", "sub_kegiatan", "7.01.01.2.01.01"),
        ("9.01.04.7.03", "kegiatan", "9.01.04.7.03"),
    ],
)
def test_a_national_code_is_read_at_its_level_and_keeps_its_x(teks, tingkat, kode):
    assert baca_kode_nasional(teks, tingkat).kode == kode


@pytest.mark.parametrize(
    ("teks", "tingkat"),
    [
        ("", "urusan"),
        ("1.01", "urusan"),
        ("1.01.X", "program"),
        ("X.01.02", "program"),
        ("1.01.02.2.01.1", "sub_kegiatan"),
        ("1.01.02", "kegiatan"),
        ("4.3", "bidang"),
        ("satu", "bidang"),
    ],
)
def test_what_is_no_national_code_of_its_level_is_refused_with_a_sentence(teks, tingkat):
    bacaan = baca_kode_nasional(teks, tingkat)
    assert bacaan.kode == "" and bacaan.salah


def test_the_dpa_takes_its_names_from_the_edition_that_it_says(panggung, klien):
    satu = edisi("Satu", (SUB, "Nama menurut edisi"), pemda=panggung.pemda)
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False, baris=pabrik.BARIS[3:5], tolok_ukur=False)
    DokumenAnggaran.objects.filter(pk=dpa.pk).update(edisi=satu)
    klien().post(reverse("renstra:baris_tambah", args=[dpa.pk]), {"versi_kunci": 0, "kode": SUB, "nama": ""})
    assert dpa.baris.get(kode=SUB).nama == "Nama menurut edisi"
