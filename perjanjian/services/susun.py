"""Drawing up drafts: for one office or for all of a PD at once, from RKT and DPA."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import transaction

from renstra.queries.berlaku import dpa_berlaku
from sakip.jejak.services import Catatan, catat_banyak
from sakip.organisasi.enums import JenisUnit, Jenjang
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Jabatan, Ketentuan, PemerintahDaerah, Penugasan, PerangkatDaerah
from sakip.organisasi.queries import (
    PilihanPihakKedua,
    ketentuan_pada,
    pemegang_banyak,
    pihak_kedua_jabatan,
    pohon_atasan,
    rantai_atasan,
    simpul_pemda,
)
from sakip.waktu import tanggal_di

from ..enums import DIHITUNG, Jalur, Status
from ..models import Perjanjian
from ..queries.bahan import bahan, bahan_pemda, kode_diampu, rkt_dipakai
from .dasar import AksiDenied
from .draf import BahanSusun, Susunan, tulis_draf

URUTAN_JENJANG = {j: i for i, j in enumerate(Jenjang)}


@dataclass
class HasilSusun:
    """What came of one action: the drafts made, and the offices passed over with the reason."""

    dibuat: list[Perjanjian] = field(default_factory=list)
    dilewati: list[tuple[Jabatan, str]] = field(default_factory=list)


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
        Perjanjian.objects.filter(jabatan__in=daftar, tahun=tahun, status__in=DIHITUNG).values_list(
            "jabatan_id", "status"
        )
    )
    pemegang = pemegang_garis(b, daftar)
    # A second party stands higher in the line of command: its rows are there when those below are drawn.
    for _, setingkat in groupby(daftar, key=lambda j: len(rantai_atasan(j.pk, b.pohon))):
        susunan = [s for j in setingkat if (s := _susunan(b, j, ada, pemegang, hasil))]
        hasil.dibuat += tulis_draf(b, susunan, aktor, now)
    catat_banyak(
        (Catatan("susun", pk, f"Menyusun {pk} dari {b.dpa or 'RPJMD'}", {"kode": pk.kode}) for pk in hasil.dibuat),
        pelaku=aktor, now=now, pemda_id=pemda.pk, peran="Perencana",
    )  # fmt: skip
    return hasil


def _susunan(
    b: BahanSusun, jabatan: Jabatan, ada: dict[int, str], pemegang: Mapping[int, Penugasan], hasil: HasilSusun
) -> Susunan | None:
    """The PK to be drafted for an office; None, and the reason in `hasil`, where there is none."""
    alasan = _alasan_lewat(b, jabatan, ada)
    kedua = None if alasan else cari_pihak_kedua(b, jabatan, pemegang)
    alasan = alasan or (kedua.alasan if kedua else "")
    if alasan or kedua is None:
        hasil.dilewati.append((jabatan, alasan))
        return None
    return Susunan(jabatan, kedua.jabatan_id, jalur_pk(jabatan, b.ketentuan))


def pemegang_garis(b: BahanSusun, daftar: Sequence[Jabatan]) -> dict[int, Penugasan]:
    """Who holds these offices and those above them."""
    garis = {j.pk for j in daftar}
    for jabatan in daftar:
        garis.update(rantai_atasan(jabatan.pk, b.pohon))
    return pemegang_banyak(garis, b.hari)


def kumpulkan(pemda: PemerintahDaerah, pd: PerangkatDaerah | None, tahun: int, now: datetime) -> BahanSusun:
    hari = tanggal_di(now, pemda.zona_waktu)
    ketentuan = ketentuan_pada(pemda.pk, hari.replace(year=tahun, month=1, day=1))
    if ketentuan is None:
        raise AksiDenied("Profil ketentuan daerah belum ada. Mintalah admin pemda memuat profil lebih dahulu.")
    rkt = rkt_dipakai(pemda.pk, pd.pk if pd else None, tahun)
    if rkt is None:
        raise AksiDenied(f"RKT {tahun} belum ada. Susun RKT dari Renstra lebih dahulu.")
    dpa = dpa_berlaku(pd.pk, tahun) if pd else None
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


def _alasan_lewat(b: BahanSusun, jabatan: Jabatan, ada: dict[int, str]) -> str:
    if jabatan.pk in ada:
        return f"sudah ada PK berstatus {Status(ada[jabatan.pk]).label.lower()}"
    aturan = b.aturan.get(jabatan.jenjang)
    if aturan is None or not aturan.membuat_pk:
        return "jenjang ini tidak membuat PK menurut profil daerah"
    return ""


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
