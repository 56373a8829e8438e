"""Words: initials, and two texts held against each other."""

import re
from difflib import SequenceMatcher
from typing import Any

from django import template

register = template.Library()


GELAR = {"dr", "drs", "dra", "ir", "prof", "h", "hj", "drg", "drh", "plt", "plh", "pj", "apt", "ns"}


@register.filter
def inisial(nama: Any) -> str:
    """Two letters for the round badge: `Dr. Bintang Andaikata, M.Si.` -> `BA`."""
    kata = [k for k in str(nama or "").split(",")[0].split() if k.rstrip(".").lower() not in GELAR]
    if not kata:
        return "?"
    return (kata[0][0] + (kata[1][0] if len(kata) > 1 else "")).upper()


def selisih(lama: str, baru: str) -> list[tuple[str, str]]:
    """Compare two texts word by word: `[("sama", ...), ("hapus", only in lama), ("tambah", only in baru), ...]`.

    Joined without `tambah` it gives `lama` again, without `hapus` it gives `baru`, to the letter.
    """
    dari, ke = (re.findall(r"\s+|\d+(?:,\d+)?|\w+|[^\w\s]", str(teks or "")) for teks in (lama, baru))
    hasil: list[tuple[str, str]] = []
    for op, a1, a2, b1, b2 in SequenceMatcher(None, dari, ke, autojunk=False).get_opcodes():
        if op == "equal":
            potong = a1
            if dari[a1] == "%" and [jenis for jenis, _ in hasil[-2:]] == ["hapus", "tambah"]:
                # 90% -> 100%: the sign belongs to the number
                hasil[-2:] = [(jenis, teks + "%") for jenis, teks in hasil[-2:]]
                potong += 1
            _sambung(hasil, "sama", "".join(dari[potong:a2]))
        else:
            _sambung(hasil, "hapus", "".join(dari[a1:a2]))
            _sambung(hasil, "tambah", "".join(ke[b1:b2]))
    return hasil


def _sambung(hasil: list[tuple[str, str]], jenis: str, teks: str) -> None:
    if not teks:
        return
    if hasil and hasil[-1][0] == jenis:
        hasil[-1] = (jenis, hasil[-1][1] + teks)
    else:
        hasil.append((jenis, teks))


register.simple_tag(selisih, name="selisih_kata")


@register.inclusion_tag("components/selisih.html")
def selisih_versi(lama: str, baru: str) -> dict[str, Any]:
    """Between two versions: what went is struck through, what came is underlined."""
    return {"potongan": selisih(lama, baru), "hapus": "lama", "tambah": "baru"}


@register.inclusion_tag("components/selisih.html")
def selisih_pk(sumber: str, pk: str) -> dict[str, Any]:
    """The text of the PK; words that the source does not have are underlined."""
    return {"potongan": [p for p in selisih(sumber, pk) if p[0] != "hapus"], "hapus": "", "tambah": "di-pk"}


@register.inclusion_tag("components/selisih.html")
def selisih_sumber(sumber: str, pk: str) -> dict[str, Any]:
    """The text of the source; words that the PK does not have are framed."""
    return {"potongan": [p for p in selisih(sumber, pk) if p[0] != "tambah"], "hapus": "di-sumber", "tambah": ""}
