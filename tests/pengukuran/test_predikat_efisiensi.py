"""Predikat by the scale of the regency, and efficiency of resources."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pengukuran.rules import Alasan, BarisAnggaran, efisiensi
from pengukuran.rules.cetak import cetak_capaian
from pengukuran.rules.efisiensi import pmk214, selisih, serapan
from pengukuran.rules.predikat import PERMENDAGRI_86_2017, baca_jenjang, predikat

D = Decimal
TIGA = [["tinggi", "Baik", "80"], ["sedang", "Cukup", "60.5"], ["rendah", "Kurang", ""]]


@pytest.mark.parametrize(
    ("nilai", "bulat", "bawah"),
    [
        ("250", "sangat_tinggi", "sangat_tinggi"), ("91", "sangat_tinggi", "sangat_tinggi"),
        ("90.5", "sangat_tinggi", "tinggi"), ("90.49", "tinggi", "tinggi"), ("90", "tinggi", "tinggi"),
        ("75.5", "tinggi", "sedang"), ("75", "sedang", "sedang"), ("65.9", "sedang", "rendah"),
        ("50.5", "rendah", "sangat_rendah"), ("50", "sangat_rendah", "sangat_rendah"),
        ("0", "sangat_rendah", "sangat_rendah"), ("-50", "sangat_rendah", "sangat_rendah"),
    ],
)  # fmt: skip
def test_permendagri_86_2017_and_what_lies_between_its_bounds(nilai, bulat, bawah):
    assert predikat(D(nilai), PERMENDAGRI_86_2017).kode == bulat
    assert predikat(D(nilai), PERMENDAGRI_86_2017, "bawah").kode == bawah


def test_klungkung_is_very_high_and_no_number_has_no_predikat():
    assert predikat(D("100.12"), PERMENDAGRI_86_2017).nama == "Sangat tinggi"
    assert predikat(None, PERMENDAGRI_86_2017) is None
    assert predikat(D(100), ()) is None
    with pytest.raises(ValueError, match="atas"):
        predikat(D(100), PERMENDAGRI_86_2017, "atas")


def test_the_residue_of_a_division_does_not_cost_a_step():
    hampir = D(91) - D("1e-40")
    assert predikat(hampir, PERMENDAGRI_86_2017, "bawah").kode == "sangat_tinggi"


@given(st.decimals(-1000, 1000, places=3), st.decimals(-1000, 1000, places=3), st.sampled_from(["bulat", "bawah"]))
def test_a_higher_capaian_never_has_a_lower_predikat(a, b, antara):
    rendah, tinggi = sorted((a, b))
    urut = [PERMENDAGRI_86_2017.index(predikat(n, PERMENDAGRI_86_2017, antara)) for n in (tinggi, rendah)]
    assert urut == sorted(urut)


def test_the_scale_of_a_profile_is_read_with_its_upper_bounds():
    tiga = baca_jenjang(TIGA)
    assert [(j.kode, j.bawah, j.atas) for j in tiga] == [
        ("tinggi", D(80), None), ("sedang", D("60.5"), D(79)), ("rendah", D(0), D("60.4")),
    ]  # fmt: skip
    assert [j.rentang for j in tiga] == ["≥ 80", "60,5 – 79", "0 – 60,4"]


# ---- efficiency


@pytest.mark.parametrize(
    ("capaian", "terserap", "hasil"),
    [("97.04", "90.44", "6.60"), ("71.50", "98.74", "-27.24")],
    ids=["Temanggung"] * 2,
)
def test_capaian_less_serapan(capaian, terserap, hasil):
    assert selisih(D(capaian), D(terserap)).nilai == D(hasil)


def test_by_default_rows_are_compared_with_their_budget_together():
    hasil = efisiensi("selisih", [BarisAnggaran(D(100), D(50), D(80)), BarisAnggaran(D(300), D(250), D(100)),
                                  BarisAnggaran(D(100), D(0), None), BarisAnggaran(D(0), D(0), D(70))])  # fmt: skip
    assert (hasil.nilai, hasil.dihitung, hasil.dikecualikan) == (15, 2, 2)
    assert serapan(D(300), D(250)) > 83


def test_pmk_214_with_and_without_its_limits():
    hemat = pmk214([BarisAnggaran(D(100), D(90), D(100))])
    assert (hemat.nilai, hemat.ne) == (10, 75)
    sekali = pmk214([BarisAnggaran(D(100), D("25.97"), D(100))])
    assert (sekali.nilai, sekali.ne) == (20, 100)
    assert (sekali.nilai_tanpa_batas, cetak_capaian(sekali.ne_tanpa_batas, 0, "potong")) == (
        D("74.03"),
        "235",
    )  # Itjen 2019
    boros = pmk214([BarisAnggaran(D(100), D(200), D(100))])
    assert (boros.nilai, boros.ne, boros.nilai_tanpa_batas, boros.ne_tanpa_batas) == (-20, 0, -100, -200)


def test_pmk_214_is_the_mean_of_its_outputs():
    hasil = efisiensi("pmk214", [BarisAnggaran(D(100), D(90), D(100)), BarisAnggaran(D(10), D(8), D(80)),
                                 BarisAnggaran(D(10), D(8), D(0))])  # fmt: skip
    assert (hasil.nilai, hasil.dihitung, hasil.dikecualikan) == (5, 2, 1)


@pytest.mark.parametrize(
    ("cara", "baris", "alasan"),
    [
        ("selisih", (D(100), D(50), None), Alasan.TANPA_CAPAIAN),
        ("selisih", (None, D(50), D(90)), Alasan.TANPA_PAGU),
        ("selisih", (D(0), D(0), D(90)), Alasan.TANPA_PAGU),
        ("selisih", (D(100), None, D(90)), Alasan.TANPA_PAGU),
        ("pmk214", (D(100), D(50), None), Alasan.TANPA_CAPAIAN),
        ("pmk214", (D(100), D(50), D(0)), Alasan.CAPAIAN_NOL),
        ("pmk214", (D(100), D(50), D(-3)), Alasan.CAPAIAN_NOL),
        ("pmk214", (D(0), D(50), D(90)), Alasan.TANPA_PAGU),
    ],
)
def test_no_efficiency_without_budget_or_capaian(cara, baris, alasan):
    hasil = efisiensi(cara, [BarisAnggaran(*baris)])
    assert (hasil.nilai, hasil.ne, hasil.alasan, hasil.dikecualikan) == (None, None, alasan, 1)


def test_the_single_difference_says_why_too():
    assert selisih(None, D(5)).alasan == Alasan.TANPA_CAPAIAN
    assert selisih(D(5), None).alasan == Alasan.TANPA_PAGU
    assert efisiensi("selisih", []).alasan == efisiensi("pmk214", []).alasan == Alasan.TANPA_PAGU
    with pytest.raises(ValueError, match="lain"):
        efisiensi("lain", [])


@given(st.lists(st.builds(BarisAnggaran, *[st.decimals(1, 10**12, places=2)] * 3), min_size=1, max_size=8))
def test_the_score_stays_from_0_to_100(baris):
    hasil = pmk214(baris)
    assert -20 <= hasil.nilai <= 20
    assert 0 <= hasil.ne <= 100
