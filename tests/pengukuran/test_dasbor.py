"""The dashboard: what counts in its means, who sees what, what it costs."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from pengukuran.enums.dasbor import KeadaanUkur
from pengukuran.models import Pengukuran
from pengukuran.queries.dasbor import Dasbor, dasbor_pd, dasbor_pemda
from pengukuran.queries.pimpinan import halaman_pimpinan
from sakip.organisasi.hak import hak_dari
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.queries import semua_pd
from tests.akses.test_alamat import MAKS_KUERI
from tests.alat.kueri import banyak_kueri
from tests.dokumen.baca import halaman
from tests.pengukuran.pabrik import Ukur, ukur
from tests.pengukuran.test_peristiwa import beri, diminta
from tests.perjanjian.halaman import teks

pytestmark = pytest.mark.django_db
DASBOR = "pengukuran:dasbor"


def konteks(u: Ukur, pd: str | None = None, daerah=None) -> Konteks:
    d = daerah or u.d
    semua = semua_pd(d.pemda.pk)
    return Konteks(d.pemda, 2026, d.pd[pd] if pd else None, u.now.date(), semua)


def lihat(u: Ukur, siapa: str, periode: str = "tw1", daerah=None) -> Dasbor:
    d = daerah or u.d
    return dasbor_pemda(hak_dari(d.pengguna[siapa], u.now.date()), konteks(u, daerah=daerah), periode)


def satu(d: Dasbor):
    """The row of PD `satu`."""
    return next(b for b in d.baris if b.nama.startswith("Dinas Satu"))


def klien(u: Ukur, siapa: str) -> Client:
    c = Client()
    c.force_login(u.pengguna(siapa), backend="sakip.organisasi.masuk.Masuk")
    return c


def test_only_what_was_accepted_counts_in_the_mean_of_the_pds():
    """GM/SM Pasal 9 ayat (6): what was submitted is shown as provisional until the Tim Monev accepts it."""
    u = ukur()
    p = u.ajukan(u.isi(u.lembar(), "95%"))
    sebelum = lihat(u, "bupati")
    assert satu(sebelum).kini.keadaan == KeadaanUkur.SEMENTARA
    assert "sementara" in satu(sebelum).kini.kata
    assert (sebelum.rata_pd.nilai, sebelum.diajukan, sebelum.diterima) == (None, 1, 0)
    p = u.terima(p)
    sesudah = lihat(u, "bupati")
    assert sesudah.rata_pd.nilai == Decimal(p.rata)
    assert (sesudah.rata_pd.dihitung, sesudah.diterima) == (1, 1)
    assert satu(sesudah).kini.predikat is not None


def test_a_draft_is_not_told_and_past_the_deadline_it_is_late():
    """GM/SM Pasal 9 ayat (7), (8): the second week after the quarter's end."""
    u = ukur()
    u.isi(u.lembar())
    assert satu(lihat(u, "bupati")).kini.keadaan == KeadaanUkur.BELUM
    u.maju(days=30)
    d = lihat(u, "bupati")
    assert satu(d).kini.keadaan == KeadaanUkur.LEWAT
    assert [b.pd for b in d.belum] == [u.d.pd["satu"]]
    assert d.terlambat == 1


def test_a_period_that_is_not_over_is_not_asked_for():
    u = ukur()
    d = lihat(u, "bupati", "tw2")
    assert satu(d).kini.keadaan == KeadaanUkur.NANTI
    assert d.belum == []


def test_what_was_sent_after_the_deadline_stays_marked_as_late():
    u = ukur()
    u.maju(days=30)
    u.ajukan(u.isi(u.lembar()))
    kini = satu(lihat(u, "bupati")).kini
    assert kini.sudah_diajukan and kini.terlambat


