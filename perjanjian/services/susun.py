"""Drawing up drafts: for one office or for all of a PD at once, from RKT and DPA."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from renstra.enums import JenisAnggaran
from renstra.models import DokumenAnggaran
from sakip.angka import baca_nilai
from sakip.jejak.services import catat
from sakip.organisasi.enums import JenisUnit, Jenjang
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import AturanJenjang, Jabatan, Ketentuan, PemerintahDaerah, Penugasan, PerangkatDaerah
from sakip.organisasi.queries import (
    PilihanPihakKedua,
    Simpul,
    ketentuan_pada,
    pemegang_banyak,
    pihak_kedua_jabatan,
    pohon_atasan,
    rantai_atasan,
    simpul_pemda,
)
from sakip.waktu import tanggal_di

from ..enums import PROSES, Jalur, Status
from ..models import Butir, Dukungan, PaguPerjanjian, Perjanjian
from ..queries.bahan import bahan, bahan_pemda, dokumen_berlaku, kode_diampu, rkt_berlaku, rkt_program
from ..rules.rancang import BahanPK, ButirRancangan, Rancangan, induk_butir, rancang
from .dasar import AksiDenied

ABJAD = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O, 1/I
URUTAN_JENJANG = {j: i for i, j in enumerate(Jenjang)}


@dataclass
class HasilSusun:
    """What came of one action: the drafts made, and the offices passed over with the reason."""

    dibuat: list[Perjanjian] = field(default_factory=list)
    dilewati: list[tuple[Jabatan, str]] = field(default_factory=list)


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


@transaction.atomic
def susun_pk(
    *,
    pemda: PemerintahDaerah,
    pd: PerangkatDaerah | None,
    tahun: int,
    aktor: Any,
    hak: Hak,
    now: datetime,
    jabatan_id: Collection[int] | None = None,
) -> HasilSusun:
    """Draw up the PK of every office of the PD that owes one and has none this year (or only of `jabatan_id`).

    `pd` None: the kepala daerah's own. Drawn level by level from the top, so that each row finds the row above it that
    it supports (BK Pasal 3 ayat (7)). Raises `AksiDenied` without the right, the profile, the RKT or the DPA.
    """
    if not (pd.pk in hak.pd_perencana if pd else hak.perencana_pemda) or hak.pemda_id != pemda.pk:
        raise AksiDenied("Hanya perencana Perangkat Daerah ini yang dapat menyusun PK.")
    b = kumpulkan(pemda, pd, tahun, now)
    hasil = HasilSusun()
    daftar = _jabatan(b, jabatan_id)
    ada = dict(
        Perjanjian.objects.filter(jabatan__in=daftar, tahun=tahun, status__in=[*PROSES, Status.BERLAKU]).values_list(
            "jabatan_id", "status"
        )
    )
    pemegang = pemegang_banyak(b.pohon, b.hari)
    for jabatan in daftar:
        alasan = _alasan_lewat(b, jabatan, ada)
        if alasan:
            hasil.dilewati.append((jabatan, alasan))
            continue
        kedua = cari_pihak_kedua(b, jabatan, pemegang)
        if kedua.alasan:
            hasil.dilewati.append((jabatan, kedua.alasan))
            continue
        pk = _buat(b, jabatan, kedua.jabatan_id, aktor, now)
        hasil.dibuat.append(pk)
        catat(
            pelaku=aktor, aksi="susun", objek=pk, now=now, pemda_id=pemda.pk, peran="Perencana",
            ringkasan=f"Menyusun {pk} dari {b.dpa or 'RPJMD'}", rincian={"kode": pk.kode},
        )  # fmt: skip
    return hasil


def kumpulkan(pemda: PemerintahDaerah, pd: PerangkatDaerah | None, tahun: int, now: datetime) -> BahanSusun:
    hari = tanggal_di(now, pemda.zona_waktu)
    ketentuan = ketentuan_pada(pemda.pk, hari.replace(year=tahun, month=1, day=1))
    if ketentuan is None:
        raise AksiDenied("Profil ketentuan daerah belum ada. Mintalah admin pemda memuat profil lebih dahulu.")
    rkt = rkt_berlaku(pemda.pk, pd.pk if pd else None, tahun)
    if rkt is None:
        raise AksiDenied(f"RKT {tahun} belum ada. Susun RKT dari Renstra lebih dahulu.")
    dpa = dokumen_berlaku(pd.pk, tahun, JenisAnggaran.DPA) if pd else None
    if pd and dpa is None:
        raise AksiDenied(f"DPA {tahun} belum ditetapkan. PK disusun setelah DPA disahkan.")
    return BahanSusun(
        pemda, pd, tahun, ketentuan,
        {a.jenjang: a for a in ketentuan.aturan_jenjang.all()},
        bahan(rkt, dpa) if pd else bahan_pemda(rkt), dpa,
        dict(kode_diampu(pemda.pk, pd.pk, tahun)) if pd else {},
        pohon_atasan(pemda.pk), simpul_pemda(pemda.pk), hari,
    )  # fmt: skip


def _jabatan(b: BahanSusun, jabatan_id: Collection[int] | None) -> list[Jabatan]:
    semua = Jabatan.objects.filter(pemda=b.pemda, pd=b.pd, aktif=True)
    if jabatan_id is not None:
        semua = semua.filter(pk__in=jabatan_id)
    return sorted(
        semua, key=lambda j: (len(rantai_atasan(j.pk, b.pohon)), URUTAN_JENJANG[Jenjang(j.jenjang)], j.urutan)
    )


def _alasan_lewat(b: BahanSusun, jabatan: Jabatan, ada: dict[int, str]) -> str | None:
    if jabatan.pk in ada:
        return f"sudah ada PK berstatus {Status(ada[jabatan.pk]).label.lower()}"
    aturan = b.aturan.get(jabatan.jenjang)
    if aturan is None or not aturan.membuat_pk:
        return "jenjang ini tidak membuat PK menurut profil daerah"
    return None


def cari_pihak_kedua(b: BahanSusun, jabatan: Jabatan, pemegang: Mapping[int, Penugasan]) -> PilihanPihakKedua:
    """The office of the second party by the profile and the line of command, or the reason why there is none."""
    aturan = b.aturan[jabatan.jenjang].pihak_kedua
    return pihak_kedua_jabatan(jabatan.pk, aturan, simpul=b.simpul, pohon=b.pohon, pemegang=pemegang)


def jalur_pk(jabatan: Jabatan, ketentuan: Ketentuan) -> Jalur:
    """Which path a PK takes, by the level of its first party and the profile (BK Pasal 11 and 12)."""
    if jabatan.jenjang == Jenjang.KEPALA_DAERAH:
        return Jalur.KEPALA_DAERAH
    if jabatan.jenis_unit == JenisUnit.PD:
        return Jalur.KABUPATEN if ketentuan.verifikasi_kabupaten else Jalur.SERAH
    return Jalur.PERANGKAT_DAERAH if ketentuan.verifikasi_pd else Jalur.TANPA_VERIFIKASI


def _buat(b: BahanSusun, jabatan: Jabatan, kedua: int | None, aktor: Any, now: datetime) -> Perjanjian:
    terakhir = Perjanjian.objects.filter(jabatan=jabatan, tahun=b.tahun).order_by("-versi").first()
    pk = Perjanjian.objects.create(
        pemda=b.pemda,
        pd=b.pd,
        tahun=b.tahun,
        jabatan=jabatan,
        jabatan_kedua_id=kedua,
        jenjang=jabatan.jenjang,
        jalur=jalur_pk(jabatan, b.ketentuan),
        versi=terakhir.versi + 1 if terakhir else 1,
        kode=kode_baru(b.pemda, b.tahun),
        dpa=b.dpa,
        penyusun=aktor,
        disusun_pada=now,
    )
    isi_dari_rancangan(pk, rancang_untuk(b, jabatan, kedua), b.isi)
    return pk


def kode_baru(pemda: PemerintahDaerah, tahun: int) -> str:
    """A short code for paper and talk, for example BKY-26-7K4Q; unguessable enough not to collide."""
    huruf = "".join(c for c in pemda.kode.upper() if c.isalpha())
    while True:
        kode = f"{huruf[:3]}-{tahun % 100:02d}-{''.join(secrets.choice(ABJAD) for _ in range(6))}"
        if not Perjanjian.objects.filter(kode=kode).exists():
            return kode


def rancang_untuk(b: BahanSusun, jabatan: Jabatan, kedua: int | None) -> Rancangan:
    aturan = b.aturan[jabatan.jenjang]
    seluruhnya = jabatan.jenis_unit == JenisUnit.PD or b.pd is None
    return rancang(
        b.isi,
        sumber_butir=aturan.sumber_butir,
        tingkat_anggaran=aturan.tingkat_anggaran,
        kode_diampu=None if seluruhnya else b.diampu.get(jabatan.pk, set()),
        jenis_boleh=tuple(aturan.jenis_indikator),
        atasan=_butir_atasan(kedua, b.tahun),
    )


def _butir_atasan(jabatan_id: int | None, tahun: int) -> Sequence[ButirRancangan]:
    if jabatan_id is None:
        return ()
    rows = (
        Butir.objects.filter(perjanjian__jabatan_id=jabatan_id, perjanjian__tahun=tahun)
        .filter(perjanjian__status__in=[*PROSES, Status.BERLAKU])
        .select_related("tolok_ukur__baris")
    )
    return [
        ButirRancangan(
            r.kelompok, r.tujuan, r.jenis_kelompok, r.indikator, r.target, r.satuan, r.jenis, r.baris_rkt_id,
            r.tolok_ukur_id, r.tolok_ukur.baris.kode if r.tolok_ukur else "",
        )
        for r in rows
    ]  # fmt: skip


def isi_dari_rancangan(pk: Perjanjian, rancangan: Rancangan, isi: BahanPK) -> None:
    """Write rows and budget of a draft, each with its trace, and tie the rows to those of the superior's PK."""
    butir = Butir.objects.bulk_create(
        [
            Butir(
                perjanjian=pk, urutan=i, jenis_kelompok=r.jenis_kelompok, kelompok=r.kelompok, tujuan=r.tujuan,
                indikator=r.indikator, target=r.target, target_bilangan=baca_nilai(r.target).bilangan, satuan=r.satuan,
                jenis=r.jenis, baris_rkt_id=r.rkt_id, tolok_ukur_id=r.tolok_ukur_id, sumber_indikator=r.indikator,
                sumber_target=r.target, sumber_satuan=r.satuan,
            )
            for i, r in enumerate(rancangan.butir)
        ]
    )  # fmt: skip
    _sambungkan(pk, butir, rancangan, isi)
    pagu = PaguPerjanjian.objects.bulk_create(
        [
            PaguPerjanjian(
                perjanjian=pk, tingkat=p.tingkat, kode=p.kode, nama=p.nama, jumlah=p.jumlah, sumber_jumlah=p.jumlah,
                sumber_dana=[[nama, str(jumlah)] for nama, jumlah in p.sumber_dana],
                baris_id=p.baris_id or None, urutan=i,
            )
            for i, p in enumerate(rancangan.pagu)
        ]
    )  # fmt: skip
    Dukungan.objects.bulk_create(
        [Dukungan(pagu=satu, butir=butir[i]) for satu, p in zip(pagu, rancangan.pagu, strict=True) for i in p.butir]
    )


