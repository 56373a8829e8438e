"""The training date of a demo installation: the clock is moved for as long as a request or a command runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.conf import settings

from sakip import waktu

from .models import TanggalLatihan

# One instant for everybody: the training date is that of WIB, other zones keep their distance to it.
ZONA_RUJUKAN = "Asia/Jakarta"


def tanggal_latihan() -> date | None:
    """The date somebody has set, or None: the real one. Only a demo installation has one."""
    if not settings.DEMO:
        return None
    return TanggalLatihan.objects.filter(pk=1).values_list("tanggal", flat=True).first()


def selisih(tanggal: date | None, sekarang: datetime) -> timedelta:
    """How far to move the clock so that `sekarang` keeps its time of day but falls on `tanggal`."""
    return tanggal - waktu.tanggal_di(sekarang, ZONA_RUJUKAN) if tanggal else timedelta(0)


@contextmanager
def dengan_tanggal_latihan() -> Iterator[None]:
    """Run the block on the training date, if there is one; management commands and the middleware use this."""
    with waktu.geser(timedelta(0)):
        asli = waktu.sekarang()
    with waktu.geser(selisih(tanggal_latihan(), asli)):
        yield
