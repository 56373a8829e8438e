"""Passing on, receiving, written results, as people see them: no barrier, no wider than a phone, without scripts."""

import pytest

from perjanjian.enums import Aksi
from perjanjian.models import Penerusan
from tests.dokumen.lampiran import pdf_kosong
from tests.pengukuran.pabrik_hasil import Unit
from tests.peramban.alat import axe, lewat_lebar
from tests.perjanjian.pabrik import adegan

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


def dilihat(peramban, layar, pengguna, alamat: str, nama: str) -> None:
    for lebar in (390, 1440):
        page = peramban.orang(pengguna)
        page.set_viewport_size({"width": lebar, "height": 844})
        page.goto(alamat)
        layar(page, f"{nama}-{lebar}")
        assert lewat_lebar(page) + axe(page) == [], (nama, lebar)
        page.context.close()


def test_the_sheet_the_queue_and_sending_back_hold_no_barrier(peramban, layar):
    a = adegan()
    pk = a.lakukan(a.selaraskan(a.sampai_dikirim()), Aksi.TERUSKAN, "sekda")
    bupati = a.pengguna("bupati")
    for alamat, nama in (
        (Penerusan.objects.get().get_absolute_url(), "penerusan"),
        ("/perjanjian/tanda-tangan/?tahun=2026", "antrean-lembar"),
        (f"/perjanjian/{pk.pk}/tanda-tangan/?kembalikan=1", "kembalikan"),
    ):
        dilihat(peramban, layar, bupati, alamat, nama)


def test_the_bupati_sends_one_of_the_queue_back_from_a_phone_without_scripts(peramban):
    a = adegan()
    pk = a.lakukan(a.selaraskan(a.sampai_dikirim()), Aksi.TERUSKAN, "sekda")
    page = peramban.orang(a.pengguna("bupati"), lebar=390, tinggi=844, java_script_enabled=False)
    page.goto("/perjanjian/tanda-tangan/?tahun=2026")
    page.locator("details.antre-buka summary").first.click()
    page.get_by_role("link", name="Kembalikan dengan catatan").click()
    page.get_by_label("Catatan", exact=True).fill("Naikkan target indikator pertama.")
    page.get_by_role("button", name="Kembalikan PK").click()
    page.get_by_text("PK dikembalikan dengan catatan Anda.").wait_for()
    assert a.segar(pk).catatan_kembali == "Naikkan target indikator pertama."


def test_what_waits_for_a_receipt_is_received_at_once(peramban, layar):
    a = adegan()
    a.lakukan(a.sampai_berlaku(), Aksi.SAMPAIKAN, "sekda")
    inspektur = a.pengguna("inspektur")
    dilihat(peramban, layar, inspektur, "/?tahun=2026", "beranda-terima")
    dilihat(peramban, layar, inspektur, "/perjanjian/penyampaian/terima/?tahun=2026", "terima-semua")
    page = peramban.orang(inspektur)
    page.goto("/?tahun=2026")
    page.locator("ul.tunggu a.tugas", has_text="Terima salinan PK Dinas Satu Alfa").click()
    page.get_by_role("button", name="Terima 1 salinan").click()
    page.get_by_text("Tanda terima 1 salinan dicatat.").wait_for()


def test_a_result_is_drafted_sent_and_received(peramban, layar):
    a = adegan()
    u = Unit(a.p, a.d, a.now)
    u.kirim(u.susun("inspektur", berkas=True, rekomendasi="Perbaiki data capaian."), "inspektur")
    inspektur = a.pengguna("inspektur")
    page = peramban.orang(inspektur)
    page.goto("/pengukuran/hasil/susun/?tahun=2026&pd=semua")
    page.locator("#id_pd").select_option(label="Dinas Satu Alfa")
    page.locator("#id_periode").select_option(label="Semester I")
    page.locator("#id_ringkasan").fill("Capaian sasaran 96,5 persen.")
    page.locator("#id_berkas").set_input_files(
        {"name": "Hasil Semester I.pdf", "mimeType": "application/pdf", "buffer": pdf_kosong()}
    )
    page.get_by_role("button", name="Simpan draf").click()
    page.get_by_role("link", name="Kirim", exact=True).click()
    page.get_by_role("button", name="Kirim", exact=True).click()
    page.get_by_text("Hasil dikirim, dan para penerimanya diberi tahu.").wait_for()
    alamat = page.url.removeprefix(peramban.url)
    kepala = a.pengguna("kepala_satu")
    dilihat(peramban, layar, inspektur, "/pengukuran/hasil/?tahun=2026&pd=semua", "hasil")
    dilihat(peramban, layar, kepala, alamat, "hasil-rinci")
    dilihat(peramban, layar, inspektur, "/pengukuran/hasil/susun/?tahun=2026&pd=semua", "hasil-susun")
    draf = u.susun("inspektur", periode="tahun")
    dilihat(peramban, layar, inspektur, f"/pengukuran/hasil/{draf.pk}/kirim/", "hasil-kirim")
    page = peramban.orang(kepala)
    page.goto(alamat)
    page.get_by_role("button", name="Konfirmasi terima untuk Kepala Dinas Satu Alfa").click()
    page.get_by_text("Diterima Kepala Satu Alfa").wait_for()
