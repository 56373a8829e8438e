"""Checking a measurement in a browser: by keys, without a script, narrow; returned, mended, accepted, handed on."""

import pytest
from playwright.sync_api import expect

from pengukuran.enums import StatusUkur
from pengukuran.services import bukti
from tests.peramban.alat import axe, lewat_lebar

from .test_pengukuran import jam, u  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def p(u):  # noqa: F811
    """Triwulan I submitted, with evidence and one figure far above its target."""
    p = u.lembar()
    perencana = u.pengguna("perencana_satu")
    bukti.tambah_tautan(
        realisasi_id=u.baris(p)[0].pk,
        nama="Publikasi BPS",
        tautan="https://example.go.id/a",
        aktor=perencana,
        now=u.now,
    )
    isi = {0: "60", 1: "97%", 2: "B", 3: "30"}
    return u.ajukan(u.isi(p, isi, sumber_data="Aplikasi e-Kinerja"))


def test_two_figures_are_returned_by_keys_mended_accepted_and_handed_to_the_bupati(peramban, u, p, layar):  # noqa: F811
    page = peramban.orang(u.pengguna("monev"), lebar=1440, tinggi=900)
    page.goto("/pengukuran/periksa/")
    layar(page, "ukur-periksa-1440")
    assert axe(page) == []
    page.keyboard.press("J")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Dinas Satu Alfa, Triwulan I 2026")
    layar(page, "ukur-lembar-1440")
    assert axe(page) == []
    page.keyboard.press("J")
    page.keyboard.press("T")
    for catatan in ("Lampirkan daftar hadir.", "Sumbernya?"):
        page.keyboard.press("J")
        page.keyboard.press("P")
        page.keyboard.type(catatan)
        page.keyboard.press("Shift+Tab")
    expect(page.locator("[data-sebab]")).to_have_text("2 angka ditandai, sehingga belum dapat diterima seluruhnya.")
    layar(page, "ukur-lembar-kaki-1440", penuh=False)
    page.get_by_role("button", name="Kembalikan").click()
    expect(page.locator("main")).to_contain_text("Lampirkan daftar hadir.")
    layar(page, "ukur-kembalikan-1440")
    page.locator("main").get_by_role("button", name="Kembalikan").click()
    expect(page.locator("main")).to_contain_text("Pengukuran dikembalikan dengan catatan Anda.")
    kini = u.segar(p)
    assert kini.status == StatusUkur.DIKEMBALIKAN
    assert [r.putusan for r in u.baris(p)] == ["diterima", "dikembalikan", "dikembalikan", ""]
    u.ajukan(u.isi(kini, {1: "96%", 2: "BB", 3: "30"}))
    page.goto(f"/pengukuran/{p.pk}/periksa/")
    page.get_by_role("button", name="Terima").click()
    layar(page, "ukur-terima-1440")
    page.locator("main").get_by_role("button", name="Terima").click()
    page.goto("/pengukuran/periksa/?keadaan=siap")
    page.get_by_label("Pilih Dinas Satu Alfa").check()
    layar(page, "ukur-siap-1440")
    page.get_by_role("button", name="Sampaikan kepada Bupati Alfa").click()
    layar(page, "ukur-sampaikan-1440")
    page.get_by_role("button", name="Sampaikan kepada Bupati Alfa").click()
    expect(page.locator("main")).to_contain_text("1 pengukuran disampaikan.")
    assert u.segar(p).status == StatusUkur.DISAMPAIKAN
    u.ajukan(u.isi(u.koreksi(u.segar(p)), {0: "64"}))
    page.goto("/")
    layar(page, "ukur-beranda-1440")
    assert axe(page) == []
    page.goto(f"/pengukuran/{p.pk}/")
    expect(page.locator("#versi")).to_contain_text("Versi 1, yang Anda baca")
    layar(page, "ukur-versi-1440")


def test_without_a_script_and_narrow_the_same_is_possible(peramban, u, p, layar):  # noqa: F811
    page = peramban.orang(u.pengguna("monev"), lebar=390, tinggi=844, java_script_enabled=False)
    page.goto("/pengukuran/periksa/")
    layar(page, "ukur-periksa-390")
    page.get_by_role("link", name="Periksa Dinas Satu Alfa").click()
    layar(page, "ukur-lembar-390")
    page.get_by_label("Perlu diperbaiki").first.check()
    page.get_by_role("button", name="Simpan putusan").click()
    expect(page.locator("main")).to_contain_text("Tulis apa yang perlu diperbaiki pada angka ini.")
    page.get_by_label("Catatan").first.fill("Lampirkan daftar hadir.")
    page.get_by_role("button", name="Kembalikan").click()
    layar(page, "ukur-kembalikan-390")
    page.locator("main").get_by_role("button", name="Kembalikan").click()
    assert u.segar(p).status == StatusUkur.DIKEMBALIKAN


def test_the_pages_fit_a_phone(peramban, u, p):  # noqa: F811
    page = peramban.orang(u.pengguna("monev"), lebar=390, tinggi=844)
    for alamat in ("periksa/", f"{p.pk}/periksa/", f"{p.pk}/aksi/terima/", f"{p.pk}/aksi/kembalikan/"):
        page.goto(f"/pengukuran/{alamat}")
        assert lewat_lebar(page) == [], alamat
