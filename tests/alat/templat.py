"""A variable that a page of ours does not know is an error. Pages of Django and of libraries stay lenient."""

import sys
from pathlib import Path
from typing import Any

from django.template.base import FilterExpression, Node

TEMPLAT = Path(__file__).resolve().parents[2] / "templates"
# `{{ nama|default:"" }}` says on purpose that an input may be missing.
OPSIONAL = {"default", "default_if_none"}

tercatat: list[str] = []


class VariabelTidakDikenal(AssertionError):
    """A template printed a variable that it was not given."""


class Ketat(str):
    """Stands as `string_if_invalid`. Django asks whether it is true exactly when a variable was not found."""

    __slots__ = ()

    def __bool__(self) -> bool:
        frame = sys._getframe(1)
        ungkapan = frame.f_locals.get("self")
        if not isinstance(ungkapan, FilterExpression):
            return False
        if ungkapan.filters and ungkapan.filters[0][0].__name__ in OPSIONAL:
            return False
        asal = _asal(frame)
        if asal is None or not Path(asal).is_relative_to(TEMPLAT):
            return False
        pesan = f"{Path(asal).relative_to(TEMPLAT)}: variabel {ungkapan.var} tidak dikenal"
        tercatat.append(pesan)
        raise VariabelTidakDikenal(pesan)


def _asal(frame: Any) -> str | None:
    """The file of the innermost node being rendered."""
    while frame is not None:
        milik = frame.f_locals.get("self")
        if isinstance(milik, Node) and getattr(milik, "origin", None) is not None:
            return str(milik.origin.name)
        frame = frame.f_back
    return None
