"""The files of a report say what the measurement says (GM/SM Pasal 11; SM Lampiran D), in PDF, DOCX and Excel."""

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from laporan.cetak.pdf import render_laporan
from laporan.cetak.word import render_docx
from laporan.cetak.word.bawaan import templat_bawaan
from laporan.excel.tabel import buku_tabel
from laporan.isi import IndikatorIsi, JabatanIsi, OrganisasiIsi, ParagrafIsi, ProgramIsi, TahunIsi
from laporan.queries.naskah import Naskah
from laporan.rules.blok import Tabel
from laporan.services.buku import susun_buku
from pengukuran.models import Realisasi
from sakip.angka import format_rupiah
from sakip.organisasi.hak import hak_dari
from tests.laporan.pabrik import lapor
from tests.laporan.test_templat import templat

pytestmark = pytest.mark.django_db
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KATA = (
    "<p>Jalan <strong>mantap</strong> &amp; aman, lihat <a href='https://example.go.id/x'>data</a>.</p>"
    "<ol><li>Satu<ul><li>anak</li></ul></li><li>Dua</li></ol>"
    "<table><tr><th>Ruas</th><th>Panjang</th></tr><tr><td rowspan=2>Utara</td><td>12 km</td></tr><tr><td>9 km</td></tr></table>"
)


def buku(**lain: Any) -> Any:
    """The report of a measured PD with three years before, a chart of offices, and words at two places."""
    return replace(_buku(), **lain)


@cache
def _buku() -> Any:
    """Drawn once: from here on it is plain data."""
    x = lapor()
    laporan = x.susun()
    x.tulis(laporan, "pengantar", KATA)
    x.tulis(laporan, "simpulan", "<p>Simpulan <em>umum</em>.</p>")
    hak = hak_dari(x.pengguna("perencana_satu"), x.now.date())
    hasil = susun_buku(laporan, hak, x.now.date(), lampiran=True)
    return replace(hasil, naskah=_berlalu(hasil.naskah))


@cache
def _pdf() -> bytes:
    return render_laporan(_buku())


@cache
def _docx() -> bytes:
    return render_docx(_buku(), templat_bawaan(_buku().kertas))


def _berlalu(naskah: Naskah) -> Naskah:
    """With earlier years, so that there are a wide table and lines over the years."""
    lama = tuple(TahunIsi(2021 + n, f"{80 + n}%", f"{81 + n},5%", "101.88", "101,88") for n in range(5))
    isi = naskah.laporan
    sasaran = tuple(replace(s, indikator=tuple(replace(i, lalu=lama) for i in s.indikator)) for s in isi.sasaran)
    bagan = (JabatanIsi(1, None, "Kepala Dinas", "Budi"), JabatanIsi(2, 1, "Sekretaris"))
    organisasi = OrganisasiIsi(tugas="Membantu Bupati", fungsi="Satu\nDua", bagan=bagan, pegawai=40)
    return Naskah(replace(naskah.isi, laporan=replace(isi, sasaran=sasaran, organisasi=organisasi)))


def angka(naskah: Naskah) -> set[str]:
    """Every figure of the data as it must be read in each file."""
    isi = naskah.laporan
    hasil = {x for i in isi.indikator for x in (i.target, i.realisasi, i.cetak) if x}
    hasil |= {x for i in isi.indikator for t in i.lalu for x in (t.realisasi, t.cetak)}
    uang = [p for p in (*isi.anggaran, isi.jumlah) if p.pagu is not None]
    return hasil | {format_rupiah(j, lambang=False) for p in uang for j in (p.pagu, p.realisasi) if j is not None}


def teks_pdf(pdf: bytes, *cara: str) -> str:
    perintah = ["pdftotext", *cara, "-", "-"]
    return subprocess.run(perintah, input=pdf, capture_output=True, check=True).stdout.decode()


def teks_docx(docx: bytes) -> str:
    badan = Document(io.BytesIO(docx)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in badan.iter(f"{W}p"))


def rapat(teks: str) -> str:
    return re.sub(r"\s+", "", teks)


def tabel(naskah: Naskah) -> list[tuple[str, Tabel]]:
    return [(naskah.nomor.get(b.kunci, ""), b) for bab in naskah.bab for b in bab.isi if isinstance(b, Tabel)]


# ---- every figure


