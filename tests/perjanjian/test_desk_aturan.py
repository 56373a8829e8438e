"""Rules of the Desk: the grid, the plan, the conditions, and the correction on the same day. No database."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from perjanjian.enums.desk import AksiDesk, PeranDesk, StatusDesk
from perjanjian.rules.desk import (
    CalonPD,
    FaktaDesk,
    SlotRencana,
    bertumpuk,
    hari_salah,
    kisi,
    rencana_salah,
    susun,
    waktu_tersedia,
)
from perjanjian.rules.perbaikan import Putaran, perbaikan
from perjanjian.workflow.desk import TABEL, decide

HARI = date(2026, 1, 28)


def jam(*teks):
    return [time.fromisoformat(t) for t in teks]


# ---- times


def test_a_day_is_cut_into_equal_times_that_leave_the_break_free():
    waktu = kisi(*jam("08:30", "15:00"), 60, tuple(jam("12:00", "13:00")))
    assert [f"{m:%H.%M}" for m, _ in waktu] == ["08.30", "09.30", "10.30", "13.00", "14.00"]


@pytest.mark.parametrize(
    ("mulai", "selesai", "menit", "banyak"),
    [("09:00", "10:00", 60, 1), ("09:00", "09:59", 60, 0), ("23:30", "23:59", 45, 0), ("09:00", "10:00", 25, 2)],
)
def test_no_time_passes_the_end_of_the_day(mulai, selesai, menit, banyak):
    assert len(kisi(*jam(mulai, selesai), menit)) == banyak


def test_two_times_overlap_where_they_share_a_moment_not_where_one_begins_as_the_other_ends():
    a = tuple(jam("09:00", "10:00"))
    assert bertumpuk(a, tuple(jam("09:59", "11:00")))
    assert bertumpuk(a, tuple(jam("08:00", "12:00")))
    assert not bertumpuk(a, tuple(jam("10:00", "11:00")))


def test_free_times_are_those_of_the_plan_and_what_follows_the_last():
    ada = {tuple(jam("09:00", "10:00")), tuple(jam("13:00", "14:00"))}
    waktu = waktu_tersedia(ada, *jam("09:00", "16:00"), 60)
    assert [m.hour for m, _ in waktu] == [9, 13, 14, 15]


# ---- the plan of a day


def _calon(pd_id, nama, dikirim=None, sendiri=False):
    return CalonPD(pd_id, nama, dikirim and datetime(2026, 1, dikirim, tzinfo=UTC), sendiri)


def test_pasal_11_ayat_4_what_arrived_first_comes_first_then_the_others_by_name():
    calon = [_calon(1, "Dinas A"), _calon(2, "Dinas C", 20), _calon(3, "Dinas B", 19)]
    rencana = susun(calon, 2, kisi(*jam("09:00", "11:00"), 60))
    assert [(s.ruang, s.mulai.hour, s.pd_id) for s in rencana.slot] == [
        (0, 9, 3),
        (1, 9, 2),
        (0, 10, 1),
        (1, 10, None),
    ]


def test_what_finds_no_place_is_named():
    rencana = susun([_calon(n, f"Dinas {n}") for n in range(4)], 1, kisi(*jam("09:00", "11:00"), 60))
    assert [c.pd_id for c in rencana.sisa] == [2, 3]


def test_sod2_at_one_time_only_one_pd_that_members_of_the_tim_belong_to():
    calon = [_calon(1, "Inspektorat", 1, True), _calon(2, "Bappeda", 2, True), _calon(3, "Dinas", 3)]
    rencana = susun(calon, 2, kisi(*jam("09:00", "11:00"), 60))
    assert [(s.mulai.hour, s.pd_id) for s in rencana.slot] == [(9, 1), (9, 3), (10, 2), (10, None)]


def test_a_plan_books_no_pd_twice_and_no_room_twice():
    a = SlotRencana(0, *jam("09:00", "10:00"), 1)
    assert rencana_salah([a, SlotRencana(1, *jam("09:00", "10:00"), 2)]) is None
    assert "lebih dari sekali" in rencana_salah([a, SlotRencana(1, *jam("10:00", "11:00"), 1)])
    assert "09.30" in rencana_salah([a, SlotRencana(0, *jam("09:30", "10:30"), 2)])


def test_pasal_1_angka_15_a_desk_is_held_on_a_working_day_that_is_not_over():
    def salah(tanggal, **lain):
        isi = {"hari_ini": HARI, "libur": {date(2026, 1, 29)}, "hari_seminggu": 5} | lain
        return hari_salah(tanggal, *jam("09:00", "15:00"), **isi)

    assert salah(HARI) is None
    assert "sudah lewat" in salah(HARI - timedelta(days=1))
    assert "bukan hari kerja" in salah(date(2026, 1, 29))
    assert "bukan hari kerja" in salah(date(2026, 1, 31))
    assert salah(date(2026, 1, 31), hari_seminggu=6) is None


# ---- the conditions


F = FaktaDesk(HARI, HARI, hadir_pd=True, hadir_tim=True, ada_pk=True)
SEKRETARIS = {PeranDesk.SEKRETARIS}


@pytest.mark.parametrize(
    ("fakta", "kata"),
    [
        (FaktaDesk(HARI, HARI + timedelta(days=1), hadir_pd=True, hadir_tim=True, ada_pk=True), "belum tiba harinya"),
        (FaktaDesk(HARI, HARI, hadir_pd=True, hadir_tim=True), "belum mengirim PK"),
        (FaktaDesk(HARI, HARI, ada_pk=True), "Perangkat Daerah dan Tim Verifikasi"),
        (FaktaDesk(HARI, HARI, hadir_pd=True, hadir_tim=True, ada_pk=True, ruang_dipakai="Dinas Dua"), "Dinas Dua"),
    ],
)
def test_pasal_11_ayat_4_a_desk_begins_on_its_day_with_a_pk_and_both_sides_at_the_table(fakta, kata):
    assert decide(AksiDesk.MULAI, "dijadwalkan", SEKRETARIS, F).allowed
    assert kata in " ".join(decide(AksiDesk.MULAI, "dijadwalkan", SEKRETARIS, fakta).reasons)


def test_another_time_is_asked_for_until_the_time_has_come():
    pd = {PeranDesk.PD}
    assert decide(AksiDesk.MINTA, "dijadwalkan", pd, F).allowed
    assert not decide(AksiDesk.MINTA, "dijadwalkan", pd, FaktaDesk(HARI, HARI, sudah_mulai=True)).allowed
    assert not decide(AksiDesk.MINTA, "dijadwalkan", pd, FaktaDesk(HARI, HARI, penuh="Penuh.")).allowed


EXPECTED = """
                 ketahui minta tarik setujui    tolak      pindahkan  hadir  mulai  selesaikan lanjutkan tidak_hadir batalkan
