"""Which reminder falls on which day, and who gets it: pure, against dates counted by hand."""

from datetime import date

import pytest

from sakip.kalender.enums import Sebagai
from sakip.kalender.libur import libur_bawaan
from sakip.kalender.rules.pengingat import (
    CaraHitung,
    Jatuh,
    Keadaannya,
    Pelaku,
    Susunan,
    hari_pengingat,
    penerima,
    yang_jatuh,
)
from sakip.kalender.rules.tenggat import AturanIsi, Tenggat
from sakip.organisasi.enums import JenisTim
from sakip.organisasi.rules.pengingat import (
    SelisihSalah,
    baca_selisih,
    kata_selisih,
    pengingat_bawaan,
    periksa_selisih,
    ucapkan,
)

LIBUR = {isi.tanggal for t in (2025, 2026, 2027) for isi in libur_bawaan(t)}
KERJA, KALENDER = CaraHitung("kerja", 5, LIBUR), CaraHitung()
BAWAAN = pengingat_bawaan()


def tenggat(tanggal: date | None, mulai: date | None = None, **aturan) -> Tenggat:
    isi = AturanIsi("pk.kirim", "PK dikirim", 15, "hari", "Pasal 11 ayat (1)", peristiwa="dpa", **aturan)
    return Tenggat("pk.kirim", "PK dikirim", tanggal, isi.dasar, mulai=mulai, aturan=isi)


@pytest.mark.parametrize(
    ("batas", "selisih", "cara", "hari"),
    [
        (date(2026, 1, 26), -1, KERJA, date(2026, 1, 23)),  # Monday: the Friday before
        (date(2026, 1, 26), -1, KALENDER, date(2026, 1, 25)),
        (date(2026, 1, 26), -7, KERJA, date(2026, 1, 14)),  # 16 January is Isra Mikraj
        (date(2026, 1, 26), -7, KALENDER, date(2026, 1, 19)),
        (date(2026, 3, 27), -1, KERJA, date(2026, 3, 26)),
        (date(2026, 3, 25), -1, KERJA, date(2026, 3, 17)),  # over Nyepi, Idulfitri and their cuti bersama
        (date(2026, 1, 23), 1, KERJA, date(2026, 1, 26)),
        (date(2026, 1, 23), 1, KALENDER, date(2026, 1, 24)),
        (date(2026, 2, 1), 0, KERJA, date(2026, 2, 1)),  # a month may end on a Sunday: the day itself stays
        (date(2028, 3, 1), -1, KALENDER, date(2028, 2, 29)),
    ],
)
def test_bk_pasal_1_angka_15_days_before_and_after_are_counted_as_the_profile_counts_hari(batas, selisih, cara, hari):
    assert hari_pengingat(batas, selisih, cara) == hari


def test_each_reminder_falls_due_on_its_day_and_stays_the_newest_until_the_next():
    hari = {
        d: yang_jatuh(tenggat(date(2026, 1, 26)), BAWAAN, date(2026, 1, d), KALENDER, Keadaannya())
        for d in range(18, 31)
    }
    assert [(d, j.selisih) for d, j in hari.items() if j] == [
        (19, -7), (20, -7), (21, -7), (22, -7), (23, -3), (24, -3), (25, -1), (26, 0), (27, 1), (28, 1), (29, 1), (30, 1),
    ]  # fmt: skip
    assert hari[18] is None


def test_a_reminder_that_could_not_come_for_ninety_days_comes_no_more():
    batas = tenggat(date(2026, 1, 26))
    assert yang_jatuh(batas, BAWAAN, date(2026, 4, 27), KALENDER, Keadaannya()) == Jatuh(1, date(2026, 1, 26))
    assert yang_jatuh(batas, BAWAAN, date(2026, 4, 28), KALENDER, Keadaannya()) is None


def test_what_is_met_waits_for_another_or_has_no_date_is_not_reminded_of():
    hari_ini = date(2026, 1, 26)
    batas = tenggat(hari_ini)
    assert yang_jatuh(batas, BAWAAN, hari_ini, KALENDER, Keadaannya(terpenuhi=True)) is None
    assert yang_jatuh(batas, BAWAAN, hari_ini, KALENDER, Keadaannya(menunggu_sebelumnya=True)) is None
    assert yang_jatuh(tenggat(None), BAWAAN, hari_ini, KALENDER, Keadaannya()) is None
    assert yang_jatuh(batas, [], hari_ini, KALENDER, Keadaannya()) is None


def test_a_dispensasi_is_reminded_of_by_its_own_date():
    keadaan = Keadaannya(dispensasi=date(2026, 2, 2))
    assert yang_jatuh(tenggat(date(2026, 1, 26)), BAWAAN, date(2026, 1, 30), KALENDER, keadaan) == Jatuh(
        -3, date(2026, 2, 2)
    )


