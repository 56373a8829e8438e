"""Backup and restore of everything that is kept: the database first, the files after, held together by a manifest.

A backup is one folder: `basisdata.sqlite3` or `basisdata.dump`, `berkas/`, `manifes.json`. It gets its name when it is
complete, so that a half one is never taken for a backup. A live SQLite is never copied as a file: what it acknowledged
may still be in its log. Restoring goes into an empty place only and ends with a check of rows, triggers, trail, files.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from . import pemicu
from .models import Rantai
from .services import periksa_rantai

MANIFES = "manifes.json"
NAMA_BASIS_DATA = {"sqlite": "basisdata.sqlite3", "postgresql": "basisdata.dump"}
_sql_berkas: list[str] = []


class CadanganGagal(Exception):
    """The backup or the restore did not happen, or is not what it must be; the message says what."""


@dataclass(frozen=True)
class Manifes:
    """What a backup holds: rows per table, the end of each chain of the trail, the hash of each file."""

    dibuat_pada: str
    mesin: str
    basis_data: str  # SHA-256 of the copy or dump
    tabel: dict[str, int]
    rantai: dict[str, list[Any]]  # key -> [number, hash] of its last line
    berkas: dict[str, str]  # path below the file store -> SHA-256
    kurang: list[str]  # files that a row names and that were missing or changed when the backup was made


def berkas_tercatat(sql: str) -> None:
    """An app declares which files its rows name: a query that gives path below the store and SHA-256."""
    if sql not in _sql_berkas:
        _sql_berkas.append(sql)


def cadangkan(*, folder: Path, berkas: Path, now: datetime) -> Path:
    """Make a backup below `folder` and give its path. Raises `CadanganGagal`."""
    tujuan = folder / f"sakip-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    sedang = folder / f".{tujuan.name}.sedang"
    if tujuan.exists() or sedang.exists():
        raise CadanganGagal(f"{tujuan} sudah ada, atau sedang dibuat.")
    sedang.mkdir(parents=True, mode=0o700)
    try:
        salinan = sedang / NAMA_BASIS_DATA[connection.vendor]
        tabel, rantai, tercatat = _salin_basis_data(salinan)
        tersalin = _salin_berkas(berkas, sedang / "berkas")  # after the database: files are written before their rows
        manifes = Manifes(
            dibuat_pada=now.astimezone(UTC).isoformat(),
            mesin=connection.vendor,
            basis_data=sidik(salinan),
            tabel=tabel,
            rantai=rantai,
            berkas=tersalin,
            kurang=sorted(jalur for jalur, isi in tercatat.items() if tersalin.get(jalur) != isi),
        )
        _tulis(sedang / MANIFES, json.dumps(asdict(manifes), indent=1, sort_keys=True).encode())
        os.replace(sedang, tujuan)
    except BaseException:
        shutil.rmtree(sedang, ignore_errors=True)
        raise
    return tujuan


def pulihkan(*, cadangan: Path, berkas: Path) -> Manifes:
    """Restore a backup into an empty database and an empty file store, then check what came of it.

    On PostgreSQL run as the owner of the tables. Raises `CadanganGagal`; nothing is overwritten.
    """
    manifes = baca_manifes(cadangan)
    if manifes.mesin != connection.vendor:
        raise CadanganGagal(f"Cadangan ini dari {manifes.mesin}, basis data tujuan {connection.vendor}.")
    if connection.introspection.table_names():
        raise CadanganGagal("Basis data tujuan tidak kosong. Pulihkan ke basis data baru.")
    if berkas.exists() and any(berkas.iterdir()):
        raise CadanganGagal(f"Folder berkas {berkas} tidak kosong.")
    sumber = cadangan / NAMA_BASIS_DATA[manifes.mesin]
    connection.close()
    if manifes.mesin == "sqlite":
        with _sqlite(sumber) as asal, _sqlite(_nama()) as tujuan:
            asal.backup(tujuan)
    else:
        _pg("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
            f"--dbname={_nama()}", str(sumber))  # fmt: skip
    if (cadangan / "berkas").exists():
        shutil.copytree(cadangan / "berkas", berkas, dirs_exist_ok=True)
    if salah := periksa(manifes, berkas=berkas):
        raise CadanganGagal("Pemulihan tidak sama dengan cadangannya: " + " ".join(salah))
    return manifes


def periksa(manifes: Manifes, *, berkas: Path) -> list[str]:
    """Every way in which database and files differ from the manifest. Empty: they are the same."""
    salah = []
    with connection.cursor() as cursor:
        ada = _jumlah_baris(cursor)
        tercatat = _tercatat(cursor)
    for tabel in sorted({*ada, *manifes.tabel}):
        if ada.get(tabel) != manifes.tabel.get(tabel):
            salah.append(f"Tabel {tabel}: {ada.get(tabel)} baris, seharusnya {manifes.tabel.get(tabel)}.")
    salah += [f"Pemicu {nama} tidak ada." for nama in pemicu.hilang(connection)]
    salah += periksa_jejak(manifes.rantai)
    for jalur, isi in sorted({**manifes.berkas, **tercatat}.items()):
        if jalur not in manifes.kurang and (not (berkas / jalur).is_file() or sidik(berkas / jalur) != isi):
            salah.append(f"Berkas {jalur} hilang atau berubah.")
    return salah


def periksa_jejak(kepala: dict[str, list[Any]] | None = None) -> list[str]:
    """Faults of every chain of the trail; with `kepala`, ends kept elsewhere, also of one rewritten as a whole."""
    semua = {r.kunci: r for r in Rantai.objects.order_by("kunci")}
    salah = [f"Jejak {kunci}: {s}" for kunci in semua for s in periksa_rantai(kunci)]
    for kunci, (nomor, isi) in sorted((kepala or {}).items()):
        baris = semua[kunci].baris.filter(nomor=nomor).first() if kunci in semua else None
        if nomor and (baris is None or baris.hash != isi):
            salah.append(f"Jejak {kunci}: baris {nomor} bukan yang dahulu dicatat.")
    return salah


def kepala_rantai() -> dict[str, list[Any]]:
    """The end of each chain, to be kept off the host."""
    return {r.kunci: [r.nomor, r.hash] for r in Rantai.objects.order_by("kunci")}


def baca_manifes(cadangan: Path) -> Manifes:
    """The manifest of a backup whose database copy and files are what it says."""
    try:
        manifes = Manifes(**json.loads((cadangan / MANIFES).read_text()))
        cocok = sidik(cadangan / NAMA_BASIS_DATA[manifes.mesin]) == manifes.basis_data
    except (OSError, ValueError, TypeError, KeyError) as salah:
        raise CadanganGagal(f"{cadangan} bukan cadangan yang utuh: {salah}") from salah
    rusak = [] if cocok else ["basis data"]
    for jalur, isi in manifes.berkas.items():
        asal = cadangan / "berkas" / jalur
        if not asal.is_file() or sidik(asal) != isi:
            rusak.append(jalur)
    if rusak:
        raise CadanganGagal(f"Cadangan {cadangan} berubah sejak dibuat: {', '.join(rusak[:10])}.")
    return manifes


def sidik(jalur: Path) -> str:
    with jalur.open("rb") as isi:
        return hashlib.file_digest(isi, "sha256").hexdigest()


# --- The database ----------------------------------------------------------------------------------------------------
def _salin_basis_data(salinan: Path) -> tuple[dict[str, int], dict[str, list[Any]], dict[str, str]]:
    """Copy it, and say what stands in exactly that copy: rows per table, ends of chains, files that rows name."""
    if connection.vendor == "sqlite":
        return _salin_sqlite(salinan)
    with _potret_postgres() as (cursor, potret):
        _pg("pg_dump", "--format=custom", f"--snapshot={potret}", f"--file={salinan}",
            f"--dbname={_nama()}")  # fmt: skip
        _sinkron(salinan)
        return _jumlah_baris(cursor), _kepala(cursor), _tercatat(cursor)


def _salin_sqlite(salinan: Path) -> tuple[dict[str, int], dict[str, list[Any]], dict[str, str]]:
    with _sqlite(_nama()) as asal, _sqlite(salinan) as tujuan:
        asal.backup(tujuan)  # one step: one state, while others go on writing
    with _sqlite(salinan) as tujuan:
        tujuan.execute("PRAGMA journal_mode = DELETE")
        if tujuan.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise CadanganGagal("Salinan basis data tidak utuh.")
        cursor = tujuan.cursor()
        hasil = _jumlah_baris(cursor), _kepala(cursor), _tercatat(cursor)
    _sinkron(salinan)
    return hasil


@contextmanager
def _sqlite(jalur: Path | str) -> Iterator[sqlite3.Connection]:
    """A connection of its own, outside Django's."""
    try:
        with closing(sqlite3.connect(jalur, timeout=20)) as basis:
            yield basis
    except sqlite3.Error as salah:
        raise CadanganGagal(f"{jalur}: {salah}") from salah


