"""Handing a report on: a PD's to the Bupati through the units of the profile, the regency's to the Presiden through
the Gubernur (GM/SM Pasal 11 ayat (2); SM Lampiran D); and the receipts."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from sakip.angka import tanggal_lengkap
from sakip.dokumen.services import simpan_berkas
from sakip.dokumen.unggahan import Lampiran
from sakip.organisasi.models import Pegawai, Penugasan
from sakip.waktu import tanggal_di

from ..enums import AksiLaporan, Tujuan
from ..models import Laporan, PenyampaianLaporan, TerimaLaporan
from ..queries.penyampaian import MELALUI_GUBERNUR, penerus, tujuan_hak
from .alur import buka
from .dasar import LaporanDitolak, Terkunci, pindahkan, tulis_jejak
from .kabar import Peristiwa, kabarkan


@dataclass(frozen=True)
class Surat:
    """The letter with which the regency's report went out, and the scan of its receipt."""

    nomor: str
    tanggal: date
    bukti: Lampiran


@transaction.atomic
def sampaikan(
    *, laporan_id: int, aktor: Any, now: datetime, surat: Surat | None = None, versi: int | None = None
) -> Laporan:
    """Hand it on. A PD's arrives at once; the regency's is recorded with number, date and receipt (`surat`)."""
    t, tujuan = buka(laporan_id, aktor, now, AksiLaporan.SAMPAIKAN, versi)
    if t.laporan.pd_id is None:
        saat = _kirim_gubernur(t, aktor, surat)
    else:
        saat = now
        _kirim_unit(t, aktor)
    pindahkan(t, status=tujuan, disampaikan_pada=saat)
    tulis_jejak(t.laporan, aktor, "sampaikan", f"Menyampaikan {t.laporan}", now, tanggal=saat.isoformat())
    kabarkan(t, Peristiwa.DISAMPAIKAN, aktor)
    return t.laporan


def _kirim_unit(t: Terkunci, aktor: Any) -> None:
    assert t.laporan.naskah is not None
    PenyampaianLaporan.objects.bulk_create(
        PenyampaianLaporan(
            laporan=t.laporan, naskah=t.laporan.naskah, tujuan=u.tujuan, penerima=u.nama, tanggal=t.hak.tanggal,
            pada=t.now, oleh=aktor,
        )
        for u in penerus(t.laporan)
    )  # fmt: skip


def _kirim_gubernur(t: Terkunci, aktor: Any, surat: Surat | None) -> datetime:
    """Recorded afterwards: the day of sending counts, not that of recording."""
    if surat is None or not surat.nomor.strip():
        raise LaporanDitolak("Isi nomor dan tanggal surat, dan unggah tanda terimanya.")
    zona = t.laporan.pemda.zona
    awal = tanggal_di(t.laporan.ditandatangani_pada or t.now, t.laporan.pemda.zona_waktu)
    if not awal <= surat.tanggal <= t.hak.tanggal:
        raise LaporanDitolak(
            f"Tanggal surat antara {tanggal_lengkap(awal)}, hari laporan ditandatangani, dan hari ini."
        )
    assert t.laporan.naskah is not None
    berkas = simpan_berkas(surat.bukti.isi, now=t.now, jenis=surat.bukti.jenis)
    PenyampaianLaporan.objects.create(
        laporan=t.laporan, naskah=t.laporan.naskah, tujuan=Tujuan.GUBERNUR, penerima=MELALUI_GUBERNUR,
        nomor=surat.nomor.strip(), tanggal=surat.tanggal, berkas=berkas, pada=t.now, oleh=aktor,
    )  # fmt: skip
    return t.now if surat.tanggal == t.hak.tanggal else datetime.combine(surat.tanggal, time(12), tzinfo=zona)


@transaction.atomic
def terima(*, laporan_id: int, aktor: Any, now: datetime) -> int:
    """Confirm for the own unit that the copy arrived; once for each."""
    t, _ = buka(laporan_id, aktor, now, AksiLaporan.TERIMA, None)
    # the report's lock is enough; copies are only added to, so that nobody may lock them
    rows = PenyampaianLaporan.objects.filter(laporan=t.laporan, tujuan__in=tujuan_hak(t.hak), tanda_terima=None)
    rows_kini = list(rows.order_by("pk"))
    if not rows_kini:
        raise LaporanDitolak("Salinan untuk unit Anda sudah dinyatakan diterima.")
    pegawai = Pegawai.objects.get(pk=t.hak.pegawai_id or 0)
    tugas = _jabatan(t)
    for satu in rows_kini:
        TerimaLaporan.objects.create(
            penyampaian=satu, pegawai=pegawai, penugasan=tugas, pengguna=aktor, nama=pegawai.nama,
            jabatan=tugas.jabatan_cetak if tugas else satu.penerima, waktu=now,
        )  # fmt: skip
    nama = ", ".join(r.penerima for r in rows_kini)
    tulis_jejak(t.laporan, aktor, "terima", f"Menerima {t.laporan} untuk {nama}", now)
    kabarkan(t, Peristiwa.DITERIMA, aktor, nama)
    return len(rows_kini)


def _jabatan(t: Terkunci) -> Penugasan | None:
    satu = next(iter(t.hak.pegangan), None)
    if satu is None:
        return None
    return Penugasan.objects.select_related("pegawai", "jabatan").get(pk=satu.penugasan_id)
