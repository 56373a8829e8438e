"""Tables as XML at once: thousands of cells are written in no time, the head repeats, no row is cut."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ...rules.blok import Kolom, Tabel
from .medan import bersih, urai_xml

LAPIK = (
    '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
    '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
)
RATA = {"teks": "left", "angka": "right", "tengah": "center"}


def xml_tabel(tabel: Tabel, persen: Sequence[Decimal], huruf: Decimal, lebar: int, gaya: tuple[str, str]) -> Any:
    """`lebar` in twentieths of a point; `gaya`: ids of the style of the table and of the words in it."""
    kolom = [int(p * lebar / 100) for p in persen]
    gaya_tabel, gaya_isi = gaya
    ukuran = int(huruf * 2)

    def sel(n: int, k: Kolom, teks: str, *, judul: bool = False, tebal: bool = False, sambung: bool = False) -> str:
        rata = "center" if judul else RATA[k.rata]
        latar = '<w:shd w:val="clear" w:color="auto" w:fill="ECECEC"/><w:vAlign w:val="center"/>' if judul else ""
        lengket = "<w:keepNext/>" if judul or sambung else ""
        cetak_tebal = "<w:b/>" if judul or tebal else ""
        isi = escape(bersih(teks))
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{kolom[n]}" w:type="dxa"/>{latar}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{gaya_isi}"/>{lengket}<w:jc w:val="{rata}"/></w:pPr>'
            f'<w:r><w:rPr>{cetak_tebal}<w:sz w:val="{ukuran}"/></w:rPr><w:t xml:space="preserve">{isi}</w:t></w:r>'
            "</w:p></w:tc>"
        )

    akhir = len(tabel.baris) - 1
    kepala = "".join(sel(n, k, k.judul, judul=True) for n, k in enumerate(tabel.kolom))
    badan = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            sel(n, k, baris[n], tebal=m in tabel.tebal, sambung=tabel.utuh if m < akhir else bool(tabel.catatan))
            for n, k in enumerate(tabel.kolom)
        )
        + "</w:tr>"
        for m, baris in enumerate(tabel.baris)
    )
    petak = "".join(f'<w:gridCol w:w="{w}"/>' for w in kolom)
    return urai_xml(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{gaya_tabel}"/><w:tblW w:w="{sum(kolom)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/>{LAPIK}'
        f'<w:tblLook w:val="0420"/><w:tblCaption w:val={quoteattr(bersih(tabel.judul))}/></w:tblPr>'
        f"<w:tblGrid>{petak}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{kepala}</w:tr>{badan}</w:tbl>"
    )
