"""Signing a report: with the own password, or on paper with the scan kept (GM/SM Pasal 11; desain 6)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from perjanjian.services.tanda_tangan import periksa_sandi
from sakip.angka import tanggal_lengkap
from sakip.dokumen.services import simpan_berkas
from sakip.dokumen.unggahan import Lampiran
from sakip.organisasi.models import Penugasan
from sakip.organisasi.queries import jabatan_pimpinan, pemegang
from sakip.waktu import tanggal_di

from ..enums import AksiLaporan, CaraTanda
from ..models import Laporan, TandaTanganLaporan
from .alur import buka
from .dasar import LaporanDitolak, Terkunci, pindahkan, tulis_jejak
from .kabar import Peristiwa, kabarkan


def tandatangani(*, laporan_id: int, aktor: Any, kata_sandi: str, now: datetime, versi: int | None = None) -> Laporan:
    """Sign with the own password. Raises `SandiSalah`, `TerkunciSementara` or `LaporanDitolak`."""
    periksa_sandi(aktor=aktor, kata_sandi=kata_sandi, now=now)
    return _tandatangani(laporan_id, aktor, now, versi)


@transaction.atomic
def _tandatangani(laporan_id: int, aktor: Any, now: datetime, versi: int | None) -> Laporan:
    t, tujuan = buka(laporan_id, aktor, now, AksiLaporan.TANDATANGANI, versi)
    tugas = _pemegang(t, t.hak.tanggal)
    if tugas.pegawai_id != t.hak.pegawai_id:
        raise LaporanDitolak("Laporan ini ditandatangani pemegang jabatannya hari ini.")
    return _bubuhkan(t, tujuan, tugas, aktor, tanggal=t.hak.tanggal, metode=CaraTanda.KATA_SANDI)


@transaction.atomic
def unggah(
    *, laporan_id: int, lampiran: Lampiran, tanggal: date, aktor: Any, now: datetime, versi: int | None = None
) -> Laporan:
    """Keep the scan of the report that was signed on paper on that day, by who held the office then."""
    t, tujuan = buka(laporan_id, aktor, now, AksiLaporan.UNGGAH_TANDA, versi)
    awal = tanggal_di(t.laporan.selesai_reviu_pada or now, t.laporan.pemda.zona_waktu)
    if not awal <= tanggal <= t.hak.tanggal:
        raise LaporanDitolak(
            f"Tanggal tanda tangan antara {tanggal_lengkap(awal)} dan {tanggal_lengkap(t.hak.tanggal)}."
        )
    tugas = _pemegang(t, tanggal)
    return _bubuhkan(
        t, tujuan, tugas, aktor, tanggal=tanggal, metode=CaraTanda.BASAH,
        berkas=simpan_berkas(lampiran.isi, now=now, jenis=lampiran.jenis),
    )  # fmt: skip


def _pemegang(t: Terkunci, tanggal: date) -> Penugasan:
    jabatan = jabatan_pimpinan(t.laporan.pemda, t.laporan.pd)
    tugas = pemegang(jabatan.pk, tanggal) if jabatan else None
    if tugas is None:
        raise LaporanDitolak(f"Pada {tanggal_lengkap(tanggal)} tidak ada pejabat yang berwenang menandatangani.")
    return tugas


def _bubuhkan(t: Terkunci, tujuan: str, tugas: Penugasan, aktor: Any, *, tanggal: date, **isi: Any) -> Laporan:
    naskah = t.laporan.naskah
    assert naskah is not None
    pegawai = tugas.pegawai
    pindahkan(t, status=tujuan, ditandatangani_pada=t.now)
    TandaTanganLaporan.objects.create(
        naskah=naskah, pegawai=pegawai, penugasan=tugas, pengguna=aktor, nama=pegawai.nama, nip=pegawai.nip,
        jabatan=tugas.jabatan_cetak, pangkat=pegawai.pangkat_golongan, waktu=t.now, tanggal=tanggal,
        sha256=naskah.sha256, **isi,
    )  # fmt: skip
    cara = CaraTanda(isi["metode"])
    kata = f"{pegawai.nama} menandatangani {t.laporan}"
    if cara == CaraTanda.BASAH:
        kata = f"Mengunggah {t.laporan} yang ditandatangani {pegawai.nama} di atas kertas"
    tulis_jejak(t.laporan, aktor, "tandatangani", kata, t.now, sha256=naskah.sha256, metode=cara.value)
    kabarkan(t, Peristiwa.DITANDATANGANI, aktor)
    return t.laporan
