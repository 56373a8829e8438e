"""Compare-and-swap: a row is written only where it still is as its writer saw it, alike on both databases.

Every row that people change has a column that counts its changes; who writes names the count that was read.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import F, Model, QuerySet

M = TypeVar("M", bound=Model)
VERSI = "versi_kunci"


def ambil(rows: QuerySet[M], pk: int, versi: int, isi: Mapping[str, Any] | None = None, *, medan: str = VERSI) -> bool:
    """Write `isi` on the row of `rows` with this key and count one change; false where it is not as it was seen."""
    return rows.filter(**{"pk": pk, medan: versi}).update(**{medan: F(medan) + 1, **(isi or {})}) == 1


def tukar(rows: QuerySet[M], objek: M, isi: Mapping[str, Any], galat: Exception, *, medan: str = VERSI) -> None:
    """The same for a row in hand, which then has what was written; raises `galat` where somebody was first.

    `rows` says what else must still hold, such as the status.
    """
    versi = getattr(objek, medan)
    if not ambil(rows, objek.pk, versi, isi, medan=medan):
        raise galat
    for nama, nilai in {medan: versi + 1, **isi}.items():
        setattr(objek, nama, nilai)
