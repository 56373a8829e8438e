"""Icons and static files."""

from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def statis(path: str) -> str:
    """Like `{% static %}`, but an unknown file never breaks the page: error pages stand on it."""
    try:
        return static(path)
    except (ValueError, OSError):
        return f"{settings.STATIC_URL}{path}"


@cache
def _lembar_ikon() -> str:
    """Address of the sheet that all icons are on; a page names it some forty times."""
    return statis("vendor/bootstrap-icons/ikon.svg")


@receiver(setting_changed)
def _lupakan_lembar_ikon(**kwargs: Any) -> None:
    """Settings change only in tests."""
    _lembar_ikon.cache_clear()


@register.simple_tag
def ikon(nama: str, kelas: str = "") -> SafeString:
    """A decorative Bootstrap icon: `{% ikon "send" %}`. A word always stands beside it."""
    return format_html(
        '<svg class="ikon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        f" {kelas}" if kelas else "",
        _lembar_ikon(),
        nama,
    )
