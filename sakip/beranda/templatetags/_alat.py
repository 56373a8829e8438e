"""What the tags share: a dash for nothing, keys of states, parts of dicts and objects alike."""

import re
from enum import Enum
from typing import Any

TIADA = "–"


def kunci_keadaan(value: Any) -> str:
    if isinstance(value, Enum):
        value = value.value
    return re.sub(r"[\s\-]+", "_", str(value or "").strip().lower())


def ambil(benda: Any, nama: str, bawaan: Any = None) -> Any:
    """A key of a dict or an attribute of an object."""
    if isinstance(benda, dict):
        return benda.get(nama, bawaan)
    return getattr(benda, nama, bawaan)
