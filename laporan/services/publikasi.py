"""Publishing by Bagian Organisasi, and taking back: each with its line in the audit trail (ketentuan L)."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from sakip.jejak.services import catat
from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak, hak_dari
from sakip.organisasi.models import PemerintahDaerah
from sakip.waktu import tanggal_di

from ..enums import JenisPublikasi
from ..models import CetakLaporan, Publikasi
from ..queries.bahan_publik import BelumDapat, bahan_publik
from ..queries.publikasi import SelPublikasi, daftar_publikasi
from ..simpanan import sidik
from .cetak import Antrekan, minta_umum
from .dasar import Berubah, LaporanDitolak

ALASAN = 500
DIGANTI = "Diganti terbitan baru."


@transaction.atomic
def terbitkan(
    *, pemda: PemerintahDaerah, tahun: int, kunci: Collection[str], aktor: Any, now: datetime, antrekan: Antrekan
) -> list[Publikasi]:
    """Publish these (`hasil:12`; `:0` of the regency), all or none; what was published before gives way. The PDF of an
    LKjIP is made beside (`antrekan`).

    Raises `LaporanDitolak` with what stands in the way.
    """
    _pastikan(aktor, pemda, now)
    baris = daftar_publikasi(pemda, tahun)
    pilihan = [(b.pd, s) for b in baris for s in b.sel if s.kunci in kunci]
    if not pilihan:
        raise LaporanDitolak("Pilih dahulu yang akan diterbitkan.")
    belum = [f"{s.jenis.label} {b.nama}" for b in baris for s in b.sel if s.kunci in kunci and not s.rujukan]
    if belum:
        raise LaporanDitolak(f"Belum dapat diterbitkan: {'; '.join(belum)}. Tidak satu pun diterbitkan.")
    try:
        baru = [_satu(pemda, pd, tahun, s, aktor, now) for pd, s in pilihan if s.dapat]
    except BelumDapat as salah:
        raise LaporanDitolak(f"{salah} Tidak satu pun diterbitkan.") from salah
    for p in baru:
        if p.jenis == JenisPublikasi.LKJIP:
            minta_umum(p, aktor, now, antrekan)
    return baru


@transaction.atomic
def buat_pdf(*, publikasi_id: int, aktor: Any, now: datetime, antrekan: Antrekan) -> CetakLaporan:
    """Make the PDF for the public once more, where it could not be made."""
    p = Publikasi.objects.select_for_update(of=("self",)).select_related("pemda", "pd").get(pk=publikasi_id)
    _pastikan(aktor, p.pemda, now)
    if p.jenis != JenisPublikasi.LKJIP or p.dicabut_pada:
        raise LaporanDitolak("PDF untuk masyarakat dibuat dari LKjIP yang sedang terbit.")
    return minta_umum(p, aktor, now, antrekan)


def _satu(pemda: PemerintahDaerah, pd: Any, tahun: int, s: SelPublikasi, aktor: Any, now: datetime) -> Publikasi:  # noqa: PLR0917
    assert s.rujukan is not None
    isi = bahan_publik(s.jenis, pemda, pd, tahun, s.rujukan)
    if s.terbitan:
        _cabut(s.terbitan, DIGANTI, aktor, now)
    baru = Publikasi(
        pemda=pemda, pd=pd, jenis=s.jenis, tahun=tahun, isi=isi, sha256=sidik(isi), rujukan=s.rujukan,
        diterbitkan_oleh=aktor, diterbitkan_pada=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            baru.save(force_insert=True)
    except IntegrityError:
        raise Berubah from None
    _catat(baru, aktor, "terbitkan", f"Menerbitkan {baru}", now)
    return baru


@transaction.atomic
def cabut(*, publikasi_id: int, alasan: str, aktor: Any, now: datetime) -> Publikasi:
    """Take back what was published, with a reason."""
    p = Publikasi.objects.select_for_update(of=("self",)).select_related("pemda", "pd").get(pk=publikasi_id)
    _pastikan(aktor, p.pemda, now)
    alasan = " ".join(alasan.split())
    if not alasan:
        raise LaporanDitolak("Tulis alasan pencabutan: mengapa tidak lagi diperlihatkan kepada masyarakat.")
    if len(alasan) > ALASAN:
        raise LaporanDitolak(f"Alasan paling panjang {ALASAN} huruf.")
    _cabut(p, alasan, aktor, now)
    _catat(p, aktor, "cabut_terbitan", f"Mencabut {p}: {alasan}", now)
    return p


def _cabut(p: Publikasi, alasan: str, aktor: Any, now: datetime) -> None:
    """Only where nobody has meanwhile (compare-and-swap)."""
    isi = {"dicabut_oleh": aktor, "dicabut_pada": now, "alasan": alasan}
    if not Publikasi.objects.filter(pk=p.pk, dicabut_pada=None).update(**isi):
        raise LaporanDitolak(f"{p} sudah dicabut. Muat ulang halaman.")
    for nama, nilai in isi.items():
        setattr(p, nama, nilai)


def _pastikan(aktor: Any, pemda: PemerintahDaerah, now: datetime) -> Hak:
    hak = hak_dari(aktor, tanggal_di(now, pemda.zona_waktu))
    if hak.pemda_id != pemda.pk or not hak.punya(Peran.ORGANISASI):
        raise LaporanDitolak("Yang diperlihatkan kepada masyarakat ditetapkan Bagian Organisasi.")
    return hak


def _catat(p: Publikasi, aktor: Any, aksi: str, ringkasan: str, now: datetime) -> None:
    rincian = {"jenis": p.jenis, "pd": p.pd_id, "tahun": p.tahun, "sha256": p.sha256}
    catat(
        pelaku=aktor, aksi=f"laporan.{aksi}", objek=p, ringkasan=ringkasan, now=now, pemda_id=p.pemda_id,
        rincian=rincian,
    )  # fmt: skip
