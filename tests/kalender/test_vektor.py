"""Deadlines against vectors derived by hand, day by day, and against a second counter written another way.

The holidays are facts typed in from the Keputusan Bersama Tiga Menteri (libur nasional and cuti bersama of 2026; of the
end of 2025; 1 January 2027), not read from the package the application is seeded with. Day 0 is the event. Beside each
vector stand the days that count, `|` where days are passed over.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.kalender.libur import libur_bawaan
from sakip.kalender.profil import baca_profil
from sakip.kalender.rules.tenggat import aturan_dppa, batas_utc, dalam_batas, hitung, kode_dppa, peristiwa_tahun
from sakip.organisasi.enums import CaraHari
from sakip.waktu import tanggal_di

LIBUR = {
    date(2025, 12, 25): "Natal", date(2025, 12, 26): "Cuti bersama Natal", date(2026, 1, 1): "Tahun Baru",
    date(2026, 1, 16): "Isra Mikraj", date(2026, 2, 16): "Cuti bersama Imlek", date(2026, 2, 17): "Imlek",
    date(2026, 3, 18): "Cuti bersama Nyepi", date(2026, 3, 19): "Nyepi", date(2026, 3, 20): "Cuti bersama Idul Fitri",
    date(2026, 3, 21): "Idul Fitri", date(2026, 3, 22): "Idul Fitri", date(2026, 3, 23): "Cuti bersama Idul Fitri",
    date(2026, 3, 24): "Cuti bersama Idul Fitri", date(2026, 4, 3): "Wafat Yesus Kristus",
    date(2026, 4, 5): "Paskah", date(2026, 5, 1): "Hari Buruh", date(2026, 5, 14): "Kenaikan",
    date(2026, 5, 15): "Cuti bersama Kenaikan", date(2026, 5, 27): "Idul Adha",
    date(2026, 5, 28): "Cuti bersama Idul Adha", date(2026, 5, 31): "Waisak", date(2026, 6, 1): "Hari Lahir Pancasila",
    date(2026, 6, 16): "Tahun Baru Islam", date(2026, 8, 17): "Kemerdekaan", date(2026, 8, 25): "Maulid",
    date(2026, 12, 24): "Cuti bersama Natal", date(2026, 12, 25): "Natal", date(2027, 1, 1): "Tahun Baru",
}  # fmt: skip
BK, SM = baca_profil("bengkayang").aturan_tenggat, baca_profil("semarang").aturan_tenggat
WIB, WITA, WIT = ZoneInfo("Asia/Pontianak"), ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")


def bk(kode, kejadian, libur=LIBUR, seminggu=5):
    return {t.kode: t.tanggal for t in hitung(BK, kejadian, libur, CaraHari.KERJA, seminggu)}[kode]


def sm(kode, kejadian):
    return {t.kode: t.tanggal for t in hitung(SM, kejadian, LIBUR, CaraHari.KALENDER)}[kode]


def h(tulisan):
    return date.fromisoformat(tulisan)


def test_the_typed_holidays_are_those_that_a_new_installation_is_seeded_with():
    assert {x.tanggal for x in libur_bawaan(2026)} == {t for t in LIBUR if t.year == 2026}


@pytest.mark.parametrize(
    ("dpa", "batas"),
    [
        # no holiday in the way: Jul 2 Thu | 3 | 6-10 | 13-17 | 20-23: 1+5+5+4
        ("2026-07-02", "2026-07-23"),
        # Isra Mikraj: Jan 2 Fri | 5-9 (5) | 12-15 (9) | 19-23 (14) | 26
        ("2026-01-02", "2026-01-26"),
        # Lebaran: Mar 5 Thu | 6 (1) | 9-13 (6) | 16, 17 (8) | Nyepi, Idul Fitri | 25-27 (11) | 30, 31, Apr 1, 2 (15)
        ("2026-03-05", "2026-04-02"),
        # the event on Idul Fitri itself, a Saturday: Mar 25-27 (3) | 30-Apr 2 (7) | Good Friday | 6-10 (12) | 13-15
        ("2026-03-21", "2026-04-15"),
        # Christmas to New Year: Dec 23 Wed | 24, 25 | 28-31 (4) | Jan 1 | 4-8 (9) | 11-15 (14) | 18
        ("2026-12-23", "2027-01-18"),
        # Christmas 2025: Dec 23 Tue | 24 (1) | 25, 26 | 29-31 (4) | Jan 1 | 2 (5) | 5-9 (10) | 12-15 (14) | 16 | 19
        ("2025-12-23", "2026-01-19"),
    ],
)
def test_e1_bk_pasal_11_ayat_1_sent_within_15_working_days(dpa, batas):
    assert bk("pk.kirim", {"dpa": h(dpa)}) == h(batas)


@pytest.mark.parametrize(
    ("dpa", "batas"),
    [
        ("2026-03-05", "2026-04-14"),  # from Apr 2 Thu: Good Friday | 6-10 (5) | 13, 14
        ("2026-02-20", "2026-03-31"),  # sent by Mar 13 Fri; then 16, 17 (2) | Lebaran | 25-27 (5) | 30, 31
        ("2026-01-02", "2026-02-04"),  # from Jan 26 Mon: 27-30 (4) | Feb 2-4
    ],
)
def test_e3_bk_pasal_11_ayat_5_verified_7_working_days_after_the_last_day_of_sending(dpa, batas):
    assert bk("pk.verifikasi", {"dpa": h(dpa)}) == h(batas)


@pytest.mark.parametrize(
    ("pengesahan", "batas"),
    [
        ("2026-03-17", "2026-03-27"),  # Tue before Nyepi: 25, 26, 27
        ("2026-12-23", "2026-12-30"),  # Wed before Christmas: 28, 29, 30
        ("2026-12-31", "2027-01-06"),  # Thu: Jan 1 | 4, 5, 6
        ("2026-01-31", "2026-02-04"),  # a Saturday is day 0 too: 2, 3, 4
    ],
)
def test_e4_bk_pasal_11_ayat_7_passed_on_3_working_days_after_pengesahan(pengesahan, batas):
    assert bk("pk.sampaikan", {"pengesahan": h(pengesahan)}) == h(batas)


@pytest.mark.parametrize(
    ("dpa", "batas"),
    [
        ("2026-03-13", "2026-03-25"),  # Fri: 16, 17 | Lebaran | 25
        ("2026-12-22", "2026-12-29"),  # Tue: 23 | 24, 25 | 28, 29
    ],
)
def test_e5_bk_pasal_8_ayat_3_a_change_is_reported_3_working_days_after_the_dpa_and_after_the_dppa(dpa, batas):
    assert bk("pk.lapor_perubahan", {"dpa": h(dpa)}) == h(batas)
    perubahan = hitung(aturan_dppa(BK, 1, ()), {kode_dppa("dpa", 1): h(dpa)}, LIBUR, CaraHari.KERJA)
    assert {t.kode: t.tanggal for t in perubahan}["pk.lapor_perubahan.dppa1"] == h(batas)


def test_e1_and_e3_of_a_changed_pk_count_from_the_dppa():
    """DPPA Mon 10 August: 11-14 (4) | 17 | 18-21 (8) | 24 (9) | Maulid | 26-28 (12) | 31, Sep 1, 2; then 3, 4, 7-11."""
    kejadian = {"dpa": h("2026-01-02"), kode_dppa("dpa", 1): h("2026-08-10")}
    semua = hitung([*BK, *aturan_dppa(BK, 1, ())], kejadian, LIBUR, CaraHari.KERJA)
    tanggal = {t.kode: t.tanggal for t in semua}
    assert (tanggal["pk.kirim.dppa1"], tanggal["pk.verifikasi.dppa1"]) == (h("2026-09-02"), h("2026-09-11"))
    assert (tanggal["pk.kirim"], tanggal["pk.verifikasi"]) == (h("2026-01-26"), h("2026-02-04"))


def test_bk_pasal_1_angka_15_cuti_bersama_set_or_taken_back_in_mid_year_moves_what_is_counted_over_it():
    """DPA Mon 10 August ends on Wed 2 September (above). With cuti bersama on Tue 18 and Mon 24 August two days more:
    11-14 (4) | 19-21 (7) | 26-28 (10) | 31-Sep 4. One that lies behind the deadline moves nothing.
    Pengesahan Tue 12 May: 13 | 14, 15 | 18, 19; without the cuti bersama of Fri 15 May: 13 | 15 | 18."""
    dpa = {"dpa": h("2026-08-10")}
    tambahan = {h("2026-08-18"): "Cuti bersama", h("2026-08-24"): "Cuti bersama"}
    assert bk("pk.kirim", dpa) == h("2026-09-02")
    assert bk("pk.kirim", dpa, LIBUR | tambahan) == h("2026-09-04")
    assert bk("pk.kirim", dpa, LIBUR | {h("2026-09-03"): "Cuti bersama"}) == h("2026-09-02")
    sah = {"pengesahan": h("2026-05-12")}
    tanpa = {t: n for t, n in LIBUR.items() if t != h("2026-05-15")}
    assert (bk("pk.sampaikan", sah), bk("pk.sampaikan", sah, tanpa)) == (h("2026-05-19"), h("2026-05-18"))


def test_bk_pasal_1_angka_15_where_six_days_are_worked_a_saturday_counts():
    """Jan 2 Fri: 3 (1) | 5-10 (7) | 12-15 (11), 17 (12) | 19-21 (15)."""
    assert bk("pk.kirim", {"dpa": h("2026-01-02")}, seminggu=6) == h("2026-01-21")


@pytest.mark.parametrize(
    ("mulai", "batas"),
    [
        ("2025-01-31", "2025-02-28"), ("2026-01-31", "2026-02-28"), ("2028-01-31", "2028-02-29"),
        ("2028-01-30", "2028-02-29"), ("2028-01-29", "2028-02-29"), ("2027-01-29", "2027-02-28"),
        ("2028-02-29", "2028-03-29"), ("2026-02-28", "2026-03-28"), ("2026-03-31", "2026-04-30"),
        ("2026-12-31", "2027-01-31"), ("2025-12-30", "2026-01-30"), ("2026-02-20", "2026-03-20"),
    ],
)  # fmt: skip
def test_e1_e2_gm_sm_pasal_7_one_calendar_month_ends_on_the_same_day_or_the_last_of_a_shorter_month(mulai, batas):
    """`Bulan` is a calendar month: also where it ends on a holiday (20 March 2026) or a Sunday (31 January 2027)."""
    assert sm("pk.susun", {"dpa": h(mulai)}) == h(batas)
    assert sm("pk.serahkan", {"apbd": h(mulai)}) == h(batas)


@pytest.mark.parametrize(
    ("tahun", "kode", "batas"),
    [
        (2026, "ukur.tw1", "2026-04-14"), (2026, "ukur.tw2", "2026-07-14"), (2026, "ukur.tw3", "2026-10-14"),
        (2026, "ukur.tw4", "2027-01-14"),  # E6, GM Pasal 9 ayat (8), SM Pasal 9 ayat (7): the 14th calendar day
        (2026, "ukur.tahunan", "2027-01-31"),  # E7, GM Pasal 9 ayat (9), SM Pasal 9 ayat (8)
        (2026, "lkjip.pd", "2027-02-28"), (2027, "lkjip.pd", "2028-02-29"),  # E8, GM/SM Pasal 11 ayat (2), leap year
        (2026, "lkjip.pemda", "2027-03-31"),  # E9, SM Lampiran D
    ],
)  # fmt: skip
def test_e6_to_e9_count_from_the_end_of_the_quarter_or_year(tahun, kode, batas):
    assert sm(kode, peristiwa_tahun(tahun)) == h(batas)


# ---- the end of the day, three zones


@pytest.mark.parametrize(
    ("zona", "jam_utc"), [("Asia/Pontianak", 17), ("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)]
)
def test_c7_the_last_day_ends_at_24_00_local_time(zona, jam_utc):
    """26 January 2026, 24.00: WIB is UTC+7, WITA UTC+8, WIT UTC+9."""
    tengah_malam = datetime(2026, 1, 26, jam_utc, tzinfo=UTC)
    assert batas_utc(h("2026-01-26"), zona) == tengah_malam
    for geser, dalam in ((-1, True), (0, False), (1, False)):
        assert dalam_batas(tengah_malam + timedelta(microseconds=geser), h("2026-01-26"), zona) is dalam


@pytest.mark.parametrize("zona", [WIB, WITA, WIT])
@pytest.mark.parametrize(
    ("saat", "hari", "batas"),
    [
        (datetime(2026, 1, 29, 23, 59), "2026-01-29", "2026-02-03"),  # Thu: 30 | Feb 2, 3
        (datetime(2026, 1, 30, 0, 1), "2026-01-30", "2026-02-04"),  # Fri: Feb 2, 3, 4; in UTC it is still Thursday
    ],
)
def test_e4_an_event_belongs_to_the_local_day_on_which_it_happens(zona, saat, hari, batas):
    sah = saat.replace(tzinfo=zona).astimezone(UTC)
    assert sah.date() == h("2026-01-29")
    hari_itu = tanggal_di(sah, str(zona))
    assert hari_itu == h(hari)
    assert bk("pk.sampaikan", {"pengesahan": hari_itu}) == h(batas)


def test_c7_one_instant_is_thursday_in_wib_and_friday_in_wita_and_wit():
    """Thu 29 January 2026, 16.30 UTC: 23.30 WIB, 00.30 WITA and 01.30 WIT of Friday."""
    sah = datetime(2026, 1, 29, 16, 30, tzinfo=UTC)
    batas = [bk("pk.sampaikan", {"pengesahan": tanggal_di(sah, str(z))}) for z in (WIB, WITA, WIT)]
    assert batas == [h("2026-02-03"), h("2026-02-04"), h("2026-02-04")]


# ---- a second counter, slow and written another way


def lambat_hari_kerja(mulai, n, libur, seminggu):
    """All days after the event in a row; those not worked struck out; the n-th of what is left."""
    tak_kerja = {"Sun"} if seminggu == 6 else {"Sat", "Sun"}
    deret = [date.fromordinal(mulai.toordinal() + i) for i in range(1, 3 * n + len(libur) + 10)]
    return [d for d in deret if d.ctime()[:3] not in tak_kerja and d not in libur][n - 1]


def lambat_bulan(mulai, n):
    """Walk on day by day through n changes of the month, then to the same number, or as far as the month goes."""
    kini, lewat = mulai, 0
    while lewat < n:
        esok = kini + timedelta(days=1)
        lewat += esok.day == 1
        kini = esok
    while kini.day < mulai.day and (kini + timedelta(days=1)).day != 1:
        kini += timedelta(days=1)
    return kini


tanggal = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(tanggal, tanggal, st.sets(st.integers(1, 90), max_size=45), st.sampled_from([5, 6]))
def test_e1_e3_e4_e5_agree_with_the_slow_counter_on_any_calendar(dpa, sah, libur_ke, seminggu):
    libur = {x + timedelta(days=n) for x in (dpa, sah) for n in libur_ke}
    kirim = lambat_hari_kerja(dpa, 15, libur, seminggu)
    harapan = {
        "pk.kirim": kirim,
        "pk.verifikasi": lambat_hari_kerja(kirim, 7, libur, seminggu),
        "pk.sampaikan": lambat_hari_kerja(sah, 3, libur, seminggu),
        "pk.lapor_perubahan": lambat_hari_kerja(dpa, 3, libur, seminggu),
    }
    assert {k: bk(k, {"dpa": dpa, "pengesahan": sah}, libur, seminggu) for k in harapan} == harapan


@given(tanggal, st.integers(2020, 2035))
def test_e1_e2_e6_to_e9_agree_with_the_slow_counter_in_any_year(mulai, tahun):
    kejadian = {"dpa": mulai, "apbd": mulai, **peristiwa_tahun(tahun)}
    akhir = date(tahun, 12, 31)
    assert sm("pk.susun", kejadian) == sm("pk.serahkan", kejadian) == lambat_bulan(mulai, 1)
    assert sm("ukur.tahunan", kejadian) == lambat_bulan(akhir, 1)
    assert (sm("lkjip.pd", kejadian), sm("lkjip.pemda", kejadian)) == (lambat_bulan(akhir, 2), lambat_bulan(akhir, 3))
    assert [sm(f"ukur.tw{n}", kejadian).day for n in (1, 2, 3, 4)] == [14] * 4
