"""A year's report from the first word to the Bupati, everything done by hand in the browser (GM/SM Pasal 11;
PermenPANRB 53/2014 Lampiran III).

Three people write it, two of them at the same paragraph; a measured figure is corrected meanwhile; the Tim Monev
returns two statements of its checklist; mended, reviewed, signed, and handed on one day late.
"""

from contextvars import ContextVar
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from laporan.models import Laporan, Paragraf, RiwayatParagraf
from pengukuran.models import Pengukuran
from tests.laporan.pabrik_alur import aturan_lkjip
from tests.pemeran import SANDI
from tests.pengukuran.pabrik import Ukur, ukur
from tests.peramban.alat import Orang, axe, isi_pdf

from .test_pengukuran import isian

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
DITULIS = datetime(2027, 2, 2, 2, 40, tzinfo=UTC)
TERLAMBAT = datetime(2027, 3, 1, 2, 40, tzinfo=UTC)  # a day after the two months of Pasal 11 ayat (2)
ISI = ".tulis-editor"


@pytest.fixture
def pada(monkeypatch: pytest.MonkeyPatch):
    """The clock of the server stands at this moment."""

    def pada(saat: datetime) -> None:
        monkeypatch.setattr("sakip.waktu._selisih", ContextVar("selisih", default=saat - datetime.now(UTC)))

    return pada


@pytest.fixture
def u() -> Ukur:
    """A PD whose four quarters were measured and accepted."""
    u = ukur()
    aturan_lkjip(u.d.ketentuan)
    u.d.ketentuan.lkjip_melalui = "Bagian Organisasi"
    u.d.ketentuan.save()
    for periode in ("tw1", "tw2", "tw3", "tw4"):
        u.triwulan(periode, {0: "72", 1: "95%"})
    return u


def utama(page: Page):
    return page.locator("main")


def tekan(page: Page, kata: str) -> None:
    """A link or a button of the page or of its sticky bar."""
    tempat = page.locator("main, .kaki-lengket")
    satu = [tempat.get_by_role(peran, name=kata, exact=True) for peran in ("button", "link")]
    satu[0].or_(satu[1]).first.click()


def berkata(page: Page, kata: str) -> None:
    expect(utama(page)).to_contain_text(kata)


def tersimpan(page: Page) -> None:
    expect(page.locator("[data-keadaan]")).to_contain_text("Tersimpan")


def tulis(page: Page, kata: str) -> None:
    """A new paragraph at the open place."""
    tekan(page, "Tambah paragraf")
    expect(page.locator(ISI).last).to_be_focused()
    page.keyboard.type(kata)
    tersimpan(page)


def _mulai(page: Page) -> Laporan:
    """The planner begins the report and gives two parts to others."""
    page.goto("/laporan/?tahun=2026")
    tekan(page, "Susun LKjIP Dinas Satu Alfa")
    berkata(page, "yang wajib sudah ada")
    tekan(page, "Bagikan bagian")
    for judul, siapa in (("Isu strategis", "Kabid"), ("Langkah perbaikan", "Kasi")):
        baris = page.get_by_role("row").filter(has_text=judul)
        orang = baris.locator("option").filter(has_text=siapa).first.get_attribute("value")
        baris.locator("select").select_option(orang)
        baris.locator("input[type=date]").fill("2027-02-10")
    tekan(page, "Simpan pembagian")
    berkata(page, "Pembagian 2 bagian disimpan")
    return Laporan.objects.get()


def _bagian_sendiri(page: Page, laporan: Laporan, judul: str) -> None:
    """Somebody finds the part that he or she was given, and writes it."""
    page.goto(laporan.get_absolute_url())
    tekan(page, "Tugas saya (1)")
    utama(page).get_by_role("link", name=judul).click()
    tulis(page, f"{judul} menurut yang ditunjuk.")
    tekan(page, "Tandai selesai")
    berkata(page, "Bagian ditandai selesai.")


def _berdua(satu: Page, dua: Page, laporan: Laporan, layar) -> None:
    """Two in the same paragraph: each sees the other, both texts stand side by side, one is chosen, both are kept."""
    alamat = f"/laporan/{laporan.pk}/tulis/simpulan/"
    satu.goto(alamat)
    tulis(satu, "Simpulan pertama.")
    dua.goto(alamat)
    satu.locator(ISI).fill("Simpulan dari perencana.")
    tersimpan(satu)
    dua.locator(ISI).fill("Simpulan dari kabid.")
    kotak = dua.locator(".bentrok")
    expect(kotak).to_contain_text("Simpulan dari perencana.")
    expect(kotak).to_contain_text("Simpulan dari kabid.")
    layar(dua, "kisah-2-bentrok", penuh=False)
    tekan(dua, "Pakai pilihan ini")
    tersimpan(dua)
    p = Paragraf.objects.get(bagian__kunci="simpulan")
    assert "dari kabid" in p.isi
    assert any("dari perencana" in r.isi for r in RiwayatParagraf.objects.filter(paragraf=p))


