"""Changing what a PK says. The whole content is saved at once, by compare-and-swap; a changed trace stays readable."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from sakip.angka import baca_nilai
from sakip.kunci import tukar
from sakip.organisasi.models import Jabatan
from sakip.organisasi.queries import pohon_atasan, rantai_atasan

from ..enums import Aksi, Status
from ..models import Butir, Dukungan, PaguPerjanjian, Perjanjian
from ..queries.ukuran import bersumber
from .dasar import AksiDenied, BerubahSementara, Terkunci, kunci, tulis_jejak
from .draf import isi_draf
from .susun import kumpulkan

UKUR = ("arah", "cara_hitung", "skala")  # of how a row is measured what may be chosen in a PK


@dataclass(frozen=True)
class ButirBaru:
    """A row as the editor sends it; `id` None: a new one."""

    id: int | None
    jenis_kelompok: str
    kelompok: str
    tujuan: str
    indikator: str
    target: str
    satuan: str
    jenis: str
    keterangan: str = ""
    mendukung_id: int | None = None
    # how it is measured, for rows that no plan measures (None: as it is)
    arah: str | None = None
    cara_hitung: str | None = None
    skala: str | None = None


@dataclass(frozen=True)
class PaguBaru:
    """A budget line as the editor sends it: what may be corrected, and which rows (by position) it supports."""

    id: int
    jumlah: Decimal
    keterangan: str = ""
    butir: tuple[int, ...] = ()


@transaction.atomic
def simpan_isi(
    *,
    perjanjian_id: int,
    kunci_lama: int,
    butir: Sequence[ButirBaru],
    pagu: Sequence[PaguBaru],
    aktor: Any,
    now: datetime,
) -> Perjanjian:
    """Save rows and budget of a draft or returned PK.

    Raises `BerubahSementara` where somebody else saved since `kunci_lama` (nothing is written), `AksiDenied` where the
    PK is no longer open, or a row or line is not this PK's.
    """
    t = kunci(perjanjian_id, aktor, now)
    if t.pk.kunci != kunci_lama:
        raise BerubahSementara
    t.pastikan(Aksi.UBAH)
    _naikkan_kunci(t)
    sebelum = _potret(t.pk)
    baris = _simpan_butir(t.pk, butir)
    _simpan_pagu(t.pk, pagu, baris)
    sesudah = _potret(t.pk)
    if sebelum != sesudah:
        tulis_jejak(t, aktor, Aksi.UBAH, f"Mengubah isi {t.pk}", sebelum=sebelum, sesudah=sesudah)
    return t.pk


def _naikkan_kunci(t: Terkunci) -> None:
    tukar(Perjanjian.objects.filter(status=t.pk.status), t.pk, {}, BerubahSementara(), medan="kunci")


def _potret(pk: Perjanjian) -> list[list[str]]:
    butir = [
        [b.kelompok, b.indikator, b.target, b.satuan, *(getattr(b, n) for n in UKUR)]
        for b in pk.butir.order_by("urutan", "id")
    ]
    return butir + [[p.kode, p.nama, str(p.jumlah), p.keterangan] for p in pk.pagu.order_by("urutan", "kode")]


def _simpan_butir(pk: Perjanjian, daftar: Sequence[ButirBaru]) -> list[Butir]:
    lama = {b.pk: b for b in pk.butir.all()}
    asing = {b.id for b in daftar if b.id} - set(lama)
    if asing:
        raise AksiDenied("Salah satu baris bukan bagian dari PK ini, atau sudah dihapus. Muat ulang halaman.")
    boleh, diukur_rencana = _butir_atasan(pk), bersumber(list(lama.values()))
    hasil = []
    for urutan, baru in enumerate(daftar):
        butir = lama.get(baru.id or 0) or Butir(perjanjian=pk)
        butir.urutan = urutan
        for nama in ("jenis_kelompok", "kelompok", "tujuan", "indikator", "target", "satuan", "jenis", "keterangan"):
            setattr(butir, nama, getattr(baru, nama))
        for nama in UKUR:
            if getattr(baru, nama) is not None and butir.pk not in diukur_rencana:
                setattr(butir, nama, getattr(baru, nama))
        butir.target_bilangan = baca_nilai(baru.target).bilangan
        butir.mendukung_id = baru.mendukung_id if baru.mendukung_id in boleh else None
        butir.save()
        hasil.append(butir)
    Butir.objects.filter(perjanjian=pk).exclude(pk__in=[b.pk for b in hasil]).delete()
    return hasil


def _butir_atasan(pk: Perjanjian) -> Collection[int]:
    """Rows of the superior's PK of the same year that a row may point to."""
    if pk.jabatan_kedua_id is None:
        return set()
    rows = Butir.objects.filter(
        perjanjian__pemda_id=pk.pemda_id, perjanjian__tahun=pk.tahun, perjanjian__jabatan_id=pk.jabatan_kedua_id
    )
    return set(rows.exclude(perjanjian__status=Status.BATAL).values_list("pk", flat=True))


