"""The laporan perubahan (BK Pasal 8 ayat (3)) as people see it: no barrier, no wider than a phone, without scripts."""

from contextvars import ContextVar
from datetime import UTC, datetime

import pytest

from perjanjian.models import LaporanPerubahan
from tests.peramban.alat import axe, lewat_lebar
from tests.perjanjian.pabrik_lapor import PENJELASAN, ubahan

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


def pada_saat(monkeypatch, saat: datetime) -> None:
    """The clock of the server stands at this moment."""
    monkeypatch.setattr("sakip.waktu._selisih", ContextVar("selisih", default=saat - datetime.now(UTC)))


def dilihat(peramban, layar, pengguna, alamat: str, nama: str) -> None:
    for lebar in (390, 1440):
        page = peramban.orang(pengguna)
        page.set_viewport_size({"width": lebar, "height": 844})
        page.goto(alamat)
        layar(page, f"lapor-{nama}-{lebar}")
        assert lewat_lebar(page) + axe(page) == [], (nama, lebar)
        page.context.close()


def test_the_pages_hold_no_barrier(peramban, layar, monkeypatch):
    u = ubahan()
    pada_saat(monkeypatch, u.now)
    perencana, dasar = u.a.pengguna("perencana_satu"), "/perjanjian/laporan-perubahan/"
    dilihat(peramban, layar, perencana, dasar, "kosong")
    dilihat(peramban, layar, perencana, "/", "beranda")
    dilihat(peramban, layar, perencana, f"{dasar}susun/?dokumen={u.dppa.pk}", "susun")
    x = u.kirim(u.susun())
    draf = u.susun()
    dilihat(peramban, layar, u.a.pengguna("kepala_satu"), f"{draf.get_absolute_url()}kirim/", "kirim")
    dilihat(peramban, layar, u.a.pengguna("inspektur"), x.get_absolute_url(), "rinci")
    dilihat(peramban, layar, perencana, dasar, "daftar")


def test_from_the_draft_to_the_receipt_without_scripts_the_receipt_from_a_phone(peramban, monkeypatch):
    u = ubahan()
    pada_saat(monkeypatch, u.now)
    page = peramban.orang(u.a.pengguna("perencana_satu"), java_script_enabled=False)
    page.goto("/perjanjian/laporan-perubahan/")
    page.get_by_role("link", name="Buat laporan perubahan untuk DPPA 2026").click()
    page.get_by_label("Penjelasan").fill(PENJELASAN)
    page.get_by_role("button", name="Simpan draf").click()
    page.get_by_text("Draf disimpan.").wait_for()
    x = LaporanPerubahan.objects.get()
    page = peramban.orang(u.a.pengguna("kepala_satu"), java_script_enabled=False)
    page.goto(x.get_absolute_url())
    page.get_by_role("link", name="Kirim", exact=True).click()
    page.get_by_role("button", name="Kirim", exact=True).click()
    page.get_by_text("Laporan dikirim, dan para penerimanya diberi tahu.").wait_for()
    page = peramban.orang(u.a.pengguna("inspektur"), lebar=390, tinggi=844, java_script_enabled=False)
    page.goto(x.get_absolute_url())
    page.get_by_role("button", name="Konfirmasi terima untuk Inspektur Alfa").click()
    page.get_by_text("Tanda terima Inspektur Alfa dicatat.").wait_for()
    assert x.penerima.get(nama="Inspektur Alfa").terima.pegawai == u.d.pegawai["inspektur"]
