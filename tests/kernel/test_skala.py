"""The ordered scale of text targets, and targets that contradict each other."""

from decimal import Decimal

import pytest

from renstra.rules.target import akhir_bertentangan
from sakip.skala import baca_skala, catatan_skala


def test_a_scale_counts_from_the_lowest_gm_lampiran_b_3():
    assert baca_skala("TMP; WDP ;WTP").nilai == {"TMP": Decimal(1), "WDP": Decimal(2), "WTP": Decimal(3)}


def test_a_scale_keeps_the_numbers_it_is_given_sm_lampiran_a_3():
    skala = baca_skala("D = 1; C = 2,5; CC=3")
    assert skala.nilai == {"D": Decimal(1), "C": Decimal("2.5"), "CC": Decimal(3)}
    assert skala.bilangan(" cc ") == 3
    assert skala.bilangan("B") is None


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("WTP", "paling sedikit dua"),
        ("WTP; wtp", "tertulis dua kali"),
        ("A = 2; B = 1", "dari terendah ke tertinggi"),
        ("A = 1; B = 1", "dari terendah ke tertinggi"),
        ("A = 1; B", "semua sebutan"),
        ("A = satu; B = 2", "tidak terbaca"),
        ("= 1; B = 2", "kosong"),
        ("A = 1.5.; B = 2", "tidak terbaca"),
    ],
)
def test_a_scale_that_cannot_be_read_says_why(teks, kata):
    skala = baca_skala(teks)
    assert kata in skala.salah
    assert not skala.nilai


def test_an_empty_scale_is_no_mistake():
    assert baca_skala("  ").salah == ""


def test_a_text_target_asks_for_a_scale_that_knows_it_gm_lampiran_b_3():
    assert catatan_skala("", ["97%", "12 dokumen", ""]) == []
    assert "“WTP” berupa teks, tetapi skalanya belum diisi" in catatan_skala("", ["WTP", "WTP"])[0]
    assert catatan_skala("WDP; WTP", ["wtp"]) == []
    assert "“BB” tidak ada pada skala WDP, WTP" in catatan_skala("WDP; WTP", ["BB"])[0]


def test_the_end_target_is_the_target_of_the_last_year_gm_sm_pasal_5():
    assert akhir_bertentangan("97%", "97,0%", 2029) is None
    assert akhir_bertentangan("", "97%", 2029) is None
    assert akhir_bertentangan("wtp", "WTP", 2029) is None
    assert "Target akhir 98% berbeda" in akhir_bertentangan("98%", "97%", 2029)


@pytest.mark.parametrize(
    ("teks", "label"),
    [
        ("Predikat B", "B"), ("BB (70,15)", "BB"), ("Nilai 70,15 (BB)", "BB"), ("70,15/BB", "BB"), ("BB 70,15", "BB"),
        ("Predikat: A", "A"), ("B (Baik)", "B"), ("belum B", None), ("tidak (B)", None), ("A / B", None), ("BBB", None),
    ],
)  # fmt: skip
def test_a_label_is_found_beside_its_figure_and_never_guessed(teks, label):
    skala = baca_skala("C; CC; B; BB; A; AA")
    assert skala.bilangan(teks) == (skala.nilai[label] if label else None)


def test_levels_are_read_in_roman_figures_too():
    skala = baca_skala("Level 1; Level 2; Level 3; Level 3 Plus")
    assert [skala.bilangan(t) for t in ("Level III", "level 3", "Level 3 Plus", "Level IV")] == [3, 3, 4, None]
    assert baca_skala("Tingkat I; Tingkat II").bilangan("tingkat 2") == 2
