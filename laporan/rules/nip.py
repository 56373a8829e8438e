"""NIP out of what the public reads (ketentuan L): also where people typed one into their words."""

import re
from typing import Any

# 18 digits, or as it is written: 8, 6, 1 and 3 of them; marks of the text (where bold begins) may stand anywhere
_TANDA = r"(?:<[^<>]*>)*"
_SELA = r"(?:[\s\u00a0.\-]|&nbsp;|<[^<>]*>)*"
_KELOMPOK = [_TANDA.join([r"\d"] * n) for n in (8, 6, 1, 3)]
_NIP = re.compile(rf"(?<![0-9A-Za-z.,]){_SELA.join(_KELOMPOK)}(?![0-9A-Za-z])")
_TANDA_ATAU_ANGKA = re.compile(r"<[^<>]*>|&nbsp;|\d")
SAMAR = "•"


def samarkan_nip(teks: str) -> str:
    """The same text with the digits of each NIP as dots; all else stays."""
    return _NIP.sub(lambda m: _TANDA_ATAU_ANGKA.sub(_samar, m[0]), teks)


def _samar(m: re.Match[str]) -> str:
    return SAMAR if m[0].isdigit() else m[0]


def tanpa_nip(isi: Any) -> Any:
    """Stored content, every text of it without NIP."""
    if isinstance(isi, str):
        return samarkan_nip(isi)
    if isinstance(isi, dict):
        return {k: tanpa_nip(v) for k, v in isi.items()}
    return [tanpa_nip(x) for x in isi] if isinstance(isi, list) else isi