def _sambungkan(pk: Perjanjian, butir: Sequence[Butir], rancangan: Rancangan, isi: BahanPK) -> None:
    """`mendukung`: the row of the superior's PK that each row derives from (BK Pasal 3 ayat (7))."""
    if pk.jabatan_kedua_id is None:
        return
    atasan = (
        Butir.objects.filter(perjanjian__jabatan_id=pk.jabatan_kedua_id, perjanjian__tahun=pk.tahun)
        .filter(perjanjian__status__in=[*PROSES, Status.BERLAKU])
        .select_related("tolok_ukur__baris", "baris_rkt__simpul")
        .order_by("perjanjian__versi", "urutan")
    )
    baris = [(a.pk, a.tolok_ukur.baris.kode if a.tolok_ukur else "", a.baris_rkt_id) for a in atasan]
    sasaran = {a.baris_rkt.simpul_id: a.pk for a in atasan if a.baris_rkt and a.baris_rkt.simpul_id}
    indikator = {(a.indikator, a.target): a.pk for a in atasan}
    program = rkt_program(isi)
    for b, r in zip(butir, rancangan.butir, strict=True):
        if r.jenis_kelompok == "rencana_kerja":
            b.mendukung_id = indikator.get((r.kelompok, r.target))
        elif b.baris_rkt and b.baris_rkt.simpul and b.baris_rkt.simpul.mendukung_id in sasaran:
            b.mendukung_id = sasaran[b.baris_rkt.simpul.mendukung_id]
        else:
            b.mendukung_id = induk_butir(r.kode, r.rkt_id, baris, program)
    Butir.objects.bulk_update(butir, ["mendukung"])
