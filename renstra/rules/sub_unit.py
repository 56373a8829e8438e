"""Sub units of a PD, as the SIPD recap names them: who within the PD spends the money of a sub kegiatan."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple, TypeVar

SENDIRI = "Perangkat Daerah sendiri"
S = TypeVar("S")


class SubUnit(NamedTuple):
    """Both empty: the PD itself."""

    kode: str = ""
    nama: str = ""

    @property
    def sebutan(self) -> str:
        return self.nama or self.kode or SENDIRI

    @property
    def lengkap(self) -> str:
        """Code and name: tells one sub unit of a PD from every other."""
        return " ".join(filter(None, self)) or SENDIRI


Pos = tuple[S, SubUnit]  # a source of funds and the sub unit that spends it


def per_dana(pagu: Mapping[Pos[S], Decimal]) -> dict[S, Decimal]:
    """The amounts by source of funds, whoever spends them."""
    jumlah: dict[S, Decimal] = {}
    for (dana, _), nilai in pagu.items():
        jumlah[dana] = jumlah.get(dana, Decimal(0)) + nilai
    return jumlah


def per_unit(pagu: Mapping[Pos[S], Decimal]) -> dict[SubUnit, Decimal]:
    """The amounts by sub unit, from whatever source."""
    jumlah: dict[SubUnit, Decimal] = {}
    for (_, unit), nilai in pagu.items():
        jumlah[unit] = jumlah.get(unit, Decimal(0)) + nilai
    return jumlah


def terbagi(unit: Iterable[SubUnit]) -> bool:
    """Whether the money is divided over sub units: it is not where all of it is the PD's own."""
    return any(u != SubUnit() for u in unit)


def ikuti(pagu: Mapping[S, Decimal], lama: Mapping[Pos[S], Decimal]) -> tuple[dict[Pos[S], Decimal], bool]:
    """Amounts that name only their source, divided over sub units as before; and whether a division was lost.

    A source whose sum stays keeps its division. What changes belongs to the one sub unit that spends the line; where
    several do, nobody can say to which.
    """
    unit = {u for _, u in lama}
    satu = next(iter(unit)) if len(unit) == 1 else SubUnit()
    semula = per_dana(lama)
    hasil: dict[Pos[S], Decimal] = {}
    for dana, jumlah in pagu.items():
        if semula.get(dana) == jumlah:
            hasil |= {pos: j for pos, j in lama.items() if pos[0] == dana}
        else:
            hasil[(dana, satu)] = jumlah
    return hasil, len(unit) > 1 and per_dana(hasil) != semula
