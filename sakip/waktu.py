"""The only clock. Nobody else calls `datetime.now()`; rules take `now` or `today` as an argument.

A training installation may be given another date: `geser(selisih)` moves the clock of this thread or request.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_selisih: ContextVar[timedelta] = ContextVar("selisih", default=timedelta(0))


def sekarang() -> datetime:
    """This moment, timezone-aware, in UTC; moved where a training date is set."""
    return datetime.now(UTC) + _selisih.get()


def hari_ini(zona: str) -> date:
    """Today's date in the time zone `zona` (for example `Asia/Pontianak`)."""
    return tanggal_di(sekarang(), zona)


def tanggal_di(waktu: datetime, zona: str) -> date:
    """The calendar date that the moment `waktu` falls on in the time zone `zona`."""
    return waktu.astimezone(ZoneInfo(zona)).date()


@contextmanager
def geser(selisih: timedelta) -> Iterator[None]:
    """Move the clock by `selisih` inside the block."""
    token = _selisih.set(selisih)
    try:
        yield
    finally:
        _selisih.reset(token)
