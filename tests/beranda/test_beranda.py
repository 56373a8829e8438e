"""The front page: who is greeted how, what waits for whom, deadlines, progress, the search, the help."""

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perjanjian.enums import Aksi, Status
from perjanjian.models import Pengampu
from renstra.models import RKT, Rencana
from sakip.beranda.menunggu import tugas
from sakip.kalender.models import AturanTenggat
from tests.perjanjian.halaman import Halaman, teks
from tests.perjanjian.pabrik import adegan

pytestmark = pytest.mark.django_db
SEMUA = [
    "admin", "bupati", "sekda", "staf_sekda", "kepala_satu", "kabid_satu", "pelaksana_satu", "perencana_satu",
    "perencana_pemda", "sakip_satu", "verifikator_inspektorat", "inspektur", "kepala_bappeda", "kabag_organisasi",
    "kepegawaian", "monev",
]  # fmt: skip


@pytest.fixture
def a():
    return adegan()


@pytest.fixture
def h(a):
    return Halaman(a)


@pytest.mark.parametrize("siapa", SEMUA)
def test_every_role_has_a_front_page_a_waiting_list_and_a_search(a, h, siapa):
    for nama in ("beranda", "beranda:menunggu", "beranda:cari", "beranda:bantuan", "beranda:aksesibilitas"):
        assert h.buka(siapa, nama).status_code == 200
    assert "Rabu, 21 Januari 2026. Anda bekerja untuk" in teks(h.buka(siapa, "beranda"))


def test_somebody_for_whom_nothing_waits_reads_so_calmly(a, h):
    assert "Tidak ada yang menunggu" in teks(h.buka("monev", "beranda"))


def test_a_planner_is_led_from_documents_to_officials_to_drafts(a, h):
    Pengampu.objects.all().delete()
    isi = teks(h.buka("perencana_satu", "beranda"))
    assert "Selamat pagi, Perencana" in isi and "Anda bekerja untuk Dinas Satu Alfa, tahun 2026." in isi
    assert "Susun PK 2026 DPA 2026 sudah ditetapkan." in isi
    assert "Tentukan penanggung jawab" in isi and "belum dibagikan kepada pejabat mana pun." in isi
    assert "Dokumen sumber 2026" in isi and "Renstra 2025–2029" in isi and "Ditetapkan" in isi
    lain = teks(h.buka("perencana_dua", "beranda"))
    assert "Tetapkan RKT 2026" in lain and "Tetapkan DPA 2026" in lain and "Susun PK 2026" not in lain


def test_the_renstra_shown_is_the_one_the_rkt_rests_on_else_the_newest_of_the_year(a, h):
    def renstra():
        return h.buka("perencana_dua", "beranda").context["sumber"][0].nama

    isi = {"pemda": a.d.pemda, "pd": a.d.pd["dua"], "jenis": "renstra", "judul": "Renstra", "status": "ditetapkan"}
    lama = Rencana.objects.create(tahun_awal=2021, tahun_akhir=2026, **isi)
    Rencana.objects.create(tahun_awal=2026, tahun_akhir=2030, **isi)
    assert renstra() == "Renstra 2026–2030"
    RKT.objects.create(pemda=a.d.pemda, pd=a.d.pd["dua"], tahun=2026, rencana=lama)
    assert renstra() == "Renstra 2021–2026"


def test_drafts_stand_in_one_line_with_their_levels_and_the_days_left(a, h):
    a.susun_semua()
    isi = teks(h.buka("perencana_satu", "beranda"))
    assert "Lengkapi 3 PK yang masih draf" in isi and "1 Pelaksana, 1 Pengawas, 1 Administrator." in isi
    assert "hari kerja lagi" in isi
    assert "Kemajuan PK SATU 2026" in isi and "Kepala PD" in isi


def test_what_came_back_is_quoted(a, h):
    a.susun_semua()
    pk = a.lakukan(a.d.jabatan["kabid_satu"].perjanjian.get(), Aksi.AJUKAN, "perencana_satu")
    a.lakukan(pk, Aksi.KEMBALIKAN, "sakip_satu", "Target indikator 2 belum sama dengan RKT.")
    isi = teks(h.buka("perencana_satu", "beranda"))
    assert "Perbaiki PK Kepala Bidang Satu Alfa" in isi and "“Target indikator 2 belum sama dengan RKT.”" in isi


