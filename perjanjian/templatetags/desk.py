"""Whether a PK that was sent back came again on the same day, as a label."""

from datetime import datetime
from typing import Any

from django import template

from ..rules.perbaikan import Perbaikan

register = template.Library()


@register.inclusion_tag("components/label.html")
def label_perbaikan(satu: Perbaikan, kini: datetime) -> dict[str, Any]:
    """Late stays late for ever (BK penjelasan Pasal 11 ayat (4))."""
    if satu.terlambat(kini):
        isi = ("merah", "exclamation-octagon", f"Terlambat diperbaiki {satu.hari_terlambat(kini)} hari")
    elif satu.kembali:
        isi = ("hijau", "check-circle", "Diperbaiki hari itu juga")
    else:
        isi = ("kuning", "hourglass-split", "Ditunggu hari ini")
    return dict(zip(("keluarga", "ikon", "kata"), isi, strict=True)) | {"kecil": True}
