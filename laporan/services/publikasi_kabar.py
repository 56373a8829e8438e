"""Tells Bagian Organisasi that published results were corrected, so that it publishes them anew."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from pengukuran.models import Pengukuran
from pengukuran.signals import dikoreksi
from sakip.kalender.services.kabar import kabari
from sakip.waktu import tanggal_di

from ..enums import JenisPublikasi
from ..models import Publikasi
from ..queries.publikasi import rujukan_hasil
from .kabar import bagian_organisasi


def pasang() -> None:
    dikoreksi.connect(_dikoreksi, sender=Pengukuran, dispatch_uid="laporan.publikasi")


def _dikoreksi(sender: Any, pengukuran: Pengukuran, now: datetime, **lain: Any) -> None:
    terbit = Publikasi.objects.filter(
        pemda=pengukuran.pemda, pd=pengukuran.pd, tahun=pengukuran.tahun, jenis=JenisPublikasi.HASIL, dicabut_pada=None
    ).first()
    kini = rujukan_hasil(pengukuran.pemda_id, pengukuran.tahun).get(pengukuran.pd_id)
    if terbit is None or kini is None or kini == terbit.rujukan:
        return
    kabari(
        pegawai_id=bagian_organisasi(pengukuran.pemda_id, tanggal_di(now, pengukuran.pemda.zona_waktu)),
        judul=f"{terbit} sudah dikoreksi",
        isi="Masyarakat masih melihat angka lama, dengan keterangan bahwa angkanya dikoreksi. Terbitkan yang baru.",
        alamat=f"{reverse('laporan:publikasi')}?{urlencode({'tahun': terbit.tahun})}",
        now=now,
    )
