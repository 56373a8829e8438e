"""Marking what was searched for."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def tandai(teks: str, kata: str) -> SafeString:
    """The text with every place that says `kata` marked; escaped."""
    if not kata:
        return format_html("{}", teks)
    potongan = re.split(f"({re.escape(kata)})", teks, flags=re.IGNORECASE)
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", p) if n % 2 else p,) for n, p in enumerate(potongan))
    )
