"""What somebody may attach: judged by its content, and kept under a name that misleads nobody."""

import pytest

from sakip.dokumen.unggahan import JENIS, MAKS_LAMPIRAN, nama_bersih, periksa_bukti, periksa_lampiran, periksa_pindaian
from sakip.lembar.berkas import BerkasDitolak

from .lampiran import arsip, docx, pdf_kosong, png, xlsx


@pytest.mark.parametrize(("isi", "akhiran"), [(pdf_kosong(), "pdf"), (xlsx(), "xlsx"), (docx(), "docx")])
def test_pdf_word_and_excel_are_taken_for_what_they_are_whatever_their_name_says(isi, akhiran):
    hasil = periksa_lampiran(isi, "Hasil TW I.txt")
    assert (hasil.nama, hasil.jenis, hasil.isi) == (f"Hasil TW I.{akhiran}", JENIS[akhiran], isi)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"", "kosong"),
        (b"MZ\x90\x00program", "bukan PDF"),
        (b"<html><script>alert(1)</script></html>", "bukan PDF"),
        (b"%PDF-1.7 terpotong", "terpotong atau rusak"),
        (pdf_kosong(sandi="rahasia"), "kata sandi"),
        (pdf_kosong(program=True), "program"),
        (pdf_kosong(halaman=0), "halaman"),
        (arsip({"a.txt": b"x"}), "bukan PDF"),
        (docx(**{"word/vbaProject.bin": b"x"}), "bermakro"),
        (docx(**{"word/isi.exe": b"MZ"}), "program"),
        (docx(**{"word/besar.xml": b"0" * 60_000_000}), "mengembang"),
        (b"PK\x03\x04rusak", "rusak"),
        (b"%PDF-" + b"0" * MAKS_LAMPIRAN, "paling besar 10 MB"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(isi, sebab):
    with pytest.raises(BerkasDitolak, match=sebab):
        periksa_lampiran(isi, "hasil.pdf")


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("laporan.pdf.exe", "laporan-pdf"),
        ("laporan.exe.pdf", "laporan-exe"),
        ("../../etc/passwd.pdf", "passwd"),
        ("C:\\Users\\a\\Hasil TW I.docx", "Hasil TW I"),
        ('a"\r\nSet-Cookie: x=1.pdf', "a-Set-Cookie- x-1"),
        ("hasil\u202efdp.exe", "hasilfdp"),
        ("\x00\x07.pdf", "lampiran"),
        (".pdf", "lampiran"),
        ("Évaluasi (akhir) 2026.pdf", "Évaluasi (akhir) 2026"),
        ("n" * 300 + ".pdf", "n" * 100),
    ],
)
def test_the_name_keeps_no_path_no_second_ending_and_no_hidden_sign(nama, bersih):
    assert nama_bersih(nama) == bersih


@pytest.mark.parametrize(("isi", "akhiran"), [(png(), "png"), (png(format="JPEG"), "jpg"), (pdf_kosong(), "pdf")])
def test_evidence_may_be_a_photograph_named_by_what_it_is(isi, akhiran):
    hasil = periksa_bukti(isi, "Rapat TW I.exe")
    assert hasil.nama == f"Rapat TW I.{akhiran}" and hasil.isi == isi


@pytest.mark.parametrize(
    "isi",
    [png()[:40], b"\x89PNG\r\n\x1a\n<script>", b"\xff\xd8\xff<html>", png(format="GIF"), png(format="BMP"), png(7100)],
    ids=["cut off", "only its sign", "a page", "gif", "bmp", "too many pixels"],
)
def test_what_only_looks_like_a_photograph_is_refused(isi):
    with pytest.raises(BerkasDitolak):
        periksa_bukti(isi, "foto.png")


@pytest.mark.parametrize("isi", [docx(), xlsx()], ids=["docx", "xlsx"])
def test_a_scan_of_a_signed_paper_is_nothing_that_can_still_be_written_in(isi):
    with pytest.raises(BerkasDitolak, match="PDF atau foto"):
        periksa_pindaian(isi, "naskah.pdf")
    assert periksa_pindaian(pdf_kosong(), "naskah").nama == "naskah.pdf"
    assert periksa_pindaian(png(), "naskah").nama == "naskah.png"


def test_a_photograph_is_no_file_for_a_letter():
    with pytest.raises(BerkasDitolak, match="bukan PDF"):
        periksa_lampiran(png(), "surat.pdf")
