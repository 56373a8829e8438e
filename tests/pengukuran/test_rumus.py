"""The formula of capaian, against what real documents print. Each source is named in the test id."""

import ast
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pengukuran import rules
from pengukuran.rules import Alasan, capaian
from pengukuran.rules.cetak import bulatkan, cetak_capaian, rapikan
from renstra.enums import Arah
from sakip.angka import Nilai, Notasi, baca_nilai

D = Decimal
OPINI = "TMP; WDP; WTP"
PRINGSEWU = "TMP = 1; TW = 2; WDP = 3; WTP = 4"
NILAI_SAKIP = "D = 1; C = 2; CC = 3; B = 4; BB = 5; A = 6; AA = 7"


def cetak(
    target: object, realisasi: object, arah: str, desimal: int = 2, cara: str = "setengah", **lain: object
) -> str:
    return cetak_capaian(capaian(target, realisasi, arah, **lain).nilai, desimal, cara)


# ---- what documents print


@pytest.mark.parametrize(
    ("target", "realisasi", "arah", "desimal", "cara", "tercetak"),
    [
        pytest.param("10 %", 8, "naik", 0, "setengah", "80", id="SM Lampiran C: padi"),
        pytest.param("22,10", "18,10", "turun", 2, "setengah", "118,10", id="Banyuwangi: stunting"),
        pytest.param("0,35", "0,34", "turun", 2, "setengah", "102,86", id="Banyuwangi: V/C"),
        pytest.param("32", "4,88", "turun", 2, "setengah", "184,75", id="Lampung: AKB"),
        pytest.param("49", "56,23", "turun", 2, "potong", "85,24", id="Lampung: DBD, cut"),
        pytest.param("49", "56,23", "turun", 2, "setengah", "85,24", id="Lampung: DBD"),
        pytest.param("93", "160,1", "turun", 2, "potong", "27,84", id="Banyuwangi: AKI, cut (27,8495)"),
        pytest.param("93", "160,1", "turun", 2, "setengah", "27,85", id="Banyuwangi: AKI, half up"),
        pytest.param("72,29", "79,29", "naik", 2, "setengah", "109,68", id="Lima Puluh Kota before its cap of 100"),
        pytest.param(
            "85-90", "92", "naik", 1, "setengah", "102,2", id="PermenPANRB 8/2021 p. 100: 92/90, misprinted 113"
        ),
        pytest.param("2", "3", "naik", 2, "setengah", "150,00", id="Polman: (1,0,2) = 3"),
    ],
)
def test_it_prints_what_the_documents_print(target, realisasi, arah, desimal, cara, tercetak):
    assert cetak(target, realisasi, arah, desimal, cara) == tercetak


@pytest.mark.parametrize(
    ("nilai", "desimal", "tercetak"),
    [
        ("27.8495", 2, "27,84"),
        ("94.3757", 2, "94,37"),
        ("108.7667", 1, "108,7"),
        ("97.7778", 0, "97"),
        ("134.73", 0, "134"),
    ],
)
def test_truncation_as_in_22_cells_of_real_tables(nilai, desimal, tercetak):
    assert cetak_capaian(D(nilai), desimal, "potong") == tercetak


def test_lima_puluh_kota_caps_at_100_and_the_value_before_is_kept():
    hasil = capaian("72,29", "79,29", "naik", batas=D(100))
    assert (hasil.nilai, cetak_capaian(hasil.sebelum_batas)) == (100, "109,68")
    assert hasil.tercapai is True


# ---- the four directions


@pytest.mark.parametrize(
    ("arah", "realisasi", "nilai", "tercapai"),
    [
        ("naik", 8, 80, False), ("naik", 10, 100, True), ("naik", 0, 0, False), ("naik", -2, -20, False),
        ("turun", 8, 120, True), ("turun", 10, 100, True), ("turun", 0, 200, True), ("turun", 25, -50, False),
        ("tetap", 8, 80, False), ("tetap", 10, 100, True), ("tetap", 12, 80, False), ("tetap", 25, -50, False),
    ],
)  # fmt: skip
def test_higher_lower_and_hold(arah, realisasi, nilai, tercapai):
    hasil = capaian(10, realisasi, arah)
    assert (hasil.nilai, hasil.sebelum_batas, hasil.alasan, hasil.tercapai) == (nilai, nilai, None, tercapai)


