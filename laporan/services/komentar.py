"""Remarks on a part or a paragraph: written, settled, opened again."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from sakip.kalender.services.kabar import kabari

from ..models import Komentar, Paragraf
from ..queries.cakupan import boleh_komentar
from .dasar import LaporanDitolak
from .meja import Meja, buka

TUTUP = "Komentar hanya dapat ditulis selama laporan disusun atau diperbaiki."


@transaction.atomic
def tulis_komentar(
    *, laporan_id: int, kunci: str, paragraf_id: int | None, isi: str, aktor: Any, now: datetime
) -> Komentar:
    """Remark on a part (with `paragraf_id` on a paragraph of it); who wrote there is told. Raises `LaporanDitolak`."""
    m = _buka(laporan_id, aktor, now)
    bagian, p = m.bagian(kunci), None
    if paragraf_id is not None:
        p = Paragraf.objects.filter(pk=paragraf_id, bagian=bagian).select_related("penulis__pegawai").first()
        if p is None:
            raise LaporanDitolak("Paragraf ini tidak ada lagi di bagian ini. Muat ulang halaman.")
    komentar = Komentar.objects.create(bagian=bagian, paragraf=p, oleh=aktor, pada=now, isi=isi)
    penulis = getattr(p.penulis, "pegawai", None) if p else None
    kabari(
        pegawai_id={bagian.petugas_id, penulis.pk if penulis else None} - {m.hak.pegawai_id},
        judul=f"Komentar pada “{bagian.judul}”",
        isi=isi,
        alamat=reverse("laporan:tulis", args=[m.laporan.pk, kunci]),
        now=now,
    )
    m.catat("komentar", f"Mengomentari “{bagian.judul}”", bagian=kunci, komentar=komentar.pk)
    return komentar


@transaction.atomic
def tuntaskan(*, komentar_id: int, tuntas: bool, aktor: Any, now: datetime) -> Komentar:
    """Settle a remark, or open it again. Raises `LaporanDitolak`."""
    k = Komentar.objects.filter(pk=komentar_id).select_related("bagian").first()
    if k is None:
        raise LaporanDitolak("Komentar ini tidak ada lagi. Muat ulang halaman.")
    m = _buka(k.bagian.laporan_id, aktor, now)
    k.selesai_oleh, k.selesai_pada = (aktor, now) if tuntas else (None, None)
    k.save(update_fields=["selesai_oleh", "selesai_pada"])
    kata = "Menuntaskan" if tuntas else "Membuka lagi"
    m.catat("komentar", f"{kata} komentar “{k.bagian.judul}”", bagian=k.bagian.kunci, komentar=k.pk)
    return k


def _buka(laporan_id: int, aktor: Any, now: datetime) -> Meja:
    return buka(laporan_id, aktor, now, boleh_komentar, TUTUP)
