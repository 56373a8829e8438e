"""Makes the files of a report: at once where it is small, else by the worker, with progress (ADR 0013).

The PDF for the public is made of what was published, always by the worker.

The row is the truth, not the task: it is claimed by a conditional UPDATE, so that run twice a file is made once. What
was signed is made once and kept; what is open is made anew each time it is asked for.
"""

import logging
from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from sakip.dokumen.render import DokumenDitolak
from sakip.dokumen.services import BerkasRusak, baca_berkas, simpan_berkas
from sakip.dokumen.unggahan import JENIS
from sakip.organisasi.hak import hak_dari
from sakip.waktu import tanggal_di

from ..cetak.kemajuan import Maju
from ..cetak.pdf import render_laporan
from ..cetak.word import render_docx
from ..cetak.word.bawaan import templat_bawaan
from ..enums.cetak import AKHIRAN, FINAL, MENGGANTUNG, JenisCetak, StatusCetak
from ..excel.tabel import buku_tabel
from ..models import CetakLaporan, NaskahLaporan, Publikasi
from ..queries.cakupan import terlihat
from ..queries.cetak import batas_macet, cetakan, macet, membaca_kini, naskah_bagi, templat_pada
from .buku import susun_buku, susun_buku_umum
from .dasar import LaporanDitolak, Terkunci, kunci

TAK_TERDUGA = "Terjadi kesalahan pada sistem, berkas tidak jadi dibuat. Coba lagi."
TERHENTI = "Pembuatannya terhenti di tengah jalan. Coba lagi."
TAK_DIAMBIL = "Tidak ada pekerja latar yang mengerjakannya. Beri tahu admin aplikasi, lalu coba lagi."
TAK_BERHAK = "Laporan ini tidak lagi dapat Anda lihat."
Antrekan = Callable[[CetakLaporan], None]

log = logging.getLogger(__name__)


def minta(*, laporan_id: int, jenis: JenisCetak, aktor: Any, now: datetime, antrekan: Antrekan) -> CetakLaporan:
    """The file of this kind: that of the signed content where it is there, the one under way, or a new one."""
    with transaction.atomic():
        t = kunci(laporan_id, aktor, now)
        if not terlihat(t.hak).filter(pk=laporan_id).exists():
            raise LaporanDitolak(TAK_BERHAK)
        kini = membaca_kini(t.hak, t.laporan)
        if ada := _sudah_ada(t, jenis):
            return ada
        cetak = CetakLaporan.objects.create(
            laporan=t.laporan,
            jenis=jenis,
            naskah=None if kini else t.laporan.naskah,
            final=t.laporan.status in FINAL,
            data_pada=t.laporan.bahan_pada,
            diminta_oleh=aktor,
            diminta_pada=now,
        )
        langsung = jenis == JenisCetak.XLSX or _kecil(t)
        if not langsung:
            antrekan(cetak)
    if langsung:
        jalankan(cetak_id=cetak.pk, now=now)
        cetak.refresh_from_db()
    return cetak


def _sudah_ada(t: Terkunci, jenis: JenisCetak) -> CetakLaporan | None:
    milik = cetakan(t.hak, t.laporan).filter(jenis=jenis)
    if final := milik.filter(final=True, status=StatusCetak.SELESAI).first():
        return final
    berjalan = CetakLaporan.objects.filter(laporan=t.laporan, jenis=jenis, status__in=MENGGANTUNG).first()
    if berjalan and macet(berjalan, t.now):
        _catat(berjalan.pk, MENGGANTUNG, status=StatusCetak.GAGAL, pesan=TERHENTI)
        return None
    if berjalan and not milik.filter(pk=berjalan.pk).exists():
        raise LaporanDitolak("Berkas ini sedang dibuat bagi penyusunnya. Coba sebentar lagi.")
    return berjalan


def minta_umum(p: Publikasi, aktor: Any, now: datetime, antrekan: Antrekan) -> CetakLaporan:
    """The PDF for the public of what was published: the one that is there or under way, or a new one. Call in the
    transaction that holds it."""
    rows = CetakLaporan.objects.filter(laporan__semua_naskah=p.rujukan, jenis=JenisCetak.UMUM)
    if ada := rows.filter(publikasi=p, status=StatusCetak.SELESAI).first():
        return ada
    for lama in rows.filter(status__in=MENGGANTUNG):
        if lama.publikasi_id == p.pk and not macet(lama, now):
            return lama
        _catat(lama.pk, MENGGANTUNG, status=StatusCetak.GAGAL, pesan=TERHENTI)
    naskah = NaskahLaporan.objects.select_related("laporan").get(pk=p.rujukan)
    cetak = CetakLaporan.objects.create(
        laporan=naskah.laporan,
        jenis=JenisCetak.UMUM,
        naskah=naskah,
        publikasi=p,
        data_pada=naskah.laporan.bahan_pada,
        diminta_oleh=aktor,
        diminta_pada=now,
    )
    antrekan(cetak)
    return cetak


