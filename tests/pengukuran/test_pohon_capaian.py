"""The pohon kinerja coloured by capaian: on the page, as a list, as a workbook, on paper."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from pengukuran.queries.pohon import capaian_butir
from perjanjian.models import Butir
from renstra.models import Rencana
from sakip.organisasi.hak import hak_dari
from tests.pengukuran.pabrik import Ukur, ukur

pytestmark = pytest.mark.django_db


def butir(u: Ukur) -> list[Butir]:
    return list(Butir.objects.filter(perjanjian=u.pk["kepala_satu"]).select_related("perjanjian"))


def baca(u: Ukur, siapa: str, rows: list[Butir] | None = None):
    return capaian_butir(hak_dari(u.pengguna(siapa), u.now.date()), 2026, rows or butir(u), "tw1")


def halaman(u: Ukur, siapa: str, nama: str = "pohon_kinerja", **tanya):
    c = Client()
    c.force_login(u.pengguna(siapa), backend="sakip.organisasi.masuk.Masuk")
    isi = {"tahun": 2026, "pd": u.d.pd["satu"].pk, "capaian": "tw1", **tanya}
    return c.get(reverse(f"perjanjian:{nama}"), isi)


def test_a_row_has_its_accepted_figure_and_before_that_a_provisional_one():
    u = ukur()
    p = u.ajukan(u.isi(u.lembar(), "95%"))
    assert {c.kode for c in baca(u, "bupati").values()} == {"sementara"}
    p = u.terima(p)
    r = u.baris(p)[0]
    satu = baca(u, "bupati")[r.butir_id]
    assert satu.kode == r.predikat
    assert satu.angka.endswith("%")


def test_drafts_and_figures_of_others_are_not_told():
    u = ukur()
    u.isi(u.lembar(), "95%")
    assert baca(u, "perencana_satu") == {}
    u.ajukan(u.lembar())
    assert baca(u, "kepala_dua") == {}


def test_the_page_the_list_and_the_papers_show_it_when_asked():
    u = ukur()
    u.triwulan("tw1", "95%")
    kata = next(iter(baca(u, "bupati").values()))
    simpul = butir(u)[0].baris_rkt.simpul_id
    for tampil in ("", "daftar"):
        isi = halaman(u, "bupati", buka=f"p{simpul}", tampil=tampil).content.decode()
        assert f"{kata.angka} {kata.kata}" in isi
        tanpa = halaman(u, "bupati", buka=f"p{simpul}", tampil=tampil, capaian="").content.decode()
        assert f"{kata.angka} {kata.kata}" not in tanpa
    assert halaman(u, "bupati", "pohon_cetak").content[:5] == b"%PDF-"
    lembar = load_workbook(BytesIO(halaman(u, "bupati", "pohon_ekspor").getvalue())).active
    sel = {str(x) for baris in lembar.iter_rows(values_only=True) for x in baris if x}
    assert {"Capaian", "Predikat", kata.angka, kata.kata} <= sel


def test_rows_of_an_older_plan_stay_in_sight_in_a_year_that_two_plans_cover():
    u = ukur()
    u.triwulan("tw1", "95%")
    kata = next(iter(baca(u, "bupati").values()))
    assert f"{kata.angka} {kata.kata}" not in halaman(u, "bupati", buka="lepas").content.decode()
    Rencana.objects.create(
        pemda=u.d.pemda, pd=u.d.pd["satu"], jenis="renstra", judul="Renstra baru", tahun_awal=2026, tahun_akhir=2030,
        status="ditetapkan", nomor="1", tanggal=u.now.date(),
    )  # fmt: skip
    assert f"{kata.angka} {kata.kata}" in halaman(u, "bupati", buka="lepas").content.decode()
