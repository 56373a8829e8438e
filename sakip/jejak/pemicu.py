"""Triggers: signed and recorded rows stay as they are (`Pemicu`), and a change of reference tables is noticed
(`Penyegar`) - whatever the application or a shell on its database tries.

Apps declare theirs with `daftarkan` (from `AppConfig.ready`). They are put back after every migration, because SQLite
drops them silently when it remakes a table; before a migration they are taken off, because SQLite refuses to rename a
table that a trigger names. `hilang` lists what is missing; a system check runs it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

TOLAK = "Baris ini tidak dapat diubah atau dihapus"


@dataclass(frozen=True)
class Pemicu:
    """Refuse `peristiwa` (INSERT, UPDATE or DELETE) on `tabel` where the SQL expression `syarat` holds.

    `syarat` may use OLD and NEW and sub-selects, in the SQL that SQLite and PostgreSQL share.
    """

    nama: str
    tabel: str
    peristiwa: str
    syarat: str = "1 = 1"
    pesan: str = TOLAK


@dataclass(frozen=True)
class Penyegar:
    """After `peristiwa` on `tabel` (UPDATE: of `kolom`, where named) give the one row of `sidik` a new random value.

    The table `sidik` has the columns id and sidik; see `sakip.ingatan`.
    """

    nama: str
    tabel: str
    peristiwa: str
    sidik: str
    kolom: str = ""

    @property
    def saat(self) -> str:
        return f"UPDATE OF {self.kolom}" if self.kolom and self.peristiwa == "UPDATE" else self.peristiwa


_semua: dict[str, Pemicu | Penyegar] = {}
_tambah_saja: set[str] = set()
_tanpa_truncate: set[str] = set()


def daftarkan(pemicu: Iterable[Pemicu]) -> None:
    for satu in pemicu:
        _semua[satu.nama] = satu
        _tanpa_truncate.add(satu.tabel)


def hanya_tambah(*tabel: str) -> None:
    """Tables whose rows are written once: no UPDATE, no DELETE, no TRUNCATE."""
    for t in tabel:
        _tambah_saja.add(t)
        daftarkan([Pemicu(f"{t}_tolak_{p.lower()}", t, p) for p in ("UPDATE", "DELETE")])


def segarkan(sidik: str, *tabel: str, kolom: str = "") -> None:
    """Reference tables whose every change (or, of rows that are there, a change of `kolom`) renews the stamp."""
    for t in tabel:
        for p in ("INSERT", "UPDATE", "DELETE"):
            nama = f"{t}_segarkan_{p.lower()}"
            _semua[nama] = Penyegar(nama, t, p, sidik, kolom)


def tabel_tambah_saja() -> list[str]:
    return sorted(_tambah_saja)


def terdaftar() -> list[Pemicu | Penyegar]:
    return list(_semua.values())


def pasang(connection: BaseDatabaseWrapper) -> None:
    """(Re)install every declared trigger whose table exists."""
    lepas(connection)
    ada = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for p in terdaftar():
            if p.tabel in ada:
                for sql in _buat(connection.vendor, p):
                    cursor.execute(sql)
        if connection.vendor == "postgresql":
            for tabel in sorted(_tanpa_truncate & ada):
                for sql in _buat_truncate(tabel):
                    cursor.execute(sql)


def lepas(connection: BaseDatabaseWrapper) -> None:
    """Take every declared trigger off."""
    ada = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for p in terdaftar():
            if p.tabel in ada:
                di = f" ON {p.tabel}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {p.nama}{di}")
        if connection.vendor == "postgresql":
            for tabel in sorted(_tanpa_truncate & ada):
                cursor.execute(f"DROP TRIGGER IF EXISTS {tabel}_tolak_truncate ON {tabel}")


def hilang(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of declared triggers that the database does not have."""
    ada_tabel = set(connection.introspection.table_names())
    nama = {p.nama for p in terdaftar() if p.tabel in ada_tabel}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            nama |= {f"{t}_tolak_truncate" for t in _tanpa_truncate & ada_tabel}
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return sorted(nama - {baris[0] for baris in cursor.fetchall()})


def _buat(vendor: str, p: Pemicu | Penyegar) -> list[str]:
    return _buat_penyegar(vendor, p) if isinstance(p, Penyegar) else _buat_pemicu(vendor, p)


def _buat_penyegar(vendor: str, p: Penyegar) -> list[str]:
    acak = "hex(randomblob(16))" if vendor == "sqlite" else "md5(random()::text || clock_timestamp()::text)"
    tulis = (
        f"INSERT INTO {p.sidik} (id, sidik) VALUES (1, {acak}) ON CONFLICT (id) DO UPDATE SET sidik = excluded.sidik"
    )
    if vendor == "sqlite":
        return [f"CREATE TRIGGER {p.nama} AFTER {p.saat} ON {p.tabel} FOR EACH ROW BEGIN {tulis}; END"]
    return [
        f"CREATE OR REPLACE FUNCTION {p.nama}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{tulis}; RETURN NULL; END $$",
        f"CREATE TRIGGER {p.nama} AFTER {p.saat} ON {p.tabel} FOR EACH STATEMENT EXECUTE FUNCTION {p.nama}()",
    ]


def _buat_pemicu(vendor: str, p: Pemicu) -> list[str]:
    pesan = p.pesan.replace("'", "''")
    if vendor == "sqlite":
        syarat = p.syarat.replace("IS DISTINCT FROM", "IS NOT")
        return [
            f"CREATE TRIGGER {p.nama} BEFORE {p.peristiwa} ON {p.tabel} FOR EACH ROW WHEN {syarat} "
            f"BEGIN SELECT RAISE(ABORT, '{pesan}'); END"
        ]
    kembali = "OLD" if p.peristiwa == "DELETE" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {p.nama}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {p.syarat} THEN RAISE EXCEPTION '{pesan.replace('%', '%%')}' "
        "USING ERRCODE = 'integrity_constraint_violation'; "
        f"END IF; RETURN {kembali}; END $$",
        f"CREATE TRIGGER {p.nama} BEFORE {p.peristiwa} ON {p.tabel} FOR EACH ROW EXECUTE FUNCTION {p.nama}()",
    ]


def _buat_truncate(tabel: str) -> list[str]:
    return [
        "CREATE OR REPLACE FUNCTION sakip_tolak_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{TOLAK}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER {tabel}_tolak_truncate BEFORE TRUNCATE ON {tabel} "
        "FOR EACH STATEMENT EXECUTE FUNCTION sakip_tolak_truncate()",
    ]


def sebelum_migrasi(**kwargs: Any) -> None:
    lepas(connections[kwargs["using"]])


def sesudah_migrasi(**kwargs: Any) -> None:
    pasang(connections[kwargs["using"]])
