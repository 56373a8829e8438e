"""Sections of a document: in which one a place lies, how wide its text is, how its pages are numbered."""

from typing import Any

from docx.document import Document as Dokumen
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from .medan import elemen

TITIK_KE_EMU = 635  # twentieths of a point
# what stands behind the numbering in a section's properties, in the order of the format
_SESUDAH_NOMOR = ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter",
                  "docGrid", "printerSettings", "sectPrChange")  # fmt: skip


def bagian_dari(doc: Dokumen, p: Paragraph) -> Any:
    """The properties of the section in which a paragraph of the body lies."""
    for sesudah in p._p.itersiblings():
        ada = sesudah.findall(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if ada:
            return ada[0]
    return doc.element.body.get_or_add_sectPr()


def lebar_teks(bagian: Any, *, mendatar: bool = False) -> int:
    """Width of the text in EMU; `mendatar`: of the same page on its side."""
    ukuran, tepi = bagian.find(qn("w:pgSz")), bagian.find(qn("w:pgMar"))
    sisi = sorted(int(ukuran.get(qn(f"w:{x}"))) for x in ("w", "h"))
    lebar = int(ukuran.get(qn("w:w"))) if not mendatar else sisi[1]
    return (lebar - sum(abs(int(tepi.get(qn(f"w:{x}"), "0"))) for x in ("left", "right"))) * TITIK_KE_EMU


def rebahkan(bagian: Any) -> None:
    ukuran = bagian.find(qn("w:pgSz"))
    pendek, panjang = sorted(int(ukuran.get(qn(f"w:{x}"))) for x in ("w", "h"))
    ukuran.set(qn("w:w"), str(panjang))
    ukuran.set(qn("w:h"), str(pendek))
    ukuran.set(qn("w:orient"), "landscape")


def nomori(bagian: Any, jenis: str, *, awal: bool) -> None:
    """Page numbers `lowerRoman` or `decimal`; `awal`: from one."""
    lama = bagian.find(qn("w:pgNumType"))
    if lama is not None:
        bagian.remove(lama)
    baru = elemen("w:pgNumType", fmt=jenis, **({"start": "1"} if awal else {}))
    sesudah = next((x for x in bagian if x.tag in {qn(f"w:{n}") for n in _SESUDAH_NOMOR}), None)
    if sesudah is None:
        bagian.append(baru)
    else:
        sesudah.addprevious(baru)


def nomor_bebas(doc: Dokumen) -> int:
    """The first number that no bookmark has."""
    ada = [int(x) for x in doc.element.body.xpath(".//w:bookmarkStart/@w:id") if x.isdigit()]
    return max(ada, default=0) + 1


def berdaftar_isi(doc: Dokumen) -> bool:
    """Whether the template has a table of contents of its own."""
    perintah = doc.element.body.xpath(".//w:instrText/text() | .//w:fldSimple/@w:instr")
    return any(x.strip().upper().startswith("TOC") for x in perintah)
