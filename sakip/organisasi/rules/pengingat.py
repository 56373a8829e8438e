"""When a deadline is reminded of, as the profile says it: days before (negative), on, and after the deadline."""

import re
from collections.abc import Sequence
from typing import Any

TERJAUH = 60
TERBANYAK = 10
_KATA = re.compile(r"(?:(\d{1,3}) hari )?(sebelum|sesudah|setelah|hari itu|pada hari itu)", re.IGNORECASE)


class SelisihSalah(ValueError):
    """What was typed is no list of days; the text says why."""


def pengingat_bawaan() -> list[int]:
    """7, 3, and 1 day before, on the day, and the day after: our own stand, no regulation sets the days."""
    return [-7, -3, -1, 0, 1]


def periksa_selisih(isi: Any) -> str | None:
    """What is wrong with the stored list, or None."""
    if not isinstance(isi, list) or any(isinstance(n, bool) or not isinstance(n, int) for n in isi):
        return "Pengingat adalah daftar bilangan bulat, misalnya [-7, -3, -1, 0, 1]."
    if len(isi) > TERBANYAK:
        return f"Paling banyak {TERBANYAK} pengingat."
    if any(abs(n) > TERJAUH for n in isi):
        return f"Pengingat paling jauh {TERJAUH} hari dari tenggat."
    return "Ada pengingat yang ditulis dua kali." if len(set(isi)) != len(isi) else None


def kata_selisih(n: int) -> str:
    """`7 hari sebelum`, `hari itu`, `1 hari sesudah`."""
    return f"{abs(n)} hari {'sebelum' if n < 0 else 'sesudah'}" if n else "hari itu"


def ucapkan(isi: Sequence[int]) -> str:
    """The list as one sentence part: `7, 3, dan 1 hari sebelum tenggat, pada hari itu, dan 1 hari sesudahnya`."""
    sebelum, sesudah = sorted(-n for n in isi if n < 0)[::-1], sorted(n for n in isi if n > 0)
    bagian = [f"{_rangkai([str(n) for n in sebelum])} hari sebelum tenggat"] if sebelum else []
    bagian += ["pada hari tenggat"] if 0 in isi else []
    bagian += [f"{_rangkai([str(n) for n in sesudah])} hari sesudahnya"] if sesudah else []
    return _rangkai(bagian)


def baca_selisih(baris: str) -> int:
    """One line of the form, as `kata_selisih` writes it. Raises `SelisihSalah`."""
    cocok = _KATA.fullmatch(" ".join(baris.split()))
    hari_itu = bool(cocok and cocok[2].lower().endswith("itu"))
    if cocok is None or hari_itu == bool(cocok[1]):
        raise SelisihSalah(f"“{baris}” tidak terbaca. Tulis seperti 7 hari sebelum, hari itu, atau 1 hari sesudah.")
    jumlah = int(cocok[1] or 0)
    return -jumlah if cocok[2].lower() == "sebelum" else jumlah


def _rangkai(kata: list[str]) -> str:
    if len(kata) < 3:
        return " dan ".join(kata)
    return f"{', '.join(kata[:-1])}, dan {kata[-1]}"
