"""Filling in a quarter as people do: keys, a block from Excel, a lost connection, two at one sheet, no script."""

from contextvars import ContextVar
from datetime import UTC, datetime

import pytest
from django.db import connection
from playwright.sync_api import Page, expect

from pengukuran.models import Data, Realisasi
from perjanjian.models import Butir
from sakip.jejak import pemicu
from tests.alat import basisdata
from tests.pengukuran.pabrik import SESUDAH_TW1, Ukur, ukur
from tests.peramban.alat import axe, lewat_lebar

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
KOLOM = '[data-kolom="{}"]'
TEMPEL = """([pilih, teks]) => {
  const x = document.querySelector(pilih), isi = new DataTransfer();
  isi.setData("text/plain", teks);
  x.focus();
  x.dispatchEvent(new ClipboardEvent("paste", {clipboardData: isi, bubbles: true, cancelable: true}));
}"""


@pytest.fixture(autouse=True)
def jam(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wednesday 8 April 2026: the first quarter is over."""
    monkeypatch.setattr("sakip.waktu._selisih", ContextVar("selisih", default=SESUDAH_TW1 - datetime.now(UTC)))


@pytest.fixture
def u() -> Ukur:
    """The PK of the head with four rows."""
    u = ukur()
    satu = u.pk["kepala_satu"].butir.last()
    umum = {"perjanjian": satu.perjanjian, "kelompok": satu.kelompok}
    with basisdata.sebagai_pemilik():
        pemicu.lepas(connection)
        Butir.objects.create(
            urutan=91, indikator="Nilai SAKIP", target="BB", satuan="nilai", arah="skala",
            skala="D; C; CC; B; BB; A; AA", **umum,
        )  # fmt: skip
        Butir.objects.create(
            urutan=92, indikator="Jumlah dokumen perencanaan", target="12", satuan="dokumen", cara_hitung="jumlah",
            **umum,
        )  # fmt: skip
        pemicu.pasang(connection)
    return u


def buka(peramban, u: Ukur, p, siapa: str = "perencana_satu", **opsi) -> Page:
    page = peramban.orang(u.pengguna(siapa), **opsi)
    page.goto(p.get_absolute_url())
    return page


def isian(page: Page, kolom: str, baris: int = 0):
    return page.locator(KOLOM.format(kolom)).nth(baris)


def tertulis(p) -> list[str]:
    return list(p.realisasi.order_by("urutan").values_list("tertulis", flat=True))


def test_figures_are_typed_with_the_keys_of_a_sheet_and_save_themselves(peramban, u):
    p = u.lembar()
    page = buka(peramban, u, p)
    isian(page, "tertulis").click()
    page.keyboard.type("60")
    page.keyboard.press("Enter")
    expect(isian(page, "tertulis", 1)).to_be_focused()
    page.keyboard.type("97%")
    page.keyboard.press("ArrowUp")
    expect(isian(page, "tertulis")).to_be_focused()
    expect(page.locator("[data-keadaan]")).to_contain_text("Tersimpan 09.4")
    expect(page.locator("tr[data-baris] [data-sel=capaian]").first).to_contain_text("75,00%")
    expect(page.locator("tr[data-baris] [data-sel=pesan]").nth(1)).to_contain_text("dibaca 97 persen")
    assert tertulis(p)[:2] == ["60", "97%"]
    page.keyboard.type("61")
    page.keyboard.press("Escape")
    expect(isian(page, "tertulis")).to_have_value("60")


def test_the_last_change_is_saved_before_the_page_that_submits_opens(peramban, u):
    p = u.isi(u.lembar(), {0: "70", 1: "97%", 2: "B", 3: "12"})
    page = buka(peramban, u, p)
    isian(page, "kendala").fill("Alat rusak.")
    page.locator(".kaki-lengket").get_by_role("link", name="Ajukan").click()
    expect(page.locator("h1")).to_contain_text("Ajukan")
    assert p.realisasi.order_by("urutan").first().kendala == "Alat rusak."


def test_a_block_from_excel_fills_down_and_right_and_can_be_taken_back(peramban, u, layar):
    p = u.lembar()
    page = buka(peramban, u, p)
    page.evaluate(TEMPEL, [KOLOM.format("kendala"), 'Data terlambat\t"Rapat\nbulanan"\nTenaga kurang\tDitambah'])
    expect(isian(page, "solusi")).to_have_value("Rapat\nbulanan")
    expect(page.locator("[data-keadaan]")).to_contain_text("Tersimpan")
    assert list(p.realisasi.order_by("urutan").values_list("kendala", "solusi"))[:2] == [
        ("Data terlambat", "Rapat\nbulanan"), ("Tenaga kurang", "Ditambah"),
    ]  # fmt: skip
    page.keyboard.press("Control+z")
    expect(isian(page, "solusi", 1)).to_have_value("")
    page.evaluate(TEMPEL, [KOLOM.format("tertulis"), "70\n96%\nB\n3\n9\n10"])
    dialog = page.locator("#d-tempel")
    expect(dialog).to_contain_text("4 isian dapat diisi. 2 tidak mendapat tempat")
    layar(page, "tempel-1440", penuh=False)
    dialog.get_by_role("button", name="Tempel yang muat").click()
    expect(page.locator("[data-sel=capaian]").nth(2)).to_contain_text("80,00%")
    assert tertulis(p) == ["70", "96%", "B", "3"]


def test_what_is_typed_without_a_connection_waits_and_is_sent_on_the_next_visit(peramban, u):
    p = u.lembar()
    page = buka(peramban, u, p)
    page.context.set_offline(True)
    isian(page, "tertulis").fill("64")
    isian(page, "kendala").fill("Jaringan putus.")
    expect(page.locator("[data-keadaan]")).to_have_text(
        "Menunggu sambungan: 2 perubahan tersimpan di perangkat ini", timeout=10000
    )
    konteks = page.context
    page.close()
    konteks.set_offline(False)
    page = konteks.new_page()
    page.goto(p.get_absolute_url())
    expect(page.locator("[data-keadaan]")).to_contain_text("Tersimpan 09.4")
    expect(isian(page, "tertulis")).to_have_value("64")
    r = p.realisasi.order_by("urutan").first()
    assert (r.tertulis, r.kendala) == ("64", "Jaringan putus.")


def test_what_could_not_be_sent_before_the_sheet_was_closed_is_still_there_to_read(peramban, u):
    p = u.isi(u.lembar(), {0: "70", 1: "97%", 2: "B", 3: "12"})
    page = buka(peramban, u, p)
    page.context.set_offline(True)
    isian(page, "kendala").fill("Alat rusak sejak Maret.")
    expect(page.locator("[data-keadaan]")).to_contain_text("Menunggu sambungan: 1 perubahan", timeout=10000)
    u.ajukan(p, "kepala_satu")
    page.context.set_offline(False)
    expect(page.locator("[data-keadaan]")).to_contain_text("Tindakan ini", timeout=20000)
    page.goto(p.get_absolute_url())
    expect(page.locator("[data-tertinggal]")).to_contain_text("1.1: kendala Alat rusak sejak Maret.")
    page.get_by_role("button", name="Hapus dari perangkat ini").click()
    page.reload()
    expect(page.locator("[data-tertinggal]")).to_be_hidden()


def test_what_two_people_typed_on_one_row_is_shown_beside_each_other(peramban, u, layar):
    p = u.lembar()
    page = buka(peramban, u, p)
    u.simpan(p, {0: "70"}, oleh="kepala_satu")
    isian(page, "tertulis").fill("64")
    kotak = page.locator(".baris-bentrok")
    expect(kotak).to_contain_text("Indikator ini juga diisi orang lain.")
    layar(page, "bentrok-lembar-1440")
    expect(page.locator("[data-keadaan]")).to_contain_text("Bentrok pada 1 baris")
    assert tertulis(p)[0] == "70"
    kotak.get_by_role("button", name="Pakai pilihan ini").click()
    expect(page.locator("[data-keadaan]")).to_contain_text("Tersimpan")
    assert tertulis(p)[0] == "64"


def test_the_sheet_works_without_scripts(peramban, u):
    p = u.lembar()
    page = buka(peramban, u, p, java_script_enabled=False)
    isian(page, "tertulis").fill("1.234")
    isian(page, "tertulis", 1).fill("91%")
    page.locator(".kaki-lengket").get_by_role("button", name="Simpan").click()
    expect(page.locator("body")).to_contain_text("2 indikator disimpan.")
    expect(page.locator("body")).to_contain_text("Angka pada 1 indikator dapat dibaca dengan dua cara.")
    page.get_by_role("button", name="Titik untuk desimal").click()
    r = p.realisasi.order_by("urutan").first()
    assert (r.tertulis, r.notasi, r.sampai) == ("1.234", "en", "1.234")
    page.get_by_label("Ya, benar").first.check()
    page.locator(".kaki-lengket").get_by_role("button", name="Simpan").click()
    assert Realisasi.objects.get(pk=r.pk).dibenarkan


def test_no_page_holds_a_barrier_or_is_wider_than_a_phone(peramban, layar, u):
    u.triwulan("tw1", {0: "60", 1: "91%", 2: "B", 3: "3"})
    p = u.isi(u.lembar(periode="tw2"), {0: "60", 1: "1.234", 2: "B"}, kendala="Data terlambat.", benar=False)
    Data.objects.create(pemda=p.pemda, pd=p.pd, nama="Jumlah penduduk", satuan="jiwa", sumber="Disdukcapil")
    r = p.realisasi.order_by("urutan").first()
    alamat = {
        "register": "/pengukuran/?tahun=2026&periode=tw2",
        "lembar": p.get_absolute_url(),
        "angka": f"/pengukuran/{p.pk}/angka/{r.pk}/",
        "data": "/pengukuran/data/?tahun=2026",
        "target": f"/pengukuran/target/{p.perjanjian_id}/",
    }
    for lebar in (390, 1440):
        page = peramban.orang(u.pengguna("perencana_satu"), lebar=lebar, tinggi=844)
        for nama, satu in alamat.items():
            page.goto(satu)
            layar(page, f"ukur-{nama}-{lebar}")
            assert lewat_lebar(page) + axe(page) == [], (nama, lebar)
