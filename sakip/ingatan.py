"""What many pages read and few acts change - profiles, calendars, documents that are set - kept in the process.

Only a page that reads remembers: whoever writes asks the database, under its locks. What is kept belongs to one stamp
(*sidik*), which the database itself renews with every change of the tables concerned (`jejak.pemicu.Penyegar`); the
stamp comes along with the user of each request, so a change counts from the next request on, in every process.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
BANYAK = 256  # what was used longest ago goes first


class Ingatan:
    """The values that belong to one stamp. Whoever is given one must leave it as it is: others are given the same."""

    def __init__(self, sidik: str) -> None:
        self.sidik = sidik
        self._isi: OrderedDict[Hashable, Any] = OrderedDict()
        self._kunci = Lock()

    def ambil(self, kunci: Hashable, muat: Callable[[], T]) -> T:
        with self._kunci:
            if kunci in self._isi:
                self._isi.move_to_end(kunci)
                return self._isi[kunci]
        nilai = muat()
        with self._kunci:
            self._isi[kunci] = nilai
            if len(self._isi) > BANYAK:
                self._isi.popitem(last=False)
        return nilai


class _Halaman:
    """One page being read; without a stamp (nobody signed in yet) it remembers nothing."""

    ingatan: Ingatan | None = None


_halaman: ContextVar[_Halaman | None] = ContextVar("halaman", default=None)
_terakhir: list[Ingatan] = []


@contextmanager
def halaman_dibaca() -> Iterator[None]:
    """Around a request that only reads."""
    token = _halaman.set(_Halaman())
    try:
        yield
    finally:
        _halaman.reset(token)


def pakai(sidik: str | None) -> None:
    """From here on this page remembers what belongs to `sidik`; an older stamp is forgotten. No stamp: nothing is."""
    halaman = _halaman.get()
    if halaman is None or not sidik:
        return
    terakhir = next(iter(_terakhir), None)
    if terakhir is None or terakhir.sidik != sidik:
        terakhir = Ingatan(sidik)
        _terakhir[:] = [terakhir]
    halaman.ingatan = terakhir


def lupakan() -> None:
    """Start with nothing remembered."""
    _terakhir.clear()


def ingat(kunci: Hashable, muat: Callable[[], T]) -> T:
    """The value kept under `kunci`, else the one `muat` reads; on a page that writes always the latter."""
    halaman = _halaman.get()
    if halaman is None or halaman.ingatan is None:
        return muat()
    return halaman.ingatan.ambil(kunci, muat)
