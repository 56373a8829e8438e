"""The worksheets of a document on its page: everybody downloads, the planner also brings in while it is drawn up."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from renstra.enums import JenisImpor
from tests.renstra import pabrik

BENAR = {
    "rencana": ({"rencana", "tujuan_sasaran", "renstra_templat", "iku", "bersama"}, "NO"),
    "rkt": ({"rkt"}, "TUJUAN/SASARAN"),
    "anggaran": ({"anggaran", "renja", "tolok_ukur"}, "NO"),
}


@pytest.fixture
def dokumen(panggung):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    rkt = pabrik.buat_rkt(panggung.pd, ditetapkan=False, rencana=renstra)
    return {"rencana": renstra, "rkt": rkt, "anggaran": pabrik.buat_dpa(panggung.pd, ditetapkan=False)}


@pytest.mark.parametrize("nama", BENAR)
def test_the_planner_finds_every_worksheet_that_the_document_takes(panggung, client, dokumen, nama):
    satu = dokumen[nama]
    client.force_login(panggung.perencana)
    isi = client.get(reverse(f"renstra:{nama}", args=[satu.pk])).content.decode()
    for jenis in JenisImpor:
        ada = reverse("renstra:impor_dokumen", args=[satu.pk, jenis.value]) in isi
        assert ada == (jenis in BENAR[nama][0]), jenis


@pytest.mark.parametrize("nama", BENAR)
def test_a_reader_downloads_the_document_and_is_offered_no_import(panggung, client, dokumen, nama):
    satu = dokumen[nama]
    client.force_login(panggung.pemeran.alfa.pengguna["kepala_satu"])
    isi = client.get(reverse(f"renstra:{nama}", args=[satu.pk])).content.decode()
    assert "impor/dokumen" not in isi
    url = reverse(f"renstra:{nama}_ekspor", args=[satu.pk])
    assert url in isi
    lembar = load_workbook(io.BytesIO(client.get(url).getvalue())).worksheets[0]
    assert lembar["A1"].value == BENAR[nama][1]


def test_the_tolok_ukur_come_with_the_rows_of_the_rkt_to_copy_from(panggung, client, dokumen):
    client.force_login(panggung.perencana)
    isi = client.get(reverse("renstra:anggaran_tolok_ukur", args=[dokumen["anggaran"].pk])).getvalue()
    buku = load_workbook(io.BytesIO(isi))
    assert buku.sheetnames == ["Tolok ukur", "Baris RKT", "Petunjuk"]
    assert buku["Baris RKT"]["A2"].value.startswith("RKT-")


def test_a_plan_comes_with_an_example_and_with_the_sasaran_of_its_rpjmd(panggung, client):
    rpjmd = pabrik.buat_rpjmd(panggung.pemda)
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False, induk=rpjmd, pohon=())
    client.force_login(panggung.perencana)
    isi = client.get(reverse("renstra:impor_templat_dokumen", args=[renstra.pk, "rencana"])).getvalue()
    buku = load_workbook(io.BytesIO(isi))
    assert buku.sheetnames == ["Renstra", "Sasaran RPJMD", "Contoh", "Petunjuk"]
    assert [c.value for c in buku["Sasaran RPJMD"][2]] == ["1.1", "Meningkatnya mutu layanan"]
    assert buku["Contoh"].max_row > 5
