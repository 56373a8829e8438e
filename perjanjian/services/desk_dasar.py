"""What every act on the Desk shares: what is booked already, telling, the audit line.

Each takes the turn of its regency: two that book each other's places never wait for each other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse

from sakip.jejak.services import catat
from sakip.kalender.services.kabar import kabari
from sakip.waktu import tanggal_di

from ..enums.desk import LEPAS, TERBUKA_DESK
from ..models import RuangDesk, SlotDesk
from ..queries.desk import RELASI, sebut
from ..queries.desk_orang import orang_pd
from ..rules.desk import bertumpuk
from .dasar import AksiDenied

BENTROK = (
    "Ruang atau Perangkat Daerah ini baru saja dijadwalkan orang lain. Muat ulang halaman, lalu pilih waktu lain."
)
BUKAN = "Rencana Desk disusun oleh sekretaris Tim Verifikasi."


@dataclass(frozen=True)
class Tujuan:
    """Where an appointment goes: a room of the regency and a time."""

    ruang_id: int
    mulai: time
    selesai: time


@contextmanager
def terjaga() -> Iterator[None]:
    """What the database refuses (a room or a PD booked twice) is told as a refusal."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as salah:
        raise AksiDenied(BENTROK) from salah


def pd_bebas(pd_id: int) -> None:
    lain = SlotDesk.objects.filter(pd_id=pd_id, status__in=TERBUKA_DESK)
    if (satu := lain.select_related(*RELASI).first()) is not None:
        raise AksiDenied(f"{satu.pd.nama} masih mempunyai janji Desk {sebut(satu)}.")


def penuh(tujuan: Tujuan | None, kecuali: int = 0) -> str | None:
    """Why that place is not free; None where it is."""
    if tujuan is None:
        return None
    ruang = RuangDesk.objects.select_related("hari").filter(pk=tujuan.ruang_id).first()
    if ruang is None or tujuan.selesai <= tujuan.mulai:
        return "Tempat itu tidak ada. Pilih ruang dan waktu pada daftar."
    if tujuan.mulai < ruang.hari.mulai or tujuan.selesai > ruang.hari.selesai:
        return f"Waktu itu di luar jam Desk, {ruang.hari.mulai:%H.%M} sampai {ruang.hari.selesai:%H.%M}."
    lain = SlotDesk.objects.filter(ruang=ruang).exclude(status__in=LEPAS).exclude(pk=kecuali)
    for s in lain.select_related("pd"):
        if bertumpuk((s.mulai, s.selesai), (tujuan.mulai, tujuan.selesai)):
            return f"{ruang.nama} pukul {s.mulai:%H.%M} sampai {s.selesai:%H.%M} sudah dipakai {s.pd.nama}."
    return None


def kabari_pd(slot: SlotDesk, judul: str, isi: str, now: datetime) -> None:
    """Tell the planners and the head of the PD (BK penjelasan Pasal 11 ayat (4))."""
    hari = tanggal_di(now, slot.ruang.hari.pemda.zona_waktu)
    teks = f"{sebut(slot)}. {isi}"
    kabari(pegawai_id=orang_pd(slot.pd_id, hari), judul=judul, isi=teks, alamat=alamat(slot), now=now)


def alamat(slot: SlotDesk) -> str:
    return reverse("perjanjian:desk_slot", args=[slot.pk])


def jejak(aktor: Any, aksi: str, objek: Any, kata: str, now: datetime, pemda_id: int, **rincian: Any) -> None:  # noqa: PLR0917
    catat(pelaku=aktor, aksi=aksi, objek=objek, ringkasan=kata, now=now, pemda_id=pemda_id, rincian=rincian)
