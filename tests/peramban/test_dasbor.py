"""The dashboard filled, in a browser: no barrier, never wider than a phone, in light and dark; from regency to figure."""

from decimal import Decimal

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from pengukuran.rules.cetak import cetak_capaian
from tests.pengukuran.pabrik import ukur
from tests.peramban.alat import axe, lewat_lebar

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


def test_the_filled_dashboard_has_no_barrier_on_a_phone_and_a_desk(peramban):
    u = ukur("kabid_satu")
    r = u.baris(u.triwulan("tw1", "95%"))[0]
    u.ajukan(u.isi(u.lembar("kabid_satu"), "60%"))
    for tahun, rata in ((2023, "81.5"), (2025, "90")):
        u.salin_ke_tahun(r.pengukuran, tahun, periode="tahun", rata=rata)
    pd = u.d.pd["satu"].pk
    dasbor, tanya = reverse("pengukuran:dasbor"), "periode=tw1&tahun=2026"
    salah = []
    for lebar, mode in ((390, "light"), (1280, "dark")):
        page = peramban.jendela(lebar=lebar, tinggi=844, color_scheme=mode)
        peramban.masuk(u.pengguna("bupati"), page)
        for alamat in (
            f"{dasbor}?{tanya}&pd=semua",
            f"{reverse('pengukuran:pimpinan')}?{tanya}",
            reverse("pengukuran:sasaran", args=[r.pk]),
            reverse("pengukuran:indikator", args=[r.pk]),
            f"{reverse('perjanjian:pohon_kinerja')}?capaian=tw1&pd={pd}&buka=p{r.butir.baris_rkt.simpul_id}",
            f"{dasbor}?{tanya}&pd={pd}",
        ):
            page.goto(alamat)
            salah += [f"{alamat} {lebar} {mode}: {x}" for x in [*lewat_lebar(page), *axe(page)]]
    assert not salah, "\n".join(salah)


def test_the_bupati_goes_from_the_front_page_down_to_a_figure_that_is_the_same_everywhere(peramban):
    u = ukur()
    p = u.triwulan("tw1", "95%")
    r = u.baris(p)[0]
    rata, capaian = (cetak_capaian(Decimal(x)) for x in (p.rata, r.capaian))
    page = peramban.masuk(u.pengguna("bupati"))
    page.goto(f"{reverse('pengukuran:pimpinan')}?tahun=2026&periode=tw1")
    expect(page.locator("main")).to_contain_text(rata)
    page.get_by_role("link", name="Dasbor lengkap").click()
    expect(page.locator("main")).to_contain_text(rata)
    page.locator(f"a[href*='pd={u.d.pd['satu'].pk}&']").first.click()
    expect(page.locator(".deret-angka")).to_contain_text(rata)
    page.get_by_role("link", name=r.butir.kelompok).first.click()
    page.get_by_role("link", name=r.butir.indikator).first.click()
    expect(page.locator("h1")).to_have_text(r.butir.indikator)
    expect(page.locator(".deret-angka")).to_contain_text(capaian)
