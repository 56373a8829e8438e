"""Writing drafts: many at once, each with its rows, budget and traces, in a number of queries that does not grow."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from renstra.models import BarisRKT, DokumenAnggaran
from sakip.angka import baca_nilai
from sakip.organisasi.enums import JenisUnit
from sakip.organisasi.models import AturanJenjang, Jabatan, Ketentuan, PemerintahDaerah, PerangkatDaerah
from sakip.organisasi.queries import Simpul

from ..enums import DIHITUNG, Jalur
from ..models import Butir, Dukungan, PaguPerjanjian, Perjanjian
from ..queries.bahan import rkt_program
from ..queries.ukuran import salin_cara_ukur
from ..rules.rancang import BahanPK, ButirRancangan, PaguRancangan, Rancangan, induk_butir, rancang

ABJAD = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O, 1/I


@dataclass(frozen=True)
class BahanSusun:
    """What all drafts of one PD and year share."""

    pemda: PemerintahDaerah
    pd: PerangkatDaerah | None
    tahun: int
    ketentuan: Ketentuan
    aturan: dict[str, AturanJenjang]
    isi: BahanPK
    dpa: DokumenAnggaran | None
    diampu: dict[int, set[str]]
    pohon: dict[int, int | None]
    simpul: dict[int, Simpul]
    hari: date


@dataclass(frozen=True)
class Susunan:
    """A PK that is to be drafted."""

    jabatan: Jabatan
    kedua: int | None
    jalur: Jalur


@dataclass(frozen=True)
class ButirAtasan:
    """A row of a superior's PK, as those below it are drawn from it and tied to it."""

    id: int
    isi: ButirRancangan
    rkt_id: int | None
    simpul_id: int | None  # of the plan, through the RKT


BarisAtasan = Mapping[int, Sequence[ButirAtasan]]  # office -> rows


def tulis_draf(b: BahanSusun, susunan: Sequence[Susunan], aktor: Any, now: datetime) -> list[Perjanjian]:
    """Write these drafts, none of whom is the second party of another, with everything in them."""
    if not susunan:
        return []
    versi = dict(
        Perjanjian.objects.filter(jabatan__in=[s.jabatan for s in susunan], tahun=b.tahun)
        .order_by()
        .values_list("jabatan_id")
        .annotate(terakhir=Max("versi"))
    )
    kode = kode_baru(b.pemda, b.tahun, len(susunan))
    semua = Perjanjian.objects.bulk_create(
        [
            Perjanjian(
                pemda=b.pemda, pd=b.pd, tahun=b.tahun, jabatan=s.jabatan, jabatan_kedua_id=s.kedua,
                jenjang=s.jabatan.jenjang, jalur=s.jalur, versi=versi.get(s.jabatan.pk, 0) + 1, kode=k, dpa=b.dpa,
                penyusun=aktor, disusun_pada=now,
            )
            for s, k in zip(susunan, kode, strict=True)
        ]
    )  # fmt: skip
    isi_draf(b, semua)
    return semua


def isi_draf(b: BahanSusun, semua: Sequence[Perjanjian]) -> None:
    """Draw the rows and the budget of each of these PKs anew and write them; the PKs have none yet."""
    atasan = baris_atasan({pk.jabatan_kedua_id for pk in semua if pk.jabatan_kedua_id}, b.tahun)
    rancangan = [_rancang(b, pk.jabatan, atasan.get(pk.jabatan_kedua_id or 0, ())) for pk in semua]
    butir = _tulis_butir(b, semua, rancangan, atasan)
    pagu = [(pk, p, milik) for pk, r, milik in zip(semua, rancangan, butir, strict=True) for p in _urut(r.pagu)]
    tertulis = PaguPerjanjian.objects.bulk_create([_pagu(pk, i, p) for pk, (i, p), _ in pagu])
    Dukungan.objects.bulk_create(
        [
            Dukungan(pagu=satu, butir=milik[i])
            for satu, (_, (_, p), milik) in zip(tertulis, pagu, strict=True)
            for i in p.butir
        ]
    )


def _urut(pagu: Sequence[PaguRancangan]) -> list[tuple[int, PaguRancangan]]:
    return list(enumerate(pagu))


def _pagu(pk: Perjanjian, urutan: int, p: PaguRancangan) -> PaguPerjanjian:
    return PaguPerjanjian(
        perjanjian=pk, tingkat=p.tingkat, kode=p.kode, nama=p.nama, jumlah=p.jumlah, sumber_jumlah=p.jumlah,
        sumber_dana=[[nama, str(jumlah)] for nama, jumlah in p.sumber_dana], baris_id=p.baris_id or None,
        urutan=urutan,
    )  # fmt: skip


