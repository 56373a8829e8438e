"""The Desk as people see it: planning, the day, an appointment on a phone, the projector; findings as they go."""

from datetime import date

import pytest
from playwright.sync_api import expect

from perjanjian.enums import Aksi
from perjanjian.services.isi import simpan_isi
from perjanjian.services.verifikasi import tambah_temuan
from tests.peramban.alat import axe, lewat_lebar
from tests.perjanjian.pabrik import VERIFIKATOR, adegan
from tests.perjanjian.pabrik_desk import SEKRETARIS, Desk, hari_desk
from tests.perjanjian.test_layanan import _butir, _pagu

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
PD = ("satu", "dua", "bappeda", "inspektorat", "setda")


@pytest.fixture
def d():
    """Wednesday 21 January, 09.40: PD `satu` sits in the Desk since 09.00, with findings on the table."""
    a = adegan()
    pk = a.susun("kepala_satu")
    oleh = {"aktor": a.pengguna("perencana_satu"), "now": a.now}
    simpan_isi(perjanjian_id=pk.pk, kunci_lama=pk.kunci, butir=_butir(pk, target="55%"), pagu=_pagu(pk), **oleh)
    a.lakukan(a.tandatangani(a.segar(pk), "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    desk = Desk(a, hari_desk(a, tanggal=date(2026, 1, 21), pd=PD))
    desk.mulai()
    return desk


def _temuan(d, uraian):
    pk = d.slot().perjanjian_id
    tambah_temuan(perjanjian_id=pk, aktor=d.a.pengguna(VERIFIKATOR[1]), now=d.a.now, uraian=uraian)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_pages_of_the_desk_hold_no_barrier_and_fit_a_phone(d, peramban, layar, mode):
    halaman = {
        "hari": (SEKRETARIS, d.hari.get_absolute_url()),
        "slot-pd": ("perencana_satu", d.slot().get_absolute_url()),
        "slot-tim": (SEKRETARIS, d.slot().get_absolute_url()),
        "susun": (
            SEKRETARIS,
            "/perjanjian/desk/susun/?tanggal=2026-01-26&mulai=09:00&selesai=13:00&menit=60&ruang=A%0AB",
        ),
        "hadir": (SEKRETARIS, f"{d.slot('dua').get_absolute_url()}hadir/"),
        "janji": ("perencana_dua", d.slot("dua").get_absolute_url()),
        "atur": (SEKRETARIS, d.slot("setda").get_absolute_url()),
        "pindahkan": (SEKRETARIS, f"{d.slot('setda').get_absolute_url()}pindahkan/"),
        "layar": (SEKRETARIS, f"{d.hari.get_absolute_url()}layar/"),
        "daftar": (SEKRETARIS, "/perjanjian/desk/"),
    }
    salah = []
    for nama, (siapa, alamat) in halaman.items():
        for lebar in (390, 1440):
            page = peramban.orang(d.a.pengguna(siapa))
            page.set_viewport_size({"width": lebar, "height": 844})
            page.emulate_media(color_scheme=mode)
            page.goto(alamat)
            layar(page, f"desk-{nama}-{mode}-{lebar}")
            salah += [f"{nama} {lebar}: {s}" for s in lewat_lebar(page) + axe(page)]
    assert salah == []


def test_a_finding_written_by_the_tim_appears_with_the_pd_without_reloading(d, peramban):
    page = peramban.orang(d.a.pengguna("perencana_satu"), lebar=390)
    page.goto(d.slot().get_absolute_url())
    expect(page.get_by_text("Sebutan indikator kurang jelas")).to_have_count(0)
    _temuan(d, "Sebutan indikator kurang jelas")
    expect(page.get_by_text("Sebutan indikator kurang jelas")).to_be_visible(timeout=15_000)


def test_what_moves_reloads_the_page_so_that_its_buttons_are_right(d, peramban):
    page = peramban.orang(d.a.pengguna(SEKRETARIS))
    page.goto(d.slot().get_absolute_url())
    expect(page.get_by_role("button", name="Akhiri Desk")).to_be_visible()
    d.lakukan("selesaikan")
    expect(page.get_by_role("button", name="Lanjutkan Desk")).to_be_visible(timeout=15_000)


def test_the_secretary_plans_a_day_looks_it_over_and_saves_it(d, peramban):
    page = peramban.orang(d.a.pengguna(SEKRETARIS))
    page.goto("/perjanjian/periksa/")
    page.get_by_role("link", name="Desk", exact=True).click()
    page.get_by_role("link", name="Susun hari Desk").click()
    page.get_by_label("Tanggal").fill("2026-01-26")
    page.get_by_role("button", name="Susun usulan").click()
    expect(page.get_by_label("Ruang A pukul 09.00")).to_have_value(str(d.a.d.pd["bkpsdm"].pk))
    page.get_by_role("button", name="Simpan rencana dan kabari").click()
    expect(page.get_by_role("heading", name="Desk Senin, 26 Januari 2026")).to_be_visible()


def test_without_script_every_act_is_done_too(d, peramban):
    page = peramban.orang(d.a.pengguna("perencana_dua"), java_script_enabled=False)
    page.goto(d.slot("dua").get_absolute_url())
    page.get_by_role("button", name="Nyatakan sudah tahu").click()
    expect(page.locator("body")).to_contain_text("Tim Verifikasi melihat bahwa Anda sudah tahu")
