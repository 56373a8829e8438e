"""Capaian as pages print it: read from the computed columns, rounded by the profile, never computed."""

from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template

from perjanjian.queries.pohon.simpul import sebut_target

from ..models import Pengukuran
from ..rules.cetak import TANPA_ANGKA, cetak_capaian
from ..rules.predikat import predikat
from ..rules.rumus import Alasan
from ..rules.ukuran import Kaidah

_SEBAB: dict[str, str] = {a: a.kata for a in Alasan if a != Alasan.TANPA_REALISASI}

register = template.Library()
register.filter(sebut_target)


@register.inclusion_tag("pengukuran/_capaian.html")
def capaian(nilai: str, kode: str, alasan: str, kaidah: Kaidah) -> dict[str, Any]:
    """A figure's capaian with its predikat, or in words why there is none."""
    nama = next((j.nama for j in kaidah.predikat if j.kode == kode), "")
    return {
        "angka": _cetak(nilai, kaidah),
        "kode": kode if nama else "",
        "nama": nama,
        "alasan": _SEBAB.get(alasan, ""),
    }


@register.inclusion_tag("pengukuran/_capaian.html")
def capaian_rata(p: Pengukuran, kaidah: Kaidah) -> dict[str, Any]:
    """The mean of a measurement's sasaran, with its predikat."""
    jenjang = predikat(Decimal(p.rata), kaidah.predikat, kaidah.antara) if p.rata else None
    return {
        "angka": _cetak(p.rata, kaidah),
        "kode": jenjang.kode if jenjang else "",
        "nama": jenjang.nama if jenjang else "",
        "alasan": "",
    }


@register.filter
def persen(nilai: str, kaidah: Kaidah) -> str:
    """`118,10%`; a dash where there is none."""
    return _cetak(nilai, kaidah)


def _cetak(nilai: str, kaidah: Kaidah) -> str:
    return _persen(nilai, kaidah.pembulatan) if nilai else TANPA_ANGKA


@lru_cache(maxsize=16384)
def _persen(nilai: str, cara: str) -> str:
    return f"{cetak_capaian(Decimal(nilai), cara=cara)}%"
