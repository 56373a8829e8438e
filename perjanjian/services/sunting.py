"""Saving the row editor: the second party and the content in one act, all or nothing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from ..models import Perjanjian
from .isi import ButirBaru, PaguBaru, simpan_isi, ubah_pihak_kedua


@transaction.atomic
def simpan_suntingan(
    *,
    perjanjian_id: int,
    kunci_lama: int,
    jabatan_kedua_id: int | None,
    butir: Sequence[ButirBaru],
    pagu: Sequence[PaguBaru],
    aktor: Any,
    now: datetime,
) -> Perjanjian:
    """`jabatan_kedua_id` None: the second party stays. Raises what `simpan_isi` and `ubah_pihak_kedua` raise."""
    if jabatan_kedua_id is not None:
        pk = ubah_pihak_kedua(
            perjanjian_id=perjanjian_id, kunci_lama=kunci_lama, jabatan_id=jabatan_kedua_id, aktor=aktor, now=now
        )
        kunci_lama = pk.kunci
    return simpan_isi(perjanjian_id=perjanjian_id, kunci_lama=kunci_lama, butir=butir, pagu=pagu, aktor=aktor, now=now)