@pytest.mark.parametrize(
    ("arah", "realisasi", "nilai"),
    [("naik", -3, 140), ("naik", -5, 100), ("naik", -7, 60), ("turun", -7, 140), ("turun", -3, 60), ("tetap", -4, 80)],
)
def test_a_target_below_zero_is_measured_by_its_size(arah, realisasi, nilai):
    assert capaian(-5, realisasi, arah).nilai == nilai


@pytest.mark.parametrize(
    ("target", "realisasi", "skala", "tercetak", "tercapai"),
    [
        pytest.param("WTP", "WTP", OPINI, "100,00", True, id="Banyuwangi: WTP"),
        pytest.param("WTP", "WDP", OPINI, "66,67", False, id="by position"),
        pytest.param("WTP", "WDP", PRINGSEWU, "75,00", False, id="Pringsewu: WTP 4, WDP 3"),
        pytest.param("WDP", "WTP", PRINGSEWU, "133,33", True, id="above the target"),
        pytest.param("BB", "a", NILAI_SAKIP, "120,00", True, id="Pringsewu: AA 7 ... D 1"),
        pytest.param("4", "WDP", PRINGSEWU, "75,00", False, id="written as the scale's own number"),
    ],
)
def test_a_scale_compares_positions(target, realisasi, skala, tercetak, tercapai):
    hasil = capaian(target, realisasi, "skala", skala=skala)
    assert (cetak_capaian(hasil.nilai), hasil.tercapai) == (tercetak, tercapai)


@pytest.mark.parametrize("arah", ["naik", "turun", "tetap"])
def test_text_with_a_scale_is_read_in_every_direction(arah):
    assert capaian("WDP", "WDP", arah, skala=OPINI).nilai == 100
    assert capaian("WDP", "WTP", arah, skala=OPINI).nilai == {"naik": 150, "turun": 50, "tetap": 50}[arah]


@pytest.mark.parametrize(
    ("target", "realisasi", "arah", "tercetak", "tercapai"),
    [
        ("12-15", 12, "naik", "100,00", True), ("12-15", 15, "turun", "100,00", True), ("12-15", 13, "tetap", "100,00", True),
        ("12-15", 9, "naik", "75,00", False), ("12-15", 18, "naik", "120,00", True),
        ("12-15", 18, "turun", "80,00", False), ("12-15", 9, "turun", "125,00", True),
        ("12-15", 18, "tetap", "80,00", False), ("12-15", 9, "tetap", "75,00", False),
        ("≥ 12", 30, "naik", "100,00", True), (">= 12", 9, "naik", "75,00", False), ("> 12", 12, "naik", "100,00", False), (">= 12", 12, "naik", "100,00", True),
        ("≤ 5", 3, "turun", "100,00", True), ("<= 5", 6, "turun", "80,00", False), ("≤ 0", 0, "turun", "100,00", True),
    ],
)  # fmt: skip
def test_a_range_is_100_inside_and_counts_against_the_nearer_end_outside(target, realisasi, arah, tercetak, tercapai):
    hasil = capaian(target, realisasi, arah)
    assert (cetak_capaian(hasil.nilai), hasil.tercapai) == (tercetak, tercapai)


# ---- no number where there is none


