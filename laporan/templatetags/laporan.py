"""Blocks of a report on a page: each kind has its own small template."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..kaya import urai
from ..queries.naskah import Naskah
from ..rules.blok import Blok, Kolom, Tulisan
from ..simpul import Simpul

register = template.Library()


@register.simple_tag
def blok_laporan(blok: Blok, naskah: Naskah) -> SafeString:
    """One block; of a place for words the words that stand there."""
    isi: dict[str, Any] = {"b": blok, "nomor": naskah.nomor.get(getattr(blok, "kunci", ""), "")}
    if isinstance(blok, Tulisan):
        isi["paragraf"] = naskah.isi.tulisan.get(blok.kunci, ())
    return render_to_string(f"laporan/blok/{type(blok).__name__.lower()}.html", isi)


@register.filter
def kolom_angka(kolom: tuple[Kolom, ...], ke: int) -> bool:
    """Whether the column with this number holds figures."""
    return kolom[ke].rata == "angka"


@register.filter
def kaya(html: str) -> SafeString:
    """People's words: known marks as marks, everything else escaped."""
    return _simpul(urai(html))


def _simpul(isi: tuple[Simpul | str, ...]) -> SafeString:
    return format_html_join("", "{}", ((x if isinstance(x, str) else _satu(x),) for x in isi))


def _satu(s: Simpul) -> SafeString:
    if s.tag == "br":
        return format_html("<br>")
    atribut = format_html_join("", ' {}="{}"', s.atribut.items())
    return format_html("<{0}{1}>{2}</{0}>", s.tag, atribut, _simpul(s.isi))