def sapu(*, now: datetime, semua: bool = False, dalam_antrean: Collection[int] = ()) -> int:
    """Set to gagal what a stopped worker left behind. `semua`: whatever its age, for when no worker is running;
    `dalam_antrean`: those that wait in the queue for a worker still.

    What is still being made after all is not kept at its end, for its row is no longer berjalan.
    """
    rows = CetakLaporan.objects.all() if semua else CetakLaporan.objects.filter(diminta_pada__lt=batas_macet(now))
    antre = rows.filter(status=StatusCetak.ANTRE).exclude(pk__in=dalam_antrean)
    gagal = {"status": StatusCetak.GAGAL, "kemajuan": 0}
    return antre.update(**gagal, pesan=TAK_DIAMBIL) + rows.filter(status=StatusCetak.BERJALAN).update(
        **gagal, pesan=TERHENTI
    )


def _kecil(t: Terkunci) -> bool:
    return sum(len(bab.isi) for bab in naskah_bagi(t.hak, t.laporan).bab) <= settings.CETAK_LANGSUNG


def jalankan(*, cetak_id: int, now: datetime) -> bool:
    """Make a file that was asked for. False where somebody else has it already."""
    if not _catat(cetak_id, (StatusCetak.ANTRE,), status=StatusCetak.BERJALAN, kemajuan=5, pesan="Mengumpulkan data"):
        return False
    cetak = CetakLaporan.objects.select_related("laporan__pemda", "laporan__pd", "laporan__naskah", "publikasi").get(
        pk=cetak_id
    )
    try:
        isi = _buat(cetak, now)
    except (LaporanDitolak, DokumenDitolak, BerkasRusak) as salah:
        _catat(cetak_id, (StatusCetak.BERJALAN,), status=StatusCetak.GAGAL, pesan=str(salah)[:500])
        return True
    except Exception:
        log.exception("file %s of a report could not be made", cetak_id)
        _catat(cetak_id, (StatusCetak.BERJALAN,), status=StatusCetak.GAGAL, pesan=TAK_TERDUGA)
        return True
    with transaction.atomic():
        _catat(
            cetak_id,
            (StatusCetak.BERJALAN,),
            status=StatusCetak.SELESAI,
            kemajuan=100,
            pesan="",
            berkas=simpan_berkas(isi, now=now, jenis=JENIS[AKHIRAN[JenisCetak(cetak.jenis)]]),
            selesai_pada=now,
        )
    return True


def _buat(cetak: CetakLaporan, now: datetime) -> bytes:
    hari_ini = tanggal_di(now, cetak.laporan.pemda.zona_waktu)
    if cetak.publikasi:
        return _buat_umum(cetak, cetak.publikasi, hari_ini)
    laporan = cetak.laporan
    hak = hak_dari(cetak.diminta_oleh, hari_ini)
    if not terlihat(hak).filter(pk=laporan.pk).exists():
        raise LaporanDitolak(TAK_BERHAK)
    if not cetakan(hak, laporan).filter(pk=cetak.pk).exists():
        raise LaporanDitolak("Laporan ini baru saja berganti keadaan. Buat berkasnya lagi.")
    if cetak.jenis == JenisCetak.XLSX:
        return buku_tabel(naskah_bagi(hak, laporan))
    buku = susun_buku(laporan, hak, hari_ini, lampiran=cetak.jenis == JenisCetak.PDF)
    if cetak.jenis == JenisCetak.PDF:
        return render_laporan(buku, _maju(cetak))
    milik = templat_pada(laporan, hari_ini)
    return render_docx(buku, baca_berkas(milik.berkas) if milik else templat_bawaan(buku.kertas), _maju(cetak))


def _buat_umum(cetak: CetakLaporan, p: Publikasi, hari_ini: date) -> bytes:
    if p.dicabut_pada:
        raise LaporanDitolak("Terbitan ini sudah dicabut; berkasnya tidak dibuat.")
    hak = hak_dari(cetak.diminta_oleh, hari_ini)
    return render_laporan(susun_buku_umum(cetak.laporan, p, hak, hari_ini), _maju(cetak))


def _maju(cetak: CetakLaporan) -> Maju:
    """Tells the row how far it is; where neither percent nor words changed, nothing."""
    terakhir: list[tuple[int, str]] = []

    def maju(persen: int, kata: str) -> None:
        if not terakhir or terakhir[-1] != (persen, kata):
            terakhir[:] = [(persen, kata)]
            _catat(cetak.pk, (StatusCetak.BERJALAN,), kemajuan=persen, pesan=kata)

    return maju


def _catat(cetak_id: int, semula: tuple[StatusCetak, ...], **isi: Any) -> bool:
    return bool(CetakLaporan.objects.filter(pk=cetak_id, status__in=semula).update(**isi))
