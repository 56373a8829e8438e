"""0.7 and the settings of the database: what was acknowledged is there after a power cut; each setting read back."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, nullcontext
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.backends.signals import connection_created

from perjanjian.models import Butir
from sakip.jejak import periksa
from tests.alat import basisdata

from .alat import jalankan_sql

pytestmark = pytest.mark.django_db(transaction=True)
COMMIT = 60


# --- 0.7 on SQLite: a power cut ---------------------------------------------------------------------------------------------
def _cabut_listrik(folder: Path, pragma: str) -> tuple[int, int]:
    """(acknowledged, found after the cut)"""
    perintah = [sys.executable, str(Path(__file__).with_name("listrik.py")), str(folder), str(COMMIT), pragma]
    diakui = int(subprocess.run(perintah, check=True, capture_output=True, text=True, timeout=60).stdout)
    with closing(sqlite3.connect(folder / "tersisa.sqlite3")) as basis:
        assert basis.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return diakui, basis.execute("SELECT count(*) FROM uji").fetchone()[0]


@pytest.mark.sqlite
def test_after_a_power_cut_every_acknowledged_row_is_there(tmp_path):
    assert _cabut_listrik(tmp_path, settings.DATABASES["default"]["OPTIONS"]["init_command"]) == (COMMIT, COMMIT)


@pytest.mark.sqlite
def test_control_with_synchronous_normal_acknowledged_rows_are_gone_and_the_check_says_ok(tmp_path):
    pragma = settings.DATABASES["default"]["OPTIONS"]["init_command"]
    diakui, ada = _cabut_listrik(tmp_path, pragma.replace("synchronous=FULL", "synchronous=NORMAL"))
    assert (diakui, ada) == (COMMIT, 0)


# --- 0.7 on PostgreSQL: an answer only after the log is flushed ----------------------------------------------------------------
def _tertinggal(cursor, kali):
    """How many of these commits were acknowledged before the log was flushed as far as they are written in it."""
    tertinggal = 0
    for n in range(kali):
        with transaction.atomic():
            cursor.execute("INSERT INTO jejak_rantai (kunci, nomor, hash) VALUES (%s, 0, '')", [f"uji-{n}"])
            cursor.execute("SELECT pg_current_wal_insert_lsn()")
            ditulis = cursor.fetchone()[0]
        cursor.execute("SELECT pg_current_wal_flush_lsn() < %s::pg_lsn", [ditulis])
        tertinggal += cursor.fetchone()[0]
    return tertinggal


@pytest.mark.postgres
def test_a_commit_is_acknowledged_after_its_log_is_flushed():
    with connection.cursor() as cursor:
        assert _tertinggal(cursor, 100) == 0


@pytest.mark.postgres
def test_control_with_synchronous_commit_off_commits_are_acknowledged_that_a_crash_would_lose():
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        assert _tertinggal(cursor, 100) > 0
    connection.close()


# --- Settings: read back, from every connection, and what a connection without them does ----------------------------------------
PRAGMA = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "busy_timeout": 20000}
SETELAN = {
    "synchronous_commit": "on",
    "lock_timeout": "20s",
    "idle_in_transaction_session_timeout": "1min",
}  # fmt: skip


def _baca(kursor, nama):
    kursor.execute(f"PRAGMA {nama}" if connection.vendor == "sqlite" else f"SHOW {nama}")
    return kursor.fetchone()[0]


def _baca_semua():
    diharap = PRAGMA if connection.vendor == "sqlite" else SETELAN
    with connection.cursor() as cursor:
        return {nama: _baca(cursor, nama) for nama in diharap}


def test_every_connection_has_the_settings_that_the_guards_rest_on():
    hasil = [_baca_semua()]

    def utas():
        hasil.append(_baca_semua())
        connection.close()

    lain = threading.Thread(target=utas)
    lain.start()
    lain.join()
    connection.close()
    hasil.append(_baca_semua())  # made anew
    assert hasil == [PRAGMA if connection.vendor == "sqlite" else SETELAN] * 3


@pytest.mark.sqlite
def test_control_a_bare_connection_has_none_of_them_but_the_log():
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as basis:
        bawaan = {nama: basis.execute(f"PRAGMA {nama}").fetchone()[0] for nama in PRAGMA}
    assert bawaan == PRAGMA | {"foreign_keys": 0, "recursive_triggers": 0, "busy_timeout": 5000}


YATIM = (
    "INSERT INTO perjanjian_dukungan (pagu_id, butir_id) VALUES (999999, 999999)"  # a support of nothing by nothing
)


def test_a_row_that_points_to_nothing_is_refused():
    with pytest.raises(IntegrityError):
        jalankan_sql(YATIM)


@pytest.mark.sqlite
def test_control_without_foreign_keys_it_is_stored():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        with transaction.atomic():
            cursor.execute(YATIM)
            cursor.execute("SELECT count(*) FROM perjanjian_dukungan")
            assert cursor.fetchone()[0] == 1
            transaction.set_rollback(True)
    connection.close()
    assert not Butir.objects.exists()


# --- The server refuses a database that cannot keep its word -----------------------------------------------------------------------
@pytest.fixture
def diawasi():
    yield
    connection_created.disconnect(dispatch_uid="jejak.awasi")
    connection.close()


@pytest.fixture
def klaster_jujur(monkeypatch):
    """The tests' own cluster may run without fsync to be quick; what it says about that is left out here."""
    asli = periksa._periksa
    monkeypatch.setattr(periksa, "_periksa", lambda c: [p for p in asli(c) if "fsync=off" not in p.msg])