def _simpan_pagu(pk: Perjanjian, daftar: Sequence[PaguBaru], butir: Sequence[Butir]) -> None:
    lama = {p.pk: p for p in pk.pagu.all()}
    if {p.id for p in daftar} - set(lama):
        raise AksiDenied("Salah satu baris anggaran bukan bagian dari PK ini. Muat ulang halaman.")
    for baru in daftar:
        pagu = lama[baru.id]
        pagu.jumlah, pagu.keterangan = baru.jumlah, baru.keterangan
        if sum((Decimal(j) for _, j in pagu.sumber_dana), Decimal(0)) != baru.jumlah:
            pagu.sumber_dana = []  # a corrected amount has no known proportion of sources any more
        pagu.save(update_fields=["jumlah", "keterangan", "sumber_dana"])
        Dukungan.objects.filter(pagu=pagu).delete()
        Dukungan.objects.bulk_create(
            [Dukungan(pagu=pagu, butir=butir[i]) for i in sorted(set(baru.butir)) if i < len(butir)]
        )
    PaguPerjanjian.objects.filter(perjanjian=pk).exclude(pk__in=[p.id for p in daftar]).delete()


@transaction.atomic
def ambil_ulang(*, perjanjian_id: int, kunci_lama: int, aktor: Any, now: datetime) -> Perjanjian:
    """Draw rows and budget anew from RKT and DPA as they are in force now; what stood there stays in the trail."""
    t = kunci(perjanjian_id, aktor, now)
    if t.pk.kunci != kunci_lama:
        raise BerubahSementara
    t.pastikan(Aksi.UBAH)
    _naikkan_kunci(t)
    sebelum = _potret(t.pk)
    b = kumpulkan(t.pk.pemda, t.pk.pd, t.pk.tahun, now)
    t.pk.pagu.all().delete()
    t.pk.butir.all().delete()
    Perjanjian.objects.filter(pk=t.pk.pk).update(dpa=b.dpa)
    t.pk.dpa = b.dpa
    isi_draf(b, [t.pk])
    tulis_jejak(
        t, aktor, Aksi.UBAH, f"Mengambil ulang isi {t.pk} dari RKT dan DPA", sebelum=sebelum, sesudah=_potret(t.pk)
    )
    return t.pk


@transaction.atomic
def ubah_pihak_kedua(*, perjanjian_id: int, kunci_lama: int, jabatan_id: int, aktor: Any, now: datetime) -> Perjanjian:
    """Correct the second party, among the offices above in the line of command (SM Lampiran B.2; GM Lampiran C.6)."""
    t = kunci(perjanjian_id, aktor, now)
    if t.pk.kunci != kunci_lama:
        raise BerubahSementara
    t.pastikan(Aksi.UBAH)
    if jabatan_id not in rantai_atasan(t.pk.jabatan_id, pohon_atasan(t.pk.pemda_id)):
        raise AksiDenied("Pihak kedua dipilih di antara jabatan atasan dalam garis komando.")
    _naikkan_kunci(t)
    Perjanjian.objects.filter(pk=t.pk.pk).update(jabatan_kedua_id=jabatan_id)
    t.pk.jabatan_kedua = Jabatan.objects.get(pk=jabatan_id)
    tulis_jejak(t, aktor, Aksi.UBAH, f"Mengubah pihak kedua {t.pk} menjadi {t.pk.jabatan_kedua}")
    return t.pk
