"""Figures that look odd, each asked about once: as long as it is not mended or confirmed."""

from decimal import Decimal

from ..models import Pengukuran, Realisasi
from ..rules.kewajaran import Keanehan, periksa
from ..rules.ukur import Kaidah
from .deret import Deret


def tanda(r: Realisasi) -> str:
    """What was confirmed: the figure as it is written now; another one is asked about anew."""
    return "|".join((r.tertulis, r.pembilang, r.penyebut))


def keanehan(p: Pengukuran, d: Deret, kaidah: Kaidah) -> dict[int, tuple[Keanehan, ...]]:
    """{row: what looks odd about it and was not confirmed}, for the rows of `p` as computed last."""
    semua = d.isian(p)
    hasil = {}
    for r in p.realisasi.all():
        if r.dibenarkan and r.dibenarkan == tanda(r):
            continue
        hasil[r.pk] = periksa(d.ukuran(r), semua[r.pk], Decimal(r.capaian) if r.capaian else None, kaidah)
    return hasil