dijadwalkan      pd      pd    -     -          -          sekretaris tim    tim    -          -         tim         sekretaris
diminta_pindah   -       -     pd    sekretaris sekretaris sekretaris tim    tim    -          -         tim         sekretaris
berlangsung      -       -     -     -          -          -          tim    -      tim        -         -           -
selesai          -       -     -     -          -          -          -      -      -          tim       -           -
tidak_hadir      -       -     -     -          -          -          tim    tim    -          -         -           -
batal            -       -     -     -          -          -          -      -      -          -         -           -
"""  # `tim`: the members of the Tim and its secretary


def test_every_status_act_and_role_is_as_the_procedure_says():
    kepala, *baris = [b.split() for b in EXPECTED.strip().splitlines()]
    assert (kepala, [b[0] for b in baris]) == (list(map(str, _urut(kepala))), list(StatusDesk.values))
    for status, *siapa in baris:
        for aksi, peran in zip(kepala, siapa, strict=True):
            harap = {"-": set(), "tim": {"tim", "sekretaris"}}.get(peran, {peran})
            nyata = {p for t in TABEL if t.aksi == aksi and status in t.sources for p in t.roles}
            assert nyata == harap, (status, aksi)


def _urut(kepala):
    assert set(kepala) == set(AksiDesk.values)
    return kepala


# ---- the correction on the same day


def _kembali(zona, dikembalikan, lagi=None):
    putaran = [Putaran(1, datetime(2026, 1, 20, tzinfo=UTC), dikembalikan, dikembalikan=True)]
    if lagi:
        putaran.append(Putaran(2, lagi))
    return perbaikan(putaran, ZoneInfo(zona))[0]


@pytest.mark.parametrize(
    ("zona", "selisih"),
    [("Asia/Pontianak", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)],
    ids=["WIB", "WITA", "WIT"],
)
def test_pasal_11_ayat_4_penjelasan_the_day_of_correction_ends_at_24_00_where_the_regency_is(zona, selisih):
    tengah_malam = datetime(2026, 1, 28, 24 - selisih, tzinfo=UTC)
    siang = tengah_malam - timedelta(hours=10)
    tepat = _kembali(zona, siang, tengah_malam - timedelta(minutes=1))  # 23.59
    lewat = _kembali(zona, siang, tengah_malam + timedelta(minutes=1))  # 00.01
    assert (tepat.terlambat(tengah_malam), lewat.terlambat(tengah_malam)) == (False, True)
    assert _kembali(zona, siang, tengah_malam).terlambat(siang)
    assert lewat.batas == tengah_malam


def test_a_pk_returned_at_00_01_has_the_whole_of_that_day():
    satu = _kembali("Asia/Pontianak", datetime(2026, 1, 27, 17, 1, tzinfo=UTC))
    assert satu.batas == datetime(2026, 1, 28, 17, tzinfo=UTC)
    assert satu.sisa(datetime(2026, 1, 28, 16, tzinfo=UTC)) == timedelta(hours=1)


def test_what_did_not_come_back_is_late_from_midnight_on_and_says_by_how_many_days():
    satu = _kembali("Asia/Makassar", datetime(2026, 1, 28, 3, tzinfo=UTC))
    assert satu.hari_terlambat(datetime(2026, 1, 28, 15, 59, tzinfo=UTC)) == 0
    assert satu.hari_terlambat(datetime(2026, 1, 28, 16, tzinfo=UTC)) == 1
    assert satu.hari_terlambat(datetime(2026, 1, 30, 15, 59, tzinfo=UTC)) == 2
    assert satu.sisa(datetime(2026, 1, 28, 16, tzinfo=UTC)) is None


def test_late_once_stays_late_whatever_the_clock_says_later():
    satu = _kembali("Asia/Pontianak", datetime(2026, 1, 28, 3, tzinfo=UTC), datetime(2026, 1, 29, 3, tzinfo=UTC))
    assert (
        satu.terlambat(datetime(2030, 1, 1, tzinfo=UTC)) and satu.hari_terlambat(datetime(2030, 1, 1, tzinfo=UTC)) == 1
    )


def test_rounds_that_ended_otherwise_are_no_returns():
    buka = datetime(2026, 1, 20, tzinfo=UTC)
    assert perbaikan([Putaran(1, buka, buka), Putaran(2, buka)], ZoneInfo("Asia/Jakarta")) == ()
