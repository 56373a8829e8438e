"""Numbers, money, dates and text as people write them. Needs no database."""

import subprocess
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sakip import angka
from sakip.angka import AngkaSalah, Jenis, MasukanSalah, Nilai, Notasi, TanggalSalah, TeksSalah

D = Decimal
AKAR = Path(angka.__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("teks", "bilangan"),
    [
        ("1.234,56", "1234.56"),
        ("97%", "97"),
        ("10 %", "10"),
        ("85,10", "85.10"),
        ("Rp 17.020.520.112,00", "17020520112.00"),
        ("Rp. 4.500.000.000,-", "4500000000"),
        ("rp4500", "4500"),
        ("1.234", "1234"),
        ("1,234", "1.234"),
        ("(1.000)", "-1000"),
        ("Rp (1.000)", "-1000"),
        ("(Rp 1.000,50)", "-1000.50"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("-Rp 1.000,00", "-1000.00"),
        ("Rp\u00a01.000", "1000"),
        ("  0,5 ", "0.5"),
        ("-0", "0"),
        ("007", "7"),
        ("9" * 64, "9" * 64),
    ],
)
def test_numbers_are_read_as_indonesians_write_them(teks, bilangan):
    terbaca = angka.baca_bilangan(teks)
    assert terbaca == D(bilangan)
    assert str(terbaca) == bilangan


@pytest.mark.parametrize(
    ("teks", "nasihat"),
    [
        ("85.10", "ambigu: tulis 85,10"),
        ("85.10%", "tulis 85,10%"),
        ("0.827", "tulis 0,827"),
        ("1,234.56", "tulis 1.234,56"),
        ("1,004,422,800", "tulis 1.004.422.800"),
        ("1.234.5", "Tulis seperti 1.234,56"),
        ("12.34.567", "Tulis seperti 1.234,56"),
        ("01.234", "tulis 1,234"),
        ("5,", "Tulis seperti 1.234,56"),
        (",5", "Tulis seperti 1.234,56"),
        ("1e5", "100.000"),
        ("=1+1", "bukan angka"),
        ("", "belum diisi"),
        (" \t ", "belum diisi"),
        ("97 persen", "97%"),
        ("٩٧", "0 sampai 9"),
        ("９７", "0 sampai 9"),
        ("9\u202e7", "bukan angka"),
        ("9" * 65, "64"),
        ("NaN", "bukan angka"),
        ("inf", "bukan angka"),
        ("True", "bukan angka"),
        ("--5", "bukan angka"),
        ("(-5)", "bukan angka"),
        ("((5))", "bukan angka"),
        ("-Rp -5", "bukan angka"),
        ("Rp 97%", "Rp dan %"),
        ("1 234", "bukan angka"),
        (True, "bukan angka"),
        (None, "bukan angka"),
        (1.5, "bukan angka"),
    ],
)
def test_what_is_doubtful_is_refused_with_advice(teks, nasihat):
    with pytest.raises(AngkaSalah) as salah:
        angka.baca_bilangan(teks)
    assert nasihat in salah.value.pesan
    assert "\u202e" not in salah.value.pesan


def test_a_column_may_be_declared_to_be_in_english_notation():
    assert angka.baca_bilangan("1,234.56", Notasi.INGGRIS) == D("1234.56")
    assert angka.baca_nilai("0.8273", Notasi.INGGRIS).bilangan == D("0.8273")
    with pytest.raises(AngkaSalah, match=r"tulis 1,234\.56"):
        angka.baca_bilangan("1.234,56", Notasi.INGGRIS)


def test_every_possible_reading_is_named():
    assert angka.bacaan("1.234") == {Notasi.INDONESIA: D(1234), Notasi.INGGRIS: D("1.234")}
    assert angka.bacaan("85.10") == {Notasi.INGGRIS: D("85.10")}
    assert angka.bacaan("-5") == {Notasi.INDONESIA: D(-5), Notasi.INGGRIS: D(-5)}
    assert angka.bacaan("WTP") == {}


def test_rupiah_has_at_most_two_decimals_and_is_not_below_zero():
    assert angka.baca_rupiah("Rp 17.020.520.112,00") == D("17020520112.00")
    assert angka.baca_rupiah("(1.000)", negatif=True) == D(-1000)
    for teks in ("1,500", "-5", "97%", "9" * 19, "1.234.56"):
        with pytest.raises(AngkaSalah):
            angka.baca_rupiah(teks)


def test_a_rupiah_cell_is_held_to_the_same_rules():
    assert angka.rupiah_sel(17020520112.5) == D("17020520112.5")
    assert angka.rupiah_sel("Rp 5,-") == D(5)
    for value, number_format in ((0.97, "0%"), (1.005, "General"), (-1.0, "General"), (True, "General")):
        with pytest.raises(AngkaSalah):
            angka.rupiah_sel(value, number_format)


@pytest.mark.parametrize(
    ("value", "number_format", "bilangan"),
    [
        (0.97, "0%", "97"),
        (0.8273, "0.00%", "82.73"),
        (0.07, "0%", "7"),
        (0.97, '0.00"%"', "0.97"),
        (97, "0\\%", "97"),
        (85.10000000000001, "General", "85.1"),
        (0.1 + 0.2, "General", "0.3"),
        (0.1 + 0.2 - 0.3, "General", "0"),
        (17020520112.0, "#,##0.00", "17020520112"),
        (100.0, "General", "100"),
        (-5, "General", "-5"),
        ("1.234,56", "General", "1234.56"),
        ("97%", "0%", "97"),
        (D("85.10"), "General", "85.1"),
    ],
)
def test_a_cell_means_what_excel_shows(value, number_format, bilangan):
    terbaca = angka.baca_sel(value, number_format)
    assert str(terbaca) == bilangan


@pytest.mark.parametrize(
    "value",
    [True, False, None, date(2026, 1, 1), datetime(2026, 1, 1), time(1), timedelta(1), float("nan"), float("inf"),
     1e15, 1e300, 10**400, D("NaN"), D("sNaN"), D("Infinity"), b"5", [], "BB"],
)  # fmt: skip
def test_cells_that_hold_no_number_are_refused(value):
    with pytest.raises(AngkaSalah):
        angka.baca_sel(value)


@pytest.mark.parametrize(
    ("teks", "bilangan", "satuan"),
    [
        ("97%", "97", "%"),
        ("97 persen", "97", "%"),
        ("85,10", "85.10", ""),
        ("7,65 Tahun", "7.65", "Tahun"),
        ("1 Laporan", "1", "Laporan"),
        ("305 per 100.000 KH", "305", "per 100.000 KH"),
        ("12 m2", "12", "m2"),
        ("5 ton CO2", "5", "ton CO2"),
        ("4 µg", "4", "µg"),
        ("Rp 4.500,-", "4500", "Rp"),
        ("-5 %", "-5", "%"),
        ("(1.000)", "-1000", ""),
    ],
)
def test_a_value_is_a_number_with_its_unit(teks, bilangan, satuan):
    nilai = angka.baca_nilai(teks)
    assert (nilai.jenis, str(nilai.bilangan), nilai.satuan, nilai.tertulis) == (Jenis.ANGKA, bilangan, satuan, teks)


@pytest.mark.parametrize(
    ("teks", "bawah", "atas", "satuan"),
    [
        ("10-15", 10, 15, ""),
        ("3–5 hari", 3, 5, "hari"),
        ("10% - 15%", 10, 15, "%"),
        ("10 s.d. 15 Dokumen", 10, 15, "Dokumen"),
        ("≥ 90", 90, None, ""),
        (">= 90 %", 90, None, "%"),
        ("≤ 5", None, 5, ""),
    ],
)
def test_a_value_may_be_a_range(teks, bawah, atas, satuan):
    assert angka.baca_nilai(teks) == Nilai(teks, None, satuan, Jenis.RENTANG, bawah, atas)


@pytest.mark.parametrize(
    "teks",
    ["WTP", "BB", "Level 3 Plus", "100 dari 110 Organisasi", "26 Januari 2026", "1-2-3", "1e5", "80,5 (A)",
     "32/1000 KH", "3 kali dalam 1 tahun", "x" * 5000],
)  # fmt: skip
def test_other_text_stays_text(teks):
    assert angka.baca_nilai(teks) == Nilai(teks, jenis=Jenis.TEKS)


@pytest.mark.parametrize("teks", ["", "  ", "-", "–", "—", "N/A", "n/a"])
def test_dashes_and_blanks_are_nothing(teks):
    assert angka.baca_nilai(teks).jenis == Jenis.KOSONG


@pytest.mark.parametrize(
    ("teks", "catatan"),
    [("0.8273", "tulis 0,8273"), ("1,004,422,800", "1.004.422.800"), ("5 juta", "lengkap"), ("Rp 4,5 M", "lengkap"),
     ("15-10", "lebih besar"), ("85.10 %", "tulis 85,10")],
)  # fmt: skip
def test_a_number_written_doubtfully_stays_text_and_says_why(teks, catatan):
    nilai = angka.baca_nilai(teks)
    assert nilai.jenis == Jenis.TEKS
    assert catatan in nilai.catatan


def test_a_number_with_two_readings_says_so():
    assert "satu koma dua tiga empat" in angka.baca_nilai("1,234").catatan
    assert "seribu dua ratus" in angka.baca_nilai("1.234").catatan
    assert angka.baca_nilai("Rp 4.500").catatan == ""
    assert angka.nilai_sel(1.234).catatan == ""  # a number cell has no separators to doubt


def test_a_range_with_two_readings_says_so():
    nilai = angka.baca_nilai("1.234-1.500")
    assert "seribu lima ratus atau satu koma dua tiga empat" in nilai.catatan
    assert angka.dibaca(nilai) == f"dibaca antara 1.234 dan 1.500. {nilai.catatan}"
    assert "seribu dua ratus" in angka.baca_nilai("≥ 1.234").catatan
    assert angka.baca_nilai("1.234-1.500,5").catatan == angka.baca_nilai("Rp 1.000 - Rp 2.000").catatan == ""


@pytest.mark.parametrize("teks", ["1.234", "1.234-1.500", "≤ 1.234"])
def test_what_a_person_has_chosen_is_in_doubt_no_longer(teks):
    pilihan = angka.cara_baca(teks)
    assert set(pilihan) == set(Notasi)
    assert all(nilai.catatan == "" and nilai.tertulis == teks for nilai in pilihan.values())
    assert pilihan[Notasi.INDONESIA] != pilihan[Notasi.INGGRIS]


@pytest.mark.parametrize(
    ("teks", "indonesia", "inggris"),
    [
        ("97%", "97", "97"),
        ("85,10", "85.10", None),
        ("1.234,56", "1234.56", None),
        ("0.8273", None, "0.8273"),
        ("Rp 17.020.520.112,00", "17020520112.00", None),
        ("1,004,422,800", None, "1004422800"),
        ("1.234 Dokumen", "1234", "1.234"),
        ("WTP", None, None),
        ("Level 3 Plus", None, None),
        ("100 dari 110 Organisasi", None, None),
        ("-", None, None),
        ("N/A", None, None),
        ("", None, None),
    ],
)
def test_every_written_form_is_read_by_notation(teks, indonesia, inggris):
    terbaca = {notasi: str(nilai.bilangan) for notasi, nilai in angka.cara_baca(teks).items()}
    harapan = {Notasi.INDONESIA: indonesia, Notasi.INGGRIS: inggris}
    assert terbaca == {notasi: teks for notasi, teks in harapan.items() if teks is not None}


@pytest.mark.parametrize(
    ("teks", "pasangan"),
    [
        ("100 dari 110 Organisasi", (100, 110)),
        ("1.250 dari total 2.500 orang", (1250, 2500)),
        ("32/1000 KH", (32, 1000)),
        ("1,5 Dari 3", (D("1.5"), 3)),
        ("5 dari 0 Desa", None),
        ("100 dari 110,5,5", None),
        ("26/01/2026", None),
        ("3 kali dalam 1 tahun", None),
        ("WTP", None),
        ("1 dari 2" + " x" * 200, None),
    ],
)
def test_a_part_of_a_whole_offers_numerator_and_denominator(teks, pasangan):
    assert angka.bagian_dari(teks) == pasangan


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("97%", "dibaca 97 persen"),
        ("7,65 Tahun", "dibaca 7,65 Tahun"),
        ("Rp 17.020.520.112,00", "dibaca 17.020.520.112,00 rupiah"),
        ("1,234", "dibaca 1,234 (satu koma dua tiga empat)"),
        ("3-5 hari", "dibaca antara 3 dan 5 hari"),
        ("≥ 90", "dibaca paling sedikit 90"),
        ("≤ 5 %", "dibaca paling banyak 5 persen"),
        ("WTP", "dibaca sebagai teks"),
        ("-", "kosong"),
    ],
)
def test_the_reading_is_shown_back(teks, kalimat):
    assert angka.dibaca(angka.baca_nilai(teks)) == kalimat


