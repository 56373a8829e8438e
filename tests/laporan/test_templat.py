"""A regency's own Word template: filled as it is, refused with a clear sentence where it cannot be."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from laporan.cetak.buku import Buku
from laporan.cetak.word import render_docx
from laporan.cetak.word.bawaan import templat_bawaan
from laporan.cetak.word.templat import periksa_templat
from laporan.isi import LaporanIsi, NaskahIsi, OrangIsi, ParagrafIsi
from laporan.models import TemplatWord
from laporan.queries.naskah import Naskah
from sakip.dokumen.lembaran import Kertas
from sakip.dokumen.services import baca_berkas
from sakip.lembar.berkas import BerkasDitolak
from tests.pemeran import pemeran


def templat(*paragraf: str) -> bytes:
    doc = Document()
    for teks in paragraf:
        doc.add_paragraph(teks)
    keluar = io.BytesIO()
    doc.save(keluar)
    return keluar.getvalue()


def buku(**tulisan: str) -> Buku:
    kepala = OrangIsi("Budi <b> & Contoh", "Kepala Dinas", "Pembina", "198001012005011001")
    isi = LaporanIsi(2025, "Uji", "Kabupaten Uji", "Kota Uji", "Dinas Uji", kepala)
    kata = {k: (ParagrafIsi("paragraf", v),) for k, v in tulisan.items()}
    return Buku(Naskah(NaskahIsi(isi, kata)), tanggal=date(2026, 2, 3))


def hasil(isi: bytes, b: Buku) -> list[str]:
    return [p.text for p in Document(io.BytesIO(render_docx(b, isi))).paragraphs]


def selip(isi: bytes, nama: str, bagian: bytes) -> bytes:
    """The same file with a part added or replaced."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as lama, zipfile.ZipFile(keluar, "w") as baru:
        for n in lama.namelist():
            if n != nama:
                baru.writestr(n, lama.read(n))
        baru.writestr(nama, bagian)
    return keluar.getvalue()


@pytest.mark.parametrize("kertas", [Kertas(), Kertas("A4", "bookman")])
def test_the_plain_template_is_one_that_would_be_taken(kertas) -> None:
    periksa_templat(templat_bawaan(kertas), "templat.docx")


def test_fields_are_filled_as_text_and_the_chapters_stand_where_the_marker_was() -> None:
    isi = templat("Sampul {{ instansi }} {{ tahun }}", "{{isi}}", "{{ kepala }}, {{ tanggal }}, {{ keadaan }}")
    periksa_templat(isi, "milik.docx")
    teks = hasil(isi, buku(simpulan="<p>Kata {{ 7*7 }} penutup.</p>"))
    assert teks[0] == "Sampul Dinas Uji 2025"
    assert teks[-1] == "Budi <b> & Contoh, 3 Februari 2026, DRAF"
    assert {"KATA PENGANTAR", "BAB IV PENUTUP", "Kata {{ 7*7 }} penutup."} <= set(teks)


def test_a_template_with_contents_of_its_own_gets_no_second_ones() -> None:
    doc = Document()
    p = doc.add_paragraph("{{ isi }}")
    assert "DAFTAR ISI" in hasil(_simpan(doc), buku())
    medan = p.insert_paragraph_before("").add_run()._r
    medan.append(medan.makeelement(f"{{{medan.nsmap['w']}}}instrText"))
    medan[-1].text = ' TOC \\o "1-3" '
    assert "DAFTAR ISI" not in hasil(_simpan(doc), buku())


def _simpan(doc) -> bytes:
    keluar = io.BytesIO()
    doc.save(keluar)
    return keluar.getvalue()


@pytest.mark.parametrize(
    ("paragraf", "kata"),
    [
        (("{{ isi }}", "{{ gubernur }}"), "{{ gubernur }} tidak dikenal. Yang dapat dipakai: isi, judul"),
        (("Tanpa tanda",), "tepat satu tanda {{ isi }}"),
        (("{{ isi }}", "{{ isi }}"), "tepat satu tanda"),
        (("Bab: {{ isi }}",), "sendirian pada satu paragraf"),
        (("{{ isi }}", "{{ tahun "), "salah tulis"),
        (("{{ isi }}", "{% for x in tahun %}a{% endfor %}"), "hanya boleh memuat isian biasa"),
        (("{{ isi }}", "{{ tahun.__class__.__mro__ }}"), "hanya boleh memuat isian biasa"),
        (("{{ isi }}", "{{ tahun|upper }}"), "hanya boleh memuat isian biasa"),
        (("{{ isi }}", "{{ 9**9**9 }}"), "hanya boleh memuat isian biasa"),
    ],
)
def test_a_wrong_field_or_marker_is_refused_with_what_to_do(paragraf, kata) -> None:
    with pytest.raises(BerkasDitolak) as tolak:
        periksa_templat(templat(*paragraf), "t.docx")
    assert kata in tolak.value.pesan


@pytest.mark.parametrize(
    ("nama", "bagian", "kata"),
    [
        ("word/vbaProject.bin", b"x", "bermakro"),
        ("word/embeddings/oleObject1.bin", b"x", "objek tertanam"),
        ("word/media/besar.bin", b"\0" * 60_000_000, "terlalu besar"),
        ("word/settings.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "tidak wajar"),
        (
            "word/_rels/settings.xml.rels",
            b'<Relationships><Relationship Id="r" Type="x/attachedTemplate" Target="http://a/b.dotm" TargetMode="External"/></Relationships>',
            "alamat lain",
        ),
        (
            "word/_rels/settings.xml.rels",
            b"<Relationships><Relationship Id='r' Type='x/attachedTemplate' Target='http://a' TargetMode='External'/></Relationships>",
            "alamat lain",
        ),
    ],
)
def test_what_is_no_plain_document_is_refused(nama, bagian, kata) -> None:
    with pytest.raises(BerkasDitolak) as tolak:
        periksa_templat(selip(templat("{{ isi }}"), nama, bagian), "t.docx")
    assert kata in tolak.value.pesan.casefold()


@pytest.mark.parametrize("isi", [b"", b"%PDF-1.7", b"PK\x03\x04rusak", b"x" * (10 * 1024 * 1024 + 1)])
def test_another_file_is_refused(isi) -> None:
    with pytest.raises(BerkasDitolak):
        periksa_templat(isi, "t.docx")


@pytest.mark.django_db
def test_the_admin_uploads_a_template_of_the_own_regency_and_is_told_what_is_wrong_with_another() -> None:
    p, klien = pemeran(), Client()
    klien.force_login(p.alfa.pengguna["admin"])
    alamat = reverse("admin:laporan_templatword_add")
    assert "{{ tahun }}" in klien.get(alamat).content.decode()

    def unggah(isi: bytes):
        data = {"jenis": "pd", "berlaku_mulai": "2026-01-01", "unggah": SimpleUploadedFile("milik kami.docx", isi)}
        return klien.post(alamat, data)

    assert "tidak dikenal" in unggah(templat("{{ isi }}", "{{ salah }}")).content.decode()
    assert unggah(isi := templat("{{ isi }}")).status_code == 302
    satu = TemplatWord.objects.get()
    assert (satu.pemda, satu.nama, baca_berkas(satu.berkas)) == (p.alfa.pemda, "milik kami.docx", isi)
