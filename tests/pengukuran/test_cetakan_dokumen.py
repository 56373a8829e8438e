"""The odd cases of real documents: averages, caps, budgets; each source is named in the test id.

What is checked of single figures stands in test_rumus and test_tercetak. A number that a document plainly got wrong is
asserted as what we compute.
"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pengukuran.queries.laporan import TahunKantor
from pengukuran.rules import (
    Alasan,
    BarisAnggaran,
    Isian,
    Kaidah,
    Ukuran,
    capaian,
    contoh,
    efisiensi,
    rata,
    rata_sasaran,
    ukur,
)
from pengukuran.rules.cetak import cetak_capaian, rapikan
from pengukuran.rules.efisiensi import sisa
from pengukuran.rules.predikat import PERMENDAGRI_86_2017, predikat
from pengukuran.rules.rata import pertumbuhan
from sakip.angka import baca_nilai

D = Decimal
capaian_wajar = st.lists(st.decimals("0.01", 1000, places=2), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("nilai", "cara", "desimal", "pembulatan", "tercetak"),
    [
        pytest.param(("94.68", "105.56"), "aritmetik", 2, "setengah", "100,12", id="Klungkung"),
        pytest.param(("110.66",), "aritmetik", 0, "potong", "110", id="Tanah Datar: 110,66 printed cut"),
        pytest.param(("121.32", "100"), "aritmetik", 0, "potong", "110", id="Tanah Datar: a mean of 110,66, cut"),
        pytest.param(("100", "90"), "geometrik", 2, "setengah", "94,87", id="PMK 22/2021: 100 and 90"),
        pytest.param(("100", "90"), "aritmetik", 2, "setengah", "95,00", id="the same two, arithmetic"),
        pytest.param(("88.2", "89.0"), "aritmetik", 1, "setengah", "88,6", id="Sumut: of percents, not of the money"),
    ],
)
def test_means_that_documents_print(nilai, cara, desimal, pembulatan, tercetak):
    assert cetak_capaian(rata(map(D, nilai), cara).nilai, desimal, pembulatan) == tercetak


def test_pmk_22_2021_s_mean_of_three_is_of_unrounded_thirds():
    """It prints 66,67; 66,67; 100 -> 76,31. Of the printed, rounded ones it would be 76,32."""
    duapertiga = capaian(3, 2, "naik").nilai
    assert cetak_capaian(rata([duapertiga, duapertiga, D(100)], "geometrik").nilai) == "76,31"
    assert cetak_capaian(rata([D("66.67"), D("66.67"), D(100)], "geometrik").nilai) == "76,32"


def test_klungkung_s_mean_is_very_high():
    tengah = rata([D("94.68"), D("105.56")]).nilai
    assert predikat(tengah, PERMENDAGRI_86_2017).nama == "Sangat tinggi"


def test_where_the_profile_caps_it_is_the_capped_capaian_that_is_averaged():
    """Tanah Datar with a cap of 110 on each: the mean of what counts, and never above the cap."""
    semua = [capaian("100", r, "naik", batas=D(110)) for r in ("132,00", "90")]
    assert rata(c.nilai for c in semua).nilai == 100
    assert rata(c.sebelum_batas for c in semua).nilai == 111


@pytest.mark.parametrize("batas", [None, D(100), D(110), D(120)])
@pytest.mark.parametrize(
    "nilai",
    [
        pytest.param("224", id="Bapenda"),
        pytest.param("690", id="Disbudpar"),
        pytest.param("248", id="hypertension"),
    ],
)
def test_most_print_without_a_cap_and_the_profile_may_set_one(nilai, batas):
    hasil = capaian(100, D(nilai), "naik", batas=batas)
    assert (hasil.nilai, hasil.sebelum_batas) == (batas or D(nilai), D(nilai))


def test_a_geometric_mean_of_nothing_reached_is_nothing():
    assert rata([D(0), D(100)], "geometrik").nilai == 0
    assert rata([D(-50), D(100)], "geometrik").nilai == 0
    assert rata([None, D(80), None], "geometrik") == rata([None, D(80), None])
    assert rata([], "geometrik").nilai is None
    with pytest.raises(ValueError, match="harmonik"):
        rata([D(1)], "harmonik")


@given(capaian_wajar)
def test_a_geometric_mean_is_never_above_the_arithmetic_one(nilai):
    geometrik, aritmetik = (rapikan(rata(nilai, cara).nilai) for cara in ("geometrik", "aritmetik"))
    assert rapikan(min(nilai)) <= geometrik <= aritmetik <= rapikan(max(nilai))


def test_the_mean_of_the_profile_holds_for_sasaran_and_for_what_is_above_them():
    hasil = rata_sasaran({"A": [D(100), D(90)], "B": [None, D(40)]}, "geometrik")
    assert cetak_capaian(hasil.sasaran[0].indikator.nilai) == "94,87"
    assert cetak_capaian(hasil.rata.nilai) == "61,60"
    kalimat = contoh(Ukuran("10", "naik", "akhir"), Kaidah(rata="geometrik"))
    assert "geometrik" in kalimat[-1]


def test_a_report_averages_by_the_profile_too():
    tahun = TahunKantor(Kaidah(rata="geometrik"), None)
    assert tahun.cetak(tahun.rata([D(100), None, D(90)]).nilai) == "94,87"


# ---- years


@pytest.mark.parametrize(
    ("nilai", "tercetak", "dihitung", "dikecualikan"),
    [
        (("100", "110", "115.5"), "7,50", 2, 0),  # (10 + 5)/2, not the compound 7,47
        (("100", None, "121"), "–", 0, 2),
        (("0", "5", "10"), "100,00", 1, 1),
        (("-10", "-5"), "50,00", 1, 0),
        (("7",), "–", 0, 0),
        ((), "–", 0, 0),
    ],
)
def test_growth_is_the_arithmetic_mean_of_each_year_s_permendagri_86_2017_t_c_24(
    nilai, tercetak, dihitung, dikecualikan
):
    """Dinas Kesehatan Banyuwangi prints 9,45 % so; the compound rate would be less."""
    hasil = pertumbuhan([None if n is None else D(n) for n in nilai])
    assert (cetak_capaian(hasil.nilai), hasil.dihitung, hasil.dikecualikan) == (tercetak, dihitung, dikecualikan)


# ---- budget


def test_what_is_left_of_the_budget_counts_only_where_the_target_was_reached():
    assert sisa(D(100), D("90.44")).nilai == D("9.56")
    assert sisa(D(120), D(105)).nilai == -5
    assert sisa(D("99.99"), D(50)).alasan == Alasan.BELUM_TERCAPAI
    assert sisa(None, D(50)).alasan == Alasan.TANPA_CAPAIAN
    assert sisa(D(100), None).alasan == Alasan.TANPA_PAGU


def test_what_is_left_of_several_is_that_of_their_budget_together():
    baris = [
        BarisAnggaran(D(100), D(50), D(120)),
        BarisAnggaran(D(300), D(250), D(90)),
        BarisAnggaran(D(9), D(0), None),
    ]
    hasil = efisiensi("sisa", baris)
    assert (hasil.nilai, hasil.dihitung, hasil.dikecualikan) == (25, 2, 1)
    assert efisiensi("sisa", baris, "geometrik").nilai == 25
    kurang = efisiensi("sisa", baris[1:])
    assert (kurang.nilai, kurang.alasan, kurang.dihitung, kurang.dikecualikan) == (None, Alasan.BELUM_TERCAPAI, 0, 2)


# ---- ways of counting that some use and we do not


def test_lower_is_better_is_not_target_over_realisasi():
    """T/R stands in two programs (SIPD reports, Pringsewu) and in no printed report: 22,10/18,10 would be 122,10."""
    assert cetak_capaian(capaian("22,10", "18,10", "turun").nilai) == "118,10"


def test_a_difference_of_percentages_is_not_a_capaian():
    """Literacy 2012 prints 0,11 for 98,65 against 98,76; every other report prints R/T."""
    assert cetak_capaian(capaian("98,65", "98,76", "naik").nilai) == "100,11"


def test_more_than_110_is_not_turned_into_120():
    """PermenPANRB 8/2021 gives persons 120 above 110 %; the capaian of an office stays what it is."""
    assert capaian(100, 111, "naik").nilai == 111


def test_decimals_are_those_of_the_number_and_not_added_to_a_rounded_one():
    """Sekretariat DPRD Banyuwangi rounds to a whole number and prints `,00` behind it."""
    assert cetak_capaian(capaian(3, 2, "naik").nilai) == "66,67"


def test_a_falling_figure_may_be_taken_at_its_highest():
    """SIPD reports, formula 2, of negative trends."""
    hasil = ukur(Ukuran("10", "turun", "maksimum"), _triwulan("3", "12", "8"), 3, Kaidah())
    assert (hasil.gabungan.nilai.tertulis, hasil.tahun.nilai) == ("12", 80)


def test_a_sum_is_seen_against_the_year_and_against_its_own_quarter():
    """Pringsewu divides by the targets of the quarters that were filled (8 of 20 = 40); a zero counts as filled."""
    u = Ukuran("40", "naik", "jumlah", target_triwulan={1: "10", 2: "10"})
    hasil = ukur(u, _triwulan("8", "0"), 2, Kaidah())
    assert (hasil.tahun.nilai, hasil.triwulan and hasil.triwulan.nilai, hasil.gabungan.dari) == (20, 0, (1, 2))


def _triwulan(*nilai: str) -> dict[int, Isian]:
    return {tw: Isian(baca_nilai(n)) for tw, n in enumerate(nilai, start=1)}
