"""Gathering what a file gets wrong or leaves in doubt: faults one by one, a doubt once for all cells that share it."""

from renstra.rules.impor import Temuan


class Catatan:
    def __init__(self) -> None:
        self._salah: list[Temuan] = []
        self._ragu: dict[str, tuple[str, int]] = {}

    def salah(self, sel: str, pesan: str) -> None:
        self._salah.append(Temuan(sel, pesan))

    def ragu(self, sel: str, pesan: str) -> None:
        pertama, banyak = self._ragu.get(pesan, (sel, -1))
        self._ragu[pesan] = (pertama, banyak + 1)

    @property
    def kesalahan(self) -> tuple[Temuan, ...]:
        return tuple(self._salah)

    @property
    def keraguan(self) -> tuple[Temuan, ...]:
        return tuple(Temuan(sel, pesan, lain) for pesan, (sel, lain) in self._ragu.items())
