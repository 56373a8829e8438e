"""The reports of the example: cards of the organisation, what others reached, and LKjIP written by their people.

The words stand in `data/lkjip.json`; figures in them are taken from the data of the report itself.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from laporan.enums import Jawaban
from laporan.isi import IndikatorIsi, LaporanIsi, TahunIsi
from laporan.models import Bagian, KartuOrganisasi, Laporan, Paragraf, Pembanding
from laporan.queries.naskah import naskah
from laporan.rules.blok import Tulisan, tulisan
from laporan.services import reviu
from laporan.services.alur import ajukan
from laporan.services.meja import Meja, buka
from laporan.services.penyampaian import sampaikan
from laporan.services.susun import susun
from laporan.services.tanda_tangan import tandatangani
from sakip.teks import seragam

from .angka import cerita
from .data import baca
from .jadwal import Jadwal
from .organisasi import Daerah

TAHUN = 2025


def jadwalkan_lkjip(d: Daerah, jadwal: Jadwal, sandi: str) -> None:
    """After the last quarter was measured: first the cards, then the reports; one goes all its way to the Bupati. The
    regency's, which gathers them, comes last."""
    for pd, sampai in d.isi.get("lkjip", {}).items():
        jadwal.pada(date(2026, 1, 12), lambda now, pd=pd: _kartu(d, pd, now), 3)
        jadwal.pada(date(2026, 1, 20), lambda now, pd=pd: _laporan(d, pd, now), 5 if pd else 10)
        if sampai == "disampaikan":
            for urutan, langkah in enumerate((_ajukan, _reviu, _tanda_tangan, _sampaikan), 6):
                jadwal.pada(date(2026, 1, 20), lambda now, pd=pd, f=langkah: f(d, pd, sandi, now), urutan)


def _penyusun(d: Daerah, pd: str) -> Any:
    return d.pemegang(pd, "perencana") if pd else d.pemegang("bappeda", "pemda")


def _kartu(d: Daerah, pd: str, now: datetime) -> None:
    isi = baca("lkjip")[pd]
    KartuOrganisasi.objects.create(
        pemda=d.pemda, pd=d.pd.get(pd), diubah_oleh=_penyusun(d, pd), diubah_pada=now, **isi["kartu"]
    )
    nama = {c["kode"]: indikator for indikator, c in cerita(pd).items()}
    Pembanding.objects.bulk_create(
        Pembanding(
            pemda=d.pemda, pd=d.pd.get(pd), tahun=TAHUN, indikator=seragam(nama[kode]), jenis=jenis, nama=siapa,
            nilai=nilai, sumber=sumber,
        )
        for kode, jenis, siapa, nilai, sumber in isi["pembanding"]
    )  # fmt: skip


@transaction.atomic
def _laporan(d: Daerah, pd: str, now: datetime) -> None:
    aktor = _penyusun(d, pd)
    laporan = susun(pemda=d.pemda, pd=d.pd.get(pd), tahun=TAHUN, aktor=aktor, now=now)
    n = naskah(laporan)
    indikator = {cerita(pd).get(i.nama, {}).get("kode", i.kunci): i for i in n.laporan.indikator}
    kata = baca("lkjip")[pd]["tulisan"]
    meja = buka(laporan.pk, aktor, now)
    for tempat in tulisan(n.bab):
        if isi := kata.get(_kunci(tempat, indikator)):
            _tulis(meja, tempat, [(jenis, teks.format(**_angka(n.laporan, indikator))) for jenis, teks in isi])


def _kunci(tempat: Tulisan, indikator: dict[str, IndikatorIsi]) -> str:
    """The place as the data name it: by the first of its indicators, where it belongs to some."""
    kode = next((k for k, i in indikator.items() if i.kunci in tempat.indikator), "")
    return f"{tempat.kunci.split('.')[0]}.{kode}" if kode else tempat.kunci


def _angka(isi: LaporanIsi, indikator: dict[str, IndikatorIsi]) -> dict[str, Any]:
    """What the words may name: the report, each indicator by its code, and the year before."""
    lalu = {
        f"lalu_{k}": next((t for t in i.lalu if t.tahun == TAHUN - 1), TahunIsi(TAHUN - 1))
        for k, i in indikator.items()
    }
    return {"isi": isi, **indikator, **lalu}


def _tulis(meja: Meja, tempat: Tulisan, isi: list[tuple[str, str]]) -> None:
    """The figures that the words quote are watched, as those of an editor are."""
    bagian = Bagian.objects.create(laporan=meja.laporan, kunci=tempat.kunci, judul=tempat.judul, selesai=True)
    Paragraf.objects.bulk_create(
        Paragraf(
            bagian=bagian, urutan=n, jenis=jenis, isi=teks, penulis=meja.aktor, ditulis_pada=meja.now,
            kutipan=meja.kutip(tempat.kunci, teks, {}),
        )
        for n, (jenis, teks) in enumerate(isi)
    )  # fmt: skip


# ---- the way of a report


def _nomor(d: Daerah, pd: str) -> int:
    return Laporan.objects.get(pemda=d.pemda, pd=d.pd.get(pd), tahun=TAHUN).pk


def _ajukan(d: Daerah, pd: str, sandi: str, now: datetime) -> None:
    ajukan(laporan_id=_nomor(d, pd), aktor=_penyusun(d, pd), now=now)


def _reviu(d: Daerah, pd: str, sandi: str, now: datetime) -> None:
    """Every statement of the checklist holds."""
    umum: dict[str, Any] = {"laporan_id": _nomor(d, pd), "aktor": d.pemegang("bappeda", "monev"), "now": now}
    putaran = reviu.mulai(**umum)
    reviu.isi(butir={b.kode: reviu.IsiButir(Jawaban.YA) for b in putaran.butir.all()}, **umum)
    reviu.selesai(**umum)


def _tanda_tangan(d: Daerah, pd: str, sandi: str, now: datetime) -> None:
    tandatangani(laporan_id=_nomor(d, pd), aktor=d.pemegang(pd, "kepala"), kata_sandi=sandi, now=now)


def _sampaikan(d: Daerah, pd: str, sandi: str, now: datetime) -> None:
    sampaikan(laporan_id=_nomor(d, pd), aktor=_penyusun(d, pd), now=now)
