"""The dashboard through the years: means of what was accepted, gaps that are said, a picture that can be read."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from pengukuran.gambar import tren_dasbor
from pengukuran.queries.dasbor import dasbor_pd, dasbor_pemda
from pengukuran.queries.kaidah import kaidah_pada
from pengukuran.queries.tren import tren_pd, tren_pemda
from pengukuran.rules.grafik import Nilai, tren
from pengukuran.rules.tren import TrenTahun, tahun_dilihat, tengah
from sakip.organisasi.hak import hak_dari
from tests.akses.test_alamat import MAKS_KUERI
from tests.alat.kueri import banyak_kueri
from tests.perjanjian.halaman import teks

from .pabrik import Ukur, ukur
from .test_dasbor import DASBOR, klien, konteks

transaksi = pytest.mark.django_db(transaction=True)


def pemda(u: Ukur, siapa: str = "bupati", periode: str = "tw1", daerah=None) -> TrenTahun:
    d = daerah or u.d
    hak, k = hak_dari(d.pengguna[siapa], u.now.date()), konteks(u, daerah=daerah)
    return tren_pemda(hak, k, dasbor_pemda(hak, k, periode))


def pd(u: Ukur, siapa: str = "bupati", periode: str = "tw1") -> TrenTahun:
    hak, k, satu = hak_dari(u.pengguna(siapa), u.now.date()), konteks(u, "satu"), u.d.pd["satu"]
    return tren_pd(hak, k, satu, dasbor_pd(hak, k, satu, periode))


def rata(t: TrenTahun) -> dict[int, Decimal | None]:
    return {x.tahun: x.rata.nilai for x in t.tahun}


@transaksi
def test_the_years_stand_with_the_mean_of_what_was_accepted_ayat_6():
    """GM/SM Pasal 9 ayat (6): accepted, or handed on; what was only submitted is no year's result."""
    u = ukur()
    p = u.triwulan("tw1", "95%")
    u.salin_ke_tahun(p, 2024, periode="tahun", rata="80", status="disampaikan")
    u.salin_ke_tahun(p, 2025, periode="tahun", rata="90", status="diajukan", diterima_pada=None)
    assert rata(pemda(u)) == {2024: Decimal(80), 2025: None, 2026: Decimal(p.rata)}
    assert pemda(u).tanpa_data == "2025"


@transaksi
def test_of_a_former_year_the_years_own_measurement_counts_else_its_fourth_triwulan_ayat_5():
    u = ukur()
    p = u.triwulan("tw1", "95%")
    u.salin_ke_tahun(p, 2023, periode="tw2", rata="40")
    u.salin_ke_tahun(p, 2024, periode="tw4", rata="70")
    u.salin_ke_tahun(p, 2025, periode="tw4", rata="75")
    u.salin_ke_tahun(p, 2025, periode="tahun", rata="76")
    assert rata(pemda(u)) == {2024: Decimal(70), 2025: Decimal(76), 2026: Decimal(p.rata)}


@transaksi
def test_of_a_pd_its_head_leads_and_all_its_officials_make_the_mean_and_the_spread():
    u = ukur("kabid_satu")
    kepala, kabid = u.triwulan("tw1", "95%"), u.triwulan("tw1", "90%", "kabid_satu")
    u.salin_ke_tahun(kepala, 2025, periode="tahun", rata="100", sebaran={"sangat_tinggi": 3})
    u.salin_ke_tahun(kabid, 2025, periode="tahun", rata="50", sebaran={"rendah": 2}, dikecualikan=1)
    lalu = pd(u).tahun[0]
    assert (lalu.tahun, lalu.nilai_pokok, lalu.rata.nilai, lalu.tengah) == (2025, Decimal(100), 75, 75)
    assert (lalu.sebaran.jumlah, lalu.sebaran.semua) == ({"sangat_tinggi": 3, "rendah": 2}, 6)


@transaksi
def test_strangers_learn_nothing_of_former_years():
    u = ukur()
    u.salin_ke_tahun(u.triwulan("tw1", "95%"), 2025, periode="tahun")
    assert not pemda(u, daerah=u.a.p.beta).ada
    assert rata(pemda(u, "kepala_dua"))[2025] is None
    assert rata(pemda(u, "kepala_satu"))[2025] is not None