def test_the_figures_of_the_data_are_those_of_the_measurement() -> None:
    x = lapor()
    x.susun()
    isi = buku_kini(x)
    ukur = {r.butir.indikator: r for r in Realisasi.objects.filter(pengukuran__periode="tw4").select_related("butir")}
    assert {i.nama: (i.target, i.realisasi, i.capaian) for i in isi.indikator} == {
        nama: (r.butir.target, r.sampai, r.capaian) for nama, r in ukur.items()
    }


def buku_kini(x: Any) -> Any:
    hak = hak_dari(x.pengguna("perencana_satu"), x.now.date())
    return susun_buku(x.u.d.pd["satu"].laporan.get(), hak, x.now.date(), lampiran=False).laporan


def test_every_figure_of_the_data_stands_in_the_pdf() -> None:
    b = buku()
    teks = rapat(teks_pdf(_pdf()))
    assert {x for x in angka(b.naskah) if rapat(x) not in teks} == set()
    for nomor, t in tabel(b.naskah):
        assert rapat(f"{nomor} {t.judul}") in teks


def test_every_figure_of_the_data_stands_in_the_docx() -> None:
    b = buku()
    teks = teks_docx(_docx())
    assert {x for x in angka(b.naskah) if x not in teks} == set()
    for nomor, t in tabel(b.naskah):
        assert f"{nomor} {t.judul}".strip() in teks


def test_every_table_is_a_sheet_whose_cells_are_what_is_printed_numbers_as_numbers() -> None:
    b = buku()
    lembar = openpyxl.load_workbook(io.BytesIO(buku_tabel(b.naskah)))
    semua = tabel(b.naskah)
    assert len(lembar.sheetnames) == len(set(lembar.sheetnames)) == 1 + len(semua)
    for nama, (nomor, t) in zip(lembar.sheetnames[1:], semua, strict=True):
        rows = list(lembar[nama].iter_rows())
        awal = 3 if t.catatan else 2
        assert rows[0][0].value == f"{nomor} {t.judul}".strip()
        assert [[_cetak(sel) for sel in r] for r in rows[awal:]] == [list(x) for x in t.baris]
        assert not any(sel.data_type == "f" for r in rows for sel in r)


def test_a_sheet_is_called_by_its_number_or_by_the_part_it_stands_in() -> None:
    b = buku()
    nama = openpyxl.load_workbook(io.BytesIO(buku_tabel(b.naskah))).sheetnames
    bagian = {"Ikhtisar Eksekutif", "Lampiran 1", "Lampiran 1 (2)", "Lampiran 2", "Lampiran 2 (2)"}
    assert bagian <= set(nama) and all(x.startswith("Tabel ") for x in set(nama) - bagian - {"Daftar tabel"})


def _cetak(sel: Any) -> str:
    """What the cell shows in Indonesian."""
    if sel.data_type != "n" or sel.value is None:
        return sel.value or ""
    desimal = len(sel.number_format.partition(".")[2])
    teks = f"{Decimal(str(sel.value)):,.{desimal}f}"
    return teks.translate(str.maketrans(",.", ".,"))


def test_a_realisasi_that_looks_like_a_formula_stays_a_text_in_the_sheet() -> None:
    b = buku()
    s = b.laporan.sasaran[0]
    jahat = replace(s.indikator[0], realisasi='=HYPERLINK("http://x")')
    isi = replace(b.laporan, sasaran=(replace(s, indikator=(jahat,)),))
    lembar = openpyxl.load_workbook(io.BytesIO(buku_tabel(Naskah(replace(b.naskah.isi, laporan=isi)))))
    sel = [c for ws in lembar for r in ws.iter_rows() for c in r if str(c.value).startswith("=")]
    assert sel and all(c.data_type == "s" and c.quotePrefix for c in sel)


# ---- the PDF


def test_the_pdf_has_its_contents_roman_and_arabic_pages_and_wide_tables_on_their_side() -> None:
    b = buku(draf=False)
    pdf = render_laporan(b)
    with pikepdf.open(io.BytesIO(pdf)) as dokumen:
        mendatar = [p for p in dokumen.pages if p.mediabox[2] > p.mediabox[3]]
        assert mendatar and len(mendatar) < len(dokumen.pages)
    teks = teks_pdf(pdf, "-layout")
    assert re.search(r"KATA PENGANTAR\s*\.+\s*ii\b", teks)
    assert re.search(r"BAB I PENDAHULUAN\s*\.+\s*1\b", teks)
    assert "DAFTAR TABEL" in teks and "DAFTAR GAMBAR" in teks and "DRAF" not in teks


