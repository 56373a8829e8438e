"""Loading the example: one regency after the other, each along its own timetable."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from sakip.organisasi.models import PemerintahDaerah

from .anggaran import jadwalkan_anggaran, jadwalkan_rujukan, siapkan_acuan
from .bahan import Dokumen
from .data import daftar_daerah
from .desk import jadwalkan_desk
from .hasil import jadwalkan_hasil
from .jadwal import Jadwal
from .lkjip import jadwalkan_lkjip
from .organisasi import Daerah, muat_daerah
from .pengukuran import jadwalkan_pengukuran
from .perjanjian import jadwalkan_perjanjian
from .publikasi import jadwalkan_publikasi
from .rencana import jadwalkan_rencana, pd_tahun

HARI_CONTOH = date(2026, 1, 21)


def belum_ada(kode: Sequence[str] = ()) -> list[str]:
    """Which of these regencies (none: all of the example) are not there yet; an interrupted loading goes on there."""
    ada = set(PemerintahDaerah.objects.values_list("kode", flat=True))
    return [k for k in kode or daftar_daerah() if k not in ada]


def muat_contoh(
    sandi: str, kode: Sequence[str] = (), lapor: Callable[[str], Any] = lambda baris: None
) -> list[Daerah]:
    """Load the regencies `kode` (none: all). Each is one transaction: there is never half of one."""
    tersandi = make_password(sandi)
    siapkan_acuan()
    hasil = []
    for satu in kode or daftar_daerah():
        with transaction.atomic():
            d = muat_daerah(satu, daftar_daerah().index(satu), tersandi)
            lapor(f"{d.pemda}: {len(d.pd)} Perangkat Daerah, {len(d.jabatan)} jabatan ...")
            _hafal_sandi(d, sandi)
            jumlah = _jadwal(d, sandi).jalankan()
        lapor(f"{d.pemda}: selesai, {jumlah} peristiwa, {d.pemda.perjanjian.count()} PK.")
        hasil.append(d)
    return hasil


def _jadwal(d: Daerah, sandi: str) -> Jadwal:
    jadwal, dokumen = Jadwal(d.pemda.zona), Dokumen()
    jadwalkan_rencana(d, jadwal, dokumen)
    jadwalkan_rujukan(d, jadwal)
    jadwalkan_anggaran(d, jadwal, dokumen, [(pd, t) for t in d.tahun() for pd in pd_tahun(d, t)])
    jadwalkan_perjanjian(d, jadwal, sandi)
    jadwalkan_desk(d, jadwal)
    jadwalkan_hasil(d, jadwal)
    jadwalkan_pengukuran(d, jadwal)
    jadwalkan_lkjip(d, jadwal, sandi)
    jadwalkan_publikasi(d, jadwal)
    return jadwal


def _hafal_sandi(d: Daerah, sandi: str) -> None:
    """All accounts have the same, just hashed password: verifying it anew for every signature would only cost time."""
    for pengguna in d.pengguna.values():
        pengguna.check_password = lambda dicoba: dicoba == sandi  # type: ignore[method-assign]
