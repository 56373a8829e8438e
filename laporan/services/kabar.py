"""Who is told of what when a report moves: one table. Told within the act's transaction, never the one who acted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Any

from django.db.models import Q
from django.urls import reverse

from sakip.kalender.services.kabar import kabari, nama_pelaku
from sakip.organisasi.enums import FungsiPD, JenisTim, JenisUnit, ReviuLkjip, Unsur
from sakip.organisasi.models import Jabatan
from sakip.organisasi.queries import anggota_banyak, jabatan_pimpinan, pemegang_banyak

from ..enums import Tujuan
from ..models import Laporan
from ..queries.penyampaian import penerus
from ..queries.pereviu import direviu_oleh
from .dasar import Terkunci


class Siapa(StrEnum):
    PENYUSUN = auto()  # planners of the PD; of the regency with Bagian Organisasi
    PEJABAT = auto()  # who reports
    PEREVIU = auto()  # the Inspektur, or the Tim Monev without those of the PD
    PENERUS = auto()  # the units it goes through


class Peristiwa(StrEnum):
    DIAJUKAN = auto()
    DIKEMBALIKAN = auto()
    SIAP_TANDA = auto()
    DITANDATANGANI = auto()
    DISAMPAIKAN = auto()
    DITERIMA = auto()


@dataclass(frozen=True)
class Kalimat:
    kepada: tuple[Siapa, ...]
    judul: str
    isi: str


# In the words: laporan, pelaku (who acted), catatan.
KALIMAT: dict[Peristiwa, Kalimat] = {
    Peristiwa.DIAJUKAN: Kalimat(
        (Siapa.PEREVIU,),
        "{laporan} menunggu reviu Anda",
        "{pelaku} mengajukannya. Jawab tiap butirnya, lalu nyatakan selesai, atau kembalikan dengan catatan.",
    ),
    Peristiwa.DIKEMBALIKAN: Kalimat(
        (Siapa.PENYUSUN, Siapa.PEJABAT),
        "{laporan} dikembalikan",
        "Yang perlu diperbaiki: {catatan} Perbaiki naskahnya, tulis tindak lanjutnya, lalu ajukan lagi.",
    ),
    Peristiwa.SIAP_TANDA: Kalimat(
        (Siapa.PEJABAT, Siapa.PENYUSUN),
        "{laporan} siap ditandatangani",
        "Naskahnya tidak berubah lagi. Berikutnya pimpinan yang melapor menandatanganinya.",
    ),
    Peristiwa.DITANDATANGANI: Kalimat(
        (Siapa.PENYUSUN,),
        "{laporan} sudah ditandatangani",
        "Berikutnya sampaikan laporannya sebelum batas waktunya.",
    ),
    Peristiwa.DISAMPAIKAN: Kalimat(
        (Siapa.PENERUS,),
        "{laporan} disampaikan kepada Anda",
        "{pelaku} menyampaikannya. Nyatakan bahwa Anda menerimanya.",
    ),
    Peristiwa.DITERIMA: Kalimat(
        (Siapa.PENYUSUN, Siapa.PEJABAT),
        "{laporan} diterima {catatan}",
        "Tidak ada yang perlu Anda lakukan.",
    ),
}


def kabarkan(t: Terkunci, peristiwa: Peristiwa, aktor: Any, catatan: str = "") -> None:
    """Tell those whom the table names of one act."""
    kalimat = KALIMAT[peristiwa]
    kepada = set[int]().union(*(_orang(s, t.laporan, t.hak.tanggal) for s in kalimat.kepada))
    isi = {"laporan": str(t.laporan), "pelaku": nama_pelaku(aktor), "catatan": catatan}
    alamat = t.laporan.get_absolute_url()
    if peristiwa == Peristiwa.DIAJUKAN:
        alamat = reverse("laporan:reviu", args=[t.laporan.pk])
    kabari(
        pegawai_id=kepada - {t.hak.pegawai_id or 0}, judul=kalimat.judul.format(**isi), isi=kalimat.isi.format(**isi),
        alamat=alamat, now=t.now,
    )  # fmt: skip


def _orang(siapa: Siapa, laporan: Laporan, hari: date) -> set[int]:
    if siapa == Siapa.PENYUSUN:
        jenis = [JenisTim.PENYUSUN_PD] if laporan.pd_id else [JenisTim.PENYUSUN_PEMDA, JenisTim.ORGANISASI]
        return _tim(laporan, jenis, hari)
    if siapa == Siapa.PEJABAT:
        jabatan = jabatan_pimpinan(laporan.pemda, laporan.pd)
        return _pemegang([jabatan.pk] if jabatan else [], hari)
    if siapa == Siapa.PEREVIU:
        return _pereviu(laporan, hari)
    return _penerus(laporan, hari)


def _pereviu(laporan: Laporan, hari: date) -> set[int]:
    oleh = direviu_oleh(laporan)
    if oleh == ReviuLkjip.INSPEKTORAT:
        return _jabatan(laporan.pemda_id, Q(jenis_unit=JenisUnit.PD, pd__fungsi=FungsiPD.INSPEKTORAT), hari)
    if oleh == ReviuLkjip.TANPA:
        return set()
    semua = _tim(laporan, [JenisTim.MONEV], hari)
    return semua - _jabatan(laporan.pemda_id, Q(pd=laporan.pd), hari)


def _penerus(laporan: Laporan, hari: date) -> set[int]:
    if laporan.pd_id is None:
        return set()
    hasil: set[int] = set()
    for unit in penerus(laporan):
        if unit.tujuan == Tujuan.PERENCANAAN:
            hasil |= _jabatan(laporan.pemda_id, Q(jenis_unit=JenisUnit.PD, pd__fungsi=FungsiPD.PERENCANAAN), hari)
        elif unit.tujuan == Tujuan.ORGANISASI:
            hasil |= bagian_organisasi(laporan.pemda_id, hari)
        else:
            pimpinan = jabatan_pimpinan(laporan.pemda, None)
            hasil |= _pemegang([pimpinan.pk] if pimpinan else [], hari)
    return hasil


def bagian_organisasi(pemda_id: int, hari: date) -> set[int]:
    """Who works for Bagian Organisasi on that day: its head and its team."""
    tim = anggota_banyak(pemda_id, hari, jenis=[JenisTim.ORGANISASI]).values()
    return _jabatan(pemda_id, Q(unsur=Unsur.ORGANISASI), hari).union(*tim)


def _jabatan(pemda_id: int, syarat: Q, hari: date) -> set[int]:
    rows = Jabatan.objects.filter(syarat, pemda=pemda_id, aktif=True)
    return _pemegang(rows.values_list("pk", flat=True), hari)


def _pemegang(jabatan: Iterable[int], hari: date) -> set[int]:
    return {p.pegawai_id for p in pemegang_banyak(jabatan, hari).values()}


def _tim(laporan: Laporan, jenis: list[JenisTim], hari: date) -> set[int]:
    pd = [laporan.pd_id] if JenisTim.PENYUSUN_PD in jenis else []
    umum = [j for j in jenis if j != JenisTim.PENYUSUN_PD]
    return set[int]().union(*anggota_banyak(laporan.pemda_id, hari, jenis=umum, pd_id=pd).values())
