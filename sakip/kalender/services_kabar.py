"""Telling people what happened: a desk appointment, a signature that fell, a deadline that moved."""

from collections.abc import Iterable
from datetime import datetime

from .models import Kabar

_JUDUL = 150


def kabari(*, pegawai_id: Iterable[int | None], judul: str, isi: str = "", alamat: str = "", now: datetime) -> int:
    """Tell each of these people once; out: how many were told. Belongs into the transaction of what happened.

    `judul`: one line; `isi`: what it means for the reader and what to do; `alamat`: the path of the page to open.
    """
    orang = sorted({p for p in pegawai_id if p is not None})
    Kabar.objects.bulk_create(
        [Kabar(pegawai_id=p, judul=judul[:_JUDUL], isi=isi, alamat=alamat, dibuat_pada=now) for p in orang]
    )
    return len(orang)
