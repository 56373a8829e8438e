"""Who is at a part just now, as each open page says every few seconds; no act of a person, so no audit line."""

from datetime import datetime
from typing import Any

from ..models import Bagian, Kehadiran


def hadir(*, bagian: Bagian, paragraf_id: int | None, aktor: Any, now: datetime) -> None:
    """Note that somebody is at this part, and in which of its paragraphs; one query."""
    Kehadiran.objects.bulk_create(
        [Kehadiran(bagian=bagian, pengguna=aktor, paragraf_id=paragraf_id, pada=now)],
        update_conflicts=True,
        unique_fields=["bagian", "pengguna"],
        update_fields=["paragraf", "pada"],
    )
