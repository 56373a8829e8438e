"""The reminders as somebody sees them: no barrier, no wider than a phone, read by the keyboard, a calendar address."""

import re
from datetime import timedelta

import pytest

from sakip.kalender.models import Pengingat
from sakip.waktu import sekarang
from tests.pemeran import pemeran
from tests.peramban.alat import axe, lewat_lebar

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def p():
    cast, now = pemeran(), sekarang()
    for pd, selisih, sebagai in (
        ("satu", -3, "pelaku"),
        ("satu", 1, "atasan"),
        ("dua", 1, "atasan"),
        ("setda", 0, "atasan"),
    ):
        Pengingat.objects.create(
            pegawai=cast.alfa.pegawai["sekda"], pd=cast.alfa.pd[pd], tahun=2026, kode=f"uji.{selisih}", selisih=selisih,
            batas=(now + timedelta(days=3)).date(), sebagai=sebagai, nama=f"PK disusun {selisih}", dasar="Pasal 7 ayat (2)",
            sisa="3 hari kerja lagi", dibuat_pada=now,
        )  # fmt: skip
    return cast


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_reminders_hold_no_barrier_and_fit_a_phone(p, peramban, layar, mode):
    for lebar in (390, 1440):
        page = peramban.orang(p.alfa.pengguna["sekda"])
        page.set_viewport_size({"width": lebar, "height": 844})
        page.emulate_media(color_scheme=mode)
        page.goto("/tenggat/pengingat/")
        layar(page, f"pengingat-{mode}-{lebar}")
        assert lewat_lebar(page) + axe(page) == []


def test_one_is_read_by_the_keyboard_then_all_and_a_calendar_address_is_made(p, peramban):
    page = peramban.orang(p.alfa.pengguna["sekda"])
    page.goto("/")
    page.get_by_role("link", name="3 pengingat tenggat").click()
    page.get_by_role("button", name=re.compile("Sudah dibaca.*PK disusun -3")).focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Sudah dibaca").wait_for()
    assert Pengingat.objects.filter(dibaca_pada=None).count() == 3
    page.get_by_role("button", name="Tandai semua dibaca").click()
    page.get_by_text("Semua pengingat sudah Anda baca.").wait_for()
    page.get_by_role("button", name="Buat alamat kalender").click()
    alamat = page.get_by_label("Alamat kalender").input_value()
    assert page.context.request.get(alamat).text().startswith("BEGIN:VCALENDAR")
