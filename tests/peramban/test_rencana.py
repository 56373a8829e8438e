"""The tree of a plan in a real browser: edited in its rows, moved, searched, by keyboard and without script."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from renstra.models import Indikator, IndikatorBersama, Rencana, Simpul
from tests.alat.peramban import layar
from tests.pemeran import pemeran
from tests.peramban.alat import axe, dengan_tab, lewat_lebar
from tests.renstra import pabrik

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def panggung(peramban):
    """A planner at the Renstra of PD satu: two tujuan, one with the whole chain below it."""
    p = pemeran()
    renstra = pabrik.buat_renstra(p.alfa.pd["satu"], ditetapkan=False)
    kedua = Simpul.objects.create(rencana=renstra, jenis="tujuan", uraian="Terjaganya kepercayaan", urutan=2)
    sasaran = Simpul.objects.create(
        rencana=renstra, induk=kedua, jenis="sasaran", uraian="Meningkatnya keterbukaan", urutan=1
    )
    indikator = pabrik.buat_indikator(sasaran, "Opini atas keterbukaan", "WTP")
    IndikatorBersama.objects.create(
        indikator=indikator,
        pd=p.alfa.pd["dua"],
        status="disetujui",
        alasan="Bersama",
        diminta_oleh=p.alfa.pengguna["perencana_satu"],
        diminta_pada="2026-01-05T01:00:00Z",
    )
    page = peramban.orang(p.alfa.pengguna["perencana_satu"], lebar=1440, tinggi=900)
    page.goto(reverse("renstra:rencana", args=[renstra.pk]))
    return p, renstra, page


def _simpul(renstra: Rencana, jenis: str) -> Simpul:
    return renstra.simpul.filter(jenis=jenis).order_by("id").first()


def test_a_node_and_an_indicator_are_edited_in_their_rows(panggung):
    _, renstra, page = panggung
    layar(page, "rencana-1440")
    sasaran = _simpul(renstra, "sasaran")
    baris = page.locator(f"#simpul-{sasaran.pk}")
    baris.get_by_role("link", name="Meningkatnya mutu layanan", exact=True).click()
    expect(page.get_by_label("Uraian")).to_be_focused()
    layar(page, "rencana-ubah-simpul")
    page.get_by_label("Uraian").fill("Meningkatnya mutu layanan publik")
    page.keyboard.press("Control+Enter")
    expect(baris).to_contain_text("Meningkatnya mutu layanan publik")
    expect(page.locator(":focus")).to_have_text("Meningkatnya mutu layanan publik")
    baris.get_by_role("link", name="Persentase layanan tepat waktu", exact=True).click()
    page.get_by_label("Target 2027").fill("98,5%")
    page.get_by_label("Target 2028").focus()
    expect(page.locator(".dibaca", has_text="dibaca 98,5 persen")).to_be_visible()
    layar(page, "rencana-ubah-indikator")
    assert axe(page) == []
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("[data-isian]")).to_have_count(0)  # the remarks beside the form name the target too
    expect(baris).to_contain_text("98,5%")
    renstra.refresh_from_db()
    assert renstra.versi_kunci == 2  # the second form did not take the first for somebody else
    page.locator(f"#simpul-{sasaran.pk} summary").click()
    assert page.url.endswith(reverse("renstra:rencana", args=[renstra.pk]))


def test_nodes_are_added_and_moved_in_place_and_by_keyboard(panggung):
    _, renstra, page = panggung
    pertama, kedua = renstra.simpul.filter(jenis="tujuan").order_by("urutan")
    baris = page.locator(f"#simpul-{kedua.pk}")
    baris.locator("summary").click()
    layar(page, "rencana-tindakan")
    baris.get_by_role("link", name="Tambah sasaran", exact=True).click()
    page.get_by_label("Uraian").fill("Sasaran baru")
    page.get_by_role("button", name="Tambah sasaran").click()
    expect(page.locator(":focus")).to_have_text("Sasaran baru")
    page.get_by_role("link", name="Terjaganya kepercayaan", exact=True).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("tbody[data-dalam='0']").first).to_contain_text("Terjaganya kepercayaan")
    expect(page.locator(":focus")).to_have_text("Terjaganya kepercayaan")
    baru = Simpul.objects.get(uraian="Sasaran baru")
    page.locator(f"#simpul-{baru.pk} summary").click()
    page.locator(f"#simpul-{baru.pk}").get_by_role("link", name="Pindah ke…").click()
    page.get_by_label("Pindah ke bawah").select_option(str(pertama.pk))
    layar(page, "rencana-pindah")
    page.get_by_role("button", name="Pindahkan").click()
    expect(page.locator(":focus")).to_have_text("Sasaran baru")
    baru.refresh_from_db()
    assert baru.induk_id == pertama.pk


def test_what_is_typed_is_not_lost_to_another_form_or_to_somebody_else(panggung):
    _, renstra, page = panggung
    sasaran = _simpul(renstra, "sasaran")
    page.get_by_role("link", name="Meningkatnya mutu layanan", exact=True).click()
    page.get_by_label("Uraian").fill("Tulisan saya")
    page.get_by_role("link", name="Terjaganya kepercayaan", exact=True).click()
    expect(page.locator(".kilas")).to_contain_text("Simpan atau batalkan dahulu")
    Simpul.objects.filter(pk=sasaran.pk).update(uraian="Tulisan orang lain")
    Rencana.objects.filter(pk=renstra.pk).update(versi_kunci=5)
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator(".bentrok")).to_contain_text("Tulisan orang lain")
    expect(page.get_by_label("Uraian")).to_have_value("Tulisan saya")
    layar(page, "rencana-bentrok")
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator(f"#simpul-{sasaran.pk}")).to_contain_text("Tulisan saya")


def test_branches_close_stay_closed_and_hits_of_a_search_are_marked(panggung):
    _, renstra, page = panggung
    sasaran = _simpul(renstra, "sasaran")
    page.get_by_role("link", name="Meningkatnya mutu layanan", exact=True).focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("3 bagian di bawahnya")).to_be_visible()
    expect(page.get_by_text("Program Pengelolaan Layanan")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("3 bagian di bawahnya")).to_be_visible()
    page.locator(f"#simpul-{sasaran.pk} .lipat").click()
    expect(page.get_by_role("link", name="Penyediaan Layanan", exact=True)).to_be_visible()
    page.get_by_label("Cari dalam rencana").fill("layanan dasar")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text(re.compile("layanan dasar", re.IGNORECASE))
    expect(page.locator("tbody[data-dalam]")).to_have_count(4)
    layar(page, "rencana-cari")


def test_the_tree_on_a_phone_in_both_modes_holds_no_barrier(peramban, panggung):
    p, renstra, _ = panggung
    for mode in ("light", "dark"):
        page = peramban.orang(p.alfa.pengguna["perencana_satu"], lebar=390, tinggi=844, color_scheme=mode)
        page.goto(reverse("renstra:rencana", args=[renstra.pk]))
        page.locator("summary", has_text="Tindakan").first.click()
        layar(page, f"rencana-390-{mode}")
        assert axe(page) + lewat_lebar(page) == []
    page.get_by_role("link", name="Opini atas keterbukaan", exact=True).click()
    expect(page.get_by_label("Satuan")).to_be_visible()
    layar(page, "rencana-390-indikator")
    assert axe(page) + lewat_lebar(page) == []
    assert dengan_tab(page)[1] == []


def test_without_script_the_same_acts_have_pages_of_their_own(peramban, panggung):
    p, renstra, _ = panggung
    page = peramban.orang(p.alfa.pengguna["perencana_satu"], java_script_enabled=False)
    page.goto(reverse("renstra:rencana", args=[renstra.pk]))
    page.get_by_role("link", name="Meningkatnya mutu layanan", exact=True).click()
    page.get_by_label("Uraian").fill("Tanpa skrip")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("link", name="Tanpa skrip", exact=True)).to_be_visible()
    sasaran = _simpul(renstra, "sasaran")
    page.locator(f"#simpul-{sasaran.pk} .lipat").click()
    expect(page.get_by_text("3 bagian di bawahnya")).to_be_visible()
    page.goto(reverse("renstra:indikator_ubah", args=[Indikator.objects.get(nama="Opini atas keterbukaan").pk]))
    expect(page.locator(".kabar", has_text="skalanya belum diisi").first).to_be_visible()
    layar(page, "indikator-halaman")
