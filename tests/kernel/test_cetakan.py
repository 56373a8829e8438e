"""Figures as documents print them: the number in them, where there is just one."""

from decimal import Decimal

import pytest

from sakip.angka import Jenis, Notasi, baca_cetakan, baca_nilai

D = Decimal


@pytest.mark.parametrize(
    ("teks", "bilangan", "satuan"),
    [
        ("0.8273", "0.8273", ""),
        ("85.10 %", "85.10", "%"),
        ("1,004,422,800", "1004422800", ""),
        ("1,234.56 Ton", "1234.56", "Ton"),
        ("17,02 Miliar", "17020000000", ""),
        ("17.02 Milyar", "17020000000", ""),
        ("Rp 17,02 Miliar", "17020000000", "Rp"),
        ("Rp. 4,5 M", "4500000000", "Rp"),
        ("2,5 triliun rupiah", "2500000000000", "Rp"),
        ("350 ribu orang", "350000", "orang"),
        ("-5 juta", "-5000000", ""),
        ("Nilai 70,15 (BB)", "70.15", ""),
        ("70,15 (BB)", "70.15", ""),
        ("70.15 (BB)", "70.15", ""),
        ("BB (70,15)", "70.15", ""),
        ("70,15/BB", "70.15", ""),
        ("BB / 70,15", "70.15", ""),
        ("Skor: 3,2", "3.2", ""),
        ("85,5% (Baik)", "85.5", "%"),
        ("1 (satu) Dokumen", "1", "Dokumen"),
        ("12 (dua belas) bulan", "12", "bulan"),
        ("96,5*", "96.5", ""),
        ("±15", "15", ""),
        ("sebesar 5,2 %", "5.2", "%"),
        ("Rp 17.020.520.112,00", "17020520112.00", "Rp"),
        ("97 persen", "97", "%"),
    ],
)
def test_the_number_in_it_is_read_and_the_writing_kept(teks, bilangan, satuan):
    nilai = baca_cetakan(teks)
    assert (nilai.bilangan, nilai.satuan, nilai.jenis, nilai.catatan) == (D(bilangan), satuan, Jenis.ANGKA, "")
    assert nilai.tertulis == teks


@pytest.mark.parametrize(
    ("teks", "bawah", "atas"),
    [
        ("≥ 80", "80", None), ("< 5%", None, "5"), ("minimal 80%", "80", None), ("Maks. 5 hari", None, "5"),
        ("12-15", "12", "15"), ("0.5 - 0.8", "0.5", "0.8"), ("76,00 s.d. 80,00", "76", "80"),
    ],
)  # fmt: skip
def test_a_range_stays_a_range(teks, bawah, atas):
    nilai = baca_cetakan(teks)
    assert (nilai.bawah, nilai.atas) == (bawah and D(bawah), atas and D(atas))


@pytest.mark.parametrize(
    "teks",
    ["WTP", "BB", "Level 3 Plus", "Level III", "100 dari 110 Organisasi", "26 Januari 2026", "26-01-2026", "1-2-3", "1e5",
     "32/1000 KH", "120/80", "3 kali dalam 1 tahun", "WTP (2023)", "Predikat B", "80 (20 orang)", "Nilai A",
     "Tidak diadakan karena Covid19", "#DIV/0!", "4,5 M", "15-10", "9" * 200, "(((", "1.2.3", "٩٧", "(satu)", "5 juta 2"],
)  # fmt: skip
def test_what_holds_no_single_number_stays_text(teks):
    assert baca_cetakan(teks) == baca_nilai(teks)
    assert baca_cetakan(teks).jenis == Jenis.TEKS


@pytest.mark.parametrize("teks", ["", "-", "N/A", "n/a", "–"])
def test_nothing_is_nothing(teks):
    assert baca_cetakan(teks).jenis == Jenis.KOSONG


def test_two_readings_stay_in_doubt_until_one_is_chosen():
    for teks in ("1.234", "1.234 (BB)", "1.234 juta", "Nilai 1.234"):
        assert "atau" in baca_cetakan(teks).catatan
        assert baca_cetakan(teks, Notasi.INDONESIA).bilangan == 1000 * baca_cetakan(teks, Notasi.INGGRIS).bilangan
    assert baca_cetakan("85,10", Notasi.INGGRIS).bilangan == D("85.10")