@pytest.mark.parametrize(
    ("target", "realisasi", "arah", "skala", "alasan"),
    [
        pytest.param("0", "0", "naik", "", Alasan.TARGET_NOL, id="Dukcapil 2020 prints 0"),
        pytest.param("0", "50", "naik", "", Alasan.TARGET_NOL, id="BKP prints 100"),
        pytest.param("-", "5", "naik", "", Alasan.TANPA_TARGET, id="Satpol PP prints 0%"),
        pytest.param("N/A", "5", "naik", "", Alasan.TANPA_TARGET, id="Diskominfo 2021 prints 100"),
        pytest.param("-", "-", "naik", "", Alasan.TANPA_TARGET, id="DPMPD prints -"),
        pytest.param("4", "Tidak diadakan karena Covid19", "naik", "", Alasan.REALISASI_TEKS, id="Setda prints 100"),
        pytest.param(None, 5, "naik", "", Alasan.TANPA_TARGET, id="no target"),
        pytest.param(5, None, "naik", "", Alasan.TANPA_REALISASI, id="nothing entered"),
        pytest.param(5, "N/A", "turun", "", Alasan.TANPA_REALISASI, id="N/A entered"),
        pytest.param(5, "12-15", "naik", "", Alasan.REALISASI_RENTANG, id="a range entered"),
        pytest.param("WTP", "WDP", "naik", "", Alasan.TARGET_TEKS, id="text without a scale"),
        pytest.param("WTP", "WDP", "skala", "WTP; wtp", Alasan.TARGET_TEKS, id="a scale that cannot be read"),
        pytest.param("WTP", "Baik", "skala", OPINI, Alasan.DI_LUAR_SKALA, id="off the scale"),
        pytest.param("3", "2,5", "skala", PRINGSEWU, Alasan.DI_LUAR_SKALA, id="between two steps"),
        pytest.param("3", "4", "skala", "", Alasan.TANPA_SKALA, id="direction scale, no scale"),
        pytest.param("97", "Baik", "naik", OPINI, Alasan.REALISASI_TEKS, id="number promised, text entered"),
        pytest.param("0-5", -1, "naik", "", Alasan.TARGET_NOL, id="an end that is zero"),
        pytest.param("10", "15-10", "naik", "", Alasan.MAKNA_GANDA, id="a range upside down"),
        pytest.param("10", "4,5 M", "naik", "", Alasan.MAKNA_GANDA, id="a short form that may be metres"),
    ],
)  # fmt: skip
def test_a_reason_never_an_invented_number(target, realisasi, arah, skala, alasan):
    hasil = capaian(target, realisasi, arah, skala=skala)
    assert (hasil.nilai, hasil.sebelum_batas, hasil.alasan) == (None, None, alasan)
    assert hasil.alasan.kata.endswith(".")


def test_every_reason_is_a_sentence():
    assert all(a.kata.endswith(".") and a.kata[0].isupper() for a in Alasan)


def test_a_number_with_two_readings_waits_for_a_choice():
    assert capaian(1000, baca_nilai("1.234"), "naik").alasan == Alasan.MAKNA_GANDA
    assert capaian(1000, baca_nilai("1.234", Notasi.INDONESIA), "naik").nilai == D("123.4")
    assert capaian(1, baca_nilai("1.234", Notasi.INGGRIS), "naik").nilai == D("123.4")
    assert capaian("1.000", "1.234", "naik").nilai == D("123.4")  # as kept: Indonesian


@pytest.mark.parametrize(("arah", "tercapai"), [("naik", True), ("turun", False), ("tetap", False)])
def test_a_zero_target_may_be_reached_without_a_percentage(arah, tercapai):
    assert capaian(0, 3, arah).tercapai is tercapai
    assert capaian(0, 0, arah).tercapai is True


def test_the_same_step_of_a_scale_that_is_not_at_hand_is_a_hundred_percent():
    """Banyuwangi, Inspektorat and Setda: WTP of WTP. On whatever scale, a position divided by itself."""
    assert capaian("WTP", " wtp", "skala") == rules.Capaian(D(100), D(100), None, True)
    assert capaian("WTP", "WDP", "skala").alasan == Alasan.TARGET_TEKS


def test_the_same_text_is_the_target_reached_without_a_percentage():
    assert capaian("Terlaksana", "terlaksana ", "naik") == rules.Capaian(None, None, Alasan.TARGET_TEKS, True)
    assert capaian("Terlaksana", "Sebagian", "naik").tercapai is None


@pytest.mark.parametrize("salah", [1.5, True, b"5", [5]])
def test_floats_and_their_like_are_refused(salah):
    with pytest.raises(TypeError):
        capaian(salah, 5, "naik")
    with pytest.raises(TypeError):
        capaian(5, salah, "naik")


def test_what_is_no_number_at_all_is_refused():
    with pytest.raises(ValueError, match="finite"):
        capaian(5, D("NaN"), "naik")


