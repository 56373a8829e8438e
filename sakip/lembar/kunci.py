"""Row keys of a round trip: which stored row a line of the worksheet is, and whether anybody changed it since."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from sakip.angka import Nilai
from sakip.lembar.kolom import Kolom, Sel, SelSalah

Arah = Literal["sama", "berubah", "bentrok", "biarkan"]
_SEL = 6  # digits of the fingerprint of a cell
_BENTUK = re.compile(
    rf"(?P<pk>[1-9][0-9]{{0,17}})-(?P<sidik>[0-9a-f]{{8}})(?:-(?P<sel>(?:[0-9a-f]{{{_SEL}}})+))?", re.ASCII
)


class KunciBaris(NamedTuple):
    """The id of the stored row, and the fingerprint that its values had when they were exported; where cells are
    decided upon one by one, that of each of them too."""

    pk: int
    sidik: str
    sel: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.pk}-{self.sidik}{'-' * bool(self.sel)}{''.join(self.sel)}"


def sidik(nilai: Sequence[object]) -> str:
    """A short fingerprint of a row's values, equal for what a worksheet cannot tell apart (None and an empty text,
    5 and 5,00, an amount as number or Decimal)."""
    isi = "\x1f".join(map(_baku, nilai))
    return hashlib.sha256(isi.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _baku(nilai: object) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, int | Decimal):
        bilangan = Decimal(nilai)
        return format(bilangan.normalize() if bilangan else Decimal(0), "f")
    if isinstance(nilai, date):
        return f"{nilai:%Y-%m-%d}"
    if isinstance(nilai, Nilai):
        nilai = nilai.tertulis
    return unicodedata.normalize("NFC", str(nilai)).replace("\r\n", "\n").replace("\r", "\n").strip()


def sidik_sel(nilai: object) -> str:
    """The fingerprint of one cell."""
    return sidik([nilai])[:_SEL]


def kunci_baris(pk: int, nilai: Sequence[object], *, per_sel: bool = False) -> str:
    """`123-9f3a2c81`: what to write into the key column of a row with these values."""
    return str(KunciBaris(pk, sidik(nilai), tuple(map(sidik_sel, nilai)) if per_sel else ()))


def baca_kunci(teks: str) -> KunciBaris:
    """The key as written by `kunci_baris`; anything else raises `SelSalah`."""
    cocok = _BENTUK.fullmatch(teks.strip())
    if not cocok:
        raise SelSalah("Kunci baris berubah. Salin lagi dari hasil ekspor, atau kosongkan bagi baris baru.")
    sel = cocok["sel"] or ""
    return KunciBaris(int(cocok["pk"]), cocok["sidik"], tuple(sel[n : n + _SEL] for n in range(0, len(sel), _SEL)))


def kunci_dari(sel: Sel) -> KunciBaris:
    return baca_kunci(str(sel.nilai))


def tiga_arah(sidik_ekspor: str, sidik_kini: str, sidik_berkas: str) -> Arah:
    """The row (or one cell) as exported, as stored now and as the file says: what the file asks for.

    `berubah` - the file alone changed it; `biarkan` - only somebody else did, so the stored row stays; `bentrok` -
    both did, each in his own way; `sama` - nothing is left to do.
    """
    if sidik_berkas == sidik_kini:
        return "sama"
    if sidik_berkas == sidik_ekspor:
        return "biarkan"
    return "berubah" if sidik_kini == sidik_ekspor else "bentrok"


KOLOM_KUNCI = Kolom(
    "KUNCI BARIS",
    "kunci",
    kunci_dari,
    lebar=18,
    bantuan="Diisi aplikasi saat ekspor; jangan diubah. Kosongkan bagi baris baru.",
    tulis=str,
    gabungan=False,
)
