"""Imports as they are listed, and the rows of a dry run as they are looked through."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from renstra.enums import JenisImpor, StatusImpor
from renstra.models import Impor
from renstra.rules.impor import Keadaan, RancanganImpor, Temuan, UsulImpor
from sakip.teks import seragam

MAKS_SEL = 8


@dataclass(frozen=True)
class Saringan:
    jenis: str = ""
    status: str = ""
    cari: str = ""

    @property
    def dipakai(self) -> bool:
        return bool(self.jenis or self.status or self.cari)


def riwayat(hak: Any, pemda_id: int, pd: Any, tahun: int, saringan: Saringan) -> QuerySet[Impor]:
    """Imports of a year that the reader may write too: of the PD, or of all one's own where none is chosen."""
    milik = Q(pd_id__in=hak.pd_perencana)
    if hak.perencana_pemda:
        milik |= Q(pd__isnull=True)
    rows = Impor.objects.filter(milik, pemda_id=pemda_id, tahun=tahun)
    if pd is not None:
        rows = rows.filter(Q(pd=pd) | Q(pd__isnull=True))
    if saringan.jenis in JenisImpor.values:
        rows = rows.filter(jenis=saringan.jenis)
    if saringan.status in StatusImpor.values:
        rows = rows.filter(status=saringan.status)
    if saringan.cari:
        nama = Q(nama__icontains=saringan.cari) | Q(pengguna__username__icontains=saringan.cari)
        rows = rows.filter(nama | Q(pengguna__pegawai__nama__icontains=saringan.cari))
    return rows.select_related("pengguna__pegawai", "pd", "rencana", "rkt", "anggaran").order_by("-id")


@dataclass(frozen=True)
class BarisUsul:
    """A row of the preview with what has been decided on it."""

    usul: UsulImpor
    putusan: str

    @property
    def bentrok(self) -> bool:
        return self.usul.keadaan == Keadaan.BENTROK


def saring_usul(
    rancangan: RancanganImpor, putusan: Mapping[str, str], keadaan: str = "", cari: str = ""
) -> list[BarisUsul]:
    """The rows in a state that say so in label, note or any old or new value."""
    kata = seragam(cari)
    return [
        BarisUsul(u, putusan.get(u.kunci, ""))
        for u in rancangan.usul
        if (not keadaan or u.keadaan == keadaan) and (not kata or kata in _isi_cari(u))
    ]


def _isi_cari(usul: UsulImpor) -> str:
    beda = [teks for p in usul.perubahan for teks in (p.kolom, p.semula, p.menjadi)]
    return " ".join([usul.label, usul.keterangan, usul.angka, *beda]).casefold()


@dataclass
class KelompokTemuan:
    """One fault or doubt with the cells that say so: the first few by address, the rest by number."""

    pesan: str
    sel: list[str]
    lain: int = 0


def kelompokkan(temuan: Iterable[Temuan]) -> list[KelompokTemuan]:
    hasil: dict[str, KelompokTemuan] = {}
    for t in temuan:
        satu = hasil.setdefault(t.pesan, KelompokTemuan(t.pesan, []))
        if t.sel and len(satu.sel) < MAKS_SEL:
            satu.sel.append(t.sel)
        elif t.sel:
            satu.lain += 1
        satu.lain += t.lain
    return list(hasil.values())
