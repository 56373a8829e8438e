"""The tree of a plan: large ones stay closed, branches open and close, parts come back to htmx, queries stay few."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from renstra import queries
from renstra.models import EdisiNomenklatur, Indikator, Simpul, Target
from renstra.queries.pohon import BESAR, MAKS_COCOK
from tests.renstra import pabrik

HTMX = {"HX-Request": "true"}


@pytest.fixture
def klien(panggung, masuk, pada, sekarang):
    with pada(sekarang):
        yield masuk(Client(), panggung.perencana)


def _besar(pd, banyak):
    """A Renstra with `banyak` program below one sasaran, each with an indicator and five targets."""
    renstra = pabrik.buat_renstra(pd, ditetapkan=False, pohon=pabrik.POHON[:2])
    sasaran = renstra.simpul.get(jenis="sasaran")
    simpul = Simpul.objects.bulk_create(
        Simpul(rencana=renstra, induk=sasaran, jenis="program", uraian=f"Program {n}", urutan=n) for n in range(banyak)
    )
    indikator = Indikator.objects.bulk_create(
        Indikator(simpul=s, nama=f"Nilai {s.uraian}", satuan="%") for s in simpul
    )
    Target.objects.bulk_create(
        Target(indikator=i, tahun=t, tertulis="97%", bilangan=97) for i in indikator for t in renstra.tahun
    )
    return renstra


def _simpul(jawaban):
    return [int(x) for x in re.findall(r'<tbody id="simpul-(\d+)"', jawaban.content.decode())]


def _url(nama, *args):
    return reverse(f"renstra:{nama}", args=args)


def test_a_large_tree_is_open_down_to_sasaran_and_keeps_what_is_opened(panggung, klien):
    renstra = _besar(panggung.pd, BESAR)
    url, sasaran = _url("rencana", renstra.pk), renstra.simpul.get(jenis="sasaran")
    awal = klien.get(url)
    assert len(_simpul(awal)) == 2
    assert f"{BESAR} bagian di bawahnya" in awal.content.decode()
    assert len(_simpul(klien.get(url, {"buka": sasaran.pk}))) == BESAR + 2
    assert len(_simpul(klien.get(url))) == BESAR + 2  # the next visit
    assert len(_simpul(klien.get(url, {"tutup": sasaran.pk}))) == 2
    program = renstra.simpul.filter(jenis="program").last()
    assert program.pk in _simpul(klien.get(url, {"fokus": program.pk}))


def test_a_branch_comes_alone_to_htmx(panggung, klien):
    renstra = _besar(panggung.pd, BESAR)
    sasaran = renstra.simpul.get(jenis="sasaran")
    url = _url("simpul_baris", sasaran.pk)
    assert len(_simpul(klien.get(url, {"buka": 1}))) == BESAR + 1
    assert _simpul(klien.get(url, {"tutup": 1})) == [sasaran.pk]
    assert klien.get(_url("rencana", renstra.pk), {"buka": "x" * 99, "fokus": "²"}).status_code == 200


def test_a_search_shows_hits_and_what_stands_above_them_and_counts_all(panggung, klien):
    renstra = _besar(panggung.pd, BESAR)
    satu = klien.get(_url("rencana", renstra.pk), {"q": "program 7"})
    uraian = [s.uraian for s in renstra.simpul.in_bulk(_simpul(satu)).values() if s.jenis == "program"]
    assert uraian and all(u.startswith("Program 7") for u in uraian)
    assert "<mark>Program 7</mark>" in satu.content.decode()
    banyak = queries.tampilan_pohon(renstra, "nilai program")
    assert (banyak.cocok, len(banyak.baris)) == (BESAR, MAKS_COCOK + 2)


def test_the_page_costs_the_same_for_ten_nodes_and_for_two_thousand(panggung, klien):
    def hitung(renstra):
        url = _url("rencana", renstra.pk)
        klien.get(url)
        with CaptureQueriesContext(
            connection,
        ) as tangkap:
            assert klien.get(url).status_code == 200
        return len([q for q in tangkap.captured_queries if 'FROM "renstra_' in q["sql"]])

    kecil, besar = hitung(_besar(panggung.pd, 10)), hitung(_besar(panggung.pd_lain, 2000))
    assert besar <= kecil <= 6


def test_saving_in_a_row_gives_the_row_back_with_the_new_version(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    sasaran = renstra.simpul.get(jenis="sasaran")
    url = _url("simpul_ubah", sasaran.pk)
    isian = klien.get(url, headers=HTMX).content.decode()
    assert "<tr" in isian and "<html" not in isian
    salah = klien.post(url, {"versi_kunci": 0, "jenis": "sasaran", "uraian": ""}, headers=HTMX)
    assert salah.status_code == 422 and "<tr" in salah.content.decode()
    jawaban = klien.post(url, {"versi_kunci": 0, "jenis": "sasaran", "uraian": "Baru"}, headers=HTMX)
    assert _simpul(jawaban) == [sasaran.pk]
    assert jawaban.headers["HX-Retarget"] == f"#simpul-{sasaran.pk}"
    assert '"versi": 1' in jawaban.headers["HX-Trigger-After-Settle"]
    bentrok = klien.post(url, {"versi_kunci": 0, "jenis": "sasaran", "uraian": "Lagi"}, headers=HTMX)
    assert bentrok.status_code == 409 and "Baru" in bentrok.content.decode()


def test_a_move_gives_the_whole_tree_back_and_a_refusal_leads_to_the_page(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False, pohon=pabrik.POHON[:2])
    lain = Simpul.objects.create(rencana=renstra, jenis="tujuan", uraian="Lain", urutan=2)
    url = _url("simpul_pindah", lain.pk)
    jawaban = klien.post(url, {"versi_kunci": 0, "arah": "naik"}, headers=HTMX)
    assert jawaban.headers["HX-Retarget"] == "#pohon"
    assert _simpul(jawaban)[0] == lain.pk
    assert klien.post(url, {"versi_kunci": 0, "arah": "turun"}, headers=HTMX).headers["HX-Redirect"]


def test_a_sibling_is_added_right_after_the_one_it_was_asked_from(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False, pohon=pabrik.POHON[:1])
    satu = renstra.simpul.get()
    dua = Simpul.objects.create(rencana=renstra, jenis="tujuan", uraian="Dua", urutan=2)
    url = f"{_url('simpul_tambah', renstra.pk)}?jenis=tujuan&sesudah={satu.pk}"
    klien.post(url, {"versi_kunci": 0, "jenis": "tujuan", "uraian": "Antara"})
    assert [p.simpul.uraian for p in queries.pohon_rencana(renstra)] == [satu.uraian, "Antara", dua.uraian]


def test_a_node_goes_first_under_another_parent(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False, pohon=pabrik.POHON[:2])
    sasaran = renstra.simpul.get(jenis="sasaran")
    lain = Simpul.objects.create(rencana=renstra, jenis="tujuan", uraian="Lain", urutan=2)
    ada = Simpul.objects.create(rencana=renstra, induk=lain, jenis="sasaran", uraian="Ada", urutan=1)
    klien.post(_url("simpul_letak", sasaran.pk), {"versi_kunci": 0, "induk_id": lain.pk, "tempat": "awal"})
    assert [s.pk for s in renstra.simpul.filter(induk=lain).order_by("urutan")] == [sasaran.pk, ada.pk]
    salah = klien.post(_url("simpul_letak", sasaran.pk), {"versi_kunci": 1, "induk_id": ada.pk, "tempat": "awal"})
    assert salah.status_code == 422


def test_a_value_is_shown_back_as_read(panggung, klien):
    url = _url("dibaca")
    assert klien.get(url, {"target_2026": "97%"}).content.decode().strip() == "dibaca 97 persen"
    assert klien.get(url).content.decode().strip() == ""
    assert "teks" in klien.get(url, {"x": "<b>WTP"}).content.decode()


def test_a_scale_that_cannot_be_read_is_refused_and_nothing_is_lost(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    indikator = Indikator.objects.filter(simpul__rencana=renstra).first()
    isi = {"versi_kunci": 0, "nama": "Opini", "satuan": "Opini", "jenis": "iku", "level": "outcome", "arah": "skala"}
    isi |= {"cara_hitung": "akhir", "jenis_sumber": "internal", "target_2029": "WTP", "target_akhir": "WDP"}
    url = _url("indikator_ubah", indikator.pk)
    salah = klien.post(url, isi | {"skala": "WTP; WTP"})
    assert salah.status_code == 422
    assert "tertulis dua kali" in salah.content.decode() and 'value="WTP; WTP"' in salah.content.decode()
    klien.post(url, isi | {"skala": "TMP; WDP; WTP"})
    indikator.refresh_from_db()
    assert indikator.skala == "TMP; WDP; WTP"
    assert "berbeda dari target tahun terakhir" in klien.get(_url("rencana", renstra.pk)).content.decode()


def test_the_year_of_the_data_dasar_is_kept_and_one_outside_its_bounds_refused(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    indikator = Indikator.objects.filter(simpul__rencana=renstra).first()
    url = _url("indikator_ubah", indikator.pk)
    isi = {"versi_kunci": 0, "nama": "Indeks", "satuan": "indeks", "jenis": "iku", "level": "outcome", "arah": "naik"}
    isi |= {"cara_hitung": "akhir", "jenis_sumber": "sekunder", "baseline": "70"}
    for salah in ("2029", "1999", "dua ribu", "2026.5"):
        jawaban = klien.post(url, isi | {"tahun_baseline": salah})
        assert jawaban.status_code == 422 and f'value="{salah}"' in jawaban.content.decode()
    assert klien.post(url, isi | {"tahun_baseline": "2026"}).status_code == 302
    indikator.refresh_from_db()
    assert (indikator.tahun_baseline, indikator.jenis_sumber) == (2026, "sekunder")


def test_a_new_indicator_begins_with_the_last_value_of_the_quarters_and_a_source_not_yet_told(panggung, klien):
    sasaran = pabrik.buat_renstra(panggung.pd, ditetapkan=False).simpul.get(jenis="sasaran")
    html = klien.get(_url("indikator_tambah", sasaran.pk)).content.decode()
    for pilihan in ("akhir", "internal", "naik", "outcome", "iku"):
        assert f'value="{pilihan}" selected' in html


def test_only_national_editions_and_the_regencys_own_are_offered(panggung, klien):
    pemda_lain = panggung.pemeran.beta.pemda
    for pemda, nama in ((None, "Nasional"), (panggung.pemda, "Milik sendiri"), (pemda_lain, "Milik lain")):
        EdisiNomenklatur.objects.create(pemda=pemda, nama=nama)
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    html = klien.get(_url("rencana_ubah", renstra.pk)).content.decode()
    assert ("Nasional" in html, "Milik sendiri" in html, "Milik lain" in html) == (True, True, False)


def test_a_worksheet_gets_every_branch_however_large_the_plan_is(panggung, monkeypatch):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    monkeypatch.setattr("renstra.queries.pohon.BESAR", 2)
    assert len(queries.tampilan_pohon(renstra).baris) < renstra.simpul.count()
    assert len(queries.pohon_rencana(renstra)) == renstra.simpul.count()
