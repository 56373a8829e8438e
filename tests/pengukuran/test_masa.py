"""Which version of a PK answers for a period, and which measurement counts (GM/SM Pasal 9 ayat (2), (5))."""

from datetime import date

import pytest

from pengukuran.rules.masa import VersiPK, VersiUkur, akhir_periode, kode_tenggat, yang_berlaku, yang_menjawab
from pengukuran.rules.padanan import Janji, padankan

SATU, DUA = VersiPK(1, 1, date(2026, 2, 10)), VersiPK(2, 2, date(2026, 7, 12))


@pytest.mark.parametrize(("periode", "versi"), [("tw1", 1), ("tw2", 1), ("tw3", 2), ("tw4", 2), ("tahun", 2)])
def test_each_version_answers_for_its_time_gm_sm_pasal_9_ayat_2(periode, versi):
    assert yang_menjawab([DUA, SATU], 2026, periode).versi == versi


def test_the_first_version_promises_the_whole_year_even_when_signed_late_gm_sm_pasal_9_ayat_2():
    terlambat = VersiPK(1, 1, date(2026, 4, 20))
    assert yang_menjawab([terlambat], 2026, "tw1") == terlambat
    assert yang_menjawab([], 2026, "tw1") is None


def test_a_version_in_force_on_the_last_day_answers_gm_sm_pasal_9_ayat_2():
    hari_terakhir = VersiPK(2, 2, date(2026, 3, 31))
    assert yang_menjawab([SATU, hari_terakhir], 2026, "tw1") == hari_terakhir
    assert yang_menjawab([SATU, VersiPK(2, 2, date(2026, 4, 1))], 2026, "tw1") == SATU


def test_quarters_end_with_their_last_month_gm_sm_pasal_9_ayat_5():
    akhir = [akhir_periode(2026, p) for p in ("tw1", "tw2", "tw3", "tw4", "tahun")]
    assert akhir == [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31), date(2026, 12, 31)]
    assert [kode_tenggat(p) for p in ("tw1", "tahun")] == ["ukur.tw1", "ukur.tahunan"]


def test_the_newest_accepted_measurement_counts_and_an_open_correction_does_not_yet():
    lama, koreksi = VersiUkur(1, 1, 1, "disampaikan"), VersiUkur(2, 1, 2, "draf")
    assert yang_berlaku([koreksi, lama]) == lama
    assert yang_berlaku([lama, VersiUkur(2, 1, 2, "diterima")]).id == 2
    assert yang_berlaku([koreksi]) == koreksi
    assert yang_berlaku([]) is None


def test_rows_of_two_versions_are_recognised_by_source_then_by_words():
    lama = [Janji(1, "S", "A", sumber=7), Janji(2, "S", "B"), Janji(3, "S", "C", tolok_ukur=4)]
    baru = [
        Janji(11, "S", "A yang lain", sumber=7),
        Janji(12, "Sasaran lain", "b "),
        Janji(13, "S", "C", tolok_ukur=9),
    ]
    assert padankan(lama, baru) == {11: 1, 12: 2, 13: 3}


def test_what_occurs_twice_is_not_guessed_at():
    assert padankan([Janji(1, "S", "A"), Janji(2, "S", "A")], [Janji(11, "S", "A")]) == {}
    assert padankan([Janji(1, "S", "A"), Janji(2, "T", "A")], [Janji(11, "T", "A")]) == {11: 2}