def test_no_row_of_peoples_tables_is_cut_at_the_end_of_a_page() -> None:
    baris = "".join(f"<tr><td>awal{n} {'kata ' * 60}akhir{n}</td><td>x</td></tr>" for n in range(40))
    tulisan = {"simpulan": (ParagrafIsi("tabel", f"<table><tbody>{baris}</tbody></table>"),)}
    isi = replace(_buku().naskah.isi, tulisan=tulisan)
    halaman = teks_pdf(render_laporan(buku(naskah=Naskah(isi), lampiran=()))).split("\f")
    letak = {n: [h for h, teks in enumerate(halaman) if re.search(rf"{n}\b", teks)] for n in _ujung(40)}
    assert all(len(h) == 1 for h in letak.values()) and len({h[0] for h in letak.values()}) > 2
    assert all(letak[f"awal{n}"] == letak[f"akhir{n}"] for n in range(40))


def _ujung(n: int) -> list[str]:
    return [f"{kata}{i}" for i in range(n) for kata in ("awal", "akhir")]


def test_a_draft_says_so_on_every_page_and_what_was_not_written_too() -> None:
    _buku()
    with pikepdf.open(io.BytesIO(_pdf())) as dokumen:
        assert all("/SakipTandaAir" in p.obj for p in dokumen.pages)
    assert "belum ditulis" in teks_pdf(_pdf())


def test_the_content_pages_of_pk_and_measurement_stand_behind_the_pdf_with_the_code_of_the_original() -> None:
    b = buku()
    assert [bool(x.pdf) for x in b.lampiran] == [True, True]
    tanpa = render_laporan(replace(b, lampiran=tuple(replace(x, pdf=b"") for x in b.lampiran)))
    lengkap = _pdf()
    jumlah = [len(pikepdf.open(io.BytesIO(x)).pages) for x in (tanpa, lengkap, *(y.pdf for y in b.lampiran))]
    assert jumlah[1] == jumlah[0] + jumlah[2] + jumlah[3]
    assert "tersimpan dengan kode" in teks_pdf(lengkap)


def test_each_appended_page_reads_as_where_it_comes_from_line_by_line() -> None:
    b = buku(draf=False)
    asal = [hal for x in b.lampiran for hal in _halaman_teks(x.pdf)]
    assert len(set(map(tuple, asal))) == len(asal) > 1
    disertakan = _halaman_teks(render_laporan(b))[-len(asal) :]
    assert [hal[: len(a)] for hal, a in zip(disertakan, asal, strict=True)] == asal
    assert [len(hal) - len(a) for hal, a in zip(disertakan, asal, strict=True)] == [1] * len(asal)  # the page number


def _halaman_teks(pdf: bytes) -> list[list[str]]:
    """The lines of each page from top to bottom, as they are read: what stands on its head comes in another order."""
    halaman = teks_pdf(pdf, "-layout").split("\f")[:-1]
    return [[" ".join(baris.split()) for baris in hal.split("\n") if baris.strip()] for hal in halaman]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_laporan(_buku()) == _pdf()


def test_words_with_marks_of_html_or_css_are_printed_as_words() -> None:
    b = buku()
    nama = 'Dinas "A" </style><script>x</script> \\ {{ 7*7 }}'
    b = replace(b, naskah=Naskah(replace(b.naskah.isi, laporan=replace(b.laporan, pd=nama))))
    assert "</style><script>x</script>" in teks_pdf(render_laporan(b))
    assert nama in teks_docx(render_docx(b, templat_bawaan(b.kertas)))


# ---- the DOCX


