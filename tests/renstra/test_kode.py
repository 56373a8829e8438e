"""Codes of the nomenclature as people's files write them."""

import pytest

from renstra.rules.kode import baca_kode, daftar_bidang, induk_kode, tingkat_kode
from sakip.organisasi.enums import Tingkat

SATU = ("5.01",)
DUA = ("5.01", "5.05")


@pytest.mark.parametrize(
    ("kode", "tingkat"),
    [
        ("5.01.02", Tingkat.PROGRAM),
        ("5.01.02.2.01", Tingkat.KEGIATAN),
        ("5.01.02.2.01.0001", Tingkat.SUB_KEGIATAN),
        ("5.01.02.2.01.01", Tingkat.SUB_KEGIATAN),
        ("5.01", None),
        ("5.01.02.2", None),
        ("5.01.02.2.01.001", None),
    ],
)
def test_the_level_follows_from_the_form_of_the_code(kode, tingkat):
    assert tingkat_kode(kode) == tingkat


def test_a_code_knows_the_one_above_it():
    assert induk_kode("5.01.02.2.01.0001") == "5.01.02.2.01"
    assert induk_kode("5.01.02.2.01") == "5.01.02"
    assert induk_kode("5.01.02") is None


@pytest.mark.parametrize(
    ("tulisan", "kode"),
    [
        ("7.01.01.201.01", "7.01.01.2.01.01"),
        ("7.01.01.201", "7.01.01.2.01"),
        ("5.1.2", "5.01.02"),
        ("2.1.02", "2.10.02"),
        ("5.01.02.2.01.001", "5.01.02.2.01.0001"),
        (" 5.01. 02 ", "5.01.02"),
        ("5.01.02.", "5.01.02"),
        ("05.01.02", "5.01.02"),
    ],
)
def test_what_can_only_mean_one_thing_is_mended_and_reported(tulisan, kode):
    bacaan = baca_kode(tulisan)
    assert (bacaan.kode, bacaan.salah) == (kode, "")
    assert bacaan.ragu


def test_a_clean_code_raises_no_doubt():
    assert baca_kode("5.01.02.2.01.0001", Tingkat.SUB_KEGIATAN, bidang=SATU).ragu == ()


@pytest.mark.parametrize("tulisan", ["5.01.02.2.01.1", "", "...", "abc", "5,01,02", "5.01.02.2", "٥.01.02", "1" * 400])
def test_what_could_mean_two_things_or_nothing_is_a_fault(tulisan):
    bacaan = baca_kode(tulisan)
    assert bacaan.kode == ""
    assert bacaan.salah


@pytest.mark.parametrize("tulisan", ["X.XX.01.2.06.0001", "x.xx.01.2.06.0001"])
def test_x_xx_is_the_one_bidang_urusan_of_the_pd(tulisan):
    bacaan = baca_kode(tulisan, Tingkat.SUB_KEGIATAN, bidang=SATU)
    assert bacaan.kode == "5.01.01.2.06.0001"
    assert "X.XX dibaca 5.01" in bacaan.ragu[0]


def test_x_xx_of_a_pd_with_two_bidang_is_a_fault_unless_the_row_names_one_of_them():
    assert "5.01, 5.05" in baca_kode("X.XX.01", bidang=DUA).salah
    assert baca_kode("X.XX.01", bidang=DUA, bidang_baris="5.05").kode == "5.05.01"
    assert baca_kode("X.XX.01", bidang=DUA, bidang_baris="1.01").salah


def test_another_bidang_or_authority_is_a_doubt_and_not_a_fault():
    assert "bukan bidang" in baca_kode("1.01.02", bidang=SATU).ragu[0]
    assert "angka keempat" in baca_kode("5.01.02.1.01", bidang=SATU).ragu[0]


def test_a_code_of_another_level_is_a_fault():
    assert "bukan kode program" in baca_kode("5.01.02.2.01", Tingkat.PROGRAM).salah


def test_the_list_of_bidang_is_read_from_the_pd():
    assert daftar_bidang("5.01, 5.05,x") == ("5.01", "5.05")
