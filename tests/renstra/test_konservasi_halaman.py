"""The page of conservation: what it names, where it leads, what it costs."""

import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from renstra.enums import JenisTolokUkur
from renstra.models import Indikator, IndikatorBersama, PaguSumberDana, Target, TolokUkur
from tests.perjanjian.halaman import teks
from tests.renstra.pabrik import TOTAL, buat_dpa, buat_indikator, buat_renstra, buat_rka, buat_rkt

pytestmark = pytest.mark.django_db
URL = "/perencanaan/konservasi/"


def masuk(pengguna):
    klien = Client(raise_request_exception=True)
    klien.force_login(pengguna, backend="sakip.organisasi.masuk.Masuk")
    return klien


@pytest.fixture
def klien(panggung):
    return masuk(panggung.perencana)


@pytest.fixture
def pd(panggung):
    """Documents of a year in which everything holds together."""
    renstra = buat_renstra(panggung.pd, ditetapkan=False)
    rkt = buat_rkt(panggung.pd, rencana=renstra)
    buat_rka(panggung.pd)
    dpa = buat_dpa(panggung.pd, ditetapkan=False)
    for baris in rkt.baris.filter(jenis__in=["iku", "program"]):
        TolokUkur.objects.create(
            baris=dpa.baris.filter(tingkat="program").first(), jenis=JenisTolokUkur.HASIL, uraian="Hasil", target="1",
            baris_rkt=baris,
        )  # fmt: skip
    return panggung.pd


def test_where_everything_holds_the_page_says_so_with_the_same_sum_at_every_level(klien, pd):
    isi = teks(klien.get(URL, {"tahun": 2026}))
    assert "Semua menyatu." in isi and "sama sampai sen" in isi and isi.count("500.000.000,00") >= 6


def test_a_difference_of_one_sen_is_named_and_leads_to_the_line_where_it_is_mended(klien, pd):
    dpa = pd.dokumen_anggaran.get(jenis="dpa")
    satu = PaguSumberDana.objects.filter(baris__dokumen=dpa).first()
    satu.jumlah += Decimal("0.01")
    satu.save()
    halaman = klien.get(URL, {"tahun": 2026})
    isi = teks(halaman)
    assert "RKA dan DPA berbeda" in isi and "Selisih Rp&nbsp;0,01" in isi and str(TOTAL + Decimal("0.01"))[-2:] == "01"
    assert reverse("renstra:baris_ubah", args=[satu.baris_id]) in halaman.content.decode()


def test_who_may_not_mend_it_is_led_to_its_place_in_the_document(panggung, pd):
    dpa = pd.dokumen_anggaran.get(jenis="dpa")
    satu = PaguSumberDana.objects.filter(baris__dokumen=dpa).first()
    satu.jumlah += 1
    satu.save()
    pembaca = masuk(panggung.pemeran.alfa.pengguna["verifikator_bappeda"])
    isi = pembaca.get(URL, {"tahun": 2026, "pd": pd.pk}).content.decode()
    assert f"{reverse('renstra:anggaran', args=[dpa.pk])}#baris-{satu.baris_id}" in isi
    assert reverse("renstra:baris_ubah", args=[satu.baris_id]) not in isi


def test_only_what_is_in_force_is_read_where_that_is_asked(klien, pd):
    assert "DPA murni 2026" in teks(klien.get(URL, {"tahun": 2026}))
    berlaku = teks(klien.get(URL, {"tahun": 2026, "dokumen": "berlaku"}))
    assert "RKA murni 2026" in berlaku and "DPA murni 2026" not in berlaku


def test_j5_the_money_of_each_indicator_is_shown_with_the_sum_that_counts_it_once(klien, pd):
    isi = teks(klien.get(URL, {"tahun": 2026}))
    assert "Jumlah, setiap sub kegiatan dihitung sekali" in isi and "Jumlah bila diulang" in isi


def test_a_renstra_ceiling_is_read_for_the_year_asked(klien, pd):
    i = Indikator.objects.get(simpul__rencana__pd=pd, simpul__jenis="program")
    Target.objects.filter(indikator=i, tahun=2026).update(pagu=Decimal("123.45"))
    Target.objects.filter(indikator=i, tahun=2027).update(pagu=Decimal("999.99"))
    isi = teks(klien.get(URL, {"tahun": 2026}))
    assert "123,45" in isi and "999,99" not in isi


def test_the_summary_of_the_regency_names_every_pd_and_what_stands_in_two(panggung, pd):
    buat_dpa(panggung.pd_lain)
    klien = masuk(panggung.perencana_pemda)
    isi = teks(klien.get(URL, {"tahun": 2026, "pd": "semua"}))
    assert pd.nama in isi and panggung.pd_lain.nama in isi and "1.000.000.000,00" in isi
    assert "tercatat sama pada" in isi and "Indikator pada dua cabang" in isi
    assert "Bagikan sebagai indikator bersama" in isi


def test_an_indicator_shared_with_consent_is_not_counted_twice(panggung, pd):
    buat_renstra(panggung.pd_lain)
    klien = masuk(panggung.perencana_pemda)
    assert "Bagikan sebagai indikator bersama" in teks(klien.get(URL, {"tahun": 2026, "pd": "semua"}))
    for i in Indikator.objects.filter(simpul__rencana__pd=panggung.pd_lain):
        IndikatorBersama.objects.create(
            indikator=i, pd=pd, status="disetujui", diminta_oleh=panggung.lain, diminta_pada=panggung.now
        )
    assert "Bagikan sebagai indikator bersama" not in teks(klien.get(URL, {"tahun": 2026, "pd": "semua"}))


def test_the_workbook_holds_every_finding(klien, pd):
    TolokUkur.objects.filter(baris__dokumen__jenis="dpa").delete()
    jawaban = klien.get(reverse("renstra:konservasi_ekspor"), {"tahun": 2026})
    baris = list(load_workbook(io.BytesIO(jawaban.content)).active.iter_rows(min_row=3, values_only=True))
    assert {b[1] for b in baris} == {"Indikator RKT tanpa hasil"} and all(b[0] == pd.nama for b in baris)


@pytest.mark.parametrize("cakupan", ["pd", "semua"])
def test_the_page_costs_the_same_queries_whatever_the_size(panggung, pd, cakupan):
    klien = masuk(panggung.perencana if cakupan == "pd" else panggung.perencana_pemda)
    tanya = {"tahun": 2026, "pd": pd.pk if cakupan == "pd" else "semua"}
    klien.get(URL, tanya)
    with CaptureQueriesContext(connection) as sedikit:
        klien.get(URL, tanya)
    sasaran = pd.rencana.get().simpul.get(jenis="sasaran")
    for n in range(20):
        buat_indikator(sasaran, f"Persentase ke-{n}")
    PaguSumberDana.objects.filter(baris__dokumen__jenis="dpa").update(jumlah=7)
    buat_dpa(panggung.pd_lain)
    klien.get(URL, tanya)  # what the process remembered of these tables is read anew
    with CaptureQueriesContext(connection) as banyak:
        klien.get(URL, tanya)
    assert len(banyak) == len(sedikit)
    milik = [q for q in sedikit.captured_queries if '"renstra_' in q["sql"]]
    assert len(milik) <= 6, [q["sql"][:90] for q in milik]


def test_nothing_there_is_shown_as_nothing_there(klien, panggung):
    isi = teks(klien.get(URL, {"tahun": 2031}))
    assert "Belum ada" in isi and "tanpa temuan" in isi
