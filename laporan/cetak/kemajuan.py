"""How far the making of a file is, told on the way: percent and what is being done."""

from collections.abc import Callable
from dataclasses import dataclass

Maju = Callable[[int, str], None]


def diam(_persen: int, _kata: str) -> None:
    """Nobody is listening."""


@dataclass
class Ruas:
    """A stretch of the way in so many steps: `Menggambar grafik 3 dari 60`."""

    maju: Maju
    awal: int
    akhir: int
    banyak: int
    selesai: int = 0

    def langkah(self, kata: str) -> None:
        self.selesai += 1
        lewat = (self.akhir - self.awal) * self.selesai // max(self.banyak, 1)
        self.maju(self.awal + min(lewat, self.akhir - self.awal), kata)
