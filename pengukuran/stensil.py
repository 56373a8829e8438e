"""A part of a page cut once for many rows: 200 rows of a sheet cost little more than one.

The template is rendered once, with a mark in place of each field; a row then only fills the marks. The fields are
escaped here: `format_html` takes three times as long, a tenth of the page.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

_TANDA = re.compile("\ue000([a-z_0-9]+)\ue001")  # of the private use area; only the template's own text is searched
Pilihan = bool | str


class _Medan:
    """`{{ b.apa_pun }}` in the template becomes a mark."""

    def __getitem__(self, nama: str) -> str:
        return f"\ue000{nama}\ue001"


@lru_cache(maxsize=256)
def _potong(templat: str, **pilihan: Pilihan) -> list[str]:
    """The template in pieces: its text and the name of a field by turns."""
    return _TANDA.split(render_to_string(f"pengukuran/{templat}.html", {"b": _Medan(), **pilihan}).strip())


def isi_stensil(templat: str, isi: Mapping[str, str], **pilihan: Pilihan) -> SafeString:
    """The part with these fields, escaped; `pilihan` is what the template asks about: of few possible answers."""
    hasil = _potong(templat, **pilihan).copy()
    aman = {nama: teks if isinstance(teks, SafeString) else escape(teks) for nama, teks in isi.items()}
    hasil[1::2] = [aman[nama] for nama in hasil[1::2]]
    return SafeString("".join(hasil))


def polos(teks: str) -> SafeString:
    """A text as it is, where a part is looked for."""
    return SafeString(escape(teks))


def sambung(bagian: Iterable[SafeString]) -> SafeString:
    """Parts, one after the other."""
    return SafeString("".join(bagian))