def test_each_station_finds_the_pk_in_turn_with_a_link_that_opens(a, h):
    pk = a.tandatangani(a.susun("kepala_satu"), "kepala_satu")
    _tugas(a, h, "perencana_satu", "Kirim PK Kepala Dinas Satu Alfa")
    pk = a.lakukan(pk, Aksi.KIRIM, "perencana_satu")
    _tugas(a, h, "verifikator_inspektorat", "Periksa keselarasan PK Kepala Dinas Satu Alfa")
    pk = a.selaraskan(pk)
    _tugas(a, h, "sekda", "Teruskan PK Kepala Dinas Satu Alfa")
    pk = a.lakukan(pk, Aksi.TERUSKAN, "sekda")
    _tugas(a, h, "bupati", "Tanda tangani PK Kepala Dinas Satu Alfa")
    pk = a.tandatangani(pk, "bupati")
    _tugas(a, h, "sekda", "Sampaikan PK Kepala Dinas Satu Alfa")
    a.lakukan(pk, Aksi.SAMPAIKAN, "sekda")
    assert "Tidak ada yang menunggu" in teks(h.buka("sekda", "beranda"))


def _tugas(a, h, siapa, judul):
    halaman = h.buka(siapa, "beranda")
    satu = next(t for t in halaman.context["tugas"] if t.judul == judul)
    assert h.ikuti(siapa, satu.url).status_code == 200
    assert judul in teks(h.buka(siapa, "beranda:menunggu"))


def test_an_official_signs_in_two_presses_and_a_password_from_the_front_page(a, h):
    pk = a.susun("kepala_satu")
    satu = h.buka("kepala_satu", "beranda").context["tugas"][0]
    assert satu.url == f"/perjanjian/{pk.pk}/tanda-tangan/"
    assert "Tanda tangani PK" in teks(h.ikuti("kepala_satu", satu.url))


def test_deadlines_stand_most_urgent_first_the_first_with_its_ruler_and_at_most_four(a, h):
    AturanTenggat.objects.filter(ketentuan=a.d.ketentuan, kode="pk.kirim").update(nama="Kirim PK kepada Bupati")
    halaman = h.buka("perencana_satu", "beranda")
    nama = [b.tenggat.kode for b in halaman.context["tenggat"]]
    assert nama == ["pk.kirim", "pk.susun", "pk.verifikasi", "pk.sampaikan"]
    isi = teks(halaman)
    assert "Kirim PK kepada Bupati" in isi and "menunggu pengesahan PK" in isi
    assert 'class="mistar"' in halaman.content.decode()


def test_somebody_who_looks_at_the_whole_regency_sees_the_most_urgent_of_each_milestone(a, h):
    assert h.buka("sekda", "beranda").context["tenggat"][0].tenggat.kode == "pk.kirim"


def test_progress_counts_only_what_one_may_know_of_and_links_into_the_list(a, h):
    a.susun_semua()
    halaman = h.buka("perencana_satu", "beranda")
    total = halaman.context["kemajuan"][-1]
    assert total.jumlah == 4
    tautan = next(s.tautan[0].url for s in halaman.context["kemajuan"][0].sel if s.jumlah)
    assert h.ikuti("perencana_satu", tautan).status_code == 200
    assert h.buka("perencana_dua", "beranda").context["kemajuan"] == []
    assert h.buka("sekda", "beranda").context["kemajuan"] == []


def test_recent_acts_name_the_person_and_the_pk_and_say_you_to_oneself(a, h):
    a.lakukan(a.susun("kabid_satu"), Aksi.AJUKAN, "perencana_satu")
    baris = h.buka("perencana_satu", "beranda").context["kegiatan"]
    assert baris[0]["tebal"] == "Anda" and baris[0]["teks"] == "mengajukan"
    assert baris[0]["tautan"] == "PK Kepala Bidang Satu Alfa 2026" and baris[0]["waktu"].startswith("Hari ini, 09.40")


def test_the_front_page_costs_the_same_queries_for_one_and_for_many(a, h):
    a.lakukan(a.susun("kabid_satu"), Aksi.AJUKAN, "perencana_satu")
    a.susun("kasi_satu")
    h.buka("perencana_satu", "beranda")
    with CaptureQueriesContext(connection) as sedikit:
        h.buka("perencana_satu", "beranda")
    a.susun_semua()
    with CaptureQueriesContext(connection) as banyak:
        h.buka("perencana_satu", "beranda")
    assert len(banyak) == len(sedikit)


