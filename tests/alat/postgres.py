"""A throwaway PostgreSQL: made, used over a unix socket, removed at the end, whatever happens.

    with klaster() as url:      # postgres://sakip_pemilik@//tmp/.../sakip

The owner role may create databases and roles but is no superuser.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PEMILIK = "sakip_pemilik"


class TidakAdaPostgres(RuntimeError):
    """PostgreSQL's programs are not installed."""


def program() -> Path:
    """The newest installed version's programs (Debian keeps them out of PATH)."""
    calon = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]), reverse=True)
    if calon:
        return calon[0].parent
    if ada := shutil.which("initdb"):
        return Path(ada).resolve().parent
    raise TidakAdaPostgres("PostgreSQL belum terpasang: apt-get install postgresql")


def _sebagai() -> str | None:
    """PostgreSQL refuses to run as root: then an unprivileged user runs it."""
    if os.geteuid() != 0:
        return None
    for nama in ("postgres", "nobody"):
        try:
            pwd.getpwnam(nama)
        except KeyError:
            continue
        return nama
    raise TidakAdaPostgres("tidak ada pengguna postgres atau nobody untuk menjalankan PostgreSQL")


@contextmanager
def klaster() -> Iterator[str]:
    """A cluster with trust authentication that listens on a socket in its own directory only; gives its URL."""
    bin_, pengguna = program(), _sebagai()
    ruang = Path(tempfile.mkdtemp(prefix="sakip-pg-", dir="/tmp"))
    if pengguna:
        shutil.chown(ruang, pengguna)
    lingkungan = {**os.environ, "LC_ALL": "C.UTF-8"}

    def jalankan(*perintah: str) -> None:
        awalan = ["runuser", "-u", pengguna, "--"] if pengguna else []
        subprocess.run(
            [*awalan, *perintah],
            check=True,
            cwd=ruang,
            env=lingkungan,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    data = str(ruang / "data")
    try:
        jalankan(str(bin_ / "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
        pilihan = (
            f"-c listen_addresses= -c unix_socket_directories={ruang} -c fsync=off -c full_page_writes=off "
            "-c max_connections=80 -c shared_buffers=64MB -c log_min_messages=fatal -c autovacuum=off"
        )
        log = str(ruang / "log")
        jalankan(str(bin_ / "pg_ctl"), "-D", data, "-w", "-t", "60", "-l", log, "-o", pilihan, "start")
        peran = f"CREATE ROLE {PEMILIK} LOGIN CREATEDB CREATEROLE"
        jalankan(str(bin_ / "psql"), "-q", "-h", str(ruang), "-U", "postgres", "-c", peran)
        jalankan(str(bin_ / "createdb"), "-h", str(ruang), "-U", "postgres", "-O", PEMILIK, "sakip")
        yield f"postgres://{PEMILIK}@/{ruang}/sakip"
    finally:
        if (ruang / "data" / "postmaster.pid").exists():
            subprocess.run(
                [
                    *(["runuser", "-u", pengguna, "--"] if pengguna else []),
                    *[str(bin_ / "pg_ctl"), "-D", data, "-w", "-m", "immediate", "stop"],
                ],
                check=False,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
        shutil.rmtree(ruang, ignore_errors=True)
