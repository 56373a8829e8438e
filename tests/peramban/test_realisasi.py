"""The national codes and what was spent, as a planner sees them: from the files of the office to the table, on a desk
and on a phone, without a barrier."""

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from renstra.enums import JenisImpor
from renstra.models import EdisiNomenklatur, Nomenklatur, RealisasiAnggaran
from tests.alat.peramban import layar
from tests.pemeran import pemeran
from tests.peramban.alat import axe, lewat_lebar
from tests.perjanjian.pabrik import NOW
from tests.renstra import impor_alat as alat
from tests.renstra import pabrik
from tests.renstra.pabrik_realisasi import dokumen, laporan
from tests.renstra.test_impor_nomenklatur import JUDUL, baris

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
SUB, SUB2 = "1.01.02.2.01.0001", "1.01.02.2.01.0002"


@pytest.fixture
def p() -> SimpleNamespace:
    orang = pemeran()
    pd = orang.alfa.pd["satu"]
    pd.kode_sipd, pd.bidang_urusan = pabrik.KODE_SKPD, "1.01"
    pd.save()
    pabrik.buat_dpa(pd)
    pengguna = orang.alfa.pengguna
    return SimpleNamespace(
        pemda=orang.alfa.pemda,
        pd=pd,
        perencana=pengguna["perencana_satu"],
        perencana_pemda=pengguna["perencana_pemda"],
        now=NOW,
    )


def catat(p, kode, **jumlah):
    for bulan, isi in jumlah.items():
        RealisasiAnggaran.objects.create(
            pemda=p.pemda, pd=p.pd, tahun=2026, bulan=int(bulan[1:]), kode=kode, jumlah=Decimal(isi)
        )


def di_semua_lebar(page: Page, alamat: str, nama: str) -> list[str]:
    """What stands in the way at 1440, 390 and in the dark; a picture of each."""
    salah: list[str] = []
    for lebar, mode in ((1440, "light"), (390, "light"), (390, "dark")):
        page.set_viewport_size({"width": lebar, "height": 900})
        page.emulate_media(color_scheme=mode)  # type: ignore[arg-type]
        page.goto(alamat)
        layar(page, f"{nama}-{lebar}-{mode}")
        salah += [f"{nama} {lebar} {mode}: {s}" for s in [*axe(page), *lewat_lebar(page)]]
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="light")
    return salah


def test_what_was_spent_is_read_by_month_and_cumulated_on_every_screen(peramban, p):
    catat(p, SUB, b1="20000000.10", b2="35000000", b3="-1250000")
    catat(p, SUB2, b1="50000000", b3="25000001")
    catat(p, "1.01.02.2.09.0001", b2="3500000")
    page = peramban.orang(p.perencana)
    alamat = reverse("renstra:realisasi")
    page.goto(f"{alamat}?pd={p.pd.pk}&tahun=2026")
    salah = di_semua_lebar(page, alamat, "realisasi")
    salah += di_semua_lebar(page, f"{alamat}?tampil=bulan", "realisasi-bulan")
    salah += di_semua_lebar(page, f"{alamat}?tampil=kumulatif&bulan=2", "realisasi-kumulatif")
    salah += di_semua_lebar(page, reverse("renstra:realisasi_ubah", args=[SUB]), "realisasi-ubah")
    orang_pemda = peramban.orang(p.perencana_pemda)
    salah += di_semua_lebar(orang_pemda, f"{alamat}?pd=semua", "realisasi-pd")
    assert not salah, "\n".join(salah)


