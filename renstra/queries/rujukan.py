"""Numbers and dates of RKPD, KUA, PPAS and Renja of a year."""

import hashlib
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from renstra.enums import JenisRujukan
from renstra.models import DokumenRujukan


def jenis_rujukan(pd_id: int | None) -> tuple[JenisRujukan, ...]:
    """The kinds that a PD has, or the regency: the Renja is a PD's, the others are the regency's."""
    return (JenisRujukan.RENJA,) if pd_id else (JenisRujukan.RKPD, JenisRujukan.KUA, JenisRujukan.PPAS)


def rujukan(pemda_id: int, pd_id: int | None, tahun: int) -> QuerySet[DokumenRujukan]:
    """The regency's documents of the year, and the Renja of the PD, in the order in which they follow each other."""
    milik = Q(pd_id__isnull=True) | Q(pd_id=pd_id) if pd_id else Q(pd_id__isnull=True)
    return DokumenRujukan.objects.filter(milik, pemda_id=pemda_id, tahun=tahun).order_by("pd_id", "tanggal", "id")


def sidik_rujukan(rows: Iterable[DokumenRujukan]) -> str:
    """A mark of what is stored, so that a page knows when somebody changed it in between."""
    urut = list(JenisRujukan)
    teks = [f"{r.jenis}|{r.nomor}|{r.tanggal}" for r in sorted(rows, key=lambda r: urut.index(JenisRujukan(r.jenis)))]
    return hashlib.sha256("\n".join(teks).encode()).hexdigest()
