"""Fields, bookmarks and runs: the parts of WordprocessingML that python-docx has no words for."""

import re
from itertools import count
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

# Characters that XML cannot hold.
_TERLARANG = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def bersih(teks: str) -> str:
    return _TERLARANG.sub("", teks)


def elemen(nama: str, **atribut: str) -> Any:
    """`elemen("w:jc", val="right")`"""
    hasil = OxmlElement(nama)
    for kunci, nilai in atribut.items():
        hasil.set(qn(f"w:{kunci}"), nilai)
    return hasil


def medan(p: Paragraph, perintah: str, hasil: str) -> None:
    """A field with the result it has until it is worked out anew."""
    awal(p, perintah)
    p.add_run(hasil)
    akhir(p)


def awal(p: Paragraph, perintah: str) -> None:
    p.add_run()._r.append(elemen("w:fldChar", fldCharType="begin"))
    teks = OxmlElement("w:instrText")
    teks.set(qn("xml:space"), "preserve")
    teks.text = f" {perintah} "
    p.add_run()._r.append(teks)
    p.add_run()._r.append(elemen("w:fldChar", fldCharType="separate"))


def akhir(p: Paragraph) -> None:
    p.add_run()._r.append(elemen("w:fldChar", fldCharType="end"))


class Penanda:
    """Bookmarks with numbers of their own."""

    def __init__(self, mulai: int) -> None:
        self._nomor = count(mulai)

    def pasang(self, p: Paragraph, nama: str) -> None:
        """Round all that stands in the paragraph."""
        nomor = str(next(self._nomor))
        tanda = elemen("w:bookmarkStart", id=nomor, name=nama)
        letak = 1 if p._p.pPr is not None else 0
        p._p.insert(letak, tanda)
        p._p.append(elemen("w:bookmarkEnd", id=nomor))


def tautan(p: Paragraph, alamat: str) -> Any:
    """An element that leads to an address outside; runs go into it."""
    hasil = OxmlElement("w:hyperlink")
    hasil.set(qn("r:id"), p.part.relate_to(alamat, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    p._p.append(hasil)
    return hasil


def tautan_dalam(p: Paragraph, nama: str) -> Any:
    hasil = elemen("w:hyperlink", anchor=nama, history="1")
    p._p.append(hasil)
    return hasil


# what stands behind it in the settings of a document, in the order of the format
_SESUDAH = ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "themeFontLang",
            "clrSchemeMapping", "shapeDefaults", "decimalSymbol", "listSeparator")  # fmt: skip


def segarkan_saat_dibuka(pengaturan: Any) -> None:
    """Ask Word to work out every field when the document is opened."""
    if pengaturan.find(qn("w:updateFields")) is not None:
        return
    sesudah = next((x for x in pengaturan if x.tag in {qn(f"w:{n}") for n in _SESUDAH}), None)
    if sesudah is None:
        pengaturan.append(elemen("w:updateFields", val="true"))
    else:
        sesudah.addprevious(elemen("w:updateFields", val="true"))


def urai_xml(xml: str) -> Any:
    """Parse a fragment whose first element carries no namespaces yet."""
    nama, sisa = re.match(r"<([\w:]+)(.*)", xml, re.DOTALL).groups()  # type: ignore[union-attr]
    return parse_xml(f"<{nama} {nsdecls('w')}{sisa}")
