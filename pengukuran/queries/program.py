"""Which indicators the PKs of a PD carry this year (GM/SM Pasal 9 ayat (2), (5) huruf b)."""

from dataclasses import dataclass

from perjanjian.enums import Status
from perjanjian.models import Butir
from sakip.teks import seragam


@dataclass(frozen=True)
class Dipikul:
    """By the indicator of the plan, by the tolok ukur of the DPA, and by their words."""

    indikator: frozenset[int | None]
    tolok_ukur: frozenset[int | None]
    kata: frozenset[str]


def dipikul(pd_id: int, tahun: int) -> Dipikul:
    """What PKs in force now or before carry; one query."""
    rows = Butir.objects.filter(
        perjanjian__pd_id=pd_id, perjanjian__tahun=tahun, perjanjian__status__in=(Status.BERLAKU, Status.DIGANTI)
    ).values_list("baris_rkt__indikator_id", "tolok_ukur_id", "indikator")
    semua = list(rows)
    return Dipikul(
        frozenset(i for i, _, _ in semua if i),
        frozenset(t for _, t, _ in semua if t),
        frozenset(seragam(kata) for _, _, kata in semua),
    )