def test_a_cell_gives_a_value_in_indonesian_notation():
    assert angka.nilai_sel(0.97, "0%").tertulis == "97%"
    assert angka.nilai_sel(85.1).tertulis == "85,1"
    assert angka.nilai_sel(None).jenis == Jenis.KOSONG
    assert angka.nilai_sel("WTP").jenis == Jenis.TEKS


def test_numbers_are_written_with_points_and_comma():
    assert angka.format_bilangan(D("1234.50")) == "1.234,50"
    assert angka.format_bilangan(D("-1234567")) == "-1.234.567"
    assert angka.format_bilangan(D("1E+3")) == "1.000"
    assert angka.format_bilangan(D("-0.00")) == "0,00"
    assert angka.format_bilangan(D("2.345"), 2) == "2,35"
    assert angka.format_bilangan(D("-0.004"), 2) == "0,00"
    assert angka.format_bilangan(7, 2) == "7,00"
    for salah in (1.5, True, "5"):
        with pytest.raises(TypeError):
            angka.format_bilangan(salah)
    with pytest.raises(ValueError, match="finite"):
        angka.format_bilangan(D("NaN"))


def test_rupiah_is_written_to_the_sen():
    assert angka.format_rupiah(D(17020520112)) == "Rp 17.020.520.112,00"
    assert angka.format_rupiah(D("0.005")) == "Rp 0,01"
    assert angka.format_rupiah(D(-5)) == "-Rp 5,00"
    assert angka.format_rupiah(D(5), lambang=False) == "5,00"
    assert angka.format_rupiah(D(5), tak_putus=True) == "Rp\u00a05,00"


