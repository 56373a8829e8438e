"""Telling people what happened: a desk appointment, a signature that fell, a deadline that moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from .models import Kabar

_JUDUL = 150


@dataclass(frozen=True)
class Pesan:
    """What one person is told. `judul`: one line; `isi`: what it means for the reader and what to do; `alamat`: the
    path of the page to open."""

    pegawai_id: int
    judul: str
    isi: str = ""
    alamat: str = ""


def kabari(*, pegawai_id: Iterable[int | None], judul: str, isi: str = "", alamat: str = "", now: datetime) -> int:
    """Tell each of these people once; out: how many were told. Belongs into the transaction of what happened."""
    orang = sorted({p for p in pegawai_id if p is not None})
    return kabari_semua((Pesan(p, judul, isi, alamat) for p in orang), now=now)


def kabari_semua(pesan: Iterable[Pesan], *, now: datetime) -> int:
    """Tell each of these people what concerns him or her, all in one write."""
    baru = [
        Kabar(pegawai_id=p.pegawai_id, judul=p.judul[:_JUDUL], isi=p.isi, alamat=p.alamat, dibuat_pada=now)
        for p in pesan
    ]
    return len(Kabar.objects.bulk_create(baru))
