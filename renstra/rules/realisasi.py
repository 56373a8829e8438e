"""What was spent against what may be spent, per sub kegiatan and month (BK Pasal 9 ayat (1)). Amounts are those of the
month, not cumulated."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

BULAN_SETAHUN = range(1, 13)
NOL = Decimal(0)


@dataclass(frozen=True)
class Penilaian:
    """A sub kegiatan's year. `lebih` - by how much the cumulated realisasi exceeds the pagu in some month, at most;
    `asing` - the DPA in force does not have the code; `negatif` - months whose amount is below zero."""

    total: Decimal
    persen: Decimal | None
    lebih: Decimal = NOL
    asing: bool = False
    negatif: tuple[int, ...] = ()


def kumulatif(bulan: Mapping[int, Decimal]) -> tuple[Decimal, ...]:
    """Twelve sums, each of the months up to it."""
    return tuple(accumulate(bulan.get(b, NOL) for b in BULAN_SETAHUN))


def sampai(bulan: Mapping[int, Decimal], batas: int) -> Decimal:
    """Spent from January to the end of the month `batas` (BK Pasal 9 ayat (1): by the report of that month)."""
    return sum((j for b, j in bulan.items() if b <= batas), NOL)


def persen_pagu(jumlah: Decimal, pagu: Decimal | None) -> Decimal | None:
    """Share of the pagu in per cent; None where there is no pagu to measure by."""
    return jumlah * 100 / pagu if pagu else None


def nilai(bulan: Mapping[int, Decimal], pagu: Decimal | None) -> Penilaian:
    """Measure a sub kegiatan's months by its pagu; `pagu` None: the DPA does not have the code (BK Pasal 9)."""
    deret = kumulatif(bulan)
    lebih = max((d - pagu for d in deret), default=NOL) if pagu is not None else NOL
    return Penilaian(
        total=deret[-1],
        persen=persen_pagu(deret[-1], pagu),
        lebih=max(lebih, NOL),
        asing=pagu is None,
        negatif=tuple(b for b in BULAN_SETAHUN if bulan.get(b, NOL) < 0),
    )


def jumlah_bulan(rows: Iterable[Mapping[int, Decimal]]) -> dict[int, Decimal]:
    """The sum of several sub kegiatan, month by month."""
    hasil = dict.fromkeys(BULAN_SETAHUN, NOL)
    for row in rows:
        for b, j in row.items():
            hasil[b] += j
    return hasil


def kata_bulan(bulan: Sequence[int], nama: Sequence[str]) -> str:
    """Months in words, runs drawn together: `Januari–Maret, Mei`."""
    deret: list[list[int]] = []
    for b in sorted(set(bulan)):
        if deret and deret[-1][-1] == b - 1:
            deret[-1].append(b)
        else:
            deret.append([b])
    return ", ".join(nama[d[0] - 1] if len(d) == 1 else f"{nama[d[0] - 1]}–{nama[d[-1] - 1]}" for d in deret)