@pytest.mark.parametrize(
    ("bilangan", "kata"),
    [
        ("0", "nol"),
        ("11", "sebelas"),
        ("1000", "seribu"),
        ("1001000", "satu juta seribu"),
        ("1001001001", "satu miliar satu juta seribu satu"),
        ("1021000", "satu juta dua puluh satu ribu"),
        ("2001500", "dua juta seribu lima ratus"),
        ("1.234", "satu koma dua tiga empat"),
        ("-85.10", "minus delapan puluh lima koma satu nol"),
    ],
)
def test_numbers_in_words(bilangan, kata):
    assert angka.terbilang(D(bilangan)) == kata


@pytest.mark.parametrize("besar", [D(10) ** 18, D("Infinity"), D("NaN")])
def test_numbers_beyond_words_are_refused(besar):
    with pytest.raises(AngkaSalah):
        angka.terbilang(besar)


def test_dates_are_written_in_indonesian():
    senin = date(2026, 1, 26)
    assert angka.tanggal_panjang(senin) == "26 Januari 2026"
    assert angka.tanggal_lengkap(senin) == "Senin, 26 Januari 2026"
    assert angka.terbilang_tanggal(senin) == ("Senin", "dua puluh enam", "Januari", "dua ribu dua puluh enam")


@pytest.mark.parametrize(
    "value", ["26 Januari 2026", "26 januari 2026", "26-01-2026", "26/1/2026", "2026-01-26", date(2026, 1, 26),
              datetime(2026, 1, 26, 5, 6)],
)  # fmt: skip
def test_dates_are_read(value):
    assert angka.baca_tanggal(value) == date(2026, 1, 26)