@transaksi
def test_the_page_says_a_year_without_data_and_names_the_years_in_the_picture():
    u = ukur()
    p = u.triwulan("tw1", "95%")
    u.salin_ke_tahun(p, 2023, periode="tahun", rata="81.5")
    u.salin_ke_tahun(p, 2025, periode="tahun", rata="90")
    for tanya in ({"pd": "semua"}, {"pd": u.d.pd["satu"].pk}):
        jawaban = klien(u, "bupati").get(reverse(DASBOR), {"tahun": 2026, "periode": "tw1", **tanya})
        isi = teks(jawaban)
        assert "Belum ada data tahun 2024." in isi and "2026 sampai Triwulan I 2026" in isi
        assert "2023 81,50; 2025 90,00; 2026" in jawaban.content.decode()


@transaksi
def test_the_workbook_has_the_years_too():
    u = ukur()
    u.salin_ke_tahun(u.triwulan("tw1", "95%"), 2024, periode="tahun", rata="90", sebaran={"tinggi": 2}, dikecualikan=0)
    jawaban = klien(u, "bupati").get(reverse("pengukuran:dasbor_ekspor"), {"tahun": 2026, "periode": "tw1"})
    lembar = load_workbook(BytesIO(jawaban.getvalue()))["Tahun ke tahun"]
    rows = {x[0]: x[1:] for x in lembar.iter_rows(values_only=True)}
    assert rows["2024"][0] == "Setahun" and (rows["2024"][2], rows["2024"][-1]) == (90, "Tinggi 2")
    assert rows["2025"][0] == "Belum ada data" and rows["2025"][2] is None


@pytest.mark.django_db
def test_a_year_nothing_is_known_of_has_a_sentence_and_no_picture():
    u = ukur()
    jawaban = klien(u, "bupati").get(reverse(DASBOR), {"tahun": 2026, "periode": "tw1"})
    assert "Belum ada data tahun 2025, 2026." in teks(jawaban)
    assert jawaban.context["tren"] is None


@transaksi
def test_former_years_cost_one_query_however_many_they_are(django_assert_num_queries):
    u = ukur("kabid_satu")
    semua = [u.triwulan("tw1", "95%"), u.triwulan("tw1", "90%", "kabid_satu")]
    hak, k, satu = hak_dari(u.pengguna("bupati"), u.now.date()), konteks(u), u.d.pd["satu"]
    d, di_pd = dasbor_pemda(hak, k, "tw1"), dasbor_pd(hak, k, satu, "tw1")
    for tahun in (2024, 2025):
        for p in semua:
            u.salin_ke_tahun(p, tahun, periode="tahun")
        with django_assert_num_queries(2):
            tren_pemda(hak, k, d)
            tren_pd(hak, k, satu, di_pd)
    c = klien(u, "bupati")
    banyak = [banyak_kueri(c, f"{reverse(DASBOR)}?tahun=2026&pd={x}") for x in ("semua", satu.pk)]
    assert max(banyak) <= MAKS_KUERI, banyak


def test_no_line_leads_over_a_gap_or_to_a_year_that_is_not_over():
    isi = [Nilai(Decimal(80), "80"), Nilai(None), Nilai(Decimal(90), "90"), Nilai(Decimal(95), "95"),
           Nilai(Decimal(20), "20", lepas=True)]  # fmt: skip
    gambar = tren(["2022", "2023", "2024", "2025", "2026"], {("Rata-rata", "realisasi"): isi})
    seri = gambar.seri[0]
    assert [t.teks for t in seri.titik] == ["80", "90", "95", "20"]
    assert [(r.x1, r.x2) for r in seri.ruas] == [(seri.titik[1].x, seri.titik[2].x)]
    assert gambar.alt == "Rata-rata: 2022 80; 2024 90; 2025 95; 2026 20." and gambar.lepas


def test_the_median_stands_in_the_middle_and_what_has_no_number_is_left_out():
    assert tengah([Decimal(10), None, Decimal(90), Decimal(40)]) == 40
    assert tengah([Decimal(10), Decimal("40.5")]) == Decimal("25.25")
    assert tengah([None]) is None


def test_five_years_at_most_are_looked_at_and_last_year_always():
    assert list(tahun_dilihat([], 2026)) == [2025, 2026]
    assert list(tahun_dilihat([2015, 2024], 2026)) == [2022, 2023, 2024, 2025, 2026]


@transaksi
def test_the_first_line_is_the_one_whose_figures_are_written():
    u = ukur()
    p = u.triwulan("tw1", "95%")
    u.salin_ke_tahun(p, 2025, periode="tahun", rata="90")
    kaidah = kaidah_pada(u.d.pemda.pk, 2026)
    garis = [("Rata-rata", lambda t: t.rata.nilai), ("Kabupaten", lambda t: t.nilai_pokok)]
    assert [(s.nama, s.kelas) for s in tren_dasbor(pemda(u), garis, kaidah).seri] == [("Rata-rata", "realisasi")]
