"""The pohon kinerja in a real browser: opened by mouse and by keys, searched hit by hit, on a phone, without a barrier."""

import pytest
from playwright.sync_api import expect

from perjanjian.models import Butir
from tests.alat.peramban import layar
from tests.peramban.alat import axe, dengan_tab, lewat_lebar
from tests.perjanjian.pabrik import Adegan, adegan

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
ALAMAT = "/perjanjian/pohon-kinerja/?tahun=2026&pd=semua"


@pytest.fixture
def a() -> Adegan:
    a = adegan()
    a.susun_semua()
    return a


def test_branches_open_by_mouse_to_the_pelaksana_and_close_again(a, peramban):
    page = peramban.orang(a.pengguna("admin"), lebar=1440)
    page.goto(ALAMAT)
    for kunci in jalan(a):
        page.locator(f"#buka-{kunci}").click()
        expect(page.locator(f"#buka-{kunci}")).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".pohon")).to_contain_text(a.d.jabatan["pelaksana_satu"].nama)
    assert f"buka={kunci}" in page.url
    expect(
        page.locator(".rel-tegak").nth(2)
    ).to_be_attached()  # the rails are drawn once the branch has been swapped in
    layar(page, "pohon-terbuka")
    assert axe(page) == [] and lewat_lebar(page) == []
    page.locator(f"#buka-{kunci}").click()
    expect(page.locator(f"#buka-{kunci}")).to_have_attribute("aria-expanded", "false")
    page.go_back()
    expect(page.locator(".pohon")).to_contain_text(a.d.jabatan["pelaksana_satu"].nama)


def jalan(a: Adegan) -> list[str]:
    """The nodes from the root to the row that the Pelaksana's supports."""
    satu = Butir.objects.filter(perjanjian__jabatan=a.d.jabatan["pelaksana_satu"], mendukung__isnull=False).first()
    rantai = [satu.mendukung, satu.mendukung.mendukung, satu.mendukung.mendukung.mendukung]
    simpul = rantai[-1].baris_rkt.simpul
    return [f"p{simpul.mendukung_id}", f"p{simpul.pk}", *(f"b{b.pk}" for b in reversed(rantai))]


def test_keys_open_a_branch_and_move_between_levels_and_nodes(a, peramban):
    page = peramban.orang(a.pengguna("admin"), lebar=1440)
    page.goto(ALAMAT)
    rpjmd, renstra, *_ = jalan(a)
    page.locator(f"#buka-{rpjmd}").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#buka-{rpjmd}")).to_have_attribute("aria-expanded", "true")
    expect(page.locator(f"#buka-{rpjmd}")).to_be_focused()  # the place is kept
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.closest('.pohon-jenjang').ariaLabel") == "Kepala daerah dan Renstra"
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    expect(page.locator(f"#buka-{renstra}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"#buka-{renstra}")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(f"#buka-{rpjmd}")).to_be_focused()
    assert dengan_tab(page)[1] == []


def test_search_is_stepped_through_and_every_hit_is_marked(a, peramban):
    page = peramban.orang(a.pengguna("admin"), lebar=1440)
    page.goto(ALAMAT)
    page.fill("#cari-pohon", a.d.jabatan["kasi_satu"].nama)
    page.keyboard.press("Enter")
    expect(page.locator(".pohon-hasil")).to_contain_text("hasil ke-1 sedang dibuka")
    expect(page.locator(".pohon [data-tuju] mark").first).to_be_visible()
    page.locator("#hasil-sesudah").click()
    expect(page.locator(".pohon-hasil")).to_contain_text("hasil ke-2 sedang dibuka")
    layar(page, "pohon-cari")
    page.locator("#hasil-sebelum").click()
    expect(page.locator(".pohon-hasil")).to_contain_text("hasil ke-1 sedang dibuka")
    assert axe(page) == []


def test_orphans_lead_back_into_the_tree(a, peramban):
    satu = Butir.objects.filter(perjanjian__jabatan=a.d.jabatan["kasi_satu"]).first()
    Butir.objects.filter(pk=satu.pk).update(mendukung=None)
    page = peramban.orang(a.pengguna("admin"))
    page.goto(ALAMAT)
    page.get_by_role("link", name="Yang terputus").click()
    page.get_by_role("link", name="Butir tanpa atasan").click()
    page.locator("tr", has_text=a.d.jabatan["kasi_satu"].nama).get_by_role("link", name="Buka di pohon").click()
    expect(page.locator(".simpul.terputus[data-tuju]")).to_contain_text("Belum menunjuk indikator atasan")


@pytest.mark.parametrize("tampil", ["", "&tampil=daftar"])
def test_on_a_phone_in_the_dark_the_open_branch_stands_level_under_level(a, peramban, tampil):
    page = peramban.orang(a.pengguna("perencana_satu"), lebar=390, tinggi=844, color_scheme="dark", has_touch=True)
    bawah = jalan(a)
    page.goto(f"/perjanjian/pohon-kinerja/?tahun=2026&pd=semua&buka={bawah[-1]}{tampil}")
    assert lewat_lebar(page) == [] and axe(page) == []
    if not tampil:
        kolom = page.locator(".pohon-jenjang")
        kotak = [kolom.nth(i).bounding_box() for i in range(kolom.count())]
        assert [k["y"] for k in kotak] == sorted(k["y"] for k in kotak) and len(kotak) >= 5
    assert page.locator(f"#buka-{bawah[-1]}").bounding_box()["width"] >= 44
    layar(page, f"pohon-hp{'-daftar' if tampil else ''}")


def test_without_script_every_branch_opens_by_its_link(a, peramban):
    page = peramban.orang(a.pengguna("admin"), java_script_enabled=False)
    page.goto(ALAMAT)
    for kunci in jalan(a):
        page.locator(f"#buka-{kunci}").click()
    expect(page.locator(".pohon")).to_contain_text(a.d.jabatan["pelaksana_satu"].nama)
