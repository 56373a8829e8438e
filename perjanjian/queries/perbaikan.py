"""When a PK was sent back and when it came again: read from its rounds, which nobody can change afterwards."""

from collections import defaultdict
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from ..models import Verifikasi
from ..rules.perbaikan import Perbaikan, Putaran, perbaikan


def perbaikan_putaran(rows: Iterable[Verifikasi], zona: ZoneInfo) -> dict[int, tuple[Perbaikan, ...]]:
    """The returns of the PKs that these rounds belong to, by PK (BK penjelasan Pasal 11 ayat (4))."""
    per_pk: dict[int, list[Putaran]] = defaultdict(list)
    for v in rows:
        satu = Putaran(v.putaran, v.dibuka_pada, v.selesai_pada, v.hasil == "dikembalikan")
        per_pk[v.perjanjian_id].append(satu)
    return {pk: perbaikan(semua, zona) for pk, semua in per_pk.items()}
