"""Figures that are possible but odd are asked about, never refused."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pengukuran.rules import Isian
from pengukuran.rules.kewajaran import AngkaDiperiksa, periksa
from sakip.angka import Jenis, Nilai, Notasi, baca_nilai

D = Decimal


def kode(nilai: str, pembilang: int | None = None, penyebut: int | None = None, **lain: Any) -> list[str]:
    pasangan = (None if p is None else D(p) for p in (pembilang, penyebut))
    isian = Isian(baca_nilai(nilai, Notasi.INDONESIA), *pasangan)
    keanehan = periksa(AngkaDiperiksa(isian, **lain))
    assert all(k.pesan.endswith("Benar?") for k in keanehan)
    return [k.kode for k in keanehan]


@pytest.mark.parametrize(
    ("nilai", "riwayat", "aneh"),
    [
        ("300", (90, 100, 110), True), ("299", (90, 100, 110), False),
        ("30", (80, 90, 100), True), ("33", (90, 100, 110), True), ("34", (90, 100, 110), False),
        ("0", (90, 100, 110), True), ("-100", (90, 100, 110), True),
        ("900", (100, 100), False), ("900", (), False),
        ("100", (1, 100, 10_000), False),
        ("5", (0, 0, 0), False), ("6", (0, 0, 2, 0), True), ("5", (0, 0, 2, 0), False),
        ("-300", (-90, -100, -110), True), ("-120", (-90, -100, -110), False),
        ("WTP", (90, 100, 110), False),
    ],
)  # fmt: skip
def test_three_times_or_a_third_of_the_median_of_three_years_is_asked_about(nilai, riwayat, aneh):
    assert kode(nilai, riwayat=[D(r) for r in riwayat]) == (["pencilan"] if aneh else [])


@pytest.mark.parametrize(
    ("cara", "arah", "aneh"),
    [("akhir", "naik", True), ("maksimum", "naik", True), ("akhir", "turun", False), ("jumlah", "naik", False),
     ("rata", "naik", False)],
)  # fmt: skip
def test_a_figure_that_carries_on_does_not_fall(cara, arah, aneh):
    lalu = {1: D(70), 2: D(60)}
    assert kode("65", cara_hitung=cara, arah=arah, sebelum=lalu) == (["menurun"] if aneh else [])
    assert kode("70", cara_hitung=cara, arah=arah, sebelum=lalu) == []


@pytest.mark.parametrize(
    ("capaian", "aneh"),
    [("150", []), ("150.01", ["capaian_tinggi"]), ("50", []), ("49.99", ["capaian_rendah"]), (None, [])],
)
def test_over_150_and_below_50_percent_ask_once(capaian, aneh):
    assert kode("5", capaian=None if capaian is None else D(capaian)) == aneh


def test_the_bounds_are_those_of_the_profile():
    assert kode("5", capaian=D(130), atas=D(120)) == ["capaian_tinggi"]
    assert kode("5", capaian=D(70), bawah=D(75)) == ["capaian_rendah"]


def test_more_than_the_whole_is_asked_about():
    assert kode("101", satuan="Persen") == kode("101%") == kode("101", target="97%") == ["lebih_100"]
    assert kode("100", satuan="%") == kode("101", satuan="Dokumen") == []
    assert kode("130", satuan="%", target="120%") == []  # a growth


def test_a_numerator_above_its_denominator_is_asked_about():
    assert kode("", 110, 100, satuan="%") == ["pembilang"]
    assert kode("", 100, 100, satuan="%") == kode("", 300, 100, satuan="Hari") == []


def test_a_ratio_unlike_its_numerator_and_denominator_is_asked_about():
    assert kode("67", 2, 3, satuan="%") == kode("66,6", 2, 3, satuan="%") == kode("66,67", 2, 3, satuan="%") == []
    assert kode("76,67", 2, 3, satuan="%") == ["rasio"]
    assert kode("5", 2, 0, satuan="Rasio") == []


def test_a_unit_unlike_the_target_s_is_asked_about():
    assert kode("4 Laporan", target="10 Dokumen") == kode("4 Laporan", target="10", satuan="Dokumen") == ["satuan"]
    assert kode("4 persen", target="10 %") == kode("4 dokumen", target="10 Dokumen") == kode("4", target="10 %") == []
    assert kode("4%", target="10", satuan="Persen") == kode("4 Orang", target="10") == []


def test_the_question_names_the_figures():
    isian = Isian(baca_nilai("900"))
    (satu,) = periksa(AngkaDiperiksa(isian, riwayat=[D(200), D(250), D(1000)]))
    assert satu.pesan == "Realisasi 900 jauh dari biasanya: nilai tengah 3 angka sebelumnya 250. Benar?"


angka = st.decimals(-(10**12), 10**12, places=4)


@given(angka, st.lists(angka, max_size=6), st.none() | angka, st.none() | angka, st.none() | angka)
def test_nothing_that_can_be_typed_breaks_it(nilai, riwayat, pembilang, penyebut, capaian):
    isian = Isian(Nilai("x", nilai, "%", Jenis.ANGKA), pembilang, penyebut)
    for k in periksa(AngkaDiperiksa(isian, riwayat=riwayat, sebelum=dict(enumerate(riwayat)), capaian=capaian)):
        assert k.pesan.endswith("Benar?")
