"""Dates and times as Indonesians write them, in the zone of the regency."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone

from sakip import angka

from ._alat import TIADA

register = template.Library()


def _setempat(value: datetime, zona: str | None = None) -> datetime:
    """The moment in the zone named, else in the zone that the request has activated."""
    if timezone.is_naive(value):
        return value
    return value.astimezone(ZoneInfo(zona)) if zona else timezone.localtime(value)


def _hari(value: date | datetime, zona: str | None = None) -> date:
    return _setempat(value, zona).date() if isinstance(value, datetime) else value


@register.filter
def tanggal(value: date | datetime | None, zona: str | None = None) -> str:
    """`Senin, 26 Januari 2026`."""
    return angka.tanggal_lengkap(_hari(value, zona)) if value else TIADA


@register.filter
def tanggal_panjang(value: date | datetime | None, zona: str | None = None) -> str:
    """`26 Januari 2026`."""
    return angka.tanggal_panjang(_hari(value, zona)) if value else TIADA


@register.filter
def tanggal_pendek(value: date | datetime | None, zona: str | None = None) -> str:
    """`26 Jan 2026`, for tables."""
    if not value:
        return TIADA
    hari = _hari(value, zona)
    return f"{hari.day} {angka.BULAN[hari.month - 1][:3]} {hari.year}"


@register.filter
def jam(value: datetime | None, zona: str | None = None) -> str:
    """`14.45 WIB`."""
    return f"{_setempat(value, zona):%H.%M %Z}".strip() if value else TIADA


@register.filter
def jam_detik(value: datetime | None, zona: str | None = None) -> str:
    """`14.45.12 WIB`: the moment of a signature."""
    return f"{_setempat(value, zona):%H.%M.%S %Z}".strip() if value else TIADA


@register.filter
def waktu(value: datetime | None, zona: str | None = None) -> str:
    """`26 Jan 2026, 14.45 WIB`."""
    return f"{tanggal_pendek(value, zona)}, {jam(value, zona)}" if value else TIADA


@register.filter
def kapan(value: datetime | None, sekarang: datetime) -> str:
    """`Hari ini, 08.55`, `Kemarin, 15.30`, else `19 Jan 2026, 17.05`, seen from `sekarang`."""
    if not value:
        return TIADA
    setempat = _setempat(value)
    selisih_hari = (_setempat(sekarang).date() - setempat.date()).days
    hari = {0: "Hari ini", 1: "Kemarin"}.get(selisih_hari, tanggal_pendek(value))
    return f"{hari}, {setempat:%H.%M}"


@register.filter
def menit(value: timedelta) -> str:
    """How long one must wait: `15 menit`, `2 jam`."""
    banyak = max(1, -(-int(value.total_seconds()) // 60))
    return f"{banyak // 60} jam" if banyak % 60 == 0 else f"{banyak} menit"
