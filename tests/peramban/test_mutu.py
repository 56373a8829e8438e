"""Quality while typing, and both pages of checks, in a real browser."""

import pytest
from django.urls import reverse

from renstra.models import Indikator, PaguSumberDana
from tests.alat.peramban import layar
from tests.pemeran import pemeran
from tests.peramban.alat import axe, lewat_lebar
from tests.renstra.pabrik import buat_dpa, buat_indikator, buat_renstra, buat_rka, buat_rkt, buat_rpjmd

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def dunia():
    p = pemeran()
    pd = p.alfa.pd["satu"]
    renstra = buat_renstra(pd, ditetapkan=False)
    buat_rkt(pd, rencana=renstra)
    buat_rka(pd)
    dpa = buat_dpa(pd, ditetapkan=False)
    PaguSumberDana.objects.filter(pk=PaguSumberDana.objects.filter(baris__dokumen=dpa).first().pk).update(jumlah=7)
    buat_rpjmd(p.alfa.pemda)
    buat_renstra(p.alfa.pd["dua"])
    sasaran = renstra.simpul.get(jenis="sasaran")
    for nama, target in (
        ("Jumlah sosialisasi yang dilaksanakan", "12"),
        ("Persentase jalan mantap dan persentase jembatan mantap", "80%"),
        ("Meningkatnya kepuasan masyarakat", "80%"),
        ("Prosentase layanan yang tepat waktu", "97%"),
    ):
        buat_indikator(sasaran, nama, target)
    Indikator.objects.filter(nama="Persentase layanan sesuai standar", simpul__rencana=renstra).update(
        formula="layanan sesuai / seluruh layanan x 100",
        sumber_data="Laporan bulanan",
        definisi_operasional="Standar.",
    )
    p.renstra, p.sasaran = renstra, sasaran
    return p


def test_remarks_come_while_the_planner_types_and_nothing_is_stored(peramban, dunia):
    page = peramban.orang(dunia.alfa.pengguna["perencana_satu"], lebar=1440, tinggi=1000)
    page.goto(reverse("renstra:indikator_tambah", args=[dunia.sasaran.pk]))
    page.get_by_text("Catatan muncul di sini selagi Anda mengisi").wait_for()
    page.locator("#id_nama").fill("Meningkatnya mutu layanan")
    page.get_by_text("“Meningkatnya” menyatakan keadaan, bukan ukuran.").wait_for()
    page.locator("#id_nama").fill("Persentase mutu layanan baik")
    page.get_by_text("“Meningkatnya” menyatakan keadaan, bukan ukuran.").wait_for(state="detached")
    page.get_by_text("Target tahun 2025, 2026, 2027, 2028, 2029 belum diisi.").wait_for()
    for isian, isi in (("baseline", "82,5%"), ("tahun_baseline", "2026"), ("target_2027", "80%")):
        page.locator(f"#id_{isian}").fill(isi)
    page.get_by_text("target 2027 (80%) di bawah realisasi terakhir, data dasar 2026 (82,5%)").wait_for()
    page.locator("#id_arah").select_option("turun")
    page.get_by_text("di bawah realisasi terakhir").wait_for(state="detached")
    assert dunia.sasaran.indikator.count() == 5
    assert axe(page) == [] and lewat_lebar(page) == []
    layar(page, "mutu-ketik")


@pytest.mark.parametrize(("lebar", "mode"), [(1440, "light"), (390, "light"), (1440, "dark")])
def test_the_pages_of_checks_can_be_read_at_every_width(peramban, dunia, lebar, mode):
    page = peramban.orang(dunia.alfa.pengguna["perencana_satu"], lebar=lebar, tinggi=900, color_scheme=mode)
    pertama = dunia.sasaran.indikator.first()
    for nama, alamat in (
        ("mutu", reverse("renstra:rencana_mutu", args=[dunia.renstra.pk])),
        ("mutu-satu", reverse("renstra:indikator_mutu", args=[pertama.pk])),
        ("rencana", reverse("renstra:rencana", args=[dunia.renstra.pk])),
        ("konservasi", reverse("renstra:konservasi") + "?tahun=2026"),
        ("konservasi-pemda", reverse("renstra:konservasi") + "?pd=semua"),
        ("mutu-pemda", reverse("renstra:mutu") + "?pd=semua"),
    ):
        page.goto(alamat)
        layar(page, f"{nama}-{lebar}-{mode}")
        assert (nama, lewat_lebar(page), axe(page)) == (nama, [], [])