def test_the_docx_is_sound_and_made_of_real_styles_fields_lists_and_pictures_with_their_words() -> None:
    isi = _docx()
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        assert arsip.testzip() is None
        bagian = {n: etree.fromstring(arsip.read(n)) for n in arsip.namelist() if n.endswith((".xml", ".rels"))}
    assert {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/numbering.xml"} <= set(
        bagian
    )
    badan = bagian["word/document.xml"]
    for jalur in ("//w:bookmarkStart/@w:id", "//w:bookmarkStart/@w:name", "//wp:docPr/@id"):
        ganda = [k for k, n in Counter(badan.xpath(jalur, namespaces=_ruang(badan))).items() if n > 1]
        assert ganda == [], jalur
    gaya = set(bagian["word/styles.xml"].xpath("//w:style/@w:styleId", namespaces=_ruang(badan)))
    assert (
        set(badan.xpath("//w:pStyle/@w:val | //w:tblStyle/@w:val | //w:rStyle/@w:val", namespaces=_ruang(badan)))
        <= gaya
    )
    perintah = " ".join(badan.xpath("//w:instrText/text()", namespaces=_ruang(badan)))
    assert all(
        x in perintah for x in ('TOC \\o "1-3"', 'TOC \\h \\z \\c "Tabel"', "SEQ Tabel", "SEQ Gambar", "PAGEREF")
    )
    assert all(badan.xpath("//wp:docPr/@descr", namespaces=_ruang(badan)))
    kepala = " ".join("".join(b.itertext()) for n, b in bagian.items() if n.startswith("word/header"))
    assert "STYLEREF 1" in kepala
    assert badan.xpath("count(//w:pgSz[@w:orient='landscape'])", namespaces=_ruang(badan)) >= 1
    assert badan.xpath("count(//w:numPr)", namespaces=_ruang(badan)) >= 5
    assert badan.xpath("//w:tr[not(w:trPr/w:cantSplit)]", namespaces=_ruang(badan)) == []
    assert badan.xpath("count(//w:tr[.//w:t='Ruas']/w:trPr/w:tblHeader)", namespaces=_ruang(badan)) == 1
    assert badan.xpath("count(//w:vMerge)", namespaces=_ruang(badan)) == 2
    assert "https://example.go.id/x" in etree.tostring(bagian["word/_rels/document.xml.rels"]).decode()
    rujukan = set(badan.xpath("//w:hyperlink/@w:anchor", namespaces=_ruang(badan)))
    assert rujukan <= set(badan.xpath("//w:bookmarkStart/@w:name", namespaces=_ruang(badan)))


@pytest.mark.parametrize("milik_daerah", [False, True])
def test_the_docx_follows_the_schema_of_office(milik_daerah: bool, tmp_path: Path) -> None:
    berkas = tmp_path / "l.docx"
    berkas.write_bytes(render_docx(_buku(), templat("Milik daerah", "{{ isi }}")) if milik_daerah else _docx())
    assert [f"{e.part_uri} {e.description}" for e in OpenXmlValidator().validate(berkas).errors] == []


def _ruang(badan: Any) -> dict[str, str]:
    return {"wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"} | {
        k: v for k, v in badan.nsmap.items() if k
    }


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) tidak terpasang di mesin ini")
def test_libreoffice_opens_the_docx_and_prints_it_without_loss(tmp_path: Path) -> None:
    b = buku()
    (tmp_path / "l.docx").write_bytes(_docx())
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profil", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(tmp_path / "l.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    pdf = (tmp_path / "l.pdf").read_bytes()
    teks = rapat(teks_pdf(pdf))
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) > 5
    for nomor, t in tabel(b.naskah):
        assert rapat(f"{nomor} {t.judul}") in teks
        assert {x for baris in t.baris for x in baris if rapat(x) not in teks} == set()
    assert {x for x in angka(b.naskah) if rapat(x) not in teks} == set()


def test_a_program_of_a_hundred_billions_is_not_broken_in_its_column() -> None:
    b = buku()
    mahal = ProgramIsi(
        "1.03.02.2.01.0001", "Pembangunan", "program", Decimal("123456789012.50"), Decimal("99999999999.99"), "81,00"
    )
    b = replace(b, naskah=Naskah(replace(b.naskah.isi, laporan=replace(b.laporan, anggaran=(mahal,)))))
    teks = teks_pdf(render_laporan(b), "-layout")
    assert re.search(
        r"1\.03\.02\.2\.01\.0001\s+Pembangunan\s+123\.456\.789\.012,50\s+99\.999\.999\.999,99\s+81,00", teks
    )


def test_an_indicator_without_a_capaian_is_printed_with_its_reason() -> None:
    b = buku()
    s = replace(
        b.laporan.sasaran[0],
        indikator=(IndikatorIsi("x", "Indeks baru", "naik", realisasi="Cukup", alasan="Realisasi berupa teks."),),
    )
    b = replace(b, naskah=Naskah(replace(b.naskah.isi, laporan=replace(b.laporan, sasaran=(s,)))))
    for teks in (teks_pdf(render_laporan(b)), teks_docx(render_docx(b, templat_bawaan(b.kertas)))):
        assert "Indeksbaru" in rapat(teks) and "berupateks" in rapat(teks).casefold()
