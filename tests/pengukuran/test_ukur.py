"""The one function of measurement: quarters in, capaian out."""

import re
from decimal import Decimal

import pytest

from pengukuran.rules import Alasan, Isian, Kaidah, Ukuran, contoh, ukur
from pengukuran.rules.ukur import capaian_ditanyakan, perlu_penjelasan
from renstra.enums import CaraHitung
from sakip.angka import baca_nilai

D = Decimal


def isian(*nilai: str) -> dict[int, Isian]:
    return {tw: Isian(baca_nilai(teks)) for tw, teks in enumerate(nilai, start=1)}


def test_the_worked_example_of_sm_lampiran_c() -> None:
    padi = Ukuran("10 %", "naik", "jumlah", "%")
    hasil = ukur(padi, isian("0", "4", "0", "4"), 4, Kaidah())
    assert (hasil.gabungan.nilai.tertulis, hasil.gabungan.dari) == ("8", (1, 2, 3, 4))
    assert hasil.tahun.nilai == hasil.tahun.sebelum_batas == D(80)
    assert hasil.tahun.tercapai is False
    assert hasil.predikat is not None and hasil.predikat.kode == "tinggi"


def test_each_quarter_is_seen_against_its_own_target_too() -> None:
    u = Ukuran("10", "naik", "jumlah", target_triwulan={1: "2", 2: "5", 3: "-"})
    isi = isian("1", "4", "0", "4")
    hasil = [ukur(u, isi, tw, Kaidah()) for tw in (1, 2, 3, 4)]
    assert [h.tahun.nilai for h in hasil] == [10, 50, 50, 90]
    assert [h.triwulan and h.triwulan.nilai for h in hasil] == [50, 80, None, None]


@pytest.mark.parametrize(("cara", "nilai"), [("akhir", 80), ("maksimum", 90), ("rata", 80)])
def test_a_figure_that_carries_on_is_seen_as_far_as_it_has_come(cara: str, nilai: int) -> None:
    u = Ukuran("200", "naik", cara, target_triwulan={3: "100"})
    hasil = ukur(u, isian("70", "90", "80"), 3, Kaidah())
    assert hasil.triwulan is not None
    assert hasil.triwulan.nilai == nilai


def test_the_year_s_own_final_figure_stands_instead_of_the_quarters() -> None:
    u = Ukuran("10", "naik", "jumlah")
    hasil = ukur(u, isian("1", "4"), 4, Kaidah(), akhir=Isian(baca_nilai("9 Dokumen")))
    assert (hasil.tahun.nilai, hasil.gabungan.nilai.tertulis, hasil.gabungan.dari) == (90, "9 Dokumen", ())
    assert ukur(u, isian("1", "4"), 4, Kaidah(), akhir=Isian(baca_nilai("-"))).tahun.nilai == 50


def test_the_profile_caps_and_names_the_predikat() -> None:
    u, isi = Ukuran("10", "naik", "jumlah"), isian("15")
    hasil = ukur(u, isi, 4, Kaidah(batas=D(120)))
    assert (hasil.tahun.nilai, hasil.tahun.sebelum_batas) == (120, 150)
    assert ukur(u, isi, 4, Kaidah(predikat=())).predikat is None
    antara = isian("9,05")
    assert [p.kode for a in ("bulat", "bawah") if (p := ukur(u, antara, 4, Kaidah(antara=a)).predikat)] == [
        "sangat_tinggi",
        "tinggi",
    ]


@pytest.mark.parametrize(
    ("target", "nilai", "alasan"),
    [
        ("10", ("5", "12-15"), Alasan.REALISASI_RENTANG),
        ("10", (), Alasan.TANPA_REALISASI),
        ("-", ("5", "12-15"), Alasan.TANPA_TARGET),
        ("0", ("5",), Alasan.TARGET_NOL),
    ],
)
def test_the_reason_of_the_quarters_is_that_of_the_year(target: str, nilai: tuple[str, ...], alasan: Alasan) -> None:
    hasil = ukur(Ukuran(target, "naik", "jumlah"), isian(*nilai), 4, Kaidah())
    assert (hasil.tahun.nilai, hasil.tahun.alasan, hasil.predikat) == (None, alasan, None)


