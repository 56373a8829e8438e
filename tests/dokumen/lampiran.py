"""Files that people attach, good and bad, made in memory."""

import io
import zipfile
from io import BytesIO

import openpyxl
import pikepdf
from PIL import Image

TIPE = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def pdf_kosong(*, sandi: str = "", program: bool = False, halaman: int = 1) -> bytes:
    """A PDF of blank pages: locked, or with a script in it."""
    pdf = pikepdf.new()
    for _ in range(halaman):
        pdf.add_blank_page()
    if program:
        js = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        nama = pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("x"), pdf.make_indirect(js)]))
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=nama)
    keluar = BytesIO()
    pdf.save(keluar, encryption=pikepdf.Encryption(owner=sandi, user=sandi) if sandi else None)
    return keluar.getvalue()


def xlsx() -> bytes:
    keluar = BytesIO()
    openpyxl.Workbook().save(keluar)
    return keluar.getvalue()


def docx(**lain: bytes) -> bytes:
    """A Word file of its least parts, and what is put into it beside them."""
    return arsip({"[Content_Types].xml": TIPE.encode(), "word/document.xml": b"<w/>"} | lain)


def arsip(isi: dict[str, bytes]) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as z:
        for nama, teks in isi.items():
            z.writestr(nama, teks)
    return wadah.getvalue()


def png(sisi: int = 8, *, format: str = "PNG") -> bytes:
    """A photograph, in its least size."""
    keluar = BytesIO()
    Image.new("RGB", (sisi, sisi), "white").save(keluar, format)
    return keluar.getvalue()
