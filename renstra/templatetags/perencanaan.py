"""Tags of the planning pages: what was searched, marked in a text."""

import re

from django import template
from django.utils.html import format_html

register = template.Library()


@register.filter
def sorot(teks: str, cari: str) -> str:
    """The text with every place of `cari` in it marked."""
    kata = " ".join(str(cari or "").split())
    if not kata:
        return str(teks)
    potongan = re.split(f"({re.escape(kata)})", str(teks), flags=re.IGNORECASE)
    tanda = ("{}", "<mark>{}</mark>")
    return format_html("".join(tanda[i % 2] for i in range(len(potongan))), *potongan)
