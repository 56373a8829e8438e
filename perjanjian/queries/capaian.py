"""What was achieved of rows of PKs, as others know it: measuring comes after the agreements and may not be imported.

The app that measures registers a provider in its `AppConfig.ready()`:

    capaian.daftarkan(periode, capaian_butir)     # ((code, name) of each period), and who answers
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sakip.organisasi.hak import Hak

from ..models import Butir


@dataclass(frozen=True)
class CapaianButir:
    """`kode` of the predikat (or `sementara`: not accepted yet), what is said in words, and where it is read."""

    kode: str
    kata: str
    angka: str
    url: str


Penyedia = Callable[[Hak, int, Sequence[Butir], str], Mapping[int, CapaianButir]]
_penyedia: list[tuple[Sequence[tuple[str, str]], Penyedia]] = []


def daftarkan(periode: Sequence[tuple[str, str]], penyedia: Penyedia) -> None:
    """The periods that can be asked for, and who answers: (rights, year, rows, period) -> {row: capaian}, in a number
    of queries that does not depend on how many rows there are."""
    _penyedia[:] = [(periode, penyedia)]


def pilihan_periode() -> list[tuple[str, str]]:
    return [p for semua, _ in _penyedia for p in semua]


def capaian_butir(hak: Hak, tahun: int, butir: Sequence[Butir], periode: str) -> dict[int, CapaianButir]:
    """{row: capaian} of those rows that were measured and that the reader may know of; none without a period."""
    if periode not in dict(pilihan_periode()) or not butir:
        return {}
    return {k: v for _, penyedia in _penyedia for k, v in penyedia(hak, tahun, butir, periode).items()}