def test_bk_pasal_8_ayat_3_what_is_due_only_if_something_happens_is_never_called_late():
    batas = tenggat(date(2026, 1, 26), bersyarat=True)
    assert yang_jatuh(batas, BAWAAN, date(2026, 1, 26), KALENDER, Keadaannya()) == Jatuh(0, date(2026, 1, 26))
    assert yang_jatuh(batas, BAWAAN, date(2026, 1, 27), KALENDER, Keadaannya()) is None
    biasa = tenggat(date(2026, 1, 26))
    assert yang_jatuh(biasa, BAWAAN, date(2026, 1, 27), KALENDER, Keadaannya(dicatat=False)) is None


def test_a_reminder_of_a_day_before_the_event_is_not_sent():
    """BK Pasal 11 ayat (7) gives three days: seven days before its end nothing had happened yet."""
    batas = tenggat(date(2026, 1, 29), mulai=date(2026, 1, 27))
    assert yang_jatuh(batas, BAWAAN, date(2026, 1, 27), KALENDER, Keadaannya()) is None
    assert yang_jatuh(batas, BAWAAN, date(2026, 1, 28), KALENDER, Keadaannya()) == Jatuh(-1, date(2026, 1, 29))


# ---- who: PD 1 with head 10 (held by 100), section 11 (101) under it; Sekda 2 (102), Bupati 1 (103)
SUSUNAN = Susunan(
    tim={("penyusun_pd", 1): frozenset({101, 104}), ("verifikasi", None): frozenset({101, 105}), ("kantor_sekda", None): frozenset({106})},
    pemegang={10: 100, 11: 101, 2: 102, 1: 103},
    atasan={11: 10, 10: 1, 2: 1, 1: None},
    pimpinan={1: 10, 9: 2},
    pd_jabatan={10: 1, 11: 1, 2: 9, 1: None},
    sekda=2,
    kepala_daerah=frozenset({1}),
)  # fmt: skip


def test_bk_pasal_11_ayat_1_planners_and_head_act_and_the_sekda_stands_above_the_head_not_the_bupati():
    siapa = penerima(Pelaku(tim=(JenisTim.PENYUSUN_PD,), pimpinan=True), 1, SUSUNAN)
    assert siapa == {100: Sebagai.PELAKU, 101: Sebagai.PELAKU, 104: Sebagai.PELAKU, 102: Sebagai.ATASAN}


def test_bk_pasal_13_a_verifier_of_the_own_pd_is_not_reminded_of_it():
    assert penerima(Pelaku(tim=(JenisTim.VERIFIKASI,)), 1, SUSUNAN) == {105: Sebagai.PELAKU, 102: Sebagai.ATASAN}
    assert penerima(Pelaku(tim=(JenisTim.VERIFIKASI,)), 9, SUSUNAN) == {
        101: Sebagai.PELAKU, 105: Sebagai.PELAKU, 100: Sebagai.ATASAN, 102: Sebagai.ATASAN,
    }  # fmt: skip


def test_bk_pasal_11_ayat_6_the_office_of_the_sekda_distributes():
    pelaku = Pelaku(tim=(JenisTim.KANTOR_SEKDA,), sekda=True)
    assert penerima(pelaku, 1, SUSUNAN) == {106: Sebagai.PELAKU, 102: Sebagai.PELAKU}


def test_a_vacant_office_passes_the_reminder_to_the_next_above():
    kosong = Susunan(**{**vars(SUSUNAN), "pemegang": {11: 101, 2: 102, 1: 103}})
    siapa = penerima(Pelaku(tim=(JenisTim.PENYUSUN_PD,), pimpinan=True), 1, kosong)
    assert siapa == {101: Sebagai.PELAKU, 104: Sebagai.PELAKU, 102: Sebagai.ATASAN}


def test_a_line_of_command_that_turns_in_a_circle_ends():
    putar = Susunan(**{**vars(SUSUNAN), "atasan": {11: 12, 12: 11}, "pemegang": {11: 101}})
    assert penerima(Pelaku(tim=(JenisTim.PENYUSUN_PD,)), 1, putar) == {101: Sebagai.PELAKU, 104: Sebagai.PELAKU}


# ---- the words of the profile


@pytest.mark.parametrize("n", [-60, -7, -1, 0, 1, 30])
def test_the_words_of_a_day_are_read_back(n):
    assert baca_selisih(kata_selisih(n)) == n


@pytest.mark.parametrize("teks", ["tujuh hari sebelum", "sebelum", "7 hari itu", "-7", "1000 hari sebelum", "7 hari"])
def test_other_words_are_refused_with_an_example(teks):
    with pytest.raises(SelisihSalah, match="7 hari sebelum, hari itu, atau 1 hari sesudah"):
        baca_selisih(teks)


def test_the_list_of_a_profile_is_checked_and_said_in_a_sentence():
    assert periksa_selisih(BAWAAN) is None
    assert periksa_selisih([True]) and periksa_selisih("7") and periksa_selisih([1, 1]) and periksa_selisih([99])
    assert ucapkan(BAWAAN) == "7, 3, dan 1 hari sebelum tenggat, pada hari tenggat, dan 1 hari sesudahnya"
    assert ucapkan([0]) == "pada hari tenggat"
