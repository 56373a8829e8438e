"""A dashboard through the years: what each came to, by whom, and how it is spread (GM/SM Pasal 9 ayat (6))."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..enums import SETAHUN
from .dasbor import Sebaran, Sel, sebaran
from .rata import Rata, rata
from .rumus import bagi, jumlah

SEPANJANG = 5  # years, as a plan of five years has


@dataclass(frozen=True)
class TahunCapaian:
    """One year. `pokok`: the PK of who leads; `rata`, `tengah` (the median), `sebaran`: over the PKs below, of those
    that were accepted."""

    tahun: int
    periode: str
    pokok: Sel | None
    rata: Rata
    tengah: Decimal | None
    sebaran: Sebaran

    @property
    def nilai_pokok(self) -> Decimal | None:
        return self.pokok.rata if self.pokok else None

    @property
    def ada(self) -> bool:
        return self.pokok is not None or bool(self.rata.dihitung + self.rata.dikecualikan)

    @property
    def setahun(self) -> bool:
        """Whether it is what the whole year came to."""
        return self.periode in SETAHUN


@dataclass(frozen=True)
class TrenTahun:
    """The years in order, those without a figure among them."""

    tahun: tuple[TahunCapaian, ...]

    @property
    def tanpa_data(self) -> str:
        """`2023, 2025`: the years of which nothing was accepted; empty where there are none."""
        return ", ".join(str(t.tahun) for t in self.tahun if not t.ada)

    @property
    def ada(self) -> bool:
        return any(t.ada for t in self.tahun)

    @property
    def berpokok(self) -> bool:
        """Whether the PK of who leads is known of in any year: a PD reads nothing of the kepala daerah's."""
        return any(t.pokok for t in self.tahun)


def tahun_capaian(tahun: int, periode: str, pokok: Sel | None, bawah: Iterable[Sel]) -> TahunCapaian:
    """Of what was accepted alone."""
    diterima = [s for s in bawah if s.diterima]
    nilai = [s.rata for s in diterima]
    memimpin = pokok if pokok and pokok.diterima else None
    return TahunCapaian(tahun, periode, memimpin, rata(nilai), tengah(nilai), sebaran(diterima))


def tahun_dilihat(ada: Iterable[int], kini: int) -> range:
    """From the first year with a figure, the year before at least, at most `SEPANJANG` years, up to `kini`."""
    return range(max(kini - SEPANJANG + 1, min([*ada, kini - 1])), kini + 1)


def tengah(nilai: Iterable[Decimal | None]) -> Decimal | None:
    """The median: as many are above as below; of an even number the mean of the two in the middle."""
    urut = sorted(n for n in nilai if n is not None)
    if not urut:
        return None
    kiri, kanan = urut[(len(urut) - 1) // 2], urut[len(urut) // 2]
    return bagi(jumlah((kiri, kanan)), Decimal(2))
