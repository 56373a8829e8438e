"""Styles that the report is written in. What a template has is used as it is; what it lacks is added."""

from copy import deepcopy
from functools import lru_cache
from typing import Any

from docx import Document
from docx.document import Document as Dokumen
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.parts.numbering import NumberingPart
from docx.shared import Mm, Pt, RGBColor

from .medan import elemen

ISI, ISI_TABEL, KETERANGAN, TANPA_DATA = "Normal", "LKjIP Isi Tabel", "LKjIP Keterangan", "LKjIP Belum Ada"
JUDUL = ("Heading 1", "Heading 2", "Heading 3", "Heading 4")
CAPTION, JUDUL_DAFTAR, TABEL, DAFTAR = "Caption", "TOC Heading", "Table Grid", "List Paragraph"
DAFTAR_ISI, DAFTAR_TABEL, TAUTAN = ("toc 1", "toc 2", "toc 3"), "table of figures", "Hyperlink"
# the second list of styles that Word 2010 kept beside the first
GAYA_LAMA = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"


@lru_cache(maxsize=1)
def _bawaan() -> Dokumen:
    return Document()


def lengkapi(doc: Dokumen, lebar: int) -> None:
    """Add the styles and the list numbering that the document lacks. `lebar` of its text, in EMU."""
    for nama in (*JUDUL, CAPTION, JUDUL_DAFTAR, TABEL, DAFTAR):
        if nama not in doc.styles:
            doc.styles.element.append(deepcopy(_bawaan().styles[nama].element))
    for tingkat, nama in enumerate(DAFTAR_ISI):
        if nama not in doc.styles:
            _daftar(doc, nama, lebar, Mm(6 * tingkat), tebal=tingkat == 0)
    if DAFTAR_TABEL not in doc.styles:
        _daftar(doc, DAFTAR_TABEL, lebar, Mm(0))
    if TAUTAN not in doc.styles:
        gaya = doc.styles.add_style(TAUTAN, WD_STYLE_TYPE.CHARACTER, builtin=True)
        gaya.font.color.rgb, gaya.font.underline = RGBColor(0x05, 0x63, 0xC1), True
    _paragraf(doc, ISI_TABEL, Pt(9), Pt(0))
    _paragraf(doc, KETERANGAN, Pt(9), Pt(6))
    _paragraf(doc, TANPA_DATA, None, Pt(6), miring=True)
    _penomoran(doc)
    _satu_daftar_gaya(doc)


def _satu_daftar_gaya(doc: Dokumen) -> None:
    """Word takes a document for damaged whose two lists of styles differ; the old one it no longer needs."""
    for nomor, relasi in list(doc.part.rels.items()):
        if relasi.reltype == GAYA_LAMA:
            doc.part.rels.pop(nomor)


def _daftar(doc: Dokumen, nama: str, lebar: int, inden: int, *, tebal: bool = False) -> None:
    gaya = doc.styles.add_style(nama, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    gaya.base_style = doc.styles[ISI]
    gaya.font.bold = tebal
    bentuk = gaya.paragraph_format
    bentuk.left_indent, bentuk.space_after, bentuk.right_indent = inden, Pt(2), Mm(8)
    bentuk.alignment = WD_ALIGN_PARAGRAPH.LEFT
    bentuk.tab_stops.add_tab_stop(lebar, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _paragraf(doc: Dokumen, nama: str, huruf: int | None, bawah: int, *, miring: bool = False) -> None:
    if nama in doc.styles:
        return
    gaya = doc.styles.add_style(nama, WD_STYLE_TYPE.PARAGRAPH)
    gaya.base_style = doc.styles[ISI]
    gaya.font.size, gaya.font.italic = huruf, miring or None
    bentuk = gaya.paragraph_format
    bentuk.space_before, bentuk.space_after, bentuk.line_spacing = Pt(0), bawah, 1.0
    bentuk.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _penomoran(doc: Dokumen) -> None:
    """A template without lists gets the part that numbers them."""
    try:
        doc.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        isi = parse_xml(_bawaan().part.numbering_part.blob)
        for anak in list(isi):
            isi.remove(anak)
        nama = PackURI("/word/numbering.xml")
        bagian = NumberingPart(nama, CONTENT_TYPE.WML_NUMBERING, isi, doc.part.package)
        doc.part.relate_to(bagian, RELATIONSHIP_TYPE.NUMBERING)


class Penomoran:
    """Lists: bullets, and numbers that begin anew in each list."""

    TANDA = ("•", "–", "▪")
    ANGKA = (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3."))

    def __init__(self, doc: Dokumen) -> None:
        self._akar: Any = doc.part.numbering_part.element
        nomor = [int(x) for x in self._akar.xpath("./w:abstractNum/@w:abstractNumId")]
        self._angka, self._tanda = max(nomor, default=-1) + 1, max(nomor, default=-1) + 2
        self._abstrak(self._angka, self.ANGKA)
        self._abstrak(self._tanda, tuple(("bullet", t) for t in self.TANDA))
        self._butir: int | None = None

    def _abstrak(self, nomor: int, tingkat: Any) -> None:
        abstrak = elemen("w:abstractNum", abstractNumId=str(nomor))
        abstrak.append(elemen("w:multiLevelType", val="multilevel"))
        for n, (jenis, teks) in enumerate(tingkat):
            lvl = elemen("w:lvl", ilvl=str(n))
            for anak in (
                elemen("w:start", val="1"), elemen("w:numFmt", val=jenis), elemen("w:lvlText", val=teks),
                elemen("w:lvlJc", val="left"),
            ):  # fmt: skip
                lvl.append(anak)
            bentuk = elemen("w:pPr")
            bentuk.append(elemen("w:ind", left=str(425 * (n + 1)), hanging="425"))
            lvl.append(bentuk)
            abstrak.append(lvl)
        pertama = self._akar.find(elemen("w:num").tag)
        if pertama is None:
            self._akar.append(abstrak)
        else:
            pertama.addprevious(abstrak)

    def baru(self, *, bernomor: bool) -> int:
        """The number of a list that begins here."""
        if not bernomor and self._butir:
            return self._butir
        num = self._akar.add_num(self._angka if bernomor else self._tanda)
        if bernomor:
            for tingkat in range(len(self.ANGKA)):
                num.add_lvlOverride(ilvl=tingkat).add_startOverride(1)
        else:
            self._butir = num.numId
        hasil: int = num.numId
        return hasil
