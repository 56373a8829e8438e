"""Workbooks made by hand, and the same archives with parts of them changed."""

import io
import re
import zipfile

from openpyxl import Workbook


def buku(*rows, lembar_ke=None, sebelum=None):
    """A workbook by hand: heading row and rows; `sebelum` may still change it."""
    wb = Workbook()
    ws = wb.active
    for row in rows:
        ws.append(row)
    if sebelum:
        sebelum(wb, ws)
    return simpan(wb)


def simpan(wb):
    wadah = io.BytesIO()
    wb.save(wadah)
    return wadah.getvalue()


def ubah(isi, **bagian):
    """The same archive with parts replaced: name=function(bytes) -> bytes; None drops it."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as tujuan:
        for info in asal.infolist():
            tujuan.writestr(info.filename, bagian.get(info.filename, lambda b: b)(asal.read(info)))
    return hasil.getvalue()


def ubah_lembar(isi, fungsi):
    return ubah(isi, **{"xl/worksheets/sheet1.xml": fungsi})


def ganti(lama, baru):
    def fungsi(isi):
        assert lama in isi
        return isi.replace(lama, baru)

    return fungsi


def arsip(**bagian):
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as tujuan:
        for nama, isi in bagian.items():
            tujuan.writestr(nama, isi)
    return wadah.getvalue()


def berbagi_teks(isi):
    """The same workbook with shared texts, as Excel itself writes it; openpyxl writes them into the cells."""
    teks = {}

    def sel(cocok):
        return cocok[1] + b't="s"><v>%d</v></c>' % teks.setdefault(cocok[2], len(teks))

    isi = ubah_lembar(
        isi, lambda xml: re.sub(rb'(<c [^>]*)t="inlineStr"><is>(.*?)</is></c>', sel, xml, flags=re.DOTALL)
    )
    jenis = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    relasi = b'<Relationship Id="rTeks" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    isi = ubah(
        isi,
        **{
            "[Content_Types].xml": ganti(b"</Types>", jenis + b'spreadsheetml.sharedStrings+xml"/></Types>'),
            "xl/_rels/workbook.xml.rels": ganti(
                b"</Relationships>", relasi + b'sharedStrings" Target="sharedStrings.xml"/></Relationships>'
            ),
        },
    )
    wadah = io.BytesIO(isi)
    with zipfile.ZipFile(wadah, "a", zipfile.ZIP_DEFLATED) as wadah_zip:
        ruang = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        wadah_zip.writestr("xl/sharedStrings.xml", ruang + b"".join(b"<si>%s</si>" % t for t in teks) + b"</sst>")
    return wadah.getvalue()
