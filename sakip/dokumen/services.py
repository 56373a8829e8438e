"""Keeping files by content: written to the side, made durable, then put in place; an existing one is never touched."""

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings

from .models import Berkas


class BerkasRusak(Exception):
    """A stored file is missing or no longer what its hash says."""


def simpan_berkas(isi: bytes, *, now: datetime, jenis: str = "application/pdf") -> Berkas:
    """Store `isi` and return its row; the file is on disk, synced, before the caller's transaction commits."""
    sidik = hashlib.sha256(isi).hexdigest()
    berkas = Berkas(sha256=sidik, ukuran=len(isi), jenis=jenis, dibuat_pada=now)
    tujuan = _jalur(berkas)
    if not (tujuan.exists() and tujuan.stat().st_size == len(isi)):
        _tulis(tujuan, isi)
    return Berkas.objects.get_or_create(
        sha256=sidik, defaults={"ukuran": len(isi), "jenis": jenis, "dibuat_pada": now}
    )[0]


def baca_berkas(berkas: Berkas) -> bytes:
    """The bytes of a stored file. Raises `BerkasRusak` where they are not the ones that were stored."""
    try:
        isi = _jalur(berkas).read_bytes()
    except OSError as salah:
        raise BerkasRusak(f"Berkas {berkas} tidak dapat dibaca.") from salah
    if hashlib.sha256(isi).hexdigest() != berkas.sha256:
        raise BerkasRusak(f"Isi berkas {berkas} tidak sama dengan sidiknya.")
    return isi


def _jalur(berkas: Berkas) -> Path:
    return Path(settings.BERKAS_DIR) / berkas.jalur


def _tulis(tujuan: Path, isi: bytes) -> None:
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=tujuan.parent, prefix=".tmp-", delete=False) as sementara:
        sementara.write(isi)
        sementara.flush()
        os.fsync(sementara.fileno())
    os.replace(sementara.name, tujuan)
    folder = os.open(tujuan.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def berkas_bermasalah() -> list[str]:
    """Hashes of rows whose file is missing or no longer what it was."""
    salah = []
    for berkas in Berkas.objects.order_by("pk").iterator():
        try:
            baca_berkas(berkas)
        except BerkasRusak:
            salah.append(berkas.sha256)
    return salah


def sapu_yatim(*, sebelum: datetime) -> int:
    """Remove files that no row names and that are older than `sebelum` (a transaction that failed after writing)."""
    akar = Path(settings.BERKAS_DIR)
    dihapus = 0
    for jalur in akar.glob("??/??/*"):
        baru = jalur.stat().st_mtime >= sebelum.timestamp()
        if jalur.is_file() and not baru and not Berkas.objects.filter(sha256=jalur.name).exists():
            jalur.unlink()
            dihapus += 1
    return dihapus
