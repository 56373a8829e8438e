"""Proof that the cells of a worksheet are plain, found in one look over its bytes.

Walking a large sheet cell by cell costs more than reading it. Nearly every sheet holds nothing but rows of cells with
a value: that is shown here by a grammar that leaves no room for anything else. A sheet that does not fit - a formula,
an error, a hidden row, an address that lies, a cell outside the limits, anything unknown - is walked (`pindai`).
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string

MAKS_HURUF_SEL = 32_767
_BUKA, _TUTUP = b"<sheetData>", b"</sheetData>"
_DEKLARASI = re.compile(
    rb"""(?:\xef\xbb\xbf)?<\?xml version=["']1\.[01]["'](?: encoding=["']utf-8["'])?"""
    rb"""(?: standalone=["'](?:yes|no)["'])?\s*\?>""",
    re.IGNORECASE,
)
_ATRIBUT_BARIS = (
    rb"(?: (?:spans|ht|customHeight|s|customFormat|outlineLevel|thickTop|thickBot|[a-z0-9]+:dyDescent)"
    rb'="[^"<>&]{0,40}")*+'
)
_ISI_SEL = rb"(?:<v>[^<]{0,%(n)d}+</v>|<v/>|<is><t(?: xml:space=\"preserve\")?+>[^<]{0,%(n)d}+</t></is>)?+</c>" % {
    b"n": MAKS_HURUF_SEL
}
_TEKS_BERSAMA = re.compile(rb'\s*+<si><t(?: xml:space="preserve")?+>([^<]{0,%d}+)</t></si>' % MAKS_HURUF_SEL)
_SEL_TERPENDEK = len('<c r="A1" t="s"><v>0</v></c>')
_ACUAN = re.compile(rb't="s"(?: s="[0-9]+")?><v>([0-9]+)</v>')
_GAYA = rb'<c r="([A-Z]+)([0-9]+)"(?: t="([a-zA-Z]+)")?+ s="(%b)"(?: t="([a-zA-Z]+)")?+>'


class SelPolos(NamedTuple):
    """A sheet whose cells are plain. `rangka` - the sheet without them; `gaya` - (row, column), type and style of the
    cells in one of the styles that were asked for."""

    rangka: bytes
    gaya: Sequence[tuple[tuple[int, int], str, str]]


def sel_polos(
    xml: bytes,
    *,
    maks_baris: int,
    maks_kolom: int,
    maks_huruf: int,
    panjang_teks: Sequence[int],
    gaya: Collection[str],
) -> SelPolos | None:
    """The sheet without its cells, where these are plain and inside the limits; None where that is not certain."""
    awal = xml.find(_BUKA) + len(_BUKA)
    akhir = _akhir_baris(xml, awal, maks_baris, maks_kolom) if awal >= len(_BUKA) else None
    if akhir is None or _huruf(xml, panjang_teks, maks_huruf) > maks_huruf:
        return None
    rangka = xml[:awal] + xml[akhir:]
    if not _biasa(rangka) or rangka.count(_BUKA + _TUTUP) != 1 or rangka.count(b"sheetData") != 2:
        return None
    return SelPolos(rangka, _bergaya(xml, awal, akhir, gaya))


def panjang_teks_polos(xml: bytes) -> list[int] | None:
    """The lengths (in bytes) of shared texts, where each is one plain text; None where that is not certain."""
    if not _biasa(xml):
        return None
    letak, panjang = xml.find(b"<si>"), []
    if letak < 0 or b"<sst" not in xml[:letak]:
        return None
    while cocok := _TEKS_BERSAMA.match(xml, letak):
        panjang.append(cocok.end(1) - cocok.start(1))
        letak = cocok.end()
    return panjang if xml[letak:].strip() == b"</sst>" else None


def _biasa(xml: bytes) -> bool:
    """Whether the part is UTF-8 without DTD, comments, CDATA and processing instructions, so that its bytes are what
    they look like."""
    kepala = _DEKLARASI.match(xml)
    return (
        b"<!" not in xml
        and xml.count(b"<?") == (1 if kepala else 0)
        and not xml.startswith((b"\xff\xfe", b"\xfe\xff"))
    )


def _akhir_baris(xml: bytes, awal: int, maks_baris: int, maks_kolom: int) -> int | None:
    """Where the rows end that begin here, if they are plain ones; each row's cells bear its own number."""
    pola = _pola_baris(maks_kolom)
    if pola is None:
        return None
    letak = awal
    while cocok := pola.match(xml, letak):
        if int(cocok[1]) > maks_baris:
            return None
        letak = cocok.end()
    akhir = xml.find(_TUTUP, letak)
    return akhir if not xml[letak:akhir].strip() else None


@lru_cache(maxsize=8)
def _pola_baris(maks_kolom: int) -> re.Pattern[bytes] | None:
    if not 0 < maks_kolom <= 26 * 27:
        return None
    alamat = rb'r="(?:%b)\1"' % _huruf_kolom(maks_kolom)
    gaya, jenis = rb' s="[0-9]{1,6}+"', rb' t="(?:s|n|b|str|inlineStr)"'
    sel = rb"<c %b(?:%b(?:%b)?+|%b(?:%b)?+)?+(?:/>|>%b)" % (alamat, jenis, gaya, gaya, jenis, _ISI_SEL)
    isi = rb'\s*+<row r="([1-9][0-9]{0,6})"%b(?:/>|>(?:%b){0,%d}+</row>)'
    return re.compile(isi % (_ATRIBUT_BARIS, sel, 2 * maks_kolom))


def _huruf_kolom(maks: int) -> bytes:
    """A pattern of the column letters up to a number: 60 gives `[A-Z]|[A-A][A-Z]|B[A-H]`."""
    terakhir = get_column_letter(maks)
    if maks <= 26:
        return f"[A-{terakhir}]".encode()
    sebelum = chr(ord(terakhir[0]) - 1)
    penuh = f"|[A-{sebelum}][A-Z]" if terakhir[0] > "A" else ""
    return f"[A-Z]{penuh}|{terakhir[0]}[A-{terakhir[1]}]".encode()


def _huruf(xml: bytes, panjang_teks: Sequence[int], maks: int) -> int:
    """At most so many characters do all cells hold together; shared texts count as often as they are shown."""
    berbagi = len(xml) // _SEL_TERPENDEK * max(panjang_teks, default=0)
    if len(xml) + berbagi > maks:  # a rough bound first, then the exact sum
        banyak = Counter(map(int, _ACUAN.findall(xml)))
        berbagi = sum(n * panjang_teks[i] for i, n in banyak.items() if i < len(panjang_teks))
    return len(xml) + berbagi


def _bergaya(xml: bytes, awal: int, akhir: int, gaya: Collection[str]) -> Sequence[tuple[tuple[int, int], str, str]]:
    if not gaya:
        return ()
    pola = re.compile(_GAYA % b"|".join(re.escape(g.encode()) for g in gaya))
    return [
        (
            (int(cocok[2]), column_index_from_string(cocok[1].decode())),
            (cocok[3] or cocok[5] or b"n").decode(),
            cocok[4].decode(),
        )
        for cocok in pola.finditer(xml, awal, akhir)
    ]