def test_a_dispensasi_opens_the_period_again_and_what_comes_then_stays_late_as_on_every_page():
    """GM/SM Pasal 9 ayat (7): the date of the rules is what lateness is measured by."""
    u = ukur(menutup=True)
    p = u.isi(u.lembar())
    u.pada("tw1", 16)
    beri(u, diminta(u))
    kini = satu(lihat(u, "bupati")).kini
    assert (kini.keadaan, kini.sampai) == (KeadaanUkur.BELUM, date(2026, 4, 24))
    u.ajukan(p)
    assert satu(lihat(u, "bupati")).kini.terlambat
    assert lihat(u, "bupati").terlambat == 1


def test_a_correction_is_under_no_deadline_on_the_dashboard_either():
    u = ukur()
    p = u.triwulan("tw1", "80%")
    u.pada("tw2")
    u.terima(u.ajukan(u.isi(u.koreksi(p), "100%")))
    assert not satu(lihat(u, "bupati")).kini.terlambat


def test_a_correction_counts_once_it_is_accepted_and_not_before():
    u = ukur()
    p = u.triwulan("tw1", "80%")
    lama = satu(lihat(u, "bupati")).kini
    baru = u.isi(u.koreksi(p), "100%")
    assert satu(lihat(u, "bupati")).kini == lama
    u.terima(u.ajukan(baru))
    assert satu(lihat(u, "bupati")).kini.rata == Decimal(u.segar(baru).rata) != lama.rata


def test_the_distribution_adds_up_to_the_figures_of_the_accepted_pks():
    u = ukur()
    p = u.triwulan("tw1", "95%")
    s = lihat(u, "bupati").sebaran
    assert s.semua == p.baris
    assert sum(s.jumlah.values()) == p.dihitung


def test_a_pd_sees_itself_and_another_regency_nothing():
    u = ukur()
    u.triwulan("tw1")
    assert [b.pd for b in lihat(u, "perencana_satu").baris] == [u.d.pd["satu"]]
    assert [b.pd for b in lihat(u, "kepala_dua").baris] == [u.d.pd["dua"]]
    beta = lihat(u, "bupati", daerah=u.a.p.beta)
    assert all(b.kini.nomor is None and b.banyak.pk == 0 for b in beta.baris)


def test_the_pd_shows_its_sasaran_and_its_officials():
    u = ukur("kabid_satu")
    p = u.triwulan("tw1", "95%")
    hak = hak_dari(u.pengguna("kepala_satu"), u.now.date())
    d = dasbor_pd(hak, konteks(u, "satu"), u.d.pd["satu"], "tw1")
    jabatan = [u.d.jabatan[j].nama for j in ("kepala_satu", "kabid_satu")]
    assert [b.nama for b in d.pejabat] == jabatan
    assert (d.kepala.banyak.pk, d.kepala.banyak.diterima) == (2, 1)
    assert [b.nama for b in d.belum] == jabatan[1:]
    assert sum(len(s.rows) for s in d.sasaran) == p.baris


def test_what_no_pk_carries_is_measured_and_shown_beside_the_sasaran():
    """GM/SM Pasal 9 ayat (5) huruf b: the indicators of the programs too."""
    u = ukur()
    p = u.terima(u.ajukan(u.isi(u.program(), "95%")))
    hak = hak_dari(u.pengguna("bupati"), u.now.date())
    d = dasbor_pd(hak, konteks(u, "satu"), u.d.pd["satu"], "tw1")
    assert d.program.kini.nomor == p.pk
    assert sum(len(s.rows) for s in d.sasaran_program) == p.baris > 0


def test_the_page_says_the_figure_the_word_and_the_state():
    u = ukur()
    u.triwulan("tw1", "95%")
    isi = klien(u, "bupati").get(reverse(DASBOR), {"tahun": 2026, "periode": "tw1"}).content.decode()
    assert "Dinas Satu" in isi and "Sebaran predikat" in isi
    assert satu(lihat(u, "bupati")).kini.kata in isi
    assert "Kinerja di samping anggaran" in isi


def test_a_year_in_which_nobody_has_a_pk_says_so_instead_of_empty_tables():
    u = ukur()
    for tanya in ({"pd": "semua"}, {"pd": u.d.pd["satu"].pk}):
        isi = teks(klien(u, "bupati").get(reverse(DASBOR), {"tahun": 2031, **tanya}))
        assert "Belum ada yang diukur" in isi
        assert "Sebaran predikat" not in isi and "sudah diajukan" not in isi


