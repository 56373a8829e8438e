"""A quarter from the first figure to the Bupati, everything done by hand in the browser (GM/SM Pasal 9).

The planner pastes figures, loses the connection, resumes, submits late; the Tim Monev returns two of them; they are
mended and accepted; the Bupati's page, the dashboard, the paper and the worksheet show the same numbers.
"""

from contextvars import ContextVar
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pikepdf
import pytest
from playwright.sync_api import Page, expect

from pengukuran.enums import StatusUkur
from pengukuran.models import Pengukuran
from pengukuran.rules.cetak import cetak_capaian
from tests.pengukuran.pabrik import Ukur
from tests.peramban.alat import axe, isi_pdf, lewat_lebar

from .test_pengukuran import KOLOM, TEMPEL, isian, tertulis, u  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
TERLAMBAT = datetime(2026, 4, 20, 2, 40, tzinfo=UTC)  # six days after 14 April
ALAMAT = "?tahun=2026&periode=tw1"


@pytest.fixture(autouse=True)
def jam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sakip.waktu._selisih", ContextVar("selisih", default=TERLAMBAT - datetime.now(UTC)))


def _isi(peramban, u: Ukur) -> tuple[Page, Pengukuran]:  # noqa: F811
    """The planner opens the register, begins the sheet, pastes, loses the connection, and comes back to it."""
    page = peramban.orang(u.pengguna("perencana_satu"))
    page.goto(f"/pengukuran/{ALAMAT}")
    page.get_by_role("button", name="Isi").first.click()
    expect(page.locator("h1")).to_contain_text("Triwulan I 2026: ")
    page.wait_for_load_state("load")
    p = Pengukuran.objects.get(perjanjian=u.pk["kepala_satu"], periode="tw1")
    page.evaluate(TEMPEL, [KOLOM.format("tertulis"), "60\n97%\nB\n3"])
    expect(page.locator("[data-keadaan]")).to_contain_text("Tersimpan")
    page.context.set_offline(True)
    for baris in range(4):
        isian(page, "kendala", baris).fill("Data dari dua unit terlambat.")
        isian(page, "solusi", baris).fill("Dikumpulkan tiap bulan.")
    expect(page.locator("[data-keadaan]")).to_contain_text("Menunggu sambungan: 8 perubahan", timeout=10000)
    konteks = page.context
    page.close()
    konteks.set_offline(False)
    page = konteks.new_page()
    page.goto(p.get_absolute_url())
    expect(page.locator("[data-keadaan]")).to_contain_text("Tersimpan")
    assert tertulis(p) == ["60", "97%", "B", "3"]
    assert set(p.realisasi.values_list("solusi", flat=True)) == {"Dikumpulkan tiap bulan."}
    return page, p


def _ajukan(page: Page, p: Pengukuran) -> None:
    page.goto(p.get_absolute_url())
    for kotak in page.get_by_label("Ya, benar").all():
        kotak.check()
    page.goto(f"/pengukuran/{p.pk}/aksi/ajukan/")
    page.locator("main").get_by_role("button", name="Ajukan").click()
    expect(page.locator("main")).to_contain_text("Diajukan")


def _kembalikan_dua(page: Page, p: Pengukuran) -> None:
    page.goto(f"/pengukuran/{p.pk}/periksa/")
    page.keyboard.press("J")
    for catatan in ("Lampirkan sumbernya.", "Sesuai data pusat?"):
        page.keyboard.press("P")
        page.keyboard.type(catatan)
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("J")
    page.get_by_role("button", name="Kembalikan").click()
    page.locator("main").get_by_role("button", name="Kembalikan").click()
    expect(page.locator("main")).to_contain_text("Pengukuran dikembalikan dengan catatan Anda.")


def test_a_quarter_from_a_paste_to_the_bupati_shows_one_number_everywhere(peramban, layar, u):  # noqa: F811
    page, p = _isi(peramban, u)
    _ajukan(page, p)
    assert u.segar(p).pertama_diajukan_pada.astimezone(UTC).date() > datetime(2026, 4, 14, tzinfo=UTC).date()

    monev = peramban.orang(u.pengguna("monev"))
    _kembalikan_dua(monev, p)
    dikembalikan = [r.tertulis for r in u.baris(p) if r.putusan == "dikembalikan"]
    assert len(dikembalikan) == 2

    page.goto(p.get_absolute_url())
    expect(page.locator("main")).to_contain_text("Lampirkan sumbernya.")
    for nomor, nilai in enumerate(("72", "96%")):
        isian(page, "tertulis", nomor).fill(nilai)
    expect(page.locator("[data-keadaan]")).to_contain_text("Tersimpan")
    _ajukan(page, p)

    monev.goto(f"/pengukuran/{p.pk}/periksa/")
    monev.get_by_role("button", name="Terima").click()
    monev.locator("main").get_by_role("button", name="Terima").click()
    assert u.segar(p).status == StatusUkur.DITERIMA
    _angka_sama(peramban, layar, u, u.segar(p))


def _angka_sama(peramban, layar, u: Ukur, p: Pengukuran) -> None:  # noqa: F811
    """The mean and each capaian as the service stored them stand on every page and paper."""
    rata = cetak_capaian(Decimal(p.rata))
    capaian = [cetak_capaian(Decimal(r.capaian)) for r in u.baris(p)]
    bupati = peramban.orang(u.pengguna("bupati"), lebar=390, tinggi=844)
    for nama in ("pimpinan", "dasbor"):
        bupati.goto(f"/pengukuran/{nama}/{ALAMAT}")
        expect(bupati.locator("main")).to_contain_text(rata)
        layar(bupati, f"triwulan-{nama}-390")
        assert lewat_lebar(bupati) + axe(bupati) == [], nama
    bupati.goto(p.get_absolute_url())
    for satu in capaian:
        expect(bupati.locator("main")).to_contain_text(satu)
    pk = p.perjanjian.jabatan_id
    pdf = bupati.request.get(f"/pengukuran/formulir/{pk}/pdf/{ALAMAT}")
    assert pdf.ok and len(pikepdf.open(BytesIO(pdf.body())).pages) >= 1
    isi = isi_pdf(pdf.body())
    excel = bupati.request.get(f"/pengukuran/formulir/{pk}/excel/{ALAMAT}")
    buku = openpyxl.load_workbook(BytesIO(excel.body()))
    sel = [s for lembar in buku.worksheets for r in lembar.iter_rows(values_only=True) for s in r if s is not None]
    tercetak = {s if isinstance(s, str) else cetak_capaian(Decimal(repr(s))) for s in sel}
    for satu in capaian:
        ringkas = satu.rstrip("0").rstrip(",")
        assert ringkas in isi, (satu, isi)
        assert any(ringkas in s for s in tercetak), (satu, sorted(tercetak))