def test_the_unit_of_what_is_typed_does_not_change_the_figure():
    assert capaian("50%", "45", "naik").nilai == capaian("50", "45 persen", "naik").nilai == 90
    assert capaian("Rp 2.000.000", "Rp 1.000.000", "naik").nilai == 50


# ---- properties

bilangan = st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False, allow_infinity=False)
positif = st.decimals(min_value=D("0.0001"), max_value=10**9, places=4)
arah_angka = st.sampled_from([Arah.NAIK, Arah.TURUN, Arah.TETAP])


@given(bilangan, bilangan, bilangan)
def test_better_is_never_less(target, a, b):
    assume(target)
    kecil, besar = sorted((a, b))
    assert capaian(target, kecil, "naik").nilai <= capaian(target, besar, "naik").nilai
    assert capaian(target, kecil, "turun").nilai >= capaian(target, besar, "turun").nilai
    dekat, jauh = sorted((a, b), key=lambda r: abs(r - target))
    assert capaian(target, dekat, "tetap").nilai >= capaian(target, jauh, "tetap").nilai


@given(positif, positif, bilangan, bilangan)
def test_a_range_is_monotone_too(x, y, a, b):
    bawah, atas = sorted((x, y))
    target = Nilai("x", jenis="rentang", bawah=bawah, atas=atas)
    kecil, besar = sorted((a, b))
    assert capaian(target, kecil, "naik").nilai <= capaian(target, besar, "naik").nilai
    assert capaian(target, kecil, "turun").nilai >= capaian(target, besar, "turun").nilai


@given(bilangan, bilangan, positif, arah_angka)
def test_it_does_not_depend_on_the_unit_of_measure(target, realisasi, k, arah):
    assume(target)
    assert capaian(k * target, k * realisasi, arah).nilai == capaian(target, realisasi, arah).nilai


@given(bilangan, bilangan, arah_angka, positif)
def test_a_cap_never_raises_and_keeps_the_value_before(target, realisasi, arah, batas):
    assume(target)
    bebas, terbatas = capaian(target, realisasi, arah), capaian(target, realisasi, arah, batas=batas)
    assert terbatas.nilai == min(bebas.nilai, batas)
    assert terbatas.sebelum_batas == bebas.nilai
    assert terbatas.tercapai == bebas.tercapai


@given(bilangan, bilangan, arah_angka)
def test_reached_is_at_least_100_and_nothing_is_a_float(target, realisasi, arah):
    hasil = capaian(target, realisasi, arah)
    assert {type(hasil.nilai), type(hasil.sebelum_batas)} <= {Decimal, type(None)}
    if target:
        assert hasil.tercapai is (hasil.nilai >= 100)


@given(positif, positif)
def test_it_is_rounded_only_at_print(target, realisasi):
    nilai = capaian(target, realisasi, "naik").nilai
    assert abs(nilai * target - realisasi * 100) <= abs(realisasi) * D("1e-20")
    assert cetak_capaian(nilai).replace(".", "").replace(",", ".") == str(
        rapikan(nilai).quantize(D("0.01"), ROUND_HALF_UP)
    )


def test_thirds_print_as_a_whole_even_when_cut():
    tiga = sum(capaian(300, 1, "naik").nilai for _ in range(3))
    assert bulatkan(tiga, 2, "potong") == D("1.00")
    assert (cetak_capaian(None), cetak_capaian(D("-0.001")), cetak_capaian(D("-2.345"))) == ("–", "0,00", "-2,35")
    assert cetak_capaian(D("1234.5"), 0) == "1.235"


def test_no_float_stands_anywhere_in_the_rules():
    for berkas in Path(rules.__file__).parent.glob("*.py"):
        for simpul in ast.walk(ast.parse(berkas.read_text())):
            assert not (isinstance(simpul, ast.Constant) and isinstance(simpul.value, float)), berkas
            assert not (isinstance(simpul, ast.Call) and getattr(simpul.func, "id", "") in {"float", "round"}), berkas
            assert not isinstance(getattr(simpul, "op", None), ast.Div), berkas