@pytest.mark.parametrize(
    "value", ["", "31 Februari 2026", "26 Mars 2026", "01/26/2026", "26-01-26", "0000-01-01", "9999-01-01", 46048, None,
              date(1, 1, 1), "9" * 100],
)  # fmt: skip
def test_what_is_no_date_is_refused(value):
    with pytest.raises(TanggalSalah):
        angka.baca_tanggal(value)


def test_text_is_cleaned():
    assert angka.bersihkan_teks(" a\x00b\x0bc\u200bd\ufeff\r\ne\u2028f\t ") == "abcd\ne\nf"
    assert angka.bersihkan_teks("e\u0301") == "é"
    assert angka.bersihkan_teks("{{7*7}} <script>") == "{{7*7}} <script>"
    assert angka.bersihkan_teks("x" * 2000) == "x" * 2000


@pytest.mark.parametrize(
    "teks",
    ["a\u202eb", "a\u2067b", "a\u200fb", "a\x07b", "a\x1bb", "a\x85b", "a\U000e0041b", "a\ud800b", "a\uffffb", "a\ufdd0b",
     "a" + "\u0338" * 5, "x" * 2001, "a" + "\u0301" * 100_000],
)  # fmt: skip
def test_hostile_text_is_refused(teks):
    with pytest.raises(TeksSalah) as salah:
        angka.bersihkan_teks(teks)
    assert salah.value.pesan.isprintable()


