"""Publishing, and the public page filled, in a browser: without signing in, on a phone and a desk, without a barrier."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from laporan.services.publikasi import terbitkan
from tests.pengukuran.pabrik import Ukur, ukur
from tests.peramban.alat import axe, lewat_lebar

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def u() -> Ukur:
    u = ukur()
    u.triwulan("tw4", "95%")
    kunci = [f"{j}:{u.d.pd['satu'].pk}" for j in ("hasil", "pk")]
    kbo = u.pengguna("kabag_organisasi")
    terbitkan(pemda=u.d.pemda, tahun=2026, kunci=kunci, aktor=kbo, now=u.now, antrekan=lambda _: None)
    return u


def test_the_public_page_has_no_barrier_and_leads_to_its_parts(peramban, u):
    pemda, pd, salah = u.d.pemda.kode, u.d.pd["satu"].pk, []
    for lebar, mode in ((390, "light"), (1280, "dark")):
        page = peramban.jendela(lebar=lebar, tinggi=844, color_scheme=mode)
        for nama, lain in (("tahun", []), ("hasil", [pd]), ("pk", [pd]), ("daerah", None), ("semua", ())):
            args = {"daerah": [pemda], "semua": []}.get(nama, [pemda, 2026, *(lain or [])])
            page.goto(reverse(f"publik:{nama}", args=args))
            salah += [f"{nama} {lebar} {mode}: {x}" for x in [*lewat_lebar(page), *axe(page)]]
    assert not salah, "\n".join(salah)
    page.goto(reverse("masuk"))
    page.get_by_role("link", name="Lihat kinerja pemerintah daerah tanpa masuk").click()
    page.get_by_role("link", name=u.d.pemda.sebutan).click()
    page.get_by_role("link", name="Tahun 2026").click()
    page.get_by_role("link", name=u.d.pd["satu"].nama, exact=True).click()
    expect(page.locator("h1")).to_contain_text(u.d.pd["satu"].nama)


def test_the_list_of_what_may_be_published_has_no_barrier(peramban, u):
    page = peramban.masuk(u.pengguna("kabag_organisasi"), peramban.jendela(lebar=390, tinggi=844))
    page.goto(f"{reverse('laporan:publikasi')}?tahun=2026")
    assert [*lewat_lebar(page), *axe(page)] == []
    page.locator(".publikasi-sejak a").first.click()
    assert [*lewat_lebar(page), *axe(page)] == []
