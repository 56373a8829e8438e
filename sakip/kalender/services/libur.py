"""Writes of the calendar: seeding a year, changing a holiday (with what that moves), the training date."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from sakip.jejak.services import catat
from sakip.organisasi.models import PemerintahDaerah
from sakip.organisasi.queries import ketentuan_pada, semua_pd

from .. import peristiwa as daftar_peristiwa
from ..enums import BerlakuBagi, JenisLibur
from ..libur import TAHUN_KALENDER, libur_bawaan
from ..models import HariLibur, TanggalLatihan
from ..queries.tenggat import aturan_isi, hitung_tenggat, libur_pemda, peristiwa_pemda
from ..rules.tenggat import aturan_pd
from .geseran import jadwalkan


class KalenderSalah(ValueError):
    """A change of the calendar that cannot be made; the text says why."""


@dataclass(frozen=True)
class Geseran:
    """A deadline that a change of the calendar moves, and for whom."""

    tahun: int
    kode: str
    nama: str
    dasar: str
    dari: date
    ke: date
    siapa: tuple[str, ...]


def semai_libur(pemda: PemerintahDaerah, tahun: int, *, kecuali: Collection[date] = ()) -> int:
    """Fill in a year's national holidays and cuti bersama; what is there stays. Gives how many were added."""
    if tahun not in TAHUN_KALENDER:
        raise KalenderSalah(f"Tahun {tahun} di luar {TAHUN_KALENDER[0]}–{TAHUN_KALENDER[-1]}.")
    ada = set(HariLibur.objects.filter(pemda=pemda, tanggal__year=tahun).values_list("tanggal", flat=True))
    baru = [
        HariLibur(pemda=pemda, tanggal=isi.tanggal, nama=isi.nama, jenis=isi.jenis, resmi=isi.resmi)
        for isi in libur_bawaan(tahun)
        if isi.tanggal not in ada and isi.tanggal not in kecuali
    ]
    HariLibur.objects.bulk_create(baru, ignore_conflicts=True)
    return len(baru)


@transaction.atomic
def semai_tahun(*, pemda: PemerintahDaerah, tahun: int, pelaku: Any, now: datetime) -> int:
    """Seeding as the act of a person: the same, with its line in the audit trail."""
    jumlah = semai_libur(pemda, tahun)
    if jumlah:
        jadwalkan(pemda.pk, now)
        ringkasan = f"Mengisi kalender {tahun} dengan {jumlah} hari libur nasional dan cuti bersama."
        _catat(pelaku, "isi_kalender", None, ringkasan, now, pemda)
    return jumlah


@transaction.atomic
def simpan_libur(*, libur: HariLibur, pelaku: Any, now: datetime) -> HariLibur:
    """Add or change one holiday. The first national holiday of an empty year brings the rest of that year with it."""
    lama = HariLibur.objects.select_for_update().filter(pk=libur.pk).first() if libur.pk else None
    lengkapi_tahun(libur)
    libur.save()
    if lama is None:
        _catat(pelaku, "tambah_libur", libur, f"Menambah hari libur {libur}.", now, libur.pemda)
    else:
        _catat(pelaku, "ubah_libur", libur, f"Mengubah hari libur {lama} menjadi {libur}.", now, libur.pemda)
    return libur


def lengkapi_tahun(libur: HariLibur) -> None:
    """Bring the rest of a year with its first national holiday: until then it counted with the built-in calendar."""
    rows = HariLibur.objects.filter(pemda_id=libur.pemda_id, tanggal__year=libur.tanggal.year)
    if libur.jenis != JenisLibur.DAERAH and not rows.exclude(jenis=JenisLibur.DAERAH).exists():
        semai_libur(libur.pemda, libur.tanggal.year, kecuali={libur.tanggal})


@transaction.atomic
def hapus_libur(*, libur: HariLibur, pelaku: Any, now: datetime) -> None:
    ringkasan, pemda = f"Menghapus hari libur {libur}.", libur.pemda
    libur.delete()
    _catat(pelaku, "hapus_libur", None, ringkasan, now, pemda)


def dampak(
    pemda: PemerintahDaerah, *, tambah: Mapping[date, str] | None = None, buang: Collection[date] = ()
) -> list[Geseran]:
    """The deadlines that would move if these holidays were added and those taken away; nothing is written.

    A holiday touches budgets of its own year and of the years beside it (a DPA set in December, a DPPA's deadline in
    January).
    """
    tambahan = dict(tambah or {})
    disentuh = {t.year for t in (*tambahan, *buang)}
    hasil: list[Geseran] = []
    for tahun in sorted({t + n for t in disentuh for n in (-1, 0, 1)}):
        hasil += _dampak_tahun(pemda, tahun, tambahan, buang)
    return hasil


def _dampak_tahun(
    pemda: PemerintahDaerah, tahun: int, tambah: Mapping[date, str], buang: Collection[date]
) -> list[Geseran]:
    ketentuan = ketentuan_pada(pemda.pk, date(tahun, 1, 1))
    kejadian_pd = daftar_peristiwa.peristiwa_pd(pemda.pk, tahun)
    if ketentuan is None:
        return []
    nama_pd: dict[int | None, str] = {pd.pk: pd.singkatan for pd in semua_pd(pemda.pk)}
    aturan, umum = aturan_isi(ketentuan), peristiwa_pemda(pemda.pk, tahun)
    lama = libur_pemda(pemda.pk, date(tahun - 1, 1, 1), date(tahun + 1, 12, 31))
    baru = {t: n for t, n in lama.items() if t not in buang} | dict(tambah)
    siapa: dict[tuple[str, str, str, date, date], list[str]] = defaultdict(list)
    for pd_id in [None, *nama_pd]:
        kejadian = {**umum, **kejadian_pd.get(pd_id, {})}
        milik = aturan_pd(aturan, kejadian)
        sebelum = hitung_tenggat(ketentuan, kejadian, libur=lama, aturan=milik)
        sesudah = hitung_tenggat(ketentuan, kejadian, libur=baru, aturan=milik)
        for a, b in zip(sebelum, sesudah, strict=True):
            milik_pemda = a.aturan is not None and a.aturan.berlaku_bagi == BerlakuBagi.PEMDA
            if a.kode in kejadian or a.tanggal is None or b.tanggal is None:
                continue  # met already: it keeps the date of its day
            if a.tanggal != b.tanggal and (pd_id is None) == milik_pemda:
                kunci = (a.kode, a.nama, a.dasar, a.tanggal, b.tanggal)
                siapa[kunci].append(nama_pd.get(pd_id, pemda.sebutan))
    return [Geseran(tahun, *kunci, siapa=tuple(sorted(nama))) for kunci, nama in siapa.items()]


def atur_tanggal_latihan(tanggal: date | None) -> None:
    """Move the clock of a demo installation to that date, or (None) back. Raises `KalenderSalah` elsewhere."""
    if not settings.DEMO:
        raise KalenderSalah("Tanggal latihan hanya ada pada pemasangan latihan.")
    if tanggal is not None and tanggal.year not in TAHUN_KALENDER:
        raise KalenderSalah(f"Tahun {tanggal.year} di luar {TAHUN_KALENDER[0]}–{TAHUN_KALENDER[-1]}.")
    TanggalLatihan.objects.update_or_create(pk=1, defaults={"tanggal": tanggal})


def _catat(pelaku: Any, aksi: str, objek: Any, ringkasan: str, now: datetime, pemda: PemerintahDaerah) -> None:  # noqa: PLR0917
    catat(pelaku=pelaku, aksi=aksi, objek=objek, ringkasan=ringkasan, now=now, pemda_id=pemda.pk)
