"""Every level that makes a PK reports on it (GM/SM Pasal 11 ayat (1); SM Lampiran D): drawn from the measurement."""

import pytest
from django.urls import reverse

from laporan.cetak.jabatan import lembaran
from laporan.queries.jabatan import laporan_jabatan
from tests.dokumen.baca import halaman as halaman_pdf
from tests.pengukuran.pabrik import Ukur, ukur

pytestmark = pytest.mark.django_db


@pytest.fixture
def u() -> Ukur:
    u = ukur("kabid_satu")
    u.pada("tw4")
    u.terima(u.ajukan(u.isi(u.lembar("kabid_satu", "tw4"), "60%", kendala="Alat rusak.", solusi="Diperbaiki.")))
    return u


def laporan(u: Ukur, siapa: str = "kabid_satu", jabatan: str = "kabid_satu"):
    hak = u.a.hak(siapa)
    return laporan_jabatan(hak, u.d.jabatan[jabatan].pk, 2026, u.d.ketentuan)


def test_it_says_promise_result_kendala_and_solusi_of_the_officials_pk_gm_sm_pasal_11_ayat_1(u):
    isi = laporan(u)
    baris = [i for s in isi.sasaran for i in s.indikator]
    ukuran = u.baris(u.lembar("kabid_satu", "tw4"))
    assert [(i.nama, i.target, i.realisasi) for i in baris] == [
        (r.butir.indikator, r.butir.target, r.sampai) for r in ukuran
    ]
    assert {(t.kendala, t.solusi) for _, t in isi.penjelasan} == {("Alat rusak.", "Diperbaiki.")}
    assert isi.pejabat.nama == u.d.pegawai["kabid_satu"].nama
    assert isi.kepada == u.d.jabatan["kepala_satu"].nama


def test_what_was_not_submitted_is_not_told(u):
    assert all(not i.realisasi for s in laporan(u, "kepala_satu", "kepala_satu").sasaran for i in s.indikator)


def test_a_quarter_is_not_taken_for_the_year():
    u = ukur("kabid_satu")
    u.pada("tw2")
    u.ajukan(u.isi(u.lembar("kabid_satu", "tw2"), "60%"))
    isi = laporan(u)
    assert (isi.sampai, isi.sementara) == ("Triwulan II", True)
    assert any("Triwulan II" in k for k in lembaran(isi).keterangan)


def test_only_who_may_follow_the_office_reads_it(u):
    assert laporan(u, "kabid_dua") is None
    assert laporan(u, "bupati") is not None
    assert laporan_jabatan(u.a.hak("kabid_satu"), u.d.jabatan["kabid_satu"].pk, 2024, u.d.ketentuan) is None


def test_the_official_comes_to_it_from_the_own_sheet(client, u, masuk, pada):
    klien = masuk(client, u.pengguna("kabid_satu"))
    p = u.lembar("kabid_satu", "tw4")
    with pada(u.now):
        alamat = reverse("laporan:jabatan", args=[u.d.jabatan["kabid_satu"].pk])
        assert alamat in klien.get(reverse("pengukuran:lembar", args=[p.pk])).content.decode()
        halaman = klien.get(alamat, {"tahun": 2026}).content.decode()
    assert "Alat rusak." in halaman and "60%" in halaman


@pytest.mark.cetak_asli
def test_on_paper_it_takes_one_to_three_pages_and_says_the_same(client, u, masuk, pada):
    with pada(u.now):
        alamat = reverse("laporan:jabatan_pdf", args=[u.d.jabatan["kabid_satu"].pk])
        isi = masuk(client, u.pengguna("kabid_satu")).get(alamat, {"tahun": 2026}).content
    halaman = halaman_pdf(isi)
    assert 1 <= len(halaman) <= 3
    assert "Alat rusak." in " ".join(halaman) and "60%" in " ".join(halaman)