def _angka_berubah(page: Page, monev: Page, u: Ukur, laporan: Laporan, layar) -> None:
    """The figure of the fourth quarter is corrected and accepted; the report follows, its words are pointed out."""
    p = Pengukuran.objects.get(perjanjian=u.pk["kepala_satu"], periode="tw4")
    page.goto(p.get_absolute_url())
    tekan(page, "Buka koreksi")
    page.get_by_label("Alasan koreksi").fill("Satu unit terlewat.")
    tekan(page, "Buka koreksi")
    berkata(page, "Koreksi dibuka.")
    page.wait_for_load_state("load")
    baru = Pengukuran.objects.get(perjanjian=p.perjanjian, periode="tw4", versi=2)
    isian(page, "tertulis").fill("74")
    tersimpan(page)
    page.goto(f"/pengukuran/{baru.pk}/aksi/ajukan/")
    tekan(page, "Ajukan")
    monev.goto(f"/pengukuran/{baru.pk}/periksa/")
    tekan(monev, "Terima")
    tekan(monev, "Terima")
    page.goto(laporan.get_absolute_url())
    berkata(page, "72 buah")
    tekan(page, "Segarkan data")
    berkata(page, "Data ditarik lagi.")
    berkata(page, "Angka yang dikutip dalam tulisan sudah berubah.")
    berkata(page, "72 buah menjadi 74 buah")
    berkata(page, "Isu strategis menurut yang ditunjuk.")
    layar(page, "kisah-3-berubah", penuh=False)
    page.locator(".kabar").get_by_role("link", name="Penyebab dan solusi: Indeks layanan").click()
    expect(page.locator(".tulis-usang")).to_have_count(2)
    layar(page, "kisah-3-tulis", penuh=False)
    page.locator(ISI).fill("Realisasi 74 buah, capaian 92,50 persen.")
    tersimpan(page)
    page.goto(laporan.get_absolute_url())
    expect(utama(page)).not_to_contain_text("Angka yang dikutip dalam tulisan sudah berubah.")


def _ajukan(page: Page, laporan: Laporan) -> None:
    page.goto(laporan.get_absolute_url())
    tekan(page, "Ajukan")
    tekan(page, "Ajukan")
    berkata(page, "Laporan diajukan.")


def _reviu(page: Page, laporan: Laporan, layar) -> None:
    """By the keys: the first statement and the fourth are returned with a note."""
    page.goto("/laporan/reviu/?tahun=2026")
    tekan(page, "Dinas Satu Alfa")
    tekan(page, "Mulai reviu")
    expect(page.locator("h1")).to_have_text("Mulai mereviu laporan ini?")
    tekan(page, "Mulai reviu")
    expect(page.locator("[data-tuts]")).to_be_visible()
    page.keyboard.press("J")
    for ke in range(23):
        if ke in (0, 3):
            page.keyboard.press("2")
            page.keyboard.type(f"Catatan {ke}.")
            page.keyboard.press("Escape")
            expect(page.locator(".reviu-butir").nth(ke)).to_contain_text("Tersimpan", timeout=60_000)
        else:
            page.keyboard.press("1")
        page.keyboard.press("J")
    expect(page.locator("#kemajuan")).to_contain_text("23 dari 23 butir terjawab, 2 catatan terbuka", timeout=60_000)
    layar(page, "kisah-4-reviu", penuh=False)
    tekan(page, "Kembalikan")
    tekan(page, "Kembalikan untuk diperbaiki")
    expect(page.locator("h1")).to_have_text("Reviu LKjIP")


def _perbaiki(page: Page, laporan: Laporan, layar) -> None:
    page.goto(laporan.get_absolute_url())
    berkata(page, "2 catatan reviu belum ditanggapi.")
    layar(page, "kisah-5-kembali", penuh=False)
    tekan(page, "Baca dan tanggapi catatannya")
    for isian_ in page.get_by_label("Tindak lanjut").all():
        isian_.fill("Sudah diperbaiki.")
    tekan(page, "Simpan tindak lanjut")
    berkata(page, "2 tindak lanjut disimpan.")
    page.goto(f"/laporan/{laporan.pk}/tulis/simpulan/")
    tulis(page, "Ditambah sesudah reviu.")
    _ajukan(page, laporan)