def test_the_search_finds_offices_people_numbers_and_wording_in_scope_only(a, h):
    pk = a.susun("kepala_satu")
    for kata in ("Dinas Satu", "Kepala Satu", pk.butir.last().indikator[:12], pk.kode):
        assert "PK Kepala Dinas Satu Alfa" not in teks(h.buka("bupati", "beranda:cari", tanya={"q": kata}))
        assert pk.get_absolute_url() in h.buka("perencana_satu", "beranda:cari", tanya={"q": kata}).content.decode()
        assert pk.get_absolute_url() not in h.buka("perencana_dua", "beranda:cari", tanya={"q": kata}).content.decode()
    nip = a.d.pegawai["kepala_satu"].nip
    isi = teks(h.buka("admin", "beranda:cari", tanya={"q": nip}))
    assert "Kepala Satu Alfa" in isi and "Kepala Dinas Satu Alfa" in isi
    assert "Beta" not in teks(h.buka("admin", "beranda:cari", tanya={"q": "Kepala"}))


@pytest.mark.parametrize("kata", ["", "x", "%", "a\x00b", "\u202e", "<script>", "'; --", "z" * 5000, "\U000e0041"])
def test_hostile_words_find_nothing_and_break_nothing(a, h, kata):
    jawaban = h.buka("admin", "beranda:cari", tanya={"q": kata})
    assert jawaban.status_code == 200 and "<script>" not in jawaban.content.decode().replace("<script ", "")


def test_the_menu_shows_what_a_role_has(a, h):
    def menu(siapa):
        return [m["label"] for m in h.buka(siapa, "beranda").context["kerangka"]["menu"]]

    assert "Pemeriksaan" in menu("sakip_satu") and "Pemeriksaan" not in menu("perencana_satu")
    assert "Admin" in menu("admin") and "Admin" not in menu("bupati")


def test_the_pd_switch_offers_only_what_is_ones_own(a, h):
    assert h.buka("perencana_satu", "beranda").context["kerangka"]["pilihan_pd"] == []
    assert h.buka("kabid_satu", "beranda").context["kerangka"]["pd_terpilih"]["nama"] == "SATU"
    assert len(h.buka("sekda", "beranda").context["kerangka"]["pilihan_pd"]) == 8


def test_the_shell_asks_the_database_little(a, h):
    a.susun_semua()
    h.buka("kepala_satu", "beranda:aksesibilitas")
    with CaptureQueriesContext(connection) as semua:
        h.buka("kepala_satu", "beranda:aksesibilitas")
    assert len(semua) <= 14, [q["sql"][:90] for q in semua]


def test_the_guide_puts_ones_own_part_first_and_is_open_to_everybody(a, h, client):
    isi = teks(h.buka("verifikator_bpkpad", "beranda:bantuan"))
    assert "Tim Monev" in isi and "Susun LKjIP sesudah tahun berakhir" in isi
    assert isi.index("Tim Verifikasi dan Tim SAKIP") < isi.index("Perencana Perangkat Daerah")
    assert client.get("/beranda/bantuan/").status_code == 200


def test_a_returned_pk_of_the_kepala_pd_waits_for_its_planner_too(a):
    pk = a.sampai_dikirim()
    a.lakukan(pk, Aksi.KEMBALIKAN, "verifikator_bpkpad", "Anggaran lebih satu rupiah.")
    assert a.segar(pk).status == Status.DIKEMBALIKAN

    class K:
        pemda, tahun, pd, ketentuan, hari_ini = a.d.pemda, 2026, a.d.pd["satu"], a.d.ketentuan, a.now.date()

    assert [t.judul for t in tugas(a.hak("perencana_satu"), K)] == ["Perbaiki PK Kepala Dinas Satu Alfa"]


def test_a_browser_that_asks_for_favicon_ico_is_led_to_the_emblem_without_signing_in(client):
    jawaban = client.get("/favicon.ico")
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/static/sakip/lambang.svg")
    assert "max-age=86400" in jawaban["Cache-Control"] and not jawaban.cookies
    assert finders.find("sakip/lambang.svg")