@pytest.mark.parametrize("alamat", ["dasbor", "dasbor_ekspor", "pimpinan", "pimpinan_pdf"])
@pytest.mark.parametrize("siapa", ["bupati", "kepala_satu", "pelaksana_dua", "perencana_pemda", "monev"])
def test_every_reader_opens_the_dashboard_with_and_without_figures(alamat, siapa):
    u = ukur()
    for isi in (None, "95%"):
        if isi:
            u.triwulan("tw1", isi)
        for tanya in ({"tahun": 2026, "periode": "tw1"}, {"pd": u.d.pd["satu"].pk}, {"tahun": 2031, "pd": "semua"}):
            assert klien(u, siapa).get(reverse(f"pengukuran:{alamat}"), tanya).status_code == 200


def test_a_figure_opens_its_sasaran_and_its_indikator_to_who_may_know_of_it():
    u = ukur()
    r = u.baris(u.triwulan("tw1", "95%"))[0]
    for nama in ("sasaran", "indikator"):
        alamat = reverse(f"pengukuran:{nama}", args=[r.pk])
        isi = klien(u, "bupati").get(alamat)
        assert isi.status_code == 200
        assert r.butir.indikator in isi.content.decode()
        assert klien(u, "kepala_dua").get(alamat).status_code == 404


def test_the_pages_cost_at_most_twelve_queries_with_the_shell_however_much_there_is():
    u = ukur("kabid_satu")
    for siapa in ("kepala_satu", "kabid_satu"):
        for periode in ("tw1", "tw2"):
            u.triwulan(periode, "95%", siapa)
    r = u.baris(Pengukuran.objects.get(perjanjian=u.pk["kepala_satu"], periode="tw2"))[0]
    c = klien(u, "bupati")
    alamat = [reverse(f"pengukuran:{n}") for n in ("dasbor", "pimpinan")]
    alamat += [reverse(f"pengukuran:{n}", args=[r.pk]) for n in ("sasaran", "indikator")]
    alamat += [f"{alamat[0]}?pd={u.d.pd['satu'].pk}", alamat[1]]
    banyak = {satu_alamat: banyak_kueri(c, satu_alamat) for satu_alamat in alamat}
    assert max(banyak.values()) <= MAKS_KUERI, banyak


def test_who_leads_finds_the_one_page_on_the_front_page_and_others_do_not():
    u = ukur()
    for siapa, ada in (("bupati", True), ("sekda", True), ("kepala_satu", True), ("kabid_satu", False)):
        assert ("Buka ringkasan kinerja" in klien(u, siapa).get("/").content.decode()) is ada


def test_the_leaders_page_names_the_ends_of_the_list_and_who_is_late():
    """GM/SM Pasal 9 ayat (6): handed to the kepala daerah, who sees at once what stands where."""
    u = ukur("kabid_satu")
    u.triwulan("tw1", "95%")
    hak = hak_dari(u.pengguna("kepala_satu"), u.now.date())
    u.maju(days=30)
    h = halaman_pimpinan(hak, konteks(u, "satu"), "tw1")
    assert [b.nama for b in h.belum] == [u.d.jabatan["kabid_satu"].nama]
    assert {s.nama for s in h.teratas}.isdisjoint(s.nama for s in h.terbawah)
    teratas = [s.rata.nilai for s in h.teratas]
    assert teratas == sorted(teratas, reverse=True)


@pytest.mark.cetak_asli
def test_the_paper_of_the_leaders_page_is_one_sheet():
    u = ukur("kabid_satu")
    u.triwulan("tw1", "95%")
    isi = klien(u, "bupati").get(reverse("pengukuran:pimpinan_pdf"), {"tahun": 2026, "periode": "tw1"}).content
    lembar = halaman(isi)
    assert len(lembar) == 1
    assert "RINGKASAN KINERJA" in lembar[0]
