"""Tabel II: budget lines beside the indicators they support, each amount printed once (GM Lampiran C.6, D; SM Lampiran
B.6, C). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from sakip.dokumen.teks import NBSP


class Mata(Protocol):
    """A budget line."""

    @property
    def kunci(self) -> int: ...
    @property
    def indikator(self) -> tuple[int, ...]: ...


class Indikator(Protocol):
    @property
    def kunci(self) -> int: ...


I = TypeVar("I", bound=Indikator)  # noqa: E741
M = TypeVar("M", bound=Mata)


@dataclass(frozen=True)
class BarisRangkai(Generic[I, M]):
    """One row. Cells below each other are one where they are of the same indicator, or of the same `rangkai`.

    `indikator` None: the line supports none. `rujukan`: the number of the row where the amount stands already.
    """

    nomor: int
    indikator: I | None
    mata: M
    rangkai: int
    rujukan: int | None = None


def rangkai(indikator: Sequence[I], mata: Sequence[M]) -> list[BarisRangkai[I, M]]:
    """Every indicator with a budget, in their order. Several lines: number and indicator merged. One line for several
    indicators: line and amount merged, so that the amount stands once; where rows cannot be merged (others stand
    between, or both have several), the later place only points to the first.
    """
    hasil: list[BarisRangkai[I, M]] = []
    pertama_di: dict[int, int] = {}
    sebelum: int | None = None
    rujukan: int | None = None
    urut = 0
    for nomor, (satu, miliknya) in enumerate(_pasangan(indikator, mata), start=1):
        for m in miliknya:
            if m.kunci != sebelum or len(miliknya) > 1:
                urut += 1
                rujukan = pertama_di.get(m.kunci)
            hasil.append(BarisRangkai(nomor, satu, m, urut, rujukan))
            pertama_di.setdefault(m.kunci, nomor)
            sebelum = m.kunci
    return hasil + [BarisRangkai(0, None, m, -n) for n, m in enumerate(mata, start=1) if not m.indikator]


def teks_rujukan(nomor: int) -> str:
    return f"*sudah termasuk pada nomor{NBSP}{nomor}*"


def _pasangan(indikator: Sequence[I], mata: Sequence[M]) -> list[tuple[I, list[M]]]:
    """Indicators with their budget lines; the line that is also the next indicator's only one is moved next to it."""
    pasangan = [(satu, [m for m in mata if satu.kunci in m.indikator]) for satu in indikator]
    pasangan = [(satu, miliknya) for satu, miliknya in pasangan if miliknya]
    for (_, miliknya), (_, berikut) in pairwise(pasangan):
        if len(miliknya) > 1 and len(berikut) == 1 and berikut[0] in miliknya:
            miliknya.remove(berikut[0])
            miliknya.append(berikut[0])
    return pasangan
