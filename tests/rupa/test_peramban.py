"""The page of all components in a real browser: no barrier that axe knows, nothing wider than the screen.

No server: the page is rendered here, and every request of the browser is answered from `static/`.
"""

import mimetypes
from pathlib import Path
from urllib.parse import urlparse

import pytest
from django.conf import settings
from django.template.backends.django import DjangoTemplates

pytestmark = pytest.mark.peramban

AKAR = Path(__file__).resolve().parents[2]
KERANGKA = {
    "pemda": {"nama": "Bengkayang", "sebutan": "Kabupaten Bengkayang", "kode": "61.07", "logo_url": None},
    "nama_sistem": "SAKIP",
    "orang": {"nama": "Admin Mewakili", "peran": "Admin pemda", "inisial": "AM"},
    "menu": [{"label": "Beranda", "url": "#", "aktif": True}, {"label": "Laporan", "url": "#", "aktif": False}],
    "menunggu": 3,
    "pd_terpilih": None,
    "pilihan_pd": [{"id": n, "nama": f"Dinas {n}", "url": "#", "aktif": n == 1, "jumlah": n} for n in range(1, 9)],
    "tahun": 2026,
    "pilihan_tahun": [{"tahun": t, "url": "#", "aktif": t == 2026} for t in (2025, 2026)],
    "waktu_server": "Rabu, 21 Januari 2026, 09.40 WIB",
    "demo": {"tanggal": "Rabu, 21 Januari 2026", "bisa_digeser": False},
    "cari_url": "/cari/",
}


def render(nama: str) -> str:
    pilihan = dict(settings.TEMPLATES[0]["OPTIONS"], context_processors=[])
    mesin = DjangoTemplates(
        {"NAME": "rupa", "DIRS": settings.TEMPLATES[0]["DIRS"], "APP_DIRS": True, "OPTIONS": pilihan}
    )
    return mesin.get_template(nama).render({"kerangka": KERANGKA, "csrf_token": "contoh"})


def buka(chromium, html, lebar, mode="light", skrip=True):
    konteks = chromium.new_context(
        viewport={"width": lebar, "height": 900},
        color_scheme=mode,
        reduced_motion="reduce",
        java_script_enabled=skrip,
    )
    page = konteks.new_page()
    hilang = []

    def jawab(route):
        jalur = urlparse(route.request.url).path
        if jalur == "/":
            return route.fulfill(body=html, content_type="text/html; charset=utf-8")
        berkas = AKAR / "static" / jalur.removeprefix("/static/")
        if berkas.is_file():
            return route.fulfill(body=berkas.read_bytes(), content_type=mimetypes.guess_type(jalur)[0] or "font/woff2")
        hilang.append(route.request.url)
        return route.fulfill(status=404)

    page.route("**/*", jawab)
    page.goto("http://rupa.test/")
    page.wait_for_load_state("load")
    return page, hilang


@pytest.fixture(scope="module")
def gaya():
    return render("beranda/gaya.html")


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("lebar", [1440, 390])
def test_axe_finds_no_barrier_and_nothing_is_wider_than_the_screen(chromium, gaya, lebar, mode):
    from axe_playwright_python.sync_playwright import Axe

    page, hilang = buka(chromium, gaya, lebar, mode)
    temuan = [(v["id"], v["nodes"][0]["html"][:120]) for v in Axe().run(page).response["violations"]]
    lebar_isi = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert temuan == []
    assert hilang == []
    assert lebar_isi <= lebar


def test_choosing_rows_counts_them_and_the_keys_of_the_workbench_move(chromium, gaya):
    page, _ = buka(chromium, gaya, 1440)
    page.check("[data-massal] [data-semua]")
    assert page.inner_text(".massal b") == "3 dipilih"
    page.click("h1")
    page.keyboard.press("k")
    assert page.evaluate("document.querySelector('[data-temuan] > details[open]').parentNode.id") == "temuan-1"
    page.keyboard.press("j")
    page.keyboard.press("p")
    assert page.is_checked("#g-p")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.context.close()


def test_menus_open_and_the_bulk_bar_is_there_without_script(chromium, gaya):
    page, _ = buka(chromium, gaya, 1440, skrip=False)
    page.click("summary.orang")
    assert page.is_visible(".massal")
    assert page.locator("details.jatuh[open]").count() == 1
    page.context.close()
