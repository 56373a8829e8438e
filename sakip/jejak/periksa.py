"""What `check --deploy --database default`, and the server when it starts, ask of a production database: PostgreSQL
must be able to keep its word."""

import logging
from typing import Any

from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

logger = logging.getLogger(__name__)
SARAN_PERAN = "Jalankan aplikasi sebagai peran yang tidak memiliki tabel (README, bagian pemasangan)."


def periksa_peran(app_configs: Any, databases: list[str] | None = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """The application's role must not be able to take the triggers off, and a commit must be on disk."""
    return [
        pesan
        for alias in databases or []
        if connections[alias].vendor == "postgresql"
        for pesan in _periksa(connections[alias])
    ]


def _periksa(connection: BaseDatabaseWrapper) -> list[checks.CheckMessage]:
    pesan: list[checks.CheckMessage] = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone()[0]:
            pesan.append(checks.Error("Peran basis data adalah superuser.", hint=SARAN_PERAN, id="jejak.E002"))
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
        if milik := cursor.fetchone()[0]:
            pesan.append(checks.Error(f"Peran basis data memiliki {milik} tabel.", hint=SARAN_PERAN, id="jejak.E003"))
        for setelan in ("synchronous_commit", "fsync"):
            cursor.execute("SELECT current_setting(%s)", [setelan])
            if cursor.fetchone()[0] == "off":
                pesan.append(
                    checks.Error(
                        f"PostgreSQL berjalan dengan {setelan}=off: yang sudah dikonfirmasi dapat hilang.",
                        hint=f"Nyalakan {setelan} pada postgresql.conf.",
                        id="jejak.E004",
                    )
                )
        cursor.execute("SELECT current_setting('data_checksums')")
        if cursor.fetchone()[0] == "off":
            pesan.append(
                checks.Warning(
                    "PostgreSQL berjalan tanpa data checksums: kerusakan cakram tidak ketahuan.",
                    hint="Hentikan server, jalankan `pg_checksums --enable`, nyalakan lagi.",
                    id="jejak.W001",
                )
            )
    return pesan


def awasi() -> None:
    """Called once by the server in production: a database that cannot keep its word is refused, now and whenever a
    connection is made. A database that is away is not refused; it is looked at when it is back.
    """
    connection_created.connect(_tolak, dispatch_uid="jejak.awasi")
    try:
        connections[DEFAULT_DB_ALIAS].ensure_connection()
    except OperationalError:
        logger.warning("Basis data belum dapat dihubungi; diperiksa begitu tersambung.")


def _tolak(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    pesan = _periksa(connection) if connection.vendor == "postgresql" else []
    pesan = [p for p in pesan if p.level >= checks.ERROR]
    if pesan:
        connection.close()
        raise ImproperlyConfigured(" ".join(f"{p.msg} {p.hint}" for p in pesan))
