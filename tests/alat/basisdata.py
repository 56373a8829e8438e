"""Test databases: a file of one's own on SQLite, an owner and an application role on PostgreSQL."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.test import TransactionTestCase

from sakip.jejak import pemicu

AKAR = Path(__file__).resolve().parents[2]
HAK_SQL = AKAR / "alat" / "hak_aplikasi.sql"
# Filled by migrate, the same after every test.
TETAP = {"django_migrations", "django_content_type", "auth_permission"}

pemilik: dict[str, Any] = {}  # how the owner of the tables signs in (PostgreSQL only)


def sqlite() -> bool:
    return settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


def ruang_sementara() -> Path:
    """A directory of this process, in memory where the machine has room for it."""
    shm = Path("/dev/shm")  # only tests, own random name below it
    lapang = os.access(shm, os.W_OK) and shutil.disk_usage(shm).free > 256 * 2**20
    return Path(tempfile.mkdtemp(prefix="sakip-uji-", dir=shm if lapang else None))


def nama_basis_data(ruang: Path) -> str:
    """A name no other run uses, so that several people can test in one checkout."""
    return str(ruang / "uji.sqlite3") if sqlite() else f"uji_{os.getpid()}_{secrets.token_hex(3)}"


def hapus_ruang(ruang: Path) -> None:
    shutil.rmtree(ruang, ignore_errors=True)


def turunkan_hak() -> None:
    """From here on the connection is the application's: a role that owns nothing.

    Where the server's role may not create roles the tests run as the owner.
    """
    pemilik.update(connection.settings_dict)
    peran = f"{connection.settings_dict['NAME']}_app"[:63]
    sandi = secrets.token_urlsafe(16)
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
        if not cursor.fetchone()[0]:
            return
        cursor.execute(f'CREATE ROLE "{peran}" LOGIN PASSWORD %s', [sandi])
        cursor.execute(HAK_SQL.read_text().replace(':"aplikasi"', f'"{peran}"'))
    connections.close_all()
    pemilik["PERAN_APLIKASI"] = peran
    connection.settings_dict.update(USER=peran, PASSWORD=sandi)


def kembalikan_hak() -> None:
    """The owner again, who removes the test database."""
    connections.close_all()
    connection.settings_dict.update({k: pemilik[k] for k in ("USER", "PASSWORD")})


def hapus_peran() -> None:
    """After the database with its grants is gone."""
    if aplikasi := pemilik.pop("PERAN_APLIKASI", None):
        with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(f'DROP ROLE "{aplikasi}"')


@contextmanager
def sebagai_pemilik() -> Iterator[None]:
    """The owner of the tables, who migrates and may drop triggers. Only in transaction=True tests."""
    if sqlite() or not pemilik:
        yield
        return
    aplikasi = {k: connection.settings_dict[k] for k in ("USER", "PASSWORD")}
    connection.close()
    connection.settings_dict.update({k: pemilik[k] for k in ("USER", "PASSWORD")})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(aplikasi)


@contextmanager
def tanpa_penjaga() -> Iterator[None]:
    """Past every trigger, as the owner: for a past that the cast did not live. Only in transaction=True tests."""
    with sebagai_pemilik():
        pemicu.lepas(connection)
        try:
            yield
        finally:
            pemicu.pasang(connection)


def kosongkan() -> None:
    """Empty every table after a transaction=True test: the triggers that forbid it are set aside and put back."""
    if sqlite():
        _kosongkan_sqlite()
    else:
        with sebagai_pemilik():
            _kosongkan_postgres()


def _tabel() -> list[str]:
    return [t for t in connection.introspection.table_names() if t not in TETAP]


def _kosongkan_sqlite() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        pemicu = cursor.fetchall()
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("BEGIN IMMEDIATE")
        for nama, _ in pemicu:
            cursor.execute(f'DROP TRIGGER "{nama}"')
        for tabel in _tabel():
            cursor.execute(f'DELETE FROM "{tabel}"')
        cursor.execute("DELETE FROM sqlite_sequence WHERE name NOT IN ('django_content_type', 'auth_permission')")
        for _, sql in pemicu:
            cursor.execute(sql)
        cursor.execute("COMMIT")
        cursor.execute("PRAGMA foreign_keys = ON")


def _kosongkan_postgres() -> None:
    berpemicu = (
        "SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND n.nspname = current_schema()"
    )
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute(berpemicu)
        tabel_berpemicu = [nama for (nama,) in cursor.fetchall()]
        for nama in tabel_berpemicu:
            cursor.execute(f'ALTER TABLE "{nama}" DISABLE TRIGGER USER')
        cursor.execute("TRUNCATE " + ", ".join(f'"{t}"' for t in _tabel()) + " RESTART IDENTITY")
        for nama in tabel_berpemicu:
            cursor.execute(f'ALTER TABLE "{nama}" ENABLE TRIGGER USER')
        cursor.execute("COMMIT")


def pasang_pengosongan() -> None:
    """Django's own flush is refused by the triggers; ours replaces it."""

    def _fixture_teardown(self: TransactionTestCase) -> None:
        kosongkan()

    TransactionTestCase._fixture_teardown = _fixture_teardown  # type: ignore[method-assign]


def versi() -> str:
    """'SQLite 3.40.1' or 'PostgreSQL 15.18', asked of the library or the server itself."""
    if sqlite():
        import sqlite3

        return f"SQLite {sqlite3.sqlite_version}"
    import psycopg2

    wrapper = connections[DEFAULT_DB_ALIAS]
    with_params = {**wrapper.get_connection_params(), "dbname": "postgres"}
    for kunci in ("cursor_factory", "client_encoding"):
        with_params.pop(kunci, None)
    sambungan = psycopg2.connect(**with_params)
    try:
        return f"PostgreSQL {sambungan.info.parameter_status('server_version').split()[0]}"
    finally:
        sambungan.close()
