"""Blocks of a report on a page: each kind has its own small template."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from ..enums import KeadaanBagian
from ..kaya import teks_polos, urai
from ..queries.naskah import Naskah
from ..queries.penulisan import Penulisan
from ..rules.blok import Blok, Kolom, Tulisan
from ..simpul import Simpul

register = template.Library()


KEADAAN = {
    KeadaanBagian.BELUM: ("abu", "circle"),
    KeadaanBagian.DITULIS: ("biru", "pencil"),
    KeadaanBagian.SELESAI: ("hijau", "check-circle"),
}


@register.simple_tag
def blok_laporan(blok: Blok, naskah: Naskah, tulis: Penulisan | None = None) -> SafeString:
    """One block; of a place for words the words that stand there, and (with `tulis`) where to write them."""
    isi: dict[str, Any] = {"b": blok, "nomor": naskah.nomor.get(getattr(blok, "kunci", ""), "")}
    if isinstance(blok, Tulisan):
        isi["paragraf"] = naskah.isi.tulisan.get(blok.kunci, ())
        isi["tulis"] = tulis
    return render_to_string(f"laporan/blok/{type(blok).__name__.lower()}.html", isi)


@register.inclusion_tag("components/label.html")
def label_bagian(keadaan: KeadaanBagian) -> dict[str, Any]:
    """How far a part is."""
    keluarga, gambar = KEADAAN[keadaan]
    return {"keluarga": keluarga, "ikon": gambar, "kata": keadaan.label, "kecil": True}


@register.filter
def nilai(peta: Mapping[int, Any], kunci: int) -> Any:
    """What a table says of one row; nothing where it says none."""
    return peta.get(kunci, "")


@register.filter
def ringkas_kaya(html: str) -> str:
    """The first words of a text."""
    return Truncator(teks_polos(html)).chars(200)


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
