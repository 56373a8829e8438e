"""What of the measurements waits for whom: on the front page, in the bell, and as the inbox says it."""

from itertools import product

import pytest

from pengukuran.enums import PeranUkur
from pengukuran.models import Pengukuran
from pengukuran.queries.cakupan import peran_pada, sekitar, terlihat
from pengukuran.queries.menunggu import diisi, diperiksa
from sakip.organisasi.hak import hak_dari
from tests.perjanjian.halaman import Halaman

from .pabrik import ukur

pytestmark = pytest.mark.django_db


@pytest.fixture
def u():
    return ukur("kabid_satu")


def baris(h, siapa, jenis):
    return next((t for t in h.buka(siapa, "beranda").context["tugas"] if t.jenis == jenis), None)


def test_the_conditions_of_the_database_say_what_the_roles_on_one_measurement_say(u):
    """For everybody of the cast, on sheets in each hand."""
    u.ajukan(u.isi(u.lembar()))
    u.putuskan(u.ajukan(u.isi(u.lembar("kabid_satu", oleh="kabid_satu"), oleh="kabid_satu"), "kabid_satu"), {})
    u.lembar("kabid_satu", "tw2")
    semua = list(Pengukuran.objects.select_related("perjanjian"))
    orang = sekitar(semua)
    for siapa, p in product(u.d.pengguna, semua):
        hak = hak_dari(u.pengguna(siapa), u.now.date())
        peran = peran_pada(hak, p, orang)
        satu = Pengukuran.objects.filter(pk=p.pk)
        assert satu.filter(diperiksa(hak)).exists() == (PeranUkur.PEMERIKSA in peran), (siapa, p)
        assert satu.filter(diisi(hak)).exists() == bool(peran & {PeranUkur.PENGISI, PeranUkur.PEJABAT}), (siapa, p)
        if PeranUkur.PEMERIKSA in peran and p.pertama_diajukan_pada:
            assert p in terlihat(hak)


def test_a_period_that_is_over_waits_to_be_submitted_until_it_is(u):
    h = Halaman(u)
    tugas = baris(h, "perencana_satu", "ukur_ajukan")
    assert (
        tugas.judul == "Ajukan 2 pengukuran Triwulan I 2026" and "4 hari kerja" in tugas.lencana.kata
    ) or tugas.batas
    assert baris(h, "kabid_satu", "ukur_ajukan").judul == "Ajukan pengukuran Triwulan I 2026"
    assert baris(h, "perencana_dua", "ukur_ajukan") is None
    u.ajukan(u.isi(u.lembar()))
    u.ajukan(u.isi(u.lembar("kabid_satu")))
    assert baris(h, "perencana_satu", "ukur_ajukan") is None


def test_in_january_the_last_quarter_and_the_year_before_wait(u):
    u.pada("tw4", 8)
    judul = [t.judul for t in Halaman(u).buka("kabid_satu", "beranda").context["tugas"] if t.jenis == "ukur_ajukan"]
    assert "Ajukan pengukuran Tahun 2026" in judul and "Ajukan pengukuran Triwulan IV 2026" in judul


def test_checking_mending_and_handing_on_stand_on_the_front_page_and_in_the_bell(u):
    """GM/SM Pasal 9 ayat (6): each in turn, counted once."""
    h = Halaman(u)
    p = u.ajukan(u.isi(u.lembar()))
    u.ajukan(u.isi(u.lembar("kabid_satu")))
    assert baris(h, "monev", "ukur_periksa").judul == "Periksa 2 pengukuran"
    assert baris(h, "kepala_satu", "ukur_periksa").judul == "Periksa pengukuran Kepala Bidang Satu Alfa"
    p = u.kembalikan(p)
    perbaiki = baris(h, "perencana_satu", "ukur_perbaiki")
    assert perbaiki.url == p.get_absolute_url() and perbaiki.dihitung
    u.terima(u.ajukan(u.isi(p, {0: "96%"})))
    assert "kepada Bupati Alfa" in baris(h, "monev", "ukur_sampaikan").judul


def test_sheets_that_are_due_count_in_the_bell_once_for_each_period_until_they_are_submitted(u):
    """GM/SM Pasal 9 ayat (5), (7): the front page and the bell ask one question."""
    h = Halaman(u)

    def lonceng(nama):
        return h.buka("perencana_satu", nama).context["kerangka"]["menunggu"]

    sebelum = lonceng("pengukuran:beranda")
    assert lonceng("beranda") == sebelum
    u.ajukan(u.isi(u.lembar()))
    assert [lonceng(n) for n in ("beranda", "pengukuran:beranda", "perjanjian:daftar")] == [sebelum - 1] * 3
    u.pada("tw2")
    assert [lonceng(n) for n in ("beranda", "pengukuran:beranda", "perjanjian:daftar")] == [sebelum + 1] * 3


@pytest.mark.parametrize("siapa", ["monev", "kepala_satu", "perencana_satu", "kabid_satu", "inspektur", "bupati"])
def test_the_bell_says_the_same_on_every_page(u, siapa):
    u.kembalikan(u.ajukan(u.isi(u.lembar())))
    u.ajukan(u.isi(u.lembar("kabid_satu")))
    h = Halaman(u)
    lonceng = {
        nama: h.buka(siapa, nama).context["kerangka"]["menunggu"]
        for nama in ("beranda", "pengukuran:periksa", "perjanjian:daftar", "kalender:daftar")
    }
    assert len(set(lonceng.values())) == 1, lonceng
