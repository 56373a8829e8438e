"""`python -m tests.alat.uji [pytest arguments]`: the suite on SQLite, then what uses the database on PostgreSQL.

Where DATABASE_URL names a PostgreSQL it is used (its role must be allowed to create databases), else a throwaway
cluster is made of Debian's package and removed. The last line says which databases were covered.
"""

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager, nullcontext
from pathlib import Path

from .postgres import TidakAdaPostgres, klaster

AKAR = Path(__file__).resolve().parents[2]
PEKERJA = os.environ.get("SAKIP_UJI_PEKERJA", "auto")
TIDAK_ADA_UJI = 5  # pytest's exit code when nothing was selected


def _pytest(url: str | None, catatan: str, *argumen: str) -> int:
    lingkungan = {**os.environ, "SAKIP_UJI_CATATAN": catatan, "PYTHONUNBUFFERED": "1"}
    lingkungan.pop("DATABASE_URL", None)
    if url:
        lingkungan["DATABASE_URL"] = url
    # a worker that is done takes over what another still has: the browser's tests are long and stand together
    perintah = [sys.executable, "-m", "pytest", "-q", "-n", PEKERJA, "--dist", "worksteal", *argumen]
    return subprocess.run(perintah, cwd=AKAR, env=lingkungan, stdin=subprocess.DEVNULL, check=False).returncode


@contextmanager
def _milik_sendiri():
    print("== PostgreSQL: klaster sementara ==", flush=True)
    with klaster() as url:
        yield url


def utama(argumen: list[str]) -> int:
    """Run both; 0 only when both are green and both databases were really covered."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the cluster is removed then, too
    url = os.environ.get("DATABASE_URL", "")
    punya_server = url.startswith(("postgres", "pgsql"))
    with tempfile.TemporaryDirectory() as ruang:
        catatan = str(Path(ruang) / "basis_data")
        print("== SQLite ==", flush=True)
        pertama = _pytest(None, catatan, *argumen)
        try:
            with nullcontext(url) if punya_server else _milik_sendiri() as server:
                kedua = _pytest(server, catatan, "--basis-data-saja", *argumen)
        except (TidakAdaPostgres, subprocess.CalledProcessError) as galat:
            print(f"PostgreSQL tidak dapat dijalankan: {galat}", file=sys.stderr)
            kedua = 1
        berkas = Path(catatan)
        diuji = berkas.read_text().split("\n")[:-1] if berkas.exists() else []
    if argumen and TIDAK_ADA_UJI in (pertama, kedua):  # a part of the suite that needs one database only
        pertama, kedua = (0 if kode == TIDAK_ADA_UJI else kode for kode in (pertama, kedua))
    hasil = "lulus" if pertama == kedua == 0 else f"GAGAL (SQLite: {pertama}, PostgreSQL: {kedua})"
    print(f"Basis data yang diuji: {', '.join(diuji) or 'tidak ada'} - {hasil}", flush=True)
    return 0 if pertama == kedua == 0 else 1


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))
