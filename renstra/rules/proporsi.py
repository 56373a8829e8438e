"""Source of funds: sums and proportions (LT D.2, SM Lampiran C: keterangan names the source and its share)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

# SQLite keeps fifteen digits of a number: below this an amount with its sen is exact on every database.
RUPIAH_TERBESAR = Decimal(10) ** 13
TERLALU_BESAR = "Jumlah terlalu besar: paling banyak di bawah Rp 10.000.000.000.000,00. Periksa lagi angkanya."


@dataclass(frozen=True)
class Bagian:
    """One source of funds: its amount and its share of the whole in percent (None where the whole is nothing)."""

    nama: str
    jumlah: Decimal
    persen: Decimal | None


def proporsi(jumlah: Mapping[str, Decimal]) -> list[Bagian]:
    """The share of each source, largest first, in percent with two decimals that add up to exactly 100."""
    total = sum(jumlah.values(), Decimal(0))
    urut = sorted(jumlah.items(), key=lambda satu: (-satu[1], satu[0]))
    if not total:
        return [Bagian(nama, nilai, None) for nama, nilai in urut]
    persen = [(nilai * 100 / total).quantize(Decimal("0.01"), ROUND_HALF_UP) for _, nilai in urut]
    persen[0] += 100 - sum(persen)
    return [Bagian(nama, nilai, p) for (nama, nilai), p in zip(urut, persen, strict=True)]
