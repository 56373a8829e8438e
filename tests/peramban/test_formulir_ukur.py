"""The forms of measurement and the worksheet to fill in, as people see them (issue sections 2 and 4)."""

import pytest

from pengukuran.models import Realisasi
from renstra.models import RealisasiAnggaran
from tests.pengukuran.pabrik import ukur
from tests.peramban.test_hasil import dilihat
from tests.renstra.berkas import sunting

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


def test_the_list_and_the_forms_hold_no_barrier(peramban, layar):
    u = ukur("kabid_satu")
    u.triwulan("tw1", "40%")
    u.pada("tw2")
    u.isi(u.lembar(periode="tw2"), "60%")
    for bulan, jumlah in ((2, "412350200"), (5, "598214000.55")):
        RealisasiAnggaran.objects.create(
            pemda=u.d.pemda, pd=u.d.pd["satu"], tahun=2026, bulan=bulan, kode="1.01.02.2.01.0001", jumlah=jumlah
        )
    pk = u.d.jabatan["kepala_satu"].pk
    perencana = u.pengguna("perencana_satu")
    for alamat, nama in (
        ("/pengukuran/formulir/?tahun=2026&periode=tw2", "formulir"),
        (f"/pengukuran/formulir/{pk}/?tahun=2026&periode=tw2", "formulir-tabel"),
        (f"/pengukuran/formulir/{pk}/?tahun=2026&periode=tw2&bentuk=rinci", "formulir-rinci"),
    ):
        dilihat(peramban, layar, perencana, alamat, nama)


def test_a_planner_fills_in_by_worksheet_and_decides_a_conflict_cell_by_cell(peramban, layar, tmp_path):
    u = ukur()
    u.isi(u.lembar(), {0: "40%"}, kendala="Lama", solusi="Sama")
    page = peramban.orang(u.pengguna("perencana_satu"))
    page.goto("/pengukuran/formulir/?tahun=2026&periode=tw1")
    with page.expect_download() as unduh:
        page.get_by_role("link", name="Unduh isian Excel").click()
    isi = unduh.value.path().read_bytes()

    def ubah(rows):
        rows[0].update({"REALISASI": "60%", "KENDALA": "Dari berkas"})

    berkas = tmp_path / "isian.xlsx"
    berkas.write_bytes(sunting(isi, ubah))
    u.isi(u.lembar(), {0: "50%"}, kendala="Dari aplikasi", solusi="Sama")
    page.get_by_role("link", name="Impor isian Excel").click()
    page.get_by_label("Periode yang diisi").select_option("tw1")
    page.get_by_label("Berkas Excel (.xlsx)").set_input_files(berkas)
    page.get_by_role("button", name="Periksa berkas").click()
    page.get_by_text("2 baris bentrok, 2 belum diputuskan").wait_for()
    layar(page, "isian-bentrok")
    page.get_by_role("button", name="Pakai isi berkas untuk").nth(1).click()
    page.get_by_text("1 belum diputuskan").wait_for()
    page.get_by_role("button", name="Biarkan yang tersimpan").last.click()
    page.get_by_text("0 belum diputuskan").wait_for()
    page.get_by_role("button", name="Terapkan").first.click()
    page.get_by_role("link", name="Batalkan impor").first.wait_for()
    layar(page, "isian-diterapkan")
    r = Realisasi.objects.order_by("urutan", "id").first()
    assert (r.tertulis, r.kendala) == ("60%", "Dari aplikasi")