@contextmanager
def _potret_postgres() -> Iterator[tuple[Any, str]]:
    """A snapshot that pg_dump shares, so that what is counted is what is dumped."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")  # it waits as long as pg_dump takes
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor, cursor.fetchone()[0]


def _jumlah_baris(cursor: Any) -> dict[str, int]:
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    else:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    hasil = {}
    for (tabel,) in sorted(cursor.fetchall()):
        cursor.execute(f'SELECT count(*) FROM "{tabel}"')  # noqa: S608 - a name from the catalogue
        hasil[tabel] = cursor.fetchone()[0]
    return hasil


def _kepala(cursor: Any) -> dict[str, list[Any]]:
    cursor.execute("SELECT kunci, nomor, hash FROM jejak_rantai ORDER BY kunci")
    return {kunci: [nomor, isi] for kunci, nomor, isi in cursor.fetchall()}


def _tercatat(cursor: Any) -> dict[str, str]:
    hasil: dict[str, str] = {}
    for sql in _sql_berkas:
        cursor.execute(sql)
        hasil |= dict(cursor.fetchall())
    return hasil


def _nama() -> str:
    return str(connection.settings_dict["NAME"])


def _pg(program: str, *pilihan: str) -> None:
    """Run one of PostgreSQL's programs as the role of this connection; the password goes by the environment."""
    setelan = connection.settings_dict
    lingkungan = {**os.environ, "PGPASSWORD": str(setelan["PASSWORD"] or "")}
    alamat = [("--host", setelan["HOST"]), ("--port", setelan["PORT"]), ("--username", setelan["USER"])]
    perintah = [program, "--no-password", *(f"{nama}={nilai}" for nama, nilai in alamat if nilai), *pilihan]
    try:
        subprocess.run(perintah, check=True, env=lingkungan, capture_output=True, text=True)  # noqa: S603 - no shell
    except FileNotFoundError as salah:
        raise CadanganGagal(f"{program} belum terpasang (paket postgresql-client).") from salah
    except subprocess.CalledProcessError as salah:
        raise CadanganGagal(f"{program} gagal: {salah.stderr.strip()}") from salah


# --- The files -------------------------------------------------------------------------------------------------------
def _salin_berkas(dari: Path, ke: Path) -> dict[str, str]:
    """Copy the file store; give path -> SHA-256 of the copy. Files still being written (.tmp-) are left out."""
    hasil = {}
    for asal in sorted(dari.rglob("*")) if dari.exists() else []:
        if asal.is_file() and not asal.name.startswith(".tmp-"):
            jalur = asal.relative_to(dari)
            tujuan = ke / jalur
            tujuan.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(asal, tujuan)
            _sinkron(tujuan)
            hasil[jalur.as_posix()] = sidik(tujuan)
    return hasil


def _tulis(tujuan: Path, isi: bytes) -> None:
    tujuan.write_bytes(isi)
    _sinkron(tujuan)


def _sinkron(jalur: Path) -> None:
    with jalur.open("rb") as berkas:
        os.fsync(berkas.fileno())
