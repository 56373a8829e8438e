"""Planning the Desk: a whole day in one act, single appointments afterwards (BK penjelasan Pasal 11 ayat (4))."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from sakip.angka import tanggal_lengkap
from sakip.kalender.queries.tenggat import libur_pemda
from sakip.organisasi.giliran import giliran
from sakip.organisasi.hak import hak_dari
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah
from sakip.organisasi.queries import ketentuan_pada
from sakip.waktu import tanggal_di

from ..models import HariDesk, RuangDesk, SlotDesk
from ..queries.desk import sebut
from ..queries.desk_orang import anggota_tim, merencanakan
from ..rules.desk import SlotRencana, hari_salah, rencana_salah
from .dasar import AksiDenied
from .desk_dasar import BUKAN, Tujuan, jejak, kabari_pd, pd_bebas, penuh, terjaga


@dataclass(frozen=True)
class HariBaru:
    """The plan of a day as it was looked over: hours, rooms, appointments (rooms by their place)."""

    tanggal: date
    mulai: time
    selesai: time
    ruang: tuple[str, ...]
    slot: tuple[SlotRencana, ...]
    catatan: str = ""


@transaction.atomic
def simpan_hari(*, pemda_id: int, tahun: int, isi: HariBaru, aktor: Any, now: datetime) -> HariDesk:
    """Save the plan of a day in one act and tell every PD in it (BK penjelasan Pasal 11 ayat (4))."""
    pemda = giliran(pemda_id)
    hari_ini = tanggal_di(now, pemda.zona_waktu)
    oleh = _perencana(pemda_id, aktor, hari_ini)
    _periksa_hari(pemda, tahun, isi, hari_ini)
    with terjaga():
        hari = HariDesk.objects.create(
            pemda=pemda, tahun=tahun, tanggal=isi.tanggal, mulai=isi.mulai, selesai=isi.selesai, catatan=isi.catatan,
            dibuat_oleh_id=oleh, dibuat_pada=now,
        )  # fmt: skip
        ruang = RuangDesk.objects.bulk_create(
            RuangDesk(hari=hari, nama=nama, urutan=i) for i, nama in enumerate(isi.ruang)
        )
        slot = _buat(hari, [(ruang[s.ruang], s) for s in isi.slot if s.pd_id is not None], now)
    kata = f"Menyusun Desk {tanggal_lengkap(hari.tanggal)}: {len(slot)} janji di {len(ruang)} ruang"
    jejak(aktor, "desk.susun", hari, kata, now, pemda_id)
    return hari


def _periksa_hari(pemda: PemerintahDaerah, tahun: int, isi: HariBaru, hari_ini: date) -> None:
    ketentuan = ketentuan_pada(pemda.pk, date(tahun, 1, 1))
    libur = libur_pemda(pemda.pk, isi.tanggal, isi.tanggal)
    seminggu = ketentuan.hari_kerja_seminggu if ketentuan else 5
    salah = hari_salah(
        isi.tanggal, isi.mulai, isi.selesai, hari_ini=hari_ini, libur=libur, hari_seminggu=seminggu
    ) or rencana_salah(isi.slot)
    if salah:
        raise AksiDenied(salah)
    if not isi.ruang or len({r.casefold() for r in isi.ruang}) != len(isi.ruang):
        raise AksiDenied("Isi nama ruang; setiap ruang bernama lain.")
    if HariDesk.objects.filter(pemda=pemda, tanggal=isi.tanggal).exists():
        raise AksiDenied("Pada tanggal ini sudah ada hari Desk. Tambahkan janji pada halamannya.")
    if any(s.mulai < isi.mulai or s.selesai > isi.selesai or s.ruang >= len(isi.ruang) for s in isi.slot):
        raise AksiDenied("Ada janji di luar jam atau ruang hari itu.")


@transaction.atomic
def tambah_slot(*, hari_id: int, pd_id: int, tujuan: Tujuan, aktor: Any, now: datetime) -> SlotDesk:
    """One more appointment on a day that is planned already."""
    hari = HariDesk.objects.select_related("pemda").get(pk=hari_id)
    giliran(hari.pemda_id)
    hari_ini = tanggal_di(now, hari.pemda.zona_waktu)
    _perencana(hari.pemda_id, aktor, hari_ini)
    ruang = RuangDesk.objects.select_related("hari").filter(hari=hari, pk=tujuan.ruang_id).first()
    if ruang is None:
        raise AksiDenied("Pilih salah satu ruang hari ini.")
    if hari.tanggal < hari_ini:
        raise AksiDenied("Hari Desk ini sudah lewat.")
    if (sebab := penuh(tujuan)) is not None:
        raise AksiDenied(sebab)
    with terjaga():
        slot = _buat(hari, [(ruang, SlotRencana(0, tujuan.mulai, tujuan.selesai, pd_id))], now)[0]
    jejak(aktor, "desk.tambah", slot, f"Menambah {slot}: {sebut(slot)}", now, hari.pemda_id)
    return slot


def _perencana(pemda_id: int, aktor: Any, hari_ini: date) -> int:
    hak = hak_dari(aktor, hari_ini)
    if hak.pemda_id != pemda_id or not merencanakan(hak, anggota_tim(pemda_id, hari_ini)):
        raise AksiDenied(BUKAN)
    assert hak.pegawai_id is not None  # roles come from offices and teams, which only a pegawai has
    return hak.pegawai_id


def _buat(hari: HariDesk, isi: Sequence[tuple[RuangDesk, SlotRencana]], now: datetime) -> list[SlotDesk]:
    """Write appointments in the order of their PDs, and tell each PD."""
    pd = {p.pk: p for p in PerangkatDaerah.objects.filter(pemda_id=hari.pemda_id, aktif=True)}
    janji = sorted(isi, key=lambda x: x[1].pd_id or 0)
    if any(s.pd_id not in pd for _, s in janji):
        raise AksiDenied("Pilih Perangkat Daerah yang masih aktif.")
    hasil = []
    for ruang, s in janji:
        pd_bebas(s.pd_id or 0)
        ruang.hari = hari
        satu = SlotDesk(ruang=ruang, pd=pd[s.pd_id or 0], mulai=s.mulai, selesai=s.selesai, dibuat_pada=now)
        satu.save(force_insert=True)
        kabari_pd(satu, "Desk PK dijadwalkan", "Datanglah tepat waktu dengan dokumen pendukung.", now)
        hasil.append(satu)
    return hasil