def test_the_server_starts_with_the_applications_role(diawasi, klaster_jujur):
    connection.close()
    periksa.awasi()
    assert _baca_semua()


@pytest.mark.postgres
def test_the_server_refuses_the_owner_of_the_tables(diawasi, klaster_jujur, pemilik):
    with pemilik():
        with pytest.raises(ImproperlyConfigured, match="memiliki"):
            periksa.awasi()
        with pytest.raises(ImproperlyConfigured, match="memiliki"):  # and goes on refusing
            connection.ensure_connection()
        connection_created.disconnect(dispatch_uid="jejak.awasi")
        connection.ensure_connection()  # control: without the guard the owner serves


@pytest.mark.postgres
def test_the_server_refuses_a_connection_that_does_not_wait_for_the_disk(diawasi, klaster_jujur, monkeypatch):
    connection.close()
    pilihan = connection.settings_dict["OPTIONS"]
    buruk = pilihan["options"].replace("synchronous_commit=on", "synchronous_commit=off")
    monkeypatch.setitem(pilihan, "options", buruk)
    with pytest.raises(ImproperlyConfigured, match="synchronous_commit=off"):
        periksa.awasi()
    connection_created.disconnect(dispatch_uid="jejak.awasi")
    connection.ensure_connection()  # control


class _Jawaban:
    """A PostgreSQL that answers like this: the tests' own role cannot be made a superuser."""

    vendor = "postgresql"

    def __init__(self, superuser: bool, checksums: str) -> None:
        self.jawaban = iter([superuser, 0, "on", "on", checksums])

    def cursor(self):
        return nullcontext(self)

    def execute(self, *_: object) -> None: ...

    def fetchone(self):
        return [next(self.jawaban)]


@pytest.mark.parametrize(
    ("superuser", "checksums", "pesan"),
    [(True, "on", ["jejak.E002"]), (False, "on", []), (False, "off", ["jejak.W001"])],
)
def test_the_server_refuses_a_superuser(superuser, checksums, pesan):
    """A disk without checksums is worth a warning of the check, no more."""
    assert [p.id for p in periksa._periksa(_Jawaban(superuser, checksums))] == pesan


def test_a_database_that_is_away_does_not_stop_the_server_from_starting(diawasi, monkeypatch, caplog):
    def putus(*_, **__):
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "ensure_connection", putus)
    periksa.awasi()
    assert "diperiksa begitu tersambung" in caplog.text
    monkeypatch.undo()


def test_the_server_watches_in_production_and_not_in_a_demo():
    """`sakip/wsgi.py` in a fresh Python, with the database of an ordinary file."""
    skrip = (
        "import sakip.wsgi; from django.db.backends.signals import connection_created as s;"
        "print(any(k[0] == 'jejak.awasi' for k, *_ in s.receivers))"
    )
    for demo, diawasi in (("False", "True"), ("True", "False")):
        hasil = subprocess.run(
            [sys.executable, "-c", skrip],
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "sakip.settings", "SAKIP_SECRET_KEY": "x" * 50,
                 "SAKIP_DEBUG": "False", "SAKIP_DEMO": demo, "DATABASE_URL": "sqlite://:memory:"},
            cwd=basisdata.AKAR, capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        assert hasil.stdout.strip() == diawasi
