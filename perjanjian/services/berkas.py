"""Files leaving the house: every download has its audit line."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sakip.jejak.services import catat

from ..models import BeritaAcara, Penerusan, Perjanjian

AKSI_UNDUH = "unduh"


@transaction.atomic
def catat_unduh(*, perjanjian: Perjanjian, apa: str, sidik: str, aktor: Any, now: datetime) -> None:
    """Write down who took which file when (`sidik`: SHA-256 of the stored file, empty for a preview)."""
    catat(
        pelaku=aktor, aksi=AKSI_UNDUH, objek=perjanjian, now=now, pemda_id=perjanjian.pemda_id,
        ringkasan=f"Mengunduh {apa} {perjanjian}", rincian={"sha256": sidik},
    )  # fmt: skip


@transaction.atomic
def catat_unduh_naskah_dinas(*, naskah: BeritaAcara | Penerusan, sidik: str, aktor: Any, now: datetime) -> None:
    """The same for a paper that may belong to many agreements: a berita acara, a summary sheet."""
    catat(
        pelaku=aktor, aksi=AKSI_UNDUH, objek=naskah, now=now, pemda_id=naskah.pemda_id,
        ringkasan=f"Mengunduh {naskah}", rincian={"sha256": sidik},
    )  # fmt: skip