def _selesai(page: Page, laporan: Laporan, layar) -> None:
    """The second round begins with what was said in the first; the notes are settled and the statement given."""
    page.goto(f"/laporan/{laporan.pk}/")
    layar(page, "kisah-6-monev", penuh=False)
    tekan(page, "Reviu")
    tekan(page, "Mulai reviu")
    expect(page.locator("h1")).to_have_text("Mulai mereviu laporan ini?")
    tekan(page, "Mulai reviu")
    expect(page.locator("[data-tuts]")).to_be_visible()
    berkata(page, "Catatan yang belum selesai: I.1, I.4")
    for kode in ("I.1", "I.4"):
        butir = page.locator(f'[id="butir-{kode}"]')
        expect(butir).to_contain_text("Tindak lanjut penyusun: Sudah diperbaiki.")
        butir.get_by_label("Ya", exact=True).check()
        butir.get_by_label("Catatan ini").select_option(label="Sudah diperbaiki")
    expect(page.locator("#kemajuan")).to_have_text("23 dari 23 butir terjawab")
    layar(page, "kisah-6-putaran", penuh=False)
    tekan(page, "Nyatakan selesai")
    tekan(page, "Nyatakan selesai direviu")
    expect(page.locator("h1")).to_have_text("Reviu LKjIP")
    page.goto(f"/laporan/{laporan.pk}/reviu/")
    layar(page, "kisah-6-selesai", penuh=False)
    pernyataan = isi_pdf(Orang(page).unduh(page.get_by_role("link", name="Pernyataan telah direviu")))
    assert "telah mereviu" in pernyataan.casefold() and "Dinas Satu Alfa" in pernyataan, pernyataan


def _sampai_bupati(kepala: Page, page: Page, laporan: Laporan, pada, layar) -> None:
    """Signed with the own password; handed on a day after the two months, and told to be late wherever it is listed."""
    kepala.goto(laporan.get_absolute_url())
    tekan(kepala, "Tandatangani")
    kepala.fill("#kata_sandi", SANDI)
    layar(kepala, "kisah-7-tanda", penuh=False)
    tekan(kepala, "Tanda tangani laporan")
    berkata(kepala, "Laporan ditandatangani.")
    pada(TERLAMBAT)
    page.goto(laporan.get_absolute_url())
    layar(page, "kisah-8-sampai", penuh=False)
    tekan(page, "Sampaikan")
    berkata(page, "Penyampaian ini tercatat terlambat.")
    layar(page, "kisah-8-sampaikan", penuh=False)
    tekan(page, "Sampaikan")
    berkata(page, "Sudah disampaikan kepada Bupati Alfa melalui Bagian Organisasi.")
    layar(page, "kisah-8-disampaikan", penuh=False)
    for alamat, nama, kata in (
        ("/laporan/?tahun=2026", "register", "dipenuhi terlambat 1 hari kerja"),
        ("/laporan/kepatuhan/?tahun=2026", "kepatuhan", "1 hari kerja terlambat"),
    ):
        page.goto(alamat)
        berkata(page, kata)
        layar(page, f"kisah-9-{nama}")
        assert axe(page) == [], nama


def test_three_people_write_one_report_and_it_is_sent_a_day_late(peramban, layar, u, pada):
    pada(DITULIS)
    satu, dua, tiga = (peramban.orang(u.pengguna(s)) for s in ("perencana_satu", "kabid_satu", "kasi_satu"))
    laporan = _mulai(satu)
    layar(satu, "kisah-1-dibagi")
    _bagian_sendiri(dua, laporan, "Isu strategis")
    _bagian_sendiri(tiga, laporan, "Langkah perbaikan")
    _berdua(satu, dua, laporan, layar)
    satu.goto(laporan.get_absolute_url())
    layar(satu, "kisah-1-baca", penuh=False)
    while utama(satu).get_by_role("link", name="Lanjut menulis").count():
        utama(satu).get_by_role("link", name="Lanjut menulis").click()
        tulis(
            satu,
            "Realisasi 72 buah, capaian 90,00 persen." if "Indeks" in satu.inner_text("h1") else "Ditulis perencana.",
        )
        tekan(satu, "Baca laporan")
    berkata(satu, "Semua yang wajib sudah ada.")
    monev, kepala = peramban.orang(u.pengguna("monev")), peramban.orang(u.pengguna("kepala_satu"))
    _angka_berubah(satu, monev, u, laporan, layar)
    _ajukan(satu, laporan)
    _reviu(monev, laporan, layar)
    _perbaiki(satu, laporan, layar)
    _selesai(monev, laporan, layar)
    _sampai_bupati(kepala, satu, laporan, pada, layar)
