"""Working days, months, weeks, chains and badges; no database. Each test of a rule names its article."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.kalender.enums import JenisLangkah, Keadaan
from sakip.kalender.libur import libur_bawaan
from sakip.kalender.rules.tenggat import (
    AturanIsi,
    AturanSalah,
    Tenggat,
    batas_utc,
    dalam_batas,
    hari_kerja,
    hitung,
    mistar,
    peristiwa_tahun,
    selisih_hari,
    sisa,
    tambah_bulan,
    tambah_hari_kerja,
    tambah_minggu,
)
from sakip.organisasi.enums import CaraHari

LIBUR = {isi.tanggal: isi.nama for tahun in (2025, 2026, 2027) for isi in libur_bawaan(tahun)}
KIRIM = AturanIsi("pk.kirim", "PK dikirim", 15, "hari", "Pasal 11 ayat (1)", peristiwa="dpa", lewat="tutup")
VERIFIKASI = AturanIsi("pk.verifikasi", "Verifikasi selesai", 7, "hari", "Pasal 11 ayat (5)", setelah="pk.kirim")
SAMPAIKAN = AturanIsi("pk.sampaikan", "PK disampaikan", 3, "hari", "Pasal 11 ayat (7)", peristiwa="pengesahan")

tanggal = st.dates(date(2015, 1, 1), date(2040, 12, 31))
kalender = st.sets(st.dates(date(2015, 1, 1), date(2041, 12, 31)), max_size=120)
pekan = st.sampled_from([5, 6])


def kerja(aturan, kejadian, libur=LIBUR):
    return {t.kode: t for t in hitung(aturan, kejadian, libur, CaraHari.KERJA)}


# ---- BK: hari kerja


@pytest.mark.parametrize(
    ("hari", "dihitung"),
    [
        (date(2026, 1, 15), True),
        (date(2026, 1, 16), False),  # Isra Mikraj
        (date(2026, 1, 17), False),  # Saturday
        (date(2026, 2, 16), False),  # cuti bersama
        (date(2026, 2, 18), True),
    ],
)
def test_bk_pasal_1_angka_15_a_day_is_a_working_day(hari, dihitung):
    assert hari_kerja(hari, LIBUR) is dihitung


def test_bk_pasal_11_ayat_1_a_dpa_of_2_january_2026_is_sent_by_26_january():
    assert kerja([KIRIM], {"dpa": date(2026, 1, 2)})["pk.kirim"].tanggal == date(2026, 1, 26)


def test_bk_pasal_11_ayat_5_verification_counts_from_the_last_day_for_sending():
    semua = kerja([VERIFIKASI, KIRIM], {"dpa": date(2026, 1, 2)})
    assert semua["pk.verifikasi"].tanggal == date(2026, 2, 4)
    assert semua["pk.verifikasi"].mulai == semua["pk.kirim"].tanggal


def test_bk_pasal_11_ayat_7_sending_on_waits_for_the_pengesahan():
    menunggu = kerja([SAMPAIKAN], {"dpa": date(2026, 1, 2), "pengesahan": None})["pk.sampaikan"]
    assert (menunggu.tanggal, menunggu.menunggu) == (None, "pengesahan PK")
    disahkan = kerja([SAMPAIKAN], {"pengesahan": date(2026, 2, 12)})["pk.sampaikan"]
    assert disahkan.tanggal == date(2026, 2, 19)  # 13 Feb; 16 and 17 Feb do not count; 18, 19 Feb


def test_bk_pasal_11_ayat_1_a_dpa_of_late_december_jumps_christmas_and_new_year():
    # 25 December, cuti bersama on the 26th and 1 January do not count
    assert kerja([KIRIM], {"dpa": date(2025, 12, 22)})["pk.kirim"].tanggal == date(2026, 1, 15)


def test_a_chain_waits_for_what_its_first_link_waits_for():
    assert kerja([KIRIM, VERIFIKASI], {})["pk.verifikasi"].menunggu == "pengesahan DPA"


def test_the_same_days_are_calendar_days_where_the_regulation_does_not_say_hari_kerja():
    (satu,) = hitung([KIRIM], {"dpa": date(2026, 1, 2)}, LIBUR, CaraHari.KALENDER)
    assert satu.tanggal == date(2026, 1, 17)


def test_a_sixth_working_day_is_a_setting_of_the_regency():
    (satu,) = hitung([KIRIM], {"dpa": date(2026, 1, 2)}, LIBUR, CaraHari.KERJA, 6)
    assert satu.tanggal == date(2026, 1, 21)


# ---- GM and SM: bulan, minggu kedua


def test_gm_sm_pasal_7_ayat_2_a_month_ends_on_the_last_day_of_a_shorter_month():
    assert tambah_bulan(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert tambah_bulan(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert tambah_bulan(date(2025, 12, 31), 1) == date(2026, 1, 31)


def test_gm_pasal_9_ayat_8_and_sm_pasal_9_ayat_7_the_second_week_is_the_14th_day():
    assert tambah_minggu(peristiwa_tahun(2026)["tw1"], 2) == date(2026, 4, 14)
    assert tambah_minggu(peristiwa_tahun(2026)["tw4"], 2) == date(2027, 1, 14)


def test_gm_sm_pasal_11_ayat_2_two_months_after_the_year():
    aturan = AturanIsi("lkjip.pd", "LKjIP", 2, "bulan", "Pasal 11 ayat (2)", peristiwa="tahun")
    (satu,) = hitung([aturan], peristiwa_tahun(2027), {}, CaraHari.KALENDER)
    assert satu.tanggal == date(2028, 2, 29)


# ---- properties


@given(tanggal, st.integers(1, 60), kalender, pekan)
def test_a_counted_deadline_is_a_working_day_and_counting_back_gives_the_amount(mulai, n, libur, seminggu):
    akhir = tambah_hari_kerja(mulai, n, libur, seminggu)
    assert hari_kerja(akhir, libur, seminggu)
    assert selisih_hari(mulai, akhir, libur, CaraHari.KERJA, seminggu) == n


@given(tanggal, st.integers(0, 40), st.integers(0, 40), kalender)
def test_counting_in_two_steps_is_counting_at_once(mulai, n, m, libur):
    assert tambah_hari_kerja(tambah_hari_kerja(mulai, n, libur), m, libur) == tambah_hari_kerja(mulai, n + m, libur)


@given(tanggal, st.integers(0, 40), st.integers(0, 30), kalender, st.dates(date(2015, 1, 1), date(2041, 12, 31)))
def test_a_later_event_or_one_more_holiday_never_brings_a_deadline_forward(mulai, n, geser, libur, tambahan):
    awal = tambah_hari_kerja(mulai, n, libur)
    assert tambah_hari_kerja(mulai + timedelta(days=geser), n, libur) >= awal
    assert tambah_hari_kerja(mulai, n, libur | {tambahan}) >= awal


@given(tanggal, st.integers(0, 36))
def test_a_month_is_monotone_and_keeps_the_day_or_ends_the_month(mulai, n):
    akhir = tambah_bulan(mulai, n)
    assert (akhir.year * 12 + akhir.month) - (mulai.year * 12 + mulai.month) == n
    assert akhir.day == mulai.day or (akhir.day < mulai.day and (akhir + timedelta(days=1)).day == 1)
    assert tambah_bulan(mulai + timedelta(days=1), n) >= akhir


@given(tanggal, kalender, st.integers(0, 25))
def test_the_ruler_counts_every_day_once_and_ends_at_the_deadline(mulai, libur, n):
    aturan = AturanIsi("a", "A", n, "hari", "-", peristiwa="dpa")
    (satu,) = hitung([aturan], {"dpa": mulai}, libur, CaraHari.KERJA)
    assert [x.nomor for x in satu.jejak if x.nomor is not None] == list(range(n + 1))
    assert satu.jejak[-1].tanggal == satu.tanggal
    assert [x.tanggal for x in satu.jejak] == [
        mulai + timedelta(days=i) for i in range((satu.tanggal - mulai).days + 1)
    ]


# ---- rules that do not add up


@pytest.mark.parametrize(
    ("aturan", "pesan"),
    [
        (
            [AturanIsi("a", "A", 1, "hari", "-", setelah="b"), AturanIsi("b", "B", 1, "hari", "-", setelah="a")],
            "a → b → a",
        ),
        ([AturanIsi("a", "A", 1, "hari", "-", setelah="a")], "a → a"),
        ([AturanIsi("a", "A", 1, "hari", "-", setelah="x")], "setelah x, yang tidak ada"),
    ],
)
def test_rules_that_turn_in_a_circle_or_hang_in_the_air_are_named(aturan, pesan):
    with pytest.raises(AturanSalah, match=pesan):
        hitung(aturan, {}, set(), CaraHari.KERJA)


# ---- ruler


def test_the_ruler_names_the_event_the_holiday_and_today():
    kirim = kerja([KIRIM], {"dpa": date(2026, 1, 2)})["pk.kirim"]
    kotak = mistar(kirim, date(2026, 1, 21))
    assert kotak[0].nama == "DPA/DPPA disahkan 2 Januari 2026"
    assert [k.nama for k in kotak if k.jenis == JenisLangkah.LIBUR] == ["Isra Mikraj Nabi Muhammad 16 Januari 2026"]
    assert [k.nomor for k in kotak if k.jenis == "lewat"] == list(range(1, 12))
    assert [k.nomor for k in kotak if k.jenis == "hari_ini"] == [12]
    assert [k.nomor for k in kotak if k.jenis == "nanti"] == [13, 14, 15]


def test_a_ruler_too_long_to_count_is_not_drawn():
    aturan = AturanIsi("lkjip.pd", "LKjIP", 2, "bulan", "-", peristiwa="tahun")
    (satu,) = hitung([aturan], peristiwa_tahun(2026), {}, CaraHari.KALENDER)
    assert mistar(satu, date(2027, 1, 5)) == []


# ---- badge


@pytest.mark.parametrize(
    ("hari_ini", "keadaan", "angka", "kata"),
    [
        (date(2026, 1, 9), Keadaan.TERBUKA, 10, "hari kerja lagi"),
        (date(2026, 1, 21), Keadaan.HAMPIR, 3, "hari kerja lagi"),
        (date(2026, 1, 24), Keadaan.HAMPIR, 1, "hari kerja lagi"),
        (date(2026, 1, 26), Keadaan.HARI_INI, 0, "hari ini sampai 24.00"),
        (date(2026, 1, 27), Keadaan.TERLAMBAT, 1, "hari kerja terlambat"),
        (date(2026, 2, 2), Keadaan.TERLAMBAT, 5, "hari kerja terlambat"),
    ],
)
def test_bk_pasal_11_ayat_1_the_badge_counts_working_days(hari_ini, keadaan, angka, kata):
    kirim = kerja([KIRIM], {"dpa": date(2026, 1, 2)})["pk.kirim"]
    lencana = sisa(kirim, hari_ini, LIBUR, CaraHari.KERJA)
    assert (lencana.keadaan, lencana.angka, lencana.kata) == (keadaan, angka, kata)


def test_the_badge_says_hari_where_the_regency_counts_calendar_days():
    lencana = sisa(Tenggat("a", "A", date(2026, 1, 26), "-"), date(2026, 1, 16), LIBUR, CaraHari.KALENDER)
    assert (lencana.angka, lencana.kata) == (10, "hari lagi")


def test_late_on_the_weekend_after_a_friday_is_late_and_not_zero_days():
    jumat = Tenggat("a", "A", date(2026, 1, 23), "-")
    lencana = sisa(jumat, date(2026, 1, 25), LIBUR, CaraHari.KERJA)
    assert (lencana.keadaan, lencana.angka, lencana.kata) == (Keadaan.TERLAMBAT, 2, "hari terlambat")


@pytest.mark.parametrize(
    ("terpenuhi", "kata"),
    [
        (date(2026, 1, 22), "2 hari kerja lebih awal"),
        (date(2026, 1, 26), "tepat pada hari terakhir"),
        (date(2026, 1, 28), "dipenuhi terlambat 2 hari kerja"),
    ],
)
def test_what_was_met_says_how_early_or_late_and_stays_so(terpenuhi, kata):
    kirim = Tenggat("pk.kirim", "PK dikirim", date(2026, 1, 26), "-")
    lencana = sisa(kirim, date(2026, 6, 1), LIBUR, CaraHari.KERJA, terpenuhi=terpenuhi, dispensasi=date(2026, 1, 30))
    assert (lencana.keadaan, lencana.kata) == (Keadaan.TERPENUHI, kata)


def test_a_dispensasi_opens_until_its_own_day_and_then_the_first_deadline_counts_again():
    kirim = Tenggat("pk.kirim", "PK dikirim", date(2026, 1, 26), "-")

    def pada(hari):
        return sisa(kirim, hari, LIBUR, CaraHari.KERJA, dispensasi=date(2026, 1, 30))

    assert (pada(date(2026, 1, 27)).keadaan, pada(date(2026, 1, 27)).kata) == (
        Keadaan.DISPENSASI,
        "dispensasi 3 hari kerja",
    )
    assert pada(date(2026, 1, 30)).kata == "dispensasi sampai hari ini 24.00"
    assert (pada(date(2026, 2, 2)).keadaan, pada(date(2026, 2, 2)).angka) == (Keadaan.TERLAMBAT, 5)


def test_what_cannot_be_counted_yet_says_what_it_waits_for():
    lencana = sisa(Tenggat("a", "A", None, "-", menunggu="pengesahan PK"), date(2026, 1, 1), {}, CaraHari.KERJA)
    assert (lencana.keadaan, lencana.kotak, lencana.kata) == (Keadaan.MENUNGGU, "–", "menunggu pengesahan PK")


# ---- the end of a day (keandalan C6, C7)


def test_a_deadline_ends_at_midnight_of_the_regency_and_not_a_microsecond_later():
    tengah_malam = datetime(2026, 1, 27, tzinfo=ZoneInfo("Asia/Jakarta"))
    assert batas_utc(date(2026, 1, 26), "Asia/Jakarta") == tengah_malam
    assert dalam_batas(tengah_malam - timedelta(microseconds=1), date(2026, 1, 26), "Asia/Jakarta")
    assert not dalam_batas(tengah_malam, date(2026, 1, 26), "Asia/Jakarta")
    assert not dalam_batas(tengah_malam + timedelta(microseconds=1), date(2026, 1, 26), "Asia/Jakarta")


@pytest.mark.parametrize(
    ("zona", "masih"), [("Asia/Jakarta", True), ("Asia/Makassar", False), ("Asia/Jayapura", False)]
)
def test_one_moment_is_in_time_in_wib_and_too_late_in_wita_and_wit(zona, masih):
    saat = datetime(2026, 1, 26, 16, 30, tzinfo=UTC)  # 23.30 WIB, 00.30 WITA, 01.30 WIT
    assert dalam_batas(saat, date(2026, 1, 26), zona) is masih
