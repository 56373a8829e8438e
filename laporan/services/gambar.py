"""A picture in the report: the file once, its caption a paragraph like any other."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sakip.dokumen.services import simpan_berkas
from sakip.dokumen.unggahan import Lampiran

from ..models import GambarLaporan, Paragraf
from .dasar import LaporanDitolak
from .meja import buka
from .tulisan import sisipkan_gambar

TERBANYAK = 60  # of one report


@transaction.atomic
def tambah_gambar(
    *, laporan_id: int, kunci: str, lampiran: Lampiran, judul: str, alt: str, sesudah: int | None, aktor: Any,
    now: datetime,
) -> Paragraf:  # fmt: skip
    """Put a checked picture after `sesudah`, or at the end of the part. Raises `LaporanDitolak`."""
    m = buka(laporan_id, aktor, now)
    if GambarLaporan.objects.filter(laporan=m.laporan).count() >= TERBANYAK:
        raise LaporanDitolak(f"Satu laporan memuat paling banyak {TERBANYAK} gambar.")
    berkas = simpan_berkas(lampiran.isi, now=now, jenis=lampiran.jenis)
    gambar = GambarLaporan.objects.create(laporan=m.laporan, berkas=berkas, judul=judul, alt=alt, oleh=aktor, pada=now)
    p = sisipkan_gambar(m, kunci, gambar, sesudah)
    m.catat("gambar", f"Menambah gambar “{judul}”", paragraf=[p.pk], sha256=berkas.sha256)
    return p


@transaction.atomic
def uraikan(*, paragraf_id: int, alt: str, aktor: Any, now: datetime) -> Paragraf:
    """Other words for who cannot see the picture of this paragraph. Raises `LaporanDitolak`."""
    p = Paragraf.objects.select_related("bagian", "gambar").filter(pk=paragraf_id).exclude(gambar=None).first()
    if p is None or p.gambar is None:
        raise LaporanDitolak("Gambar ini tidak ada lagi. Muat ulang halaman.")
    m = buka(p.bagian.laporan_id, aktor, now)
    if alt != p.gambar.alt:
        GambarLaporan.objects.filter(pk=p.gambar.pk).update(alt=alt)
        m.catat("gambar", f"Mengubah uraian gambar “{p.gambar.judul}”", paragraf=[p.pk], semula=p.gambar.alt)
        p.gambar.alt = alt
    return p
