"""The only clock. Needs no database."""

import re
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sakip import waktu

AKAR = Path(waktu.__file__).resolve().parent.parent
MENIT = timedelta(minutes=1)


def test_now_is_aware_and_in_utc():
    assert waktu.sekarang().tzinfo is UTC
    assert abs(waktu.sekarang() - datetime.now(UTC)) < MENIT


@pytest.mark.parametrize(
    ("zona", "tanggal"),
    [("Asia/Pontianak", date(2026, 1, 31)), ("Asia/Makassar", date(2026, 2, 1)), ("Asia/Jayapura", date(2026, 2, 1))],
)
def test_one_moment_falls_on_different_dates_by_zone(zona, tanggal):
    assert waktu.tanggal_di(datetime(2026, 1, 31, 16, 30, tzinfo=UTC), zona) == tanggal


@pytest.mark.parametrize(
    ("selisih", "tanggal"), [(-1, date(2026, 1, 31)), (0, date(2026, 2, 1)), (1, date(2026, 2, 1))]
)
def test_the_day_turns_at_local_midnight(selisih, tanggal):
    tengah_malam = datetime(2026, 1, 31, 17, 0, tzinfo=UTC)
    assert waktu.tanggal_di(tengah_malam + timedelta(microseconds=selisih), "Asia/Pontianak") == tanggal


def test_an_unknown_zone_is_an_error():
    with pytest.raises(KeyError):
        waktu.hari_ini("Asia/Bengkayang")


def test_the_clock_can_be_moved_and_comes_back():
    with waktu.geser(timedelta(days=-365)):
        assert abs(waktu.sekarang() - (datetime.now(UTC) - timedelta(days=365))) < MENIT
        assert waktu.hari_ini("UTC") <= (datetime.now(UTC) - timedelta(days=364)).date()
        with waktu.geser(timedelta(0)):
            assert abs(waktu.sekarang() - datetime.now(UTC)) < MENIT
        assert waktu.sekarang() < datetime.now(UTC) - timedelta(days=364)
    assert abs(waktu.sekarang() - datetime.now(UTC)) < MENIT


def test_the_clock_comes_back_after_an_error():
    with pytest.raises(RuntimeError), waktu.geser(timedelta(days=9)):
        raise RuntimeError
    assert abs(waktu.sekarang() - datetime.now(UTC)) < MENIT


def test_another_thread_keeps_its_own_clock():
    lain = []
    with waktu.geser(timedelta(days=30)):
        utas = threading.Thread(target=lambda: lain.append(waktu.sekarang()))
        utas.start()
        utas.join()
    assert abs(lain[0] - datetime.now(UTC)) < MENIT


def test_nobody_else_in_the_kernel_reads_the_clock():
    jam = re.compile(r"\b(?:datetime\.(?:now|utcnow|today)|date\.today|time\.time|timezone\.now|localdate)\s*\(")
    berkas = [
        AKAR / "sakip" / "alur.py",
        *(f for nama in ("angka", "lembar") for f in (AKAR / "sakip" / nama).glob("*.py")),
    ]
    assert [satu.name for satu in berkas if jam.search(satu.read_text())] == []
