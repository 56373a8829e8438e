"""The same promise in two versions of a PK: so that the year's view joins what each of them measured."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from sakip.teks import seragam


@dataclass(frozen=True)
class Janji:
    """A row as far as it can be recognised: its source, and its words."""

    id: int
    kelompok: str
    indikator: str
    sumber: int | None = None  # the indicator's row in the RKT
    tolok_ukur: int | None = None


def padankan(lama: Sequence[Janji], baru: Sequence[Janji]) -> dict[int, int]:
    """{row of the new version: row of the old one} (BK Pasal 8; GM/SM Pasal 9 ayat (2)).

    By the same source, else the same words under the same heading, else the same words alone. What occurs twice on
    either side is not guessed at, and no old row is used twice.
    """
    hasil: dict[int, int] = {}
    for kunci in (_sumber, _tolok_ukur, _lengkap, _kata):
        sisa_baru = [j for j in baru if j.id not in hasil]
        sisa_lama = [j for j in lama if j.id not in hasil.values()]
        tunggal = _tunggal([kunci(j) for j in sisa_lama])
        peta = {kunci(j): j.id for j in sisa_lama if kunci(j) in tunggal}
        boleh = _tunggal([kunci(j) for j in sisa_baru])
        hasil |= {j.id: peta[kunci(j)] for j in sisa_baru if kunci(j) in boleh and kunci(j) in peta}
    return hasil


def _tunggal(kunci: Sequence[Hashable]) -> frozenset[Hashable]:
    return frozenset(k for k, n in Counter(kunci).items() if n == 1 and k is not None)


def _sumber(j: Janji) -> Hashable:
    return j.sumber


def _tolok_ukur(j: Janji) -> Hashable:
    return j.tolok_ukur


def _lengkap(j: Janji) -> Hashable:
    return (seragam(j.kelompok), seragam(j.indikator))


def _kata(j: Janji) -> Hashable:
    return seragam(j.indikator)
