"""People at one report: two in the same paragraph, a lost connection, a text from Word."""

from contextvars import ContextVar
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from laporan.models import Paragraf
from laporan.queries.naskah import naskah
from tests.alat.peramban import layar
from tests.laporan.pabrik_tulis import lkjip
from tests.peramban.alat import Orang, axe, lewat_lebar

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
ISI = ".tulis-editor"
WORD = (
    "<html><body><p class=MsoNormal style='margin:0'><b>Dari Word</b><o:p></o:p></p>"
    "<p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp;</span></span>butir satu</p>"
    "<p class=MsoListParagraph><span>·<span>&nbsp;&nbsp;&nbsp;</span></span>butir dua</p></body></html>"
)


@pytest.fixture
def lap(monkeypatch):
    hasil = lkjip()
    monkeypatch.setattr("sakip.waktu._selisih", ContextVar("selisih", default=hasil.now - datetime.now(UTC)))
    return hasil


def buka(peramban, lap, siapa, kunci="simpulan", **opsi):
    page = peramban.orang(lap.pengguna(siapa), **opsi)
    page.goto(f"/laporan/{lap.laporan.pk}/tulis/{kunci}/")
    return page


def tersimpan(page):
    expect(page.locator("[data-keadaan]")).to_contain_text("Tersimpan")


def test_two_at_the_same_paragraph_see_each_other_and_neither_text_is_lost(peramban, lap):
    p = lap.tambah(isi="Awal.")
    satu, dua = buka(peramban, lap, "perencana_satu"), buka(peramban, lap, "kabid_satu")
    satu.locator(ISI).click()
    satu.keyboard.press("Control+End")
    satu.keyboard.type(" Dari perencana.")
    tersimpan(satu)
    dua.locator(ISI).fill("Dari kabid.")
    expect(dua.locator(".bentrok")).to_contain_text("juga diubah orang lain")
    expect(dua.locator(".bentrok")).to_contain_text("Perencana Satu")
    expect(dua.locator("[data-siapa]")).to_contain_text("sedang menulis di paragraf ini")
    layar(dua, "lkjip-bentrok")
    assert axe(dua) == []
    dua.get_by_role("button", name="Pakai pilihan ini").click()
    tersimpan(dua)
    assert lap.isi() == ["Dari kabid."]
    isi = set(lap.segar(p).riwayat.values_list("isi", flat=True))
    assert any("Dari perencana" in x for x in isi)


def test_an_address_that_names_a_paragraph_leads_to_its_place_to_type(peramban, lap):
    lap.tambah(isi="Satu.")
    p = lap.tambah(isi="Dua.")
    page = peramban.orang(lap.pengguna("perencana_satu"))
    page.goto(f"/laporan/{lap.laporan.pk}/tulis/simpulan/#p-{p.pk}")
    expect(page.locator(ISI).last).to_be_focused()


def test_what_was_typed_without_a_connection_waits_on_the_device_and_is_sent_later(peramban, lap):
    lap.tambah(isi="Awal.")
    page = buka(peramban, lap, "perencana_satu")
    page.context.set_offline(True)
    page.locator(ISI).fill("Ditulis di jalan.")
    expect(page.locator("[data-keadaan]")).to_contain_text("tersimpan di perangkat ini", timeout=15_000)
    page.close()  # before the server has it
    page.context.set_offline(False)
    assert lap.isi() == ["Awal."]
    page = page.context.new_page()
    page.goto(f"/laporan/{lap.laporan.pk}/tulis/simpulan/")
    expect(page.locator(ISI)).to_have_text("Ditulis di jalan.")
    tersimpan(page)
    assert lap.isi() == ["Ditulis di jalan."]


def test_a_text_from_word_becomes_paragraphs_and_lists_and_can_be_moved_by_keyboard(peramban, lap):
    page = buka(peramban, lap, "perencana_satu")
    page.get_by_role("button", name="Tambah paragraf", exact=True).click()
    expect(page.locator(ISI)).to_be_focused()
    page.evaluate(
        """html => { const d = new DataTransfer(); d.setData('text/html', html);
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: d, bubbles: true, cancelable: true})); }""",
        WORD,
    )
    page.locator("h1").click()
    expect(page.locator(ISI)).to_have_count(2)
    assert lap.isi() == ["<strong>Dari Word</strong>", "<ul><li>butir satu</li><li>butir dua</li></ul>"]
    page.locator(ISI).nth(1).click()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(ISI).nth(1)).to_have_text("Dari Word")
    page.locator(ISI).nth(1).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+i")
    page.get_by_role("button", name="Sisipkan tabel").click()
    page.keyboard.type("Tahun")
    page.get_by_role("button", name="Tambah kolom").click()
    expect(page.locator(f"{ISI} tr").first.locator("th")).to_have_count(3)
    page.locator("h1").click()
    expect(page.locator(ISI)).to_have_count(3)
    page.reload()
    expect(page.locator(f"{ISI} th").first).to_have_text("Tahun")
    expect(page.locator(f"{ISI} em")).to_have_text("Dari Word")


def test_without_script_a_part_is_written_moved_and_marked_done(peramban, lap):
    orang = Orang(buka(peramban, lap, "perencana_satu", java_script_enabled=False))
    page = orang.page
    page.fill("#baru", "Satu.\n\nDua.")
    orang.tekan(page.get_by_role("button", name="Tambah paragraf", exact=True))
    page.locator("textarea[name$='-isi']").nth(1).fill("Dua lagi.")
    page.get_by_role("button", name="Naikkan, paragraf 2").click()
    assert lap.isi() == ["Dua lagi.", "Satu."]
    page.get_by_role("button", name="Tandai selesai").click()
    orang.berkata("Bagian ditandai selesai")


@pytest.mark.parametrize("lebar", [1280, 390])
def test_the_pages_of_writing_are_clean_and_fit_the_screen(peramban, lap, lebar):
    p = lap.tambah(isi="<table><tr><td>a</td><td>b</td></tr></table>")
    page = buka(peramban, lap, "perencana_satu", lebar=lebar)
    for alamat in ("", "tulis/simpulan/", "bagian/", "kartu/", "pembanding/", f"paragraf/{p.pk}/"):
        page.goto(f"/laporan/{lap.laporan.pk}/{alamat}")
        assert axe(page) + lewat_lebar(page) == [], alamat


def test_a_figure_that_stands_beside_is_put_into_the_words_and_watched_from_then_on(peramban, lap):
    kunci = next(f"sebab.{i.kunci}" for i in naskah(lap.laporan).laporan.indikator)
    page = buka(peramban, lap, "perencana_satu", kunci)
    page.get_by_role("button", name="Sisipkan realisasi 95%").first.click()
    expect(page.locator("#kilas")).to_contain_text("Tambah paragraf dulu")
    page.get_by_role("button", name="Tambah paragraf", exact=True).click()
    expect(page.locator(ISI)).to_be_focused()
    page.keyboard.type("Realisasinya")
    page.get_by_role("button", name="Sisipkan realisasi 95%").first.click()
    page.keyboard.type(", naik.")
    tersimpan(page)
    assert lap.isi(kunci) == ["Realisasinya 95%, naik."]
    assert list(Paragraf.objects.get().kutipan.values()) == ["95%"]