@pytest.mark.parametrize(
    ("u", "nilai", "sampai", "diminta"),
    [
        (Ukuran("10", "naik", "jumlah"), ("1",), 1, False),  # still adds up, no target of the quarter
        (Ukuran("10", "naik", "jumlah"), ("1",), 4, True),
        (Ukuran("10", "naik", "jumlah", target_triwulan={1: "1"}), ("1",), 1, False),
        (Ukuran("10", "naik", "jumlah", target_triwulan={1: "2"}), ("1",), 1, True),
        (Ukuran("10", "naik", "akhir"), ("9",), 1, True),
        (Ukuran("10", "naik", "akhir"), ("10",), 1, False),
        (Ukuran("0", "turun", "akhir"), ("3",), 1, True),  # no percentage, yet not reached
        (Ukuran("0", "turun", "akhir"), ("0",), 1, False),
        (Ukuran("10", "naik", "akhir"), (), 4, False),
    ],
)
def test_kendala_and_solusi_are_asked_for_below_the_threshold(
    u: Ukuran, nilai: tuple[str, ...], sampai: int, diminta: bool
) -> None:
    """SM Lampiran C, penjelasan: the causes of a low realisasi."""
    hasil = ukur(u, isian(*nilai), sampai, Kaidah())
    assert perlu_penjelasan(u, hasil, sampai, Kaidah()) is diminta


# ---- the worked example


@pytest.mark.parametrize(("nilai", "ditanyakan"), [("3", None), ("12", None), ("30", 250)])
def test_a_sum_over_the_year_s_target_is_asked_about_before_the_year_is_over(nilai: str, ditanyakan: int) -> None:
    u = Ukuran("12", "naik", "jumlah")
    hasil = ukur(u, isian(nilai), 1, Kaidah())
    assert capaian_ditanyakan(u, hasil, 1, Kaidah()) == ditanyakan


def test_the_worked_example_is_in_plain_words_and_counted_by_the_same_function() -> None:
    kalimat = contoh(Ukuran("10 %", "naik", "jumlah", "%"), Kaidah())
    assert kalimat[0] == "Makin tinggi makin baik: capaian = realisasi s.d. triwulan ini ÷ target × 100%."
    assert "Misalnya target 10 % dan realisasi setahun 8%: capaian = 8 ÷ 10 × 100% = 80,00%, Tinggi." in kalimat


@pytest.mark.parametrize(
    ("u", "kaidah", "bagian"),
    [
        (Ukuran("20", "turun", "akhir"), Kaidah(), "(2 × 20 − 22) ÷ 20 × 100% = 90,00%"),
        (Ukuran("20", "tetap", "akhir"), Kaidah(), "(1 − 2 ÷ 20) × 100% = 90,00%"),
        (Ukuran("WTP", "skala", "akhir", skala="TMP; WDP; WTP"), Kaidah(), "realisasi setahun WDP: capaian = 2 ÷ 3"),
        (Ukuran("TMP", "skala", "akhir", skala="TMP; WDP; WTP"), Kaidah(), "1 ÷ 1 × 100% = 100,00%"),
        (Ukuran("12-15 hari", "turun", "akhir"), Kaidah(), "realisasi setahun 16 hari: capaian = 93,33%"),
        (Ukuran("Rp 2.000.000", "naik", "jumlah"), Kaidah(), "Rp 1.600.000: capaian = 1.600.000 ÷ 2.000.000"),
        (Ukuran("1 Dokumen", "naik", "jumlah"), Kaidah(), "realisasi setahun 1 Dokumen"),
        (Ukuran("0,8273", "naik", "akhir"), Kaidah(), "0,6618 ÷ 0,8273 × 100% = 80,00%"),
        (Ukuran("3", "naik", "akhir"), Kaidah(pembulatan="potong"), "2 ÷ 3 × 100% = 66,66%"),
        (Ukuran("3", "naik", "akhir"), Kaidah(batas=D(120)), "Capaian di atas 120% dicatat 120%."),
        (Ukuran("3", "naik", "akhir"), Kaidah(batas=D(50)), "realisasi setahun 2: capaian = 50,00%"),
        (Ukuran("0", "naik", "akhir"), Kaidah(), "Targetnya nol"),
        (Ukuran("", "naik", "akhir"), Kaidah(), "Targetnya tidak ada"),
        (Ukuran("Baik", "skala", "akhir"), Kaidah(), "Targetnya berupa teks tanpa skala"),
        (Ukuran("-5", "naik", "akhir"), Kaidah(), "Misalnya target -5"),
    ],
)
def test_every_indicator_has_a_worked_example_or_the_reason_for_none(u: Ukuran, kaidah: Kaidah, bagian: str) -> None:
    assert bagian in " ".join(contoh(u, kaidah))


@pytest.mark.parametrize("cara", list(CaraHitung))
def test_the_quarters_of_the_example_come_to_what_it_says(cara: CaraHitung) -> None:
    kalimat = contoh(Ukuran("10", "naik", cara), Kaidah())[1]
    angka = re.search(r": ([0-9, ]+), dan ([0-9]+)\s+menjadi ([0-9]+)\.", kalimat)
    assert angka
    assert (
        ukur(Ukuran("10", "naik", cara), isian(*angka[1].split(", "), angka[2]), 4, Kaidah()).gabungan.nilai.tertulis
        == angka[3]
    )
