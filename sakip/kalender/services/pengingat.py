"""Writes of the reminders: what fell due, which digest holds it, what was read, the secret calendar address.

Safe to repeat and to be stopped at any point: a reminder is unique in the database, and a digest belongs to one person
and day. Sending it stands in `surat`.
"""

import secrets
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db import transaction

from sakip.jejak.services import catat
from sakip.organisasi.models import Pegawai, PemerintahDaerah
from sakip.waktu import tanggal_di

from ..enums import KeadaanSurat
from ..models import AlamatKalender, Kabar, Pengingat, SuratPengingat
from ..queries.pengingat import Kunci, belum_disurati, kabar_belum_disurati, pengingat_jatuh, susunan, tonggak

SURATI_SELAMA = timedelta(days=30)  # what could not be mailed for longer is read in the application
_GARAM = "kalender.alamat"


@dataclass(frozen=True)
class Dicatat:
    """What a run wrote down for one regency."""

    pengingat: int = 0
    surat: int = 0


@dataclass(frozen=True)
class _Isi:
    """What one person's digest of the day is to hold, by key."""

    pengingat: list[int] = field(default_factory=list)
    kabar: list[int] = field(default_factory=list)


@transaction.atomic
def catat_pengingat(*, pemda: PemerintahDaerah, now: datetime, bersurat: bool) -> Dicatat:
    """Write what has fallen due, and (`bersurat`) put it into today's digests: both or, where stopped, neither."""
    hari_ini = tanggal_di(now, pemda.zona_waktu)
    semua = tonggak(pemda, hari_ini)
    baru = _tulis(list(pengingat_jatuh(semua, susunan(pemda.pk, hari_ini), hari_ini)), now)
    if not bersurat:
        return Dicatat(baru)
    selesai = {t.kunci for t in semua if t.baris.terpenuhi}
    return Dicatat(baru, _masukkan_surat(pemda, hari_ini, now, selesai))


def _tulis(jatuh: list[Pengingat], now: datetime) -> int:
    """Those that are not there yet; two runs at once write each once."""
    tahun = {p.tahun for p in jatuh}
    rows = Pengingat.objects.filter(pegawai_id__in={p.pegawai_id for p in jatuh}, tahun__in=tahun)
    ada = set(rows.values_list("pegawai_id", "pd_id", "tahun", "kode", "batas", "selisih"))
    baru = [p for p in jatuh if (p.pegawai_id, p.pd_id, p.tahun, p.kode, p.batas, p.selisih) not in ada]
    for satu in baru:
        satu.dibuat_pada = now
    Pengingat.objects.bulk_create(baru, ignore_conflicts=True, batch_size=500)
    return len(baru)


def _masukkan_surat(pemda: PemerintahDaerah, hari_ini: date, now: datetime, selesai: Collection[Kunci]) -> int:
    """One digest per person and day. A digest already taken for sending takes no more: the rest goes tomorrow.

    What an earlier day could not send goes into today's, but for milestones that have been met since.
    """
    lama = SuratPengingat.objects.filter(
        pegawai__pemda_id=pemda.pk, keadaan=KeadaanSurat.ANTRE, tanggal__lt=hari_ini
    ).select_for_update(of=("self",))
    kunci_lama = [s.pk for s in lama]
    for tabel in (Pengingat, Kabar):
        tabel._default_manager.filter(surat_id__in=kunci_lama).update(surat=None)
    SuratPengingat.objects.filter(pk__in=kunci_lama).delete()
    per_orang: dict[int, _Isi] = defaultdict(_Isi)
    for p in belum_disurati(pemda.pk, now - SURATI_SELAMA):
        if (p.pd_id, p.tahun, p.kode) not in selesai:
            per_orang[p.pegawai_id].pengingat.append(p.pk)
    for k in kabar_belum_disurati(pemda.pk, now - SURATI_SELAMA):
        per_orang[k.pegawai_id].kabar.append(k.pk)
    SuratPengingat.objects.bulk_create(
        [SuratPengingat(pegawai_id=o, tanggal=hari_ini, dibuat_pada=now) for o in per_orang], ignore_conflicts=True
    )
    terbuka = SuratPengingat.objects.filter(
        pegawai_id__in=per_orang, tanggal=hari_ini, keadaan=KeadaanSurat.ANTRE
    ).select_for_update(of=("self",))
    jumlah = 0
    for surat in terbuka:
        jumlah += 1
        isi = per_orang[surat.pegawai_id]
        Pengingat.objects.filter(pk__in=isi.pengingat, surat=None).update(surat=surat)
        Kabar.objects.filter(pk__in=isi.kabar, surat=None).update(surat=surat)
    return jumlah


@transaction.atomic
def tandai_semua_dibaca(*, pegawai_id: int, now: datetime) -> int:
    """Mark all of one's own reminders and kabar as read."""
    belum = {"pegawai_id": pegawai_id, "dibaca_pada": None}
    return sum(isi._default_manager.filter(**belum).update(dibaca_pada=now) for isi in (Pengingat, Kabar))


def tandai_dibaca(
    *, pegawai_id: int, now: datetime, pengingat: Collection[int] = (), kabar: Collection[int] = ()
) -> int:
    """Mark those of one's own as read that are named."""
    rows = Pengingat.objects.filter(pegawai_id=pegawai_id, dibaca_pada=None, pk__in=pengingat)
    lain = Kabar.objects.filter(pegawai_id=pegawai_id, dibaca_pada=None, pk__in=kabar)
    return rows.update(dibaca_pada=now) + lain.update(dibaca_pada=now)


@transaction.atomic
def perbarui_alamat(*, pegawai: Pegawai, pelaku: Any, now: datetime) -> AlamatKalender:
    """Give the person a calendar address, or a new one: the old one answers no more."""
    isi = {"kode": secrets.token_hex(16), "dibuat_pada": now}
    alamat, baru = AlamatKalender.objects.update_or_create(pegawai=pegawai, defaults=isi)
    ringkasan = f"{'Membuat' if baru else 'Mengganti'} alamat kalender {pegawai}."
    catat(pelaku=pelaku, aksi="alamat_kalender", objek=None, ringkasan=ringkasan, now=now, pemda_id=pegawai.pemda_id)
    return alamat


def tanda_alamat(alamat: AlamatKalender) -> str:
    """The secret part of the address: the stored number, signed with the key of the installation."""
    return Signer(salt=_GARAM, sep="~").sign(alamat.kode)


def kode_dari(tanda: str) -> str:
    """The number in a secret address; empty where nobody here has made it."""
    try:
        return Signer(salt=_GARAM, sep="~").unsign(tanda)
    except BadSignature:
        return ""
