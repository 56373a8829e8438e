"""The import in a real browser: a file with an unknown column, pointed at, looked at, applied, taken back."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from renstra import queries
from renstra.enums import JenisImpor, StatusImpor
from renstra.models import Impor
from renstra.services.impor import alur
from tests.peramban.alat import axe, lewat_lebar
from tests.renstra import pabrik
from tests.renstra.berkas import masukkan
from tests.renstra.pabrik import JUDUL, baris_rekap, buku_rekap
from tests.renstra.unggahan import diminta, unggah_rekap

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def mata(peramban, layar):
    """`mata(page, nama)`: a picture of the page as it is, and what axe and the ruler say of it."""

    def lihat(page, nama):
        for lebar in (1440, 390):
            page.set_viewport_size({"width": lebar, "height": 900})
            layar(page, f"impor-{nama}-{lebar}")
            assert axe(page) + lewat_lebar(page) == [], (nama, lebar)
        page.set_viewport_size({"width": 1440, "height": 900})

    return lihat


def _berkas(panggung, tahun=2026):
    judul = ["NILAI AKHIR" if j == "PAGU" else j for j in JUDUL]
    nama = {1: "Penyediaan Layanan Terpadu", 3: "Pendampingan Layanan"}
    rows = [
        baris_rekap(
            panggung.pd,
            NO=i,
            TAHUN=tahun,
            KODE_SUB_KEGIATAN=f"1.01.02.2.01.{i:04d}",
            NAMA_SUB_KEGIATAN=nama.get(i, "Pemeliharaan Layanan"),
        )
        | {"NILAI AKHIR": 125_000_000 * i}
        for i in (1, 2, 3)
    ]
    return {"name": "rekap-dinas-satu.xlsx", "mimeType": XLSX, "buffer": buku_rekap(rows, judul)}


def test_from_the_file_to_the_applied_document_and_back(peramban, panggung, mata):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    page = peramban.masuk(panggung.perencana)
    page.goto(peramban.url + reverse("renstra:impor_dokumen", args=[dpa.pk, "anggaran"]))
    mata(page, "1-berkas")
    page.set_input_files("#id_berkas", _berkas(panggung))
    page.get_by_role("button", name="Periksa berkas").click()
    expect(page.locator("main")).to_contain_text("1 kolom wajib belum ditemukan")
    mata(page, "2-kolom")
    page.get_by_label("PAGU").select_option(label="W: NILAI AKHIR")
    page.get_by_role("button", name="Lihat pratinjau").click()
    expect(page.locator("main")).to_contain_text("Berkas dapat diterapkan")
    mata(page, "3-pratinjau")
    page.get_by_role("link", name="Dihapus").click()
    expect(page.locator("table.impor-usul")).to_contain_text("beserta 1 tolok ukurnya")
    page.get_by_role("button", name="Terapkan ke DPA murni 2026").click()
    expect(page.locator("main")).to_contain_text("Semua baris diterapkan")
    assert queries.ringkas(dpa).total == 750_000_000
    mata(page, "4-hasil")
    page.get_by_role("link", name="Batalkan impor").click()
    mata(page, "5-batal")
    page.get_by_role("button", name="Batalkan impor").click()
    expect(page.locator("main")).to_contain_text("Impor ini dibatalkan")
    assert queries.ringkas(dpa).total == pabrik.TOTAL
    page.goto(peramban.url + reverse("renstra:impor_riwayat"))
    expect(page.locator("main")).to_contain_text("rekap-dinas-satu.xlsx")
    mata(page, "6-riwayat")


def test_a_file_full_of_faults_and_one_that_is_waiting(peramban, panggung, mata, settings):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    rows = [baris_rekap(panggung.pd, NO=i, PAGU="sejuta" if i % 3 else 5, TAHUN=2026 - i % 2) for i in range(12)]
    salah = unggah_rekap(panggung, dpa, *rows)
    page = peramban.masuk(panggung.perencana)
    page.goto(peramban.url + reverse("renstra:impor_uji", args=[salah.pk]))
    expect(page.locator("main")).to_contain_text("kesalahan.")
    mata(page, "7-salah")
    settings.IMPOR_LANGSUNG = 0
    impor = unggah_rekap(panggung, dpa, baris_rekap(panggung.pd))
    alur.terapkan(
        impor_id=impor.pk,
        diminta=diminta(impor),
        pelaku=panggung.perencana,
        now=panggung.now,
        antrekan=lambda *_: None,
    )
    page.goto(peramban.url + reverse("renstra:impor_uji", args=[impor.pk]))
    expect(page.locator("#kemajuan")).to_contain_text("Menunggu giliran")
    mata(page, "8-kemajuan")
    Impor.objects.filter(pk=impor.pk).update(status=StatusImpor.BERJALAN, kemajuan=50, pesan="Memeriksa dan menyimpan")
    expect(page.locator("#kemajuan")).to_contain_text("50%")  # by itself
    Impor.objects.filter(pk=impor.pk).update(status=StatusImpor.GAGAL, pesan="Sebabnya disebut di sini.")
    expect(page.locator("main")).to_contain_text("Belum diterapkan. Sebabnya disebut di sini.")


def test_a_document_of_several_sub_units_is_read_and_edited_at_any_width(peramban, panggung, mata):
    pabrik.buat_sumber_dana()
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False, baris=())
    pad = {"KODE_SUMBER_DANA": "1.1.01", "NAMA_SUMBER_DANA": "Pendapatan Asli Daerah"}
    nama = {f"1.01.0.00.0.00.01.000{n}": f"UPTD Pelayanan Wilayah {n}" for n in (1, 2)}
    unit = [{}, *({"KODE_SUB_UNIT": kode, "NAMA_SUB_UNIT": satu} for kode, satu in nama.items())]
    rows = [baris_rekap(panggung.pd, PAGU=n * 1_250_000, **u, **d) for n, u in enumerate(unit, 1) for d in ({}, pad)]
    masukkan(panggung, JenisImpor.ANGGARAN, dpa, buku_rekap(rows))
    page = peramban.masuk(panggung.perencana)
    page.goto(peramban.url + reverse("renstra:anggaran", args=[dpa.pk]))
    expect(page.locator("#baris-" + str(dpa.baris.last().pk))).to_contain_text("UPTD Pelayanan Wilayah 2")
    mata(page, "sub-unit")
    page.goto(peramban.url + reverse("renstra:baris_ubah", args=[dpa.baris.get(tingkat="sub_kegiatan").pk]))
    page.get_by_label("Sub unit 1").select_option("1.01.0.00.0.00.01.0002 UPTD Pelayanan Wilayah 2")
    mata(page, "sub-unit-baris")
    page.goto(peramban.url + reverse("renstra:anggaran", args=[dpa.pk]))
    page.locator(".rel").get_by_role("link", name="UPTD Pelayanan Wilayah 1").click()
    expect(page.locator("main")).to_contain_text("UPTD Pelayanan Wilayah 1")
