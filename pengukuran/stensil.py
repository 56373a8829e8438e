"""A part of a page cut once for many rows: 200 rows of a sheet cost little more than one.

The template is rendered once, with a mark in place of each field; a row then only fills the marks.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

_TANDA = re.compile("\ue000([a-z_]+)\ue001")  # of the private use area; only the template's own text is searched
Pilihan = bool | str
_escape = escape.__wrapped__  # type: ignore[attr-defined]  # without its look for lazy texts: four fifths of its time


class _Medan:
    """`{{ b.apa_pun }}` in the template becomes a mark."""

    def __getitem__(self, nama: str) -> str:
        return f"\ue000{nama}\ue001"


@lru_cache(maxsize=256)
def _pola(templat: str, pilihan: tuple[tuple[str, Pilihan], ...]) -> str:
    """The template's text as `format_html` takes it."""
    teks = render_to_string(f"pengukuran/{templat}.html", {"b": _Medan(), **dict(pilihan)}).strip()
    return _TANDA.sub(r"{\1}", teks.replace("{", "{{").replace("}", "}}"))


def isi_stensil(templat: str, isi: Mapping[str, str], **pilihan: Pilihan) -> SafeString:
    """The part with these fields, escaped; `pilihan` is what the template asks about: of few possible answers."""
    aman = {nama: teks if isinstance(teks, SafeString) else _escape(teks) for nama, teks in isi.items()}
    return format_html(_pola(templat, tuple(pilihan.items())), **aman)
