"""Text fit to be stored and printed."""

import re
import unicodedata

from sakip.angka.salah import TeksSalah
from sakip.angka.tulis import format_bilangan

_PANJANG_TEKS = 2000
_COMBINING_BERUNTUN = 4
_DIBUANG = dict.fromkeys(map(ord, "\x00\x0b\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_TIDAK_BIASA = re.compile(r"[^\n\t -~À-ž–—‘’“”•…°≥≤]")  # the slow look is for texts with anything else
_ARAH = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def bersihkan_teks(teks: str, maks: int = _PANJANG_TEKS) -> str:
    """Text fit to be stored and printed: NFC, trimmed, without NUL, VT and zero-width marks.

    Raises `TeksSalah` for what changes how the text looks or stops the printing of it: direction controls, other
    control characters, tag characters, long runs of combining marks (they stop the PDF worker), too long a text.
    """
    if len(teks) > 2 * maks:
        raise TeksSalah(f"Teks terlalu panjang: paling banyak {format_bilangan(maks)} karakter.")
    if teks.isascii() and teks.isprintable():
        return _tak_lebih(teks.strip(), maks)
    isi = re.sub(r"\r\n?|[\u2028\u2029]", "\n", teks).translate(_DIBUANG)
    isi = unicodedata.normalize("NFC", isi)
    if not _TIDAK_BIASA.search(isi):
        return _tak_lebih(isi.strip(), maks)
    beruntun = 0
    for huruf in isi:
        beruntun = beruntun + 1 if unicodedata.category(huruf) in {"Mn", "Me"} else 0
        if beruntun > _COMBINING_BERUNTUN:
            raise TeksSalah("Teks memuat tanda aksen bertumpuk. Hapus bagian itu lalu ketik ulang.")
        if _terlarang(huruf):
            raise TeksSalah(f"Teks memuat tanda tersembunyi (U+{ord(huruf):04X}). Hapus bagian itu lalu ketik ulang.")
    return _tak_lebih(isi.strip(), maks)


def _tak_lebih(teks: str, maks: int) -> str:
    if len(teks) > maks:
        raise TeksSalah(f"Teks terlalu panjang: {len(teks)} karakter, paling banyak {format_bilangan(maks)}.")
    return teks


def _terlarang(huruf: str) -> bool:
    if huruf in "\n\t":
        return False
    kode = ord(huruf)
    bukan_huruf = (kode & 0xFFFE) == 0xFFFE or 0xFDD0 <= kode <= 0xFDEF  # noncharacters: illegal in XML
    return bukan_huruf or huruf in _ARAH or 0xE0000 <= kode <= 0xE007F or unicodedata.category(huruf) in {"Cc", "Cs"}
