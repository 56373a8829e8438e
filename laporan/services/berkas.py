"""Papers leaving the house: every download has its audit line."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ..models import Laporan
from .dasar import tulis_jejak


@transaction.atomic
def catat_unduh(*, laporan: Laporan, apa: str, aktor: Any, now: datetime, sidik: str = "") -> None:
    """Write down who took which paper when (`sidik`: SHA-256 of a stored file)."""
    tulis_jejak(laporan, aktor, "unduh", f"Mengunduh {apa} {laporan}", now, sha256=sidik)
