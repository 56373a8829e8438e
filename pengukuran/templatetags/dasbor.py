"""Figures of the dashboard as they are printed: rounded by the profile, never computed."""

from decimal import Decimal

from django import template

from ..rules.cetak import TANPA_ANGKA, cetak_capaian
from ..rules.rumus import Alasan
from ..rules.ukuran import Kaidah

register = template.Library()


@register.filter
def cetak(nilai: Decimal | str | None, kaidah: Kaidah) -> str:
    """`118,10`; a dash where there is none."""
    if nilai is None or nilai == "":
        return TANPA_ANGKA
    return cetak_capaian(Decimal(nilai), cara=kaidah.pembulatan)


@register.filter
def sebut_predikat(kode: str, kaidah: Kaidah) -> str:
    """The regency's own word for a predikat."""
    return next((j.nama for j in kaidah.predikat if j.kode == kode), "")


@register.filter
def sebut_alasan(kode: str) -> str:
    """Why there is no capaian, in words."""
    return Alasan(kode).kata if kode in set(Alasan) else ""