def kode_baru(pemda: PemerintahDaerah, tahun: int, jumlah: int = 1) -> list[str]:
    """Short codes for paper and talk, for example BKY-26-7K4Q; unguessable enough not to collide."""
    huruf = "".join(c for c in pemda.kode.upper() if c.isalpha())
    kode: set[str] = set()
    while len(kode) < jumlah:
        kurang = jumlah - len(kode)
        baru = {
            f"{huruf[:3]}-{tahun % 100:02d}-{''.join(secrets.choice(ABJAD) for _ in range(6))}" for _ in range(kurang)
        }
        kode |= baru - set(Perjanjian.objects.filter(kode__in=baru).values_list("kode", flat=True))
    return list(kode)


def _rancang(b: BahanSusun, jabatan: Jabatan, atasan: Sequence[ButirAtasan]) -> Rancangan:
    aturan = b.aturan[jabatan.jenjang]
    seluruhnya = jabatan.jenis_unit == JenisUnit.PD or b.pd is None
    return rancang(
        b.isi,
        sumber_butir=aturan.sumber_butir,
        tingkat_anggaran=aturan.tingkat_anggaran,
        kode_diampu=None if seluruhnya else b.diampu.get(jabatan.pk, set()),
        jenis_boleh=tuple(aturan.jenis_indikator),
        atasan=[a.isi for a in atasan],
    )


def baris_atasan(jabatan_id: Collection[int], tahun: int) -> dict[int, list[ButirAtasan]]:
    """The rows of the PKs of these offices that are open or in force, in one query."""
    rows = (
        Butir.objects.filter(perjanjian__jabatan_id__in=jabatan_id, perjanjian__tahun=tahun)
        .filter(perjanjian__status__in=DIHITUNG)
        .select_related("perjanjian", "tolok_ukur__baris", "baris_rkt")
        .order_by("perjanjian__versi", "perjanjian", "urutan", "id")
    )
    hasil: dict[int, list[ButirAtasan]] = {}
    for r in rows:
        isi = ButirRancangan(
            r.kelompok, r.tujuan, r.jenis_kelompok, r.indikator, r.target, r.satuan, r.jenis, r.baris_rkt_id,
            r.tolok_ukur_id, r.tolok_ukur.baris.kode if r.tolok_ukur else "",
        )  # fmt: skip
        simpul = r.baris_rkt.simpul_id if r.baris_rkt else None
        hasil.setdefault(r.perjanjian.jabatan_id, []).append(ButirAtasan(r.pk, isi, r.baris_rkt_id, simpul))
    return hasil


def _tulis_butir(
    b: BahanSusun, semua: Sequence[Perjanjian], rancangan: Sequence[Rancangan], atasan: BarisAtasan
) -> list[list[Butir]]:
    rkt = {r.rkt_id for satu in rancangan for r in satu.butir if r.rkt_id}
    rows = BarisRKT.objects.filter(pk__in=rkt, simpul__mendukung__isnull=False)
    didukung = dict(rows.values_list("pk", "simpul__mendukung_id")) if rkt else {}
    program = rkt_program(b.isi)
    hasil = []
    for pk, satu in zip(semua, rancangan, strict=True):
        kaitan = _Kaitan(atasan.get(pk.jabatan_kedua_id or 0, ()), didukung, program)
        hasil.append([_butir(pk, i, r, kaitan.induk(r)) for i, r in enumerate(satu.butir)])
    semua_butir = [satu for milik in hasil for satu in milik]
    salin_cara_ukur(semua_butir)
    Butir.objects.bulk_create(semua_butir)
    return hasil


def _butir(pk: Perjanjian, urutan: int, r: ButirRancangan, mendukung: int | None) -> Butir:
    return Butir(
        perjanjian=pk, urutan=urutan, jenis_kelompok=r.jenis_kelompok, kelompok=r.kelompok, tujuan=r.tujuan,
        indikator=r.indikator, target=r.target, target_bilangan=baca_nilai(r.target).bilangan, satuan=r.satuan,
        jenis=r.jenis, baris_rkt_id=r.rkt_id, tolok_ukur_id=r.tolok_ukur_id, sumber_indikator=r.indikator,
        sumber_target=r.target, sumber_satuan=r.satuan, mendukung_id=mendukung,
    )  # fmt: skip


class _Kaitan:
    """`mendukung`: the row of the superior's PK that a row derives from (BK Pasal 3 ayat (7))."""

    def __init__(
        self, atasan: Sequence[ButirAtasan], didukung: Mapping[int, int | None], program: Mapping[str, set[int]]
    ) -> None:
        self.baris = [(a.id, a.isi.kode, a.rkt_id) for a in atasan]
        self.sasaran = {a.simpul_id: a.id for a in atasan if a.simpul_id}
        self.indikator = {(a.isi.indikator, a.isi.target): a.id for a in atasan}
        self.didukung, self.program = didukung, program

    def induk(self, r: ButirRancangan) -> int | None:
        if r.jenis_kelompok == "rencana_kerja":
            return self.indikator.get((r.kelompok, r.target))
        if (sasaran := self.didukung.get(r.rkt_id or 0)) in self.sasaran:
            return self.sasaran[sasaran]
        return induk_butir(r.kode, r.rkt_id, self.baris, self.program)
