"""Boxes with a body: panel, alert, empty state, messages."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString

from ._label import KABAR_IKON

register = template.Library()


def _render(nama: str, isi: dict[str, Any]) -> SafeString:
    return get_template(nama).render(isi)


@register.simple_block_tag
def panel(
    content: str,
    *,
    judul: str = "",
    anak: str = "",
    jumlah: Any = None,
    minta: bool = False,
    tautan: str = "",
    url: str = "",
    id: str = "",
    rapat: bool = False,
) -> SafeString:
    """A panel: `{% panel judul="Temuan" jumlah=6 minta=True tautan="Semua" url=u rapat=True %}...{% endpanel %}`.

    `rapat` leaves out the padding (tables, lists); `minta` colours the counter because it asks for work.
    """
    isi = {
        "isi": content,
        "judul": judul,
        "anak": anak,
        "jumlah": jumlah,
        "ada_jumlah": jumlah is not None and jumlah != "",
        "minta": minta,
        "tautan": tautan,
        "url": url,
        "id": id,
        "rapat": rapat,
    }
    return _render("components/panel.html", isi)


@register.simple_block_tag
def kabar(content: str, keluarga: str = "biru", ikon: str = "", peran: str = "") -> SafeString:
    """An alert that stays: `{% kabar "jingga" %}<strong>Dikembalikan.</strong> Perbaiki 3 temuan.{% endkabar %}`."""
    nama_ikon = ikon or KABAR_IKON.get(keluarga, "info-circle")
    return _render("components/kabar.html", {"isi": content, "keluarga": keluarga, "ikon": nama_ikon, "peran": peran})


@register.simple_block_tag
def kosong(content: str, judul: str = "") -> SafeString:
    """The empty state: what is missing (judul), then why and the first step (the body)."""
    return _render("components/kosong.html", {"isi": content, "judul": judul})


@register.inclusion_tag("components/pesan.html")
def pesan_halaman(daftar: Iterable[Any] | None) -> dict[str, Any]:
    """Django's messages: what succeeded becomes a toast, everything else stays on the page."""
    semua = list(daftar or [])
    keluarga = {"error": "merah", "warning": "kuning", "info": "biru", "debug": "abu"}
    tetap = [
        {"teks": p, "keluarga": (k := keluarga.get(p.level_tag, "biru")), "ikon": KABAR_IKON[k]}
        for p in semua
        if p.level_tag != "success"
    ]
    return {"tetap": tetap, "kilas": [p for p in semua if p.level_tag == "success"]}
