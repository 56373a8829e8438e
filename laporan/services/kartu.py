"""The card of the organisation, and what others reached; written by who drafts the report (SM Lampiran D (4))."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from sakip.formulir import Bentrok
from sakip.kunci import ambil
from sakip.organisasi.hak import Hak
from sakip.teks import seragam

from ..models import KartuOrganisasi, Laporan, Pembanding
from ..queries.cakupan import menyusun
from .dasar import LaporanDitolak
from .meja import Meja, buka

TUTUP = "Kartu dan pembanding diisi oleh yang menyusun laporan."
KEMBAR = "Pembanding ini sudah ada untuk indikator yang sama. Ubah yang sudah ada."


@transaction.atomic
def simpan_kartu(*, laporan_id: int, versi: int, isi: Mapping[str, Any], aktor: Any, now: datetime) -> KartuOrganisasi:
    """Write the card of who reports. Raises `LaporanDitolak`; `Bentrok` where somebody else changed it since."""
    m = _buka(laporan_id, aktor, now)
    lap = m.laporan
    kartu = KartuOrganisasi.objects.filter(pemda=lap.pemda, pd=lap.pd).select_related("diubah_oleh").first()
    baru = {**isi, "diubah_oleh": aktor, "diubah_pada": now}
    if kartu is None and versi == 0:
        kartu = KartuOrganisasi.objects.create(pemda=lap.pemda, pd=lap.pd, versi_kunci=1, **baru)
    elif kartu is None or not ambil(KartuOrganisasi.objects.all(), kartu.pk, versi, baru):
        raise _bentrok(kartu, isi)
    m.catat("kartu", f"Mengisi kartu organisasi {lap.pemilik}", isi=sorted(isi))
    return kartu


@transaction.atomic
def simpan_pembanding(
    *, laporan_id: int, pembanding_id: int | None, versi: int, isi: Mapping[str, Any], aktor: Any, now: datetime
) -> Pembanding:
    """Write a comparison of the year (None: a new one). Raises `LaporanDitolak`, `Bentrok`."""
    m = _buka(laporan_id, aktor, now)
    baru = {**isi, "indikator": seragam(isi["indikator"]), "diubah_oleh": aktor, "diubah_pada": now}
    try:
        with transaction.atomic():
            p = _tulis_pembanding(m.laporan, pembanding_id, versi, baru, isi)
    except IntegrityError:
        raise LaporanDitolak(KEMBAR) from None
    m.catat("pembanding", f"Mengisi pembanding {p}", pembanding=p.pk)
    return p


@transaction.atomic
def hapus_pembanding(*, laporan_id: int, pembanding_id: int, aktor: Any, now: datetime) -> None:
    """Take a comparison away; what it said stays in the audit trail. Raises `LaporanDitolak`."""
    m = _buka(laporan_id, aktor, now)
    p = _milik(m.laporan).filter(pk=pembanding_id).first()
    if p is None:
        raise LaporanDitolak("Pembanding ini sudah dihapus.")
    isi = {n: getattr(p, n) for n in ("indikator", "jenis", "nama", "nilai", "sumber")}
    m.catat("pembanding", f"Menghapus pembanding {p}", pembanding=p.pk, isi=isi)
    p.delete()


def _tulis_pembanding(
    lap: Laporan, pembanding_id: int | None, versi: int, baru: Mapping[str, Any], diketik: Mapping[str, Any]
) -> Pembanding:
    if pembanding_id is None:
        return Pembanding.objects.create(pemda=lap.pemda, pd=lap.pd, tahun=lap.tahun, **baru)
    p = _milik(lap).filter(pk=pembanding_id).select_related("diubah_oleh").first()
    if p is None:
        raise LaporanDitolak("Pembanding ini sudah dihapus orang lain.")
    if not ambil(Pembanding.objects.all(), p.pk, versi, baru):
        raise _bentrok(p, {n: diketik[n] for n in ("nilai", "nama", "sumber")})
    return p


def _milik(lap: Laporan) -> Any:
    return Pembanding.objects.filter(pemda=lap.pemda, pd=lap.pd, tahun=lap.tahun)


def _bentrok(kini: Any, diketik: Mapping[str, Any]) -> Bentrok:
    if kini is None:
        return Bentrok()
    orang = getattr(kini.diubah_oleh, "pegawai", None) or kini.diubah_oleh
    return Bentrok(
        tersimpan={n: str("" if getattr(kini, n) is None else getattr(kini, n)) for n in diketik},
        diketik={n: str("" if v is None else v) for n, v in diketik.items()},
        oleh=str(getattr(orang, "nama", orang) or ""),
        pada=kini.diubah_pada,
    )


def _buka(laporan_id: int, aktor: Any, now: datetime) -> Meja:
    return buka(laporan_id, aktor, now, _boleh, TUTUP)


def _boleh(hak: Hak, laporan: Laporan) -> bool:
    return hak.pemda_id == laporan.pemda_id and menyusun(hak, laporan.pd_id)
