"""Reviewing an LKjIP in a browser: saved as it is filled in, given back, answered, ended; narrow, without a script."""

import pytest
from playwright.sync_api import expect

from laporan.enums import StatusLaporan as S
from laporan.models import ButirReviu
from tests.laporan.pabrik_alur import lkjip
from tests.peramban.alat import axe, lewat_lebar
from tests.perjanjian.pabrik import NOW

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def x():
    return lkjip(tahun=2025, now=NOW).ajukan()


def test_two_items_are_returned_answered_and_the_statement_is_given(peramban, x, layar):
    page = peramban.orang(x.pengguna("monev"), lebar=1440, tinggi=900)
    page.goto("/laporan/reviu/?tahun=2025")
    assert axe(page) == []
    page.get_by_role("link", name="Dinas Satu Alfa", exact=True).click()
    page.get_by_role("link", name="Mulai reviu").click()
    page.locator("main").get_by_role("button", name="Mulai reviu").click()
    for kode in ("I.1", "I.4"):
        page.locator(f'[id="j-{kode}-tidak"]').check()
        page.keyboard.type(f"Catatan {kode}.")  # the note has opened and waits for words
        page.keyboard.press("Tab")
    expect(page.locator("#kemajuan")).to_contain_text("2 dari 23 butir terjawab, 2 catatan terbuka")
    assert set(ButirReviu.objects.exclude(catatan="").values_list("kode", flat=True)) == {"I.1", "I.4"}
    layar(page, "lkjip-reviu-1440", penuh=False)
    assert axe(page) == []
    page.get_by_role("link", name="Kembalikan").click()
    page.locator("main").get_by_role("button", name="Kembalikan untuk diperbaiki").click()
    expect(page.locator("h1")).to_have_text("Reviu LKjIP")  # on to the next report
    assert x.segar().laporan.status == S.PERBAIKAN

    perencana = peramban.orang(x.pengguna("perencana_satu"), lebar=390, tinggi=844)
    perencana.goto(f"/laporan/{x.laporan.pk}/")
    perencana.get_by_role("link", name="Baca dan tanggapi catatannya").click()
    assert not lewat_lebar(perencana)
    assert axe(perencana) == []
    for isian in perencana.get_by_label("Tindak lanjut").all():
        isian.fill("Sudah diperbaiki.")
    layar(perencana, "lkjip-tanggapan-390")
    perencana.get_by_role("button", name="Simpan tindak lanjut").click()
    expect(perencana.locator("main")).to_contain_text("Sudah diperbaiki.")
    assert x.ajukan().laporan.naskah.revisi == 2


def test_without_a_script_the_whole_list_is_saved_at_once(peramban, x):
    x.mulai()
    page = peramban.orang(x.pengguna("monev"), java_script_enabled=False)
    page.goto(f"/laporan/{x.laporan.pk}/reviu/")
    page.locator('[id="j-II.1-ya"]').check()
    page.locator('[id="j-II.3-ya"]').check()
    page.get_by_role("button", name="Simpan", exact=True).click()
    assert ButirReviu.objects.filter(jawaban="ya").count() == 2
