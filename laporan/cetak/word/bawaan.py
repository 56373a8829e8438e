"""The plain template, made by code: cover, head and foot in the regency's paper and letters."""

from functools import lru_cache
from io import BytesIO

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from sakip.dokumen.lembaran import Kertas
from sakip.dokumen.tata_letak import HURUF, KERTAS

from .gaya import CAPTION, ISI, JUDUL, JUDUL_DAFTAR
from .medan import medan

BESAR = {1: 14, 2: 12.5, 3: 11.5, 4: 11.5}
SAMPUL = (
    ("{{ logo }}", 11, 25), ("{{ judul_panjang }}", 18, 20), ("(LKjIP)", 18, 0), ("TAHUN {{ tahun }}", 24, 8),
    ("{{ instansi }}", 16, 60), ("{{ pemerintah }}", 14, 4),
)  # fmt: skip


@lru_cache(maxsize=8)
def templat_bawaan(kertas: Kertas) -> bytes:
    doc = Document()
    _gaya(doc, HURUF[kertas.huruf].partition(",")[0])
    for teks, besar, jarak in SAMPUL:
        p = doc.add_paragraph()
        p.alignment, p.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.CENTER, Mm(jarak)
        r = p.add_run(teks)
        r.bold, r.font.size, r.font.all_caps = True, Pt(besar), teks.startswith("{{")
    isi = doc.add_section(WD_SECTION.NEW_PAGE)
    doc.add_paragraph("{{ isi }}")
    lebar, tinggi = (Mm(int(sisi.removesuffix("mm"))) for sisi in KERTAS[kertas.kertas])
    for bagian in doc.sections:
        bagian.page_width, bagian.page_height = lebar, tinggi
        bagian.left_margin, bagian.right_margin, bagian.top_margin, bagian.bottom_margin = (
            Mm(30),
            Mm(25),
            Mm(28),
            Mm(25),
        )
    isi.header.is_linked_to_previous = isi.footer.is_linked_to_previous = False
    kepala = _kecil(isi.header.paragraphs[0])
    kepala.paragraph_format.tab_stops.add_tab_stop(lebar - Mm(55), WD_TAB_ALIGNMENT.RIGHT)
    kepala.add_run("{{ judul }}  {{ keadaan }}\t")
    medan(kepala, "STYLEREF 1", "")  # the chapter; what cannot work it out shows nothing rather than a wrong one
    for r in kepala.runs:
        r.font.size = Pt(8)
    kaki = _kecil(isi.footer.paragraphs[0])
    kaki.alignment = WD_ALIGN_PARAGRAPH.CENTER
    medan(kaki, "PAGE", "1")
    doc.core_properties.author, doc.core_properties.comments = "", ""
    keluar = BytesIO()
    doc.save(keluar)
    return keluar.getvalue()


def _kecil(p: Paragraph) -> Paragraph:
    p.paragraph_format.tab_stops.clear_all()
    return p


def _gaya(doc: Document, huruf: str) -> None:  # type: ignore[valid-type]
    for nama in (ISI, *JUDUL, CAPTION, JUDUL_DAFTAR, "Header", "Footer"):
        gaya = doc.styles[nama]  # type: ignore[attr-defined]
        gaya.font.name, gaya.font.color.rgb = huruf, RGBColor(0, 0, 0)
        letak = gaya.element.get_or_add_rPr().get_or_add_rFonts()
        for jenis in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            letak.attrib.pop(qn(f"w:{jenis}"), None)
        letak.set(qn("w:cs"), huruf)
    biasa = doc.styles[ISI]  # type: ignore[attr-defined]
    biasa.font.size, biasa.paragraph_format.space_after, biasa.paragraph_format.line_spacing = Pt(11.5), Pt(6), 1.3
    biasa.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for nama in ("Header", "Footer"):
        doc.styles[nama].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT  # type: ignore[attr-defined]
    for tingkat, besar in BESAR.items():
        gaya = doc.styles[JUDUL[tingkat - 1]]  # type: ignore[attr-defined]
        gaya.font.size, gaya.font.bold, gaya.font.italic = Pt(besar), True, tingkat == 4
        bentuk = gaya.paragraph_format
        bentuk.alignment = WD_ALIGN_PARAGRAPH.LEFT
        bentuk.space_before, bentuk.space_after = Pt(0 if tingkat == 1 else 12), Pt(14 if tingkat == 1 else 5)
        bentuk.keep_with_next = True
    daftar = doc.styles[JUDUL_DAFTAR]  # type: ignore[attr-defined]
    daftar.font.size, daftar.font.bold, daftar.paragraph_format.space_after = Pt(14), True, Pt(14)
    keterangan = doc.styles[CAPTION]  # type: ignore[attr-defined]
    keterangan.font.size, keterangan.font.bold = Pt(10), True
    keterangan.paragraph_format.space_before, keterangan.paragraph_format.space_after = Pt(8), Pt(4)
