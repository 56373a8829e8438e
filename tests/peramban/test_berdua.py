"""Two people at one agreement, a finger too fast, the back button, a tab left open; and a browser without script."""

import pytest
from playwright.sync_api import expect

from perjanjian.enums import Aksi, Status
from perjanjian.models import Perjanjian, TandaTangan
from sakip.jejak.models import Jejak
from tests.pemeran import SANDI
from tests.peramban.alat import Orang
from tests.perjanjian.pabrik import Adegan, adegan

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
TARGET = "input[name$='-target'], textarea[name$='-target']"


def orang(peramban, a: Adegan, siapa: str, **opsi) -> Orang:
    return Orang(peramban.orang(a.pengguna(siapa), **opsi))


def target_pertama(pk: Perjanjian) -> str:
    return pk.butir.order_by("pk").first().target


def test_the_second_of_two_editors_is_told_with_both_texts_and_loses_nothing(peramban):
    a = adegan()
    pk = a.susun("kepala_satu")
    perencana, kepala = orang(peramban, a, "perencana_satu"), orang(peramban, a, "kepala_satu")
    for siapa in (perencana, kepala):
        siapa.page.goto(f"/perjanjian/{pk.pk}/ubah/")
    perencana.page.locator(TARGET).first.fill("91,5")
    perencana.tekan(perencana.tombol("Simpan dan tinjau")).berkata("Perubahan disimpan")
    kepala.page.locator(TARGET).first.fill("77,25")
    kepala.tekan(kepala.tombol("Simpan dan tinjau")).berkata("juga diubah orang lain sejak Anda membukanya")
    kepala.berkata("91,5").berkata("Perencana Satu")
    expect(kepala.page.locator(TARGET).first).to_have_value("77,25")
    assert target_pertama(pk) == "91,5"
    # having read both, the own text may be kept
    kepala.tekan(kepala.tombol("Simpan dan tinjau")).berkata("Perubahan disimpan")
    assert target_pertama(pk) == "77,25"


def test_a_double_click_the_back_button_and_a_stale_tab_make_no_duplicate(peramban):
    a = adegan()
    perencana = orang(peramban, a, "perencana_satu")
    page = perencana.page
    # double click on "Susun"; a second tab was opened before
    lama = page.context.new_page()
    lama.goto("/perjanjian/susun/")
    page.goto("/perjanjian/susun/")
    page.locator(".judul-aksi button").dblclick()
    page.wait_for_url("**/perjanjian/")
    assert Perjanjian.objects.count() == 4
    page.go_back()
    if page.locator(".judul-aksi button").count():
        page.locator(".judul-aksi button").click()
    lama.locator(".judul-aksi button").click()
    expect(lama.locator("body")).to_contain_text("PK")
    assert Perjanjian.objects.count() == 4

    # submitting twice: at once, and from a tab that shows the draft still
    kabid = a.d.jabatan["kabid_satu"].perjanjian.get()
    for tab in (page, lama):
        tab.goto(f"/perjanjian/{kabid.pk}/")
    page.get_by_role("button", name="Ajukan PK").first.dblclick()
    yakin = page.locator("dialog[open] button.btn-primary")
    if yakin.count():
        yakin.dblclick()
    perencana.berkata("PK diajukan")
    lama.get_by_role("button", name="Ajukan PK").first.click()
    yakin = lama.locator("dialog[open] button.btn-primary")
    if yakin.count():
        yakin.click()
    lama.wait_for_load_state()
    assert a.segar(kabid).status == Status.DIAJUKAN
    assert Jejak.objects.filter(objek_id=kabid.pk, aksi=Aksi.AJUKAN).count() == 1

    # signing twice: a double click, then the page of before
    kepala = orang(peramban, a, "kepala_satu")
    pk = a.d.jabatan["kepala_satu"].perjanjian.get()
    sisa = kepala.page.context.new_page()
    for tab in (kepala.page, sisa):
        tab.goto(f"/perjanjian/{pk.pk}/tanda-tangan/")
        tab.fill("#kata_sandi", SANDI)
    kepala.tombol("Tanda tangani PK").dblclick()
    kepala.berkata("PK sudah Anda tanda tangani")
    sisa.get_by_role("button", name="Tanda tangani PK").click()
    sisa.wait_for_load_state()
    assert TandaTangan.objects.filter(naskah__perjanjian=pk).count() == 1


def test_a_pk_that_another_has_changed_meanwhile_is_not_signed_unseen(peramban):
    a = adegan()
    pk = a.susun("kepala_satu")
    kepala, perencana = orang(peramban, a, "kepala_satu"), orang(peramban, a, "perencana_satu")
    kepala.page.goto(f"/perjanjian/{pk.pk}/tanda-tangan/")
    perencana.page.goto(f"/perjanjian/{pk.pk}/ubah/")
    perencana.page.locator(TARGET).first.fill("66,6")
    perencana.tekan(perencana.tombol("Simpan dan tinjau")).berkata("Perubahan disimpan")
    kepala.sandi().tekan(kepala.tombol("Tanda tangani PK")).berkata("baru saja diubah orang lain").berkata("66,6")
    assert not TandaTangan.objects.exists()
    kepala.sandi().tekan(kepala.tombol("Tanda tangani PK")).berkata("PK sudah Anda tanda tangani")


def test_without_script_one_can_sign_in_submit_approve_add_a_row_and_sign(peramban):
    a = adegan()
    pk = a.susun("kabid_satu")
    tanpa = {"java_script_enabled": False}
    perencana = Orang(peramban.jendela(**tanpa))
    page = perencana.page
    page.goto("/")
    page.fill("input[name=username]", a.pengguna("perencana_satu").username)
    page.fill("input[name=password]", SANDI)
    page.get_by_role("button", name="Masuk").click()
    perencana.berkata("Yang menunggu Anda")
    page.goto(f"/perjanjian/{pk.pk}/ubah/")
    n = page.locator(TARGET).count()
    page.get_by_role("button", name="Tambah indikator").first.click()
    expect(page.locator(TARGET)).to_have_count(n + 1)
    page.goto(f"/perjanjian/{pk.pk}/")
    perencana.tekan(perencana.tombol("Ajukan PK").first).berkata("PK diajukan")

    sakip = orang(peramban, a, "sakip_satu", **tanpa)
    sakip.depan().tugas("Periksa keselarasan").tekan(sakip.tombol("Nyatakan selaras")).berkata("berita acara")
    assert sakip.langkah <= 3
    for siapa in ("kabid_satu", "kepala_satu"):
        pihak = orang(peramban, a, siapa, **tanpa)
        pihak.page.goto(f"/perjanjian/{pk.pk}/tanda-tangan/")
        pihak.sandi().tekan(pihak.tombol("Tanda tangani PK")).berkata("PK sudah Anda tanda tangani")
    assert a.segar(pk).status == Status.BERLAKU

    # returning with a note has no dialog without script
    dua = a.lakukan(a.susun("kasi_satu"), Aksi.AJUKAN, "perencana_satu")
    sakip.page.goto(f"/perjanjian/{dua.pk}/keselarasan/")
    sakip.tekan(sakip.page.get_by_text("Kembalikan dengan catatan"))
    sakip.page.fill("#catatan-kembali", "Target kedua belum sama dengan RKT.")
    sakip.tekan(sakip.tombol("Kembalikan PK")).berkata("dikembalikan")
    assert a.segar(dua).status == Status.DIKEMBALIKAN
