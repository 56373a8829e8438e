"""A part of a page cut once for many rows: 200 rows of a sheet cost little more than one.

The template is rendered once, with a mark in place of each field; a row then only fills the marks.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

_TANDA = re.compile("\ue000([a-z_]+)\ue001")  # of the private use area; only the template's own text is searched


class _Medan:
    """`{{ b.apa_pun }}` in the template becomes a mark."""

    def __getitem__(self, nama: str) -> str:
        return f"\ue000{nama}\ue001"


@lru_cache(maxsize=128)
def _pola(templat: str, pilihan: tuple[tuple[str, bool], ...]) -> str:
    """The template's text as `format_html` takes it."""
    teks = render_to_string(templat, {"b": _Medan(), **dict(pilihan)})
    return _TANDA.sub(r"{\1}", teks.replace("{", "{{").replace("}", "}}"))


def isi_stensil(templat: str, isi: Mapping[str, str], **pilihan: bool) -> SafeString:
    """The part with these fields, escaped; `pilihan` are the yes-or-no questions of the template."""
    return format_html(_pola(templat, tuple(sorted(pilihan.items()))), **isi)


@lru_cache(maxsize=4096)
def sel(nama: str, **isi: object) -> SafeString:
    """A small part whose look follows from a few plain values: the same in many rows, rendered once."""
    return render_to_string(f"pengukuran/_sel_{nama}.html", isi)
