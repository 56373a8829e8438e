"""Tables out and back in a real browser: from each page to its file, a conflict decided on, back to the page."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from perjanjian.models import Pengampu
from perjanjian.services.pengampu import tulis_pengampu
from renstra.models import EdisiNomenklatur, Indikator, Nomenklatur
from renstra.services.bersama import minta_bersama
from tests.peramban.alat import axe, lewat_lebar
from tests.renstra import pabrik
from tests.renstra.berkas import sunting

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def mata(layar):
    def lihat(page, nama):
        for lebar in (1440, 390):
            page.set_viewport_size({"width": lebar, "height": 900})
            layar(page, f"pulang-{nama}-{lebar}")
            assert axe(page) + lewat_lebar(page) == [], (nama, lebar)
        page.set_viewport_size({"width": 1440, "height": 900})

    return lihat


def test_pengampu_go_out_and_come_back_with_a_conflict_for_the_planner_to_decide(peramban, panggung, mata):
    dpa = pabrik.buat_dpa(panggung.pd)
    jabatan = panggung.pemeran.alfa.jabatan
    satu, dua, *_ = [b.kode for b in dpa.baris.filter(tingkat="sub_kegiatan").order_by("kode")]
    tulis_pengampu(panggung.pd, 2026, {satu: jabatan["kasi_satu"].pk, dua: jabatan["kasi_satu"].pk})
    page = peramban.masuk(panggung.perencana)
    page.goto(f"{peramban.url}/perjanjian/pengampu/?tahun=2026")
    mata(page, "pengampu")
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh Excel").click()

    def ubah(rows):
        for row in rows[:2]:
            row["PENGAMPU"] = jabatan["kabid_satu"].nama

    isi = sunting(unduhan.value.path().read_bytes(), ubah)
    tulis_pengampu(panggung.pd, 2026, {dua: jabatan["pelaksana_satu"].pk})  # somebody else, meanwhile
    page.get_by_role("link", name="Unggah Excel").click()
    mata(page, "unggah")
    page.set_input_files("#id_berkas", {"name": "pengampu.xlsx", "mimeType": XLSX, "buffer": isi})
    page.get_by_role("button", name="Periksa berkas").click()
    expect(page.locator("main")).to_contain_text("Diubah orang lain sesudah berkas diekspor")
    mata(page, "bentrok")
    page.get_by_role("button", name="Pakai isi berkas").first.click()
    page.get_by_role("button", name="Terapkan").first.click()
    expect(page.get_by_role("link", name="Lihat datanya")).to_have_attribute("href", "/perjanjian/pengampu/")
    mata(page, "hasil")
    kini = set(Pengampu.objects.filter(kode__in=[satu, dua]).values_list("jabatan_id", flat=True))
    assert kini == {jabatan["kabid_satu"].pk}


def test_the_other_tables_show_the_way_out_and_in(peramban, panggung, mata):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    indikator = Indikator.objects.filter(simpul__rencana=renstra).first()
    minta = {"indikator_id": indikator.pk, "pd_id": [panggung.pd_lain.pk], "alasan": "Ikut"}
    minta_bersama(**minta, pelaku=panggung.perencana, now=panggung.now)
    edisi = EdisiNomenklatur.objects.create(pemda=panggung.pemda, nama="Edisi daerah", tanggal=date(2026, 1, 23))
    Nomenklatur.objects.create(edisi=edisi, tingkat="bidang", kode="1.01", nama="Pendidikan")
    page = peramban.masuk(panggung.perencana)
    for nama, alamat in (
        ("iku", reverse("renstra:iku") + f"?tahun=2026&rencana={renstra.pk}"),
        ("bersama", reverse("renstra:bersama_minta", args=[indikator.pk])),
        ("rujukan", reverse("renstra:rujukan")),
    ):
        page.goto(peramban.url + alamat)
        mata(page, nama)
        page.get_by_role("link", name="Unggah Excel").click()
        expect(page.get_by_role("button", name="Periksa berkas")).to_be_visible()
    orang = peramban.orang(panggung.perencana_pemda)
    orang.goto(peramban.url + reverse("renstra:nomenklatur_edisi", args=[edisi.pk]))
    mata(orang, "edisi")
    orang.goto(peramban.url + reverse("renstra:rujukan"))
    mata(orang, "rujukan-pemda")
