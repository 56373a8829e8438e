"""Numerator and denominator are read in the notation of their figure, and asked about with it."""

from decimal import Decimal

import pytest

from pengukuran.rules import Alasan, Isian, gabung
from pengukuran.rules.arti import baca_pasangan, dua_arti
from pengukuran.rules.gabung import rasio
from sakip.angka import Nilai, Notasi

D = Decimal


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "notasi", "hasil"),
    [
        ("9", "10", "", ("9", "10", False)),
        ("1.234", "2.500", "", ("1234", "2500", True)),
        ("1.234", "2.500", "id", ("1234", "2500", False)),
        ("1.234", "2.500", "en", ("1.234", "2.5", False)),
        ("1.234", "2.500,5", "", ("1234", "2500.5", False)),  # only Indonesian fits both
        ("1,234", "2,500.5", "", ("1234", "2500.5", False)),  # only English does
        ("1.234", "1,234,567", "", ("1.234", "1234567", False)),
        ("85.5", "90", "id", ("85.5", "90", False)),  # no other meaning, whatever was chosen
        ("1.234,5", "0.75", "", ("1234.5", "0.75", False)),
        ("1.234", "", "", ("1234", None, True)),
        ("sembilan", "10", "", (None, "10", False)),
        ("", "", "", (None, None, False)),
    ],
)
def test_a_pair_is_read_in_one_notation(pembilang, penyebut, notasi, hasil):
    bilangan = [None if b is None else D(b) for b in hasil[:2]]
    assert baca_pasangan(pembilang, penyebut, notasi) == (*bilangan, hasil[2])


def test_a_pair_in_doubt_makes_no_figure():
    isian = Isian(Nilai(""), *baca_pasangan("1.234", "2.500"))
    assert rasio(isian, "%") is None
    assert gabung({1: isian}, "akhir", satuan="%").alasan == Alasan.MAKNA_GANDA
    jelas = Isian(Nilai(""), D(1), D(2))
    assert gabung({1: isian, 2: jelas}, "jumlah", satuan="%").alasan == Alasan.MAKNA_GANDA
    assert gabung({1: isian, 2: jelas}, "akhir", satuan="%").nilai.bilangan == 50


@pytest.mark.parametrize(
    ("tertulis", "pembilang", "penyebut", "tulisan"),
    [
        ("1.234", "1.500", "3", "1.234"), ("97%", "1.500", "2.000", "1.500"), ("", "3", "2.000", "2.000"),
        ("1-1.500", "", "", "1-1.500"), ("Nilai 1.234 (BB)", "", "", "Nilai 1.234 (BB)"),
    ],
)  # fmt: skip
def test_the_question_names_the_text_that_is_in_doubt(tertulis, pembilang, penyebut, tulisan):
    arti = dua_arti(tertulis, pembilang, penyebut)
    assert arti.tulisan == tulisan
    assert [n for n, _ in arti.kata] == list(Notasi)


@pytest.mark.parametrize("tertulis", ["97%", "85.10", "WTP", "15-10", "", "4,5 M", "Rp 4.500"])
def test_without_two_readings_nothing_is_asked(tertulis):
    assert dua_arti(tertulis, "9", "10,5") is None
