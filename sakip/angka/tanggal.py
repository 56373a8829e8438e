"""Dates read, written and put into words; the day before the month always."""

import re
from datetime import date, datetime
from typing import NamedTuple

from sakip.angka.salah import PANJANG_ANGKA, SPASI, TanggalSalah, kutip
from sakip.angka.tulis import terbilang

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


class TanggalTerbilang(NamedTuple):
    """ "Pada hari ini {hari} tanggal {tanggal} bulan {bulan} tahun {tahun}"."""

    hari: str
    tanggal: str
    bulan: str
    tahun: str


def tanggal_panjang(tanggal: date) -> str:
    """`26 Januari 2026`"""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"


def tanggal_lengkap(tanggal: date) -> str:
    """`Senin, 26 Januari 2026`"""
    return f"{HARI[tanggal.weekday()]}, {tanggal_panjang(tanggal)}"


def terbilang_tanggal(tanggal: date) -> TanggalTerbilang:
    """The pieces of a berita acara's opening: day, date, month and year in words."""
    bulan = BULAN[tanggal.month - 1]
    return TanggalTerbilang(HARI[tanggal.weekday()], terbilang(tanggal.day), bulan, terbilang(tanggal.year))


_TANGGAL = (
    re.compile(r"(?P<h>[0-9]{1,2})[-/.](?P<b>[0-9]{1,2})[-/.](?P<t>[0-9]{4})"),
    re.compile(r"(?P<t>[0-9]{4})-(?P<b>[0-9]{1,2})-(?P<h>[0-9]{1,2})(?:[ T]00:00(?::00)?)?"),
    re.compile(r"(?P<h>[0-9]{1,2})\s+(?P<b>[A-Za-z]+)\s+(?P<t>[0-9]{4})"),
)


def baca_tanggal(value: object) -> date:
    """Read a date cell, `26 Januari 2026`, `26-01-2026`, `26/01/2026` or `2026-01-26`; day before month always."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _tahun_wajar(value)
    teks = value.translate(SPASI).strip() if isinstance(value, str) and len(value) <= PANJANG_ANGKA else ""
    cocok = next((c for pola in _TANGGAL if (c := pola.fullmatch(teks))), None)
    if not cocok:
        raise TanggalSalah("Ini bukan tanggal. Tulis seperti 26 Januari 2026 atau 26-01-2026.")
    bulan = [b.casefold() for b in BULAN]
    nama = cocok["b"].casefold()
    nomor = int(nama) if nama.isdigit() else bulan.index(nama) + 1 if nama in bulan else 0
    try:
        return _tahun_wajar(date(int(cocok["t"]), nomor, int(cocok["h"])))
    except ValueError as salah:
        if isinstance(salah, TanggalSalah):
            raise
        raise TanggalSalah(f"Tanggal {kutip(teks)} tidak ada. Tulis seperti 26 Januari 2026.") from None


def _tahun_wajar(tanggal: date) -> date:
    if not 1900 <= tanggal.year <= 2200:
        raise TanggalSalah(f"Tahun {tanggal.year} tidak wajar; periksa lagi.")
    return tanggal
