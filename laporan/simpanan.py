"""The content of a report as JSON and back: rupiah and dates as text, exact; and its hash."""

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any, TypeVar

from cattrs.preconf.json import make_converter

_UBAH = make_converter()
_UBAH.register_unstructure_hook(Decimal, str)
_UBAH.register_structure_hook(Decimal, lambda isi, _: Decimal(isi))
T = TypeVar("T")


def ke_json(isi: object) -> dict[str, Any]:
    """As it is stored: rupiah and dates as text, exact."""
    hasil: dict[str, Any] = _UBAH.unstructure(isi)
    return hasil


def dari_json(isi: dict[str, Any], jenis: type[T]) -> T:
    """The same back."""
    return _UBAH.structure(isi, jenis)


def sidik(isi: Mapping[str, Any]) -> str:
    """SHA-256 of what is stored, alike whatever the order of its keys."""
    return sha256(json.dumps(isi, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