def test_text_is_counted_after_cleaning():
    assert angka.bersihkan_teks("e\u0301" * 10, 10) == "é" * 10
    with pytest.raises(TeksSalah, match="11 karakter"):
        angka.bersihkan_teks("x" * 11, 10)


# ---- properties

bilangan = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**20), max_value=10**20)


@settings(max_examples=500)
@given(bilangan | st.integers(-(10**30), 10**30).map(Decimal))
def test_what_is_written_is_read_back(nilai):
    assert angka.baca_bilangan(angka.format_bilangan(nilai)) == nilai
    assert angka.baca_nilai(angka.format_bilangan(nilai)).bilangan == nilai


@settings(max_examples=300)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**17), max_value=10**17))
def test_rupiah_written_is_read_back(jumlah):
    for tak_putus in (False, True):
        tertulis = angka.format_rupiah(jumlah, tak_putus=tak_putus)
        assert angka.baca_rupiah(tertulis, negatif=True) == jumlah


serupa_angka = st.text(alphabet="0123456789.,-%()Rp \u00a0−eE+٣", max_size=70)


@settings(max_examples=1000)
@given(st.text(max_size=80) | serupa_angka)
@example("-(5)")
def test_reading_raises_nothing_but_its_own_mistakes(teks):
    for baca in (angka.baca_bilangan, angka.baca_rupiah, angka.baca_sel, angka.baca_tanggal, angka.bersihkan_teks):
        try:
            baca(teks)
        except MasukanSalah as salah:
            assert salah.pesan
    angka.bacaan(teks)
    angka.cara_baca(teks)
    angka.bagian_dari(teks)
    assert angka.dibaca(angka.baca_nilai(teks))


@settings(max_examples=300)
@given(st.floats() | st.integers() | st.booleans() | st.none() | st.dates() | st.decimals() | st.binary())
def test_reading_a_cell_raises_nothing_but_its_own_mistakes(value):
    try:
        terbaca = angka.baca_sel(value, "0%")
    except AngkaSalah:
        return
    assert terbaca.is_finite()


@settings(max_examples=300)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**10), max_value=10**10))
def test_a_float_cell_gives_the_decimal_that_was_typed(nilai):
    assert angka.baca_sel(float(nilai)) == nilai


@settings(max_examples=300)
@given(st.text(max_size=300))
def test_cleaning_is_done_once(teks):
    try:
        bersih = angka.bersihkan_teks(teks)
    except TeksSalah:
        return
    assert angka.bersihkan_teks(bersih) == bersih
    bersih.encode()


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_date_written_is_read_back(tanggal):
    assert angka.baca_tanggal(angka.tanggal_panjang(tanggal)) == tanggal


def test_angka_alur_and_lembar_stand_without_django_or_apps():
    program = (
        "import sys, sakip.angka, sakip.alur, sakip.waktu, sakip.lembar;"
        "asing = [m for m in sys.modules if m.split('.')[0] in {'django', 'renstra', 'perjanjian', 'pengukuran', 'laporan'}"
        " or m in {'sakip.jejak', 'sakip.organisasi', 'sakip.kalender', 'sakip.dokumen', 'sakip.beranda'}];"
        "assert not asing, asing"
    )
    selesai = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=AKAR)
    assert selesai.returncode == 0, selesai.stderr
