"""States as labels: tint, icon and word."""

from typing import Any

from django import template

from ._alat import TIADA, kunci_keadaan
from ._label import BEDA, PREDIKAT, PUTUSAN, STATUS, TONGGAK, UNSUR, Label

register = template.Library()


def _isi_label(peta: dict[str, Label], value: Any, kata: str = "", kecil: bool = False) -> dict[str, Any]:
    kunci = kunci_keadaan(value)
    bawaan = kunci.replace("_", " ").capitalize() or TIADA
    keluarga, nama_ikon, nama = peta.get(kunci, ("abu", "circle", bawaan))
    return {"keluarga": keluarga, "ikon": nama_ikon, "kata": kata or nama, "kecil": kecil}


@register.inclusion_tag("components/label.html")
def label(keluarga: str, ikon: str, kata: str, kecil: bool = False) -> dict[str, Any]:
    """Any label: `{% label "toska" "check2-all" "Selaras, tanpa temuan" %}`."""
    return {"keluarga": keluarga, "ikon": ikon, "kata": kata, "kecil": kecil}


@register.inclusion_tag("components/label.html")
def label_status(status: Any, kata: str = "", kecil: bool = False) -> dict[str, Any]:
    """Status of a PK, a document, a measurement or a report."""
    return _isi_label(STATUS, status, kata, kecil)


@register.inclusion_tag("components/label.html")
def label_beda(jenis: Any, kata: str = "", kecil: bool = True) -> dict[str, Any]:
    """Kind of difference: redaksi, target, satuan, anggaran, tidak_ada."""
    return _isi_label(BEDA, jenis, kata, kecil)


@register.inclusion_tag("components/label.html")
def label_putusan(putusan: Any, kata: str = "", kecil: bool = True) -> dict[str, Any]:
    """Decision on a finding: belum, diterima, perlu_diperbaiki."""
    return _isi_label(PUTUSAN, putusan or "belum", kata, kecil)


@register.inclusion_tag("components/label.html")
def label_unsur(persetujuan: Any, kata: str = "", kecil: bool = True) -> dict[str, Any]:
    """Approval by an unsur: belum, setuju, minta_perbaikan, berhalangan."""
    return _isi_label(UNSUR, persetujuan or "belum", kata, kecil)


@register.inclusion_tag("components/label.html")
def label_tonggak(keadaan: Any, kata: str = "", kecil: bool = False) -> dict[str, Any]:
    """State of a milestone: terbuka, hampir, hari_ini, terlambat, terpenuhi, dispensasi, menunggu."""
    return _isi_label(TONGGAK, keadaan, kata, kecil)


@register.inclusion_tag("components/label.html")
def label_predikat(predikat: Any, kata: str = "", kecil: bool = False) -> dict[str, Any]:
    """Predikat of an achievement: sangat_tinggi ... sangat_rendah, tidak_dapat_dihitung."""
    return _isi_label(PREDIKAT, predikat or "tidak_dapat_dihitung", kata, kecil)
