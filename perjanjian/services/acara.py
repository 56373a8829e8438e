"""Storing a berita acara that was drawn up: frozen content, its hash, its PDF, its members."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sakip.dokumen.services import simpan_berkas

from ..models import AnggotaBeritaAcara, BeritaAcara


@dataclass(frozen=True)
class Naskah:
    """What it says (canonical text), its number and date, and how it was printed."""

    teks: str
    nomor: str
    tanggal: date
    pdf: bytes


def simpan_acara(
    naskah: Naskah, anggota: Sequence[AnggotaBeritaAcara], *, oleh: int, now: datetime, **milik: Any
) -> BeritaAcara:
    """Store it with its members; `milik`: whose it is, year and number. Call under the lock of the regency's row."""
    acara = BeritaAcara.objects.create(
        nomor=naskah.nomor,
        tanggal=naskah.tanggal,
        isi=naskah.teks,
        sha256=hashlib.sha256(naskah.teks.encode()).hexdigest(),
        pdf=simpan_berkas(naskah.pdf, now=now),
        dibuat_oleh_id=oleh,
        dibuat_pada=now,
        **milik,
    )
    for satu in anggota:
        satu.berita_acara = acara
    AnggotaBeritaAcara.objects.bulk_create(anggota)
    return acara
