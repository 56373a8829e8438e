"""Deadlines, their moves, dispensasi and compliance as somebody sees them: no barrier, no wider than a phone."""

import re
from datetime import date, timedelta

import pytest

from perjanjian.enums import Aksi
from sakip.kalender.enums import AksiDispensasi
from sakip.kalender.models import AturanTenggat, Dispensasi, HariLibur, Kabar
from sakip.kalender.profil import baca_profil
from sakip.kalender.services.dispensasi import Keputusan, minta, putuskan
from sakip.kalender.services.geseran import catat_geseran
from sakip.kalender.services.libur import semai_libur
from tests.peramban.alat import axe, lewat_lebar
from tests.perjanjian.pabrik import adegan

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
HALAMAN = {
    "tenggat": ("perencana_satu", "/tenggat/?tahun=2026"),
    "tenggat-semua": ("sekda", "/tenggat/?tahun=2026&pd=semua"),
    "bulan": ("perencana_satu", "/tenggat/bulan/?bulan=2026-01"),
    "setahun": ("sekda", "/tenggat/bulan/?bulan=2026-01&tampil=tahun"),
    "kabar": ("sekda", "/tenggat/pengingat/"),
    "dispensasi": ("sekda", "/tenggat/dispensasi/?tahun=2026&pd=semua"),
    "dispensasi-satu": ("kabag_organisasi", "dispensasi"),
    "dispensasi-beri": ("kabag_organisasi", "dispensasi/beri/"),
    "dispensasi-minta": ("perencana_satu", "/tenggat/dispensasi/ajukan/?kode=pk.sampaikan&tahun=2026"),
    "kepatuhan": ("sekda", "/laporan/kepatuhan/?tahun=2026&pd=semua"),
    "kepatuhan-belum": ("sekda", "/laporan/kepatuhan/?tahun=2026&pd=semua&tampil=belum"),
    "kepatuhan-dispensasi": ("sekda", "/laporan/kepatuhan/?tahun=2026&pd=semua&tampil=dispensasi"),
    "pk": ("perencana_satu", "pk"),
}


@pytest.fixture
def a():
    """A PK sent a day late under a dispensasi, a holiday that moved its deadlines, one more dispensasi asked for."""
    a = adegan()
    AturanTenggat.objects.filter(ketentuan=a.d.ketentuan).delete()
    for urutan, aturan in enumerate(baca_profil("bengkayang").aturan_tenggat):
        isi = {f: getattr(aturan, f) for f in aturan.__dataclass_fields__}
        AturanTenggat.objects.create(ketentuan=a.d.ketentuan, urutan=urutan, **isi)
    semai_libur(a.d.pemda, 2026)
    a.pk = a.tandatangani(a.susun("kepala_satu"), "kepala_satu")
    catat_geseran(pemda_id=a.d.pemda.pk, now=a.now)
    HariLibur.objects.create(pemda=a.d.pemda, tanggal=date(2026, 1, 20), nama="Hari Jadi Kabupaten", jenis="daerah")
    catat_geseran(pemda_id=a.d.pemda.pk, now=a.now + timedelta(hours=1))
    a.now = a.now.replace(month=1, day=28)
    _dispensasi(a, "pk.kirim", beri=True)
    a.lakukan(a.pk, Aksi.KIRIM, "perencana_satu")
    _dispensasi(a, "pk.susun", beri=False)
    return a


def _dispensasi(a, kode, *, beri):
    if not beri:
        a.now = a.now.replace(month=2, day=10)
    d = minta(
        pd=a.d.pd["satu"], tahun=2026, kode=kode, sampai=a.now.date() + timedelta(days=4),
        alasan="Pimpinan menjalankan ibadah umrah sehingga dokumen belum dapat ditandatangani.",
        pelaku=a.pengguna("perencana_satu"), now=a.now,
    )  # fmt: skip
    if beri:
        isi = Keputusan("", d.diminta_sampai, "180/7/2026", a.now.date())
        putuskan(dispensasi_id=d.pk, aksi=AksiDispensasi.BERI, isi=isi, pelaku=a.pengguna("sekda"), now=a.now)


def _alamat(a, alamat):
    if alamat.startswith("dispensasi"):
        diminta = Dispensasi.objects.get(status="diminta")
        return diminta.get_absolute_url() + alamat.removeprefix("dispensasi").lstrip("/")
    return f"/perjanjian/{a.pk.pk}/" if alamat == "pk" else alamat


@pytest.mark.parametrize("nama", HALAMAN)
def test_the_pages_of_deadlines_hold_no_barrier_and_fit_a_phone(a, peramban, layar, nama):
    siapa, alamat = HALAMAN[nama]
    page = peramban.orang(a.d.pengguna[siapa])
    for lebar, mode in ((1440, "light"), (390, "light"), (1440, "dark")):
        page.set_viewport_size({"width": lebar, "height": 900})
        page.emulate_media(color_scheme=mode)
        jawaban = page.goto(_alamat(a, alamat))
        assert jawaban.ok, jawaban.status
        for rinci in page.locator("details.hitungan").all()[:2]:
            if rinci.is_visible():
                rinci.locator("summary").click()
        layar(page, f"{nama}-{lebar}-{mode}")
        assert lewat_lebar(page) + axe(page) == []


def test_a_kabar_is_opened_by_the_keyboard_and_is_read_with_that(a, peramban):
    Kabar.objects.exclude(judul__contains="dispensasi").delete()
    page = peramban.orang(a.d.pengguna["sekda"])
    page.goto("/")
    page.get_by_role("link", name="kabar").first.click()
    page.get_by_role("button", name=re.compile("Buka.*Permintaan dispensasi")).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tenggat/dispensasi/*/")
    assert Kabar.objects.filter(pegawai=a.d.pegawai["sekda"]).exclude(dibaca_pada=None).count() == 1


def test_the_months_are_walked_through_by_the_keyboard(a, peramban):
    page = peramban.orang(a.d.pengguna["perencana_satu"])
    page.goto("/tenggat/bulan/?bulan=2026-01")
    page.get_by_role("link", name="Bulan depan").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Kalender saya, Februari 2026").wait_for()
    page.get_by_role("link", name="Setahun").click()
    page.get_by_role("heading", name="Kalender saya, 2026").wait_for()
