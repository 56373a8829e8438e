"""Begins a report, and draws its data anew: what people wrote stays (GM/SM Pasal 11)."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from sakip.organisasi.hak import hak_dari
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah
from sakip.waktu import tanggal_di

from ..enums import AksiLaporan, PeranLaporan, StatusLaporan
from ..models import Laporan
from ..queries.bahan import bahan
from ..queries.cakupan import menyusun
from ..rules.fakta import FaktaLaporan
from ..simpanan import ke_json, sidik
from ..workflow import decide
from .dasar import LaporanDitolak, kunci, pindahkan, tulis_jejak


@transaction.atomic
def susun(*, pemda: PemerintahDaerah, pd: PerangkatDaerah | None, tahun: int, aktor: Any, now: datetime) -> Laporan:
    """Begin the report of a PD (None: of the regency) from the data of the year. Raises `LaporanDitolak`."""
    hak = hak_dari(aktor, tanggal_di(now, pemda.zona_waktu))
    peran = {PeranLaporan.PENYUSUN} if hak.pemda_id == pemda.pk and menyusun(hak, pd.pk if pd else None) else set()
    ada = Laporan.objects.filter(pemda=pemda, pd=pd, tahun=tahun).exists()
    keputusan = decide(AksiLaporan.SUSUN, StatusLaporan.BELUM, peran, FaktaLaporan(sudah_ada=ada))
    if not keputusan.allowed:
        raise LaporanDitolak(" ".join(keputusan.reasons))
    laporan = Laporan(
        pemda=pemda, pd=pd, tahun=tahun, dibuat_oleh=aktor, dibuat_pada=now, **_bahan(pemda, pd, tahun, now)
    )
    try:
        with transaction.atomic():
            laporan.save(force_insert=True)
    except IntegrityError:
        raise LaporanDitolak("LKjIP tahun ini baru saja disusun orang lain. Lanjutkan yang sudah ada.") from None
    tulis_jejak(laporan, aktor, "susun", f"Menyusun {laporan}", now)
    return laporan


@transaction.atomic
def segarkan(*, laporan_id: int, aktor: Any, now: datetime) -> bool:
    """Draw the data anew; whether they changed. What people wrote is not touched."""
    t = kunci(laporan_id, aktor, now)
    t.pastikan(AksiLaporan.SEGARKAN)
    lama = t.laporan.sidik_bahan
    pindahkan(t, **_bahan(t.laporan.pemda, t.laporan.pd, t.laporan.tahun, now))
    berubah = t.laporan.sidik_bahan != lama
    if berubah:
        tulis_jejak(t.laporan, aktor, "segarkan", f"Menyegarkan data {t.laporan}", now)
    return berubah


@transaction.atomic
def hapus(*, laporan_id: int, aktor: Any, now: datetime) -> None:
    """Take away a draft that was never submitted."""
    t = kunci(laporan_id, aktor, now)
    t.pastikan(AksiLaporan.HAPUS)
    tulis_jejak(t.laporan, aktor, "hapus", f"Menghapus draf {t.laporan}", now)
    t.laporan.delete()


def _bahan(pemda: PemerintahDaerah, pd: PerangkatDaerah | None, tahun: int, now: datetime) -> dict[str, Any]:
    isi = ke_json(bahan(pemda, pd, tahun))
    return {"bahan": isi, "sidik_bahan": sidik(isi), "bahan_pada": now}