def test_an_amount_above_the_pagu_is_asked_about_and_then_taken(peramban, p):
    page = peramban.orang(p.perencana)
    page.goto(f"{reverse('renstra:realisasi')}?pd={p.pd.pk}&tahun=2026")
    page.get_by_role("link", name="Pemeliharaan Layanan").click()
    page.get_by_label("Januari").fill("75.000.001")
    peramban.catatan.boleh.append("422")
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("body")).to_contain_text("melampaui pagu Rp 75.000.000,00 sebesar Rp 1,00")
    layar(page, "realisasi-lebih-1440")
    assert axe(page) == []
    assert not RealisasiAnggaran.objects.exists()
    page.get_by_label("Angka ini benar walaupun melampaui pagu").check()
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("body")).to_contain_text("Melampaui pagu")
    assert RealisasiAnggaran.objects.get().jumlah == 75000001


def test_the_report_of_sipd_goes_from_upload_to_the_table_with_its_warnings_shown(peramban, p, tmp_path: Path):
    berkas = tmp_path / "laporan.xlsx"
    lain = dokumen(Kode_SKPD="2.02.0.00.0.00.02.0000", Nama_SKPD="Dinas Dua")
    berkas.write_bytes(
        laporan([dokumen(bulan=1), dokumen(SUB2, 2, "75000001"), dokumen("1.01.02.2.09.0009", 2), lain])
    )
    page = peramban.orang(p.perencana)
    page.goto(f"{reverse('renstra:realisasi')}?pd={p.pd.pk}&tahun=2026")
    page.get_by_role("link", name="Impor laporan SIPD").click()
    expect(page.locator("body")).to_contain_text("NIP, nama pegawai, dan kolom lain yang tidak dipakai dibuang")
    layar(page, "realisasi-impor-1440")
    page.set_input_files("input[type=file]", berkas)
    page.get_by_role("button", name="Periksa berkas").click()
    for kata in (
        "melampaui pagu",
        "tidak ada dalam DPA",
        "milik SKPD lain",
        "Januari–Februari 2026",
        "Tanggal Dokumen",
    ):
        expect(page.locator("body")).to_contain_text(kata)
    layar(page, "realisasi-uji-1440")
    assert [*axe(page), *lewat_lebar(page)] == []
    page.get_by_role("button", name="Terapkan").first.click()
    expect(page.locator("body")).to_contain_text("diterapkan")
    page.goto(reverse("renstra:realisasi"))
    expect(page.locator("body")).to_contain_text("1 sub kegiatan melampaui pagunya")


def test_an_edition_is_searched_read_and_compared_on_every_screen(peramban, p):
    isi = alat.buku([JUDUL, *(baris(SUBKEGIATAN=f"1.01.02.2.01.{n:04} Pembangunan ke-{n}") for n in range(1, 70))])
    alat.masukkan(p, JenisImpor.NOMENKLATUR, isi, nama="SIPD 2026", tanggal="23 Januari 2026", dasar="Ekspor SIPD")
    nasional = EdisiNomenklatur.objects.create(nama="Kepmendagri lama")
    Nomenklatur.objects.create(edisi=nasional, tingkat="program", kode="1.01.02", nama="Program Lain")
    milik = EdisiNomenklatur.objects.get(nama="SIPD 2026")
    page = peramban.orang(p.perencana_pemda)
    edisi = reverse("renstra:nomenklatur_edisi", args=[milik.pk])
    kode = milik.kode.get(kode=SUB)
    salah = di_semua_lebar(page, reverse("renstra:nomenklatur"), "nomenklatur")
    salah += di_semua_lebar(page, f"{edisi}?q=pembangunan&tingkat=sub_kegiatan", "nomenklatur-edisi")
    salah += di_semua_lebar(page, reverse("renstra:nomenklatur_kode", args=[kode.pk]), "nomenklatur-kode")
    banding = f"{reverse('renstra:nomenklatur_banding')}?lama={nasional.pk}&baru={milik.pk}"
    salah += di_semua_lebar(page, banding, "nomenklatur-banding")
    assert not salah, "\n".join(salah)
    page.goto(edisi)
    page.get_by_label("Cari kode atau kata").fill("ke-42")
    page.get_by_role("button", name="Terapkan").click()
    expect(page.locator("tbody tr")).to_have_count(1)
