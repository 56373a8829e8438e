"""The published LKjIP as a file and with its pictures: for everybody, only while it is published, without NIP (L)."""

import io
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from laporan import tugas
from laporan.cetak.word import render_docx
from laporan.cetak.word.bawaan import templat_bawaan
from laporan.models import CetakLaporan, GambarLaporan, Publikasi
from laporan.services import cetak as layanan
from laporan.services.buku import susun_buku
from laporan.services.dasar import LaporanDitolak
from laporan.services.gambar import tambah_gambar
from laporan.services.publikasi import buat_pdf, cabut, terbitkan
from laporan.views import publik as views_publik
from sakip.dokumen.unggahan import Lampiran
from sakip.organisasi.hak import hak_dari
from tests.dokumen.lampiran import png
from tests.laporan.pabrik_alur import Lkjip, lkjip
from tests.laporan.test_berkas import rapat, teks_docx, teks_pdf

pytestmark = pytest.mark.django_db
NIP = "19800101 200501 2 001"


@pytest.fixture
def x() -> Lkjip:
    """A report of PD `satu` that was handed on, with a picture and an NIP in people's words."""
    x = lkjip()
    x.tulis("latar", f"<p>Ditulis oleh Ani, NIP {NIP}.</p>")
    tambah_gambar(
        laporan_id=x.laporan.pk, kunci="isu", lampiran=Lampiran("g.png", "image/png", png()), judul="Jalan longsor",
        alt="Foto jalan", sesudah=None, aktor=x.pengguna("perencana_satu"), now=x.now,
    )  # fmt: skip
    return x.sampai_ditandatangani().sampaikan()


def terbit(x: Lkjip, antre: list[CetakLaporan] | None = None) -> Publikasi:
    masuk = antre.append if antre is not None else lambda _: None
    return terbitkan(
        pemda=x.d.pemda, tahun=2026, kunci=[f"lkjip:{x.d.pd['satu'].pk}"], aktor=x.pengguna("kabag_organisasi"),
        now=x.now, antrekan=masuk,
    )[0]  # fmt: skip


def alamat(x: Lkjip, nama: str, *lain: Any) -> str:
    return reverse(f"publik:{nama}", args=[x.d.pemda.kode, 2026, x.d.pd["satu"].pk, *lain])


def test_publishing_asks_the_worker_for_the_pdf_which_the_public_then_takes_without_nip(x, client) -> None:
    """Ketentuan L; a visitor never waits for the printer."""
    antre: list[CetakLaporan] = []
    p = terbit(x, antre)
    assert [(c.jenis, c.publikasi, c.status) for c in antre] == [("umum", p, "antre")]
    assert client.get(alamat(x, "lkjip_pdf")).status_code == 404
    assert "PDF sedang disiapkan" in client.get(alamat(x, "lkjip")).content.decode()
    tugas.buat_berkas.func(antre[0].pk)
    jawab = client.get(alamat(x, "lkjip_pdf"))
    assert alamat(x, "lkjip_pdf") in client.get(alamat(x, "lkjip")).content.decode()
    assert "public" in jawab["Cache-Control"] and jawab["Content-Type"] == "application/pdf"
    teks = teks_pdf(jawab.content)
    assert "Ani, NIP ••••" in teks and "PERNYATAAN TELAH DIREVIU" in teks and "DRAF" not in teks
    nip = {o.nip for o in x.d.pegawai.values() if o.nip}
    assert not [n for n in (*nip, rapat(NIP)) if n in rapat(teks)]


def test_a_visitor_never_has_a_file_made(x, client, monkeypatch) -> None:
    def tidak(*_: Any) -> bytes:
        raise AssertionError("made in a visitor's request")

    terbit(x)
    monkeypatch.setattr(layanan, "render_laporan", tidak)
    assert [client.get(alamat(x, n)).status_code for n in ("lkjip", "lkjip_pdf")] == [200, 404]
    assert not hasattr(views_publik, "render_laporan")


def test_a_picture_of_people_is_public_with_words_and_number_while_its_report_is(x, client) -> None:
    p, g = terbit(x), GambarLaporan.objects.get()
    halaman = client.get(alamat(x, "lkjip")).content.decode()
    assert alamat(x, "foto", g.pk) in halaman and 'alt="Foto jalan"' in halaman and "Gambar 1.2" in halaman
    jawab = client.get(alamat(x, "foto", g.pk))
    assert (
        jawab.content == png()
        and "public" in jawab["Cache-Control"]
        and "default-src 'none'" in jawab["Content-Security-Policy"]
    )
    assert client.get(alamat(x, "foto", g.pk + 1)).status_code == 404
    cabut(publikasi_id=p.pk, alasan="Salah.", aktor=x.pengguna("kabag_organisasi"), now=x.now)
    assert [client.get(alamat(x, n, *lain)).status_code for n, lain in (("foto", [g.pk]), ("lkjip_pdf", []))] == [
        404,
        404,
    ]


def test_a_pdf_that_could_not_be_made_says_why_and_bagian_organisasi_makes_it_again(x, client, masuk, pada) -> None:
    antre: list[CetakLaporan] = []
    p = terbit(x, antre)
    assert layanan.sapu(now=x.now, semua=True) == 1
    klien = masuk(client, x.pengguna("kabag_organisasi"))
    with pada(x.now):
        isi = klien.get(p.get_absolute_url()).content.decode()
        assert "Tidak jadi dibuat" in isi and "Buat PDF untuk masyarakat" in isi
        klien.post(p.get_absolute_url(), {"pdf": "1"})
        assert "Dapat diunduh" in klien.get(p.get_absolute_url()).content.decode()
    assert [c.status for c in p.cetakan.order_by("pk")] == ["gagal", "selesai"]  # tests have no queue


def test_only_bagian_organisasi_asks_for_it_and_only_of_what_is_public(x) -> None:
    p = terbit(x)
    with pytest.raises(LaporanDitolak, match="Bagian Organisasi"):
        buat_pdf(publikasi_id=p.pk, aktor=x.pengguna("perencana_satu"), now=x.now, antrekan=lambda _: None)
    kbo = x.pengguna("kabag_organisasi")
    cabut(publikasi_id=p.pk, alasan="Salah.", aktor=kbo, now=x.now)
    with pytest.raises(LaporanDitolak, match="sedang terbit"):
        buat_pdf(publikasi_id=p.pk, aktor=kbo, now=x.now, antrekan=lambda _: None)
    cetak = p.cetakan.get()
    layanan.jalankan(cetak_id=cetak.pk, now=x.now)
    cetak.refresh_from_db()
    assert (cetak.status, "dicabut" in cetak.pesan) == ("gagal", True)


def test_offices_never_see_the_public_copy_among_their_files(x, masuk, pada) -> None:
    antre: list[CetakLaporan] = []
    terbit(x, antre)
    layanan.jalankan(cetak_id=antre[0].pk, now=x.now)
    klien = masuk(Client(), x.pengguna("perencana_satu"))
    with pada(x.now):
        assert klien.get(reverse("laporan:unduh", args=[antre[0].pk])).status_code == 404


# ---- the same report for its office


def test_the_statement_of_the_review_is_part_of_the_report_and_stands_in_its_contents(x) -> None:
    """PermenPANRB 53/2014 Lampiran III: the statement is part of the report."""
    hak = hak_dari(x.pengguna("perencana_satu"), x.now.date())
    buku = susun_buku(x.laporan, hak, x.now.date(), lampiran=False)
    assert buku.pernyataan and buku.pernyataan.identitas
    teks = teks_docx(render_docx(buku, templat_bawaan(buku.kertas)))
    assert teks.count("Lampiran 3. Pernyataan telah direviu") == 2 and "PERNYATAAN TELAH DIREVIU" in teks
    satu = lkjip(d=x.d, tahun=2025)
    assert susun_buku(satu.laporan, hak, x.now.date(), lampiran=False).pernyataan is None


def test_a_picture_of_people_stands_in_the_word_file_with_number_words_and_in_its_list(x) -> None:
    hak = hak_dari(x.pengguna("perencana_satu"), x.now.date())
    buku = susun_buku(x.laporan, hak, x.now.date(), lampiran=False)
    docx = render_docx(buku, templat_bawaan(buku.kertas))
    assert teks_docx(docx).count("Gambar 1.2 Jalan longsor") == 2
    uraian = Document(io.BytesIO(docx)).element.body.xpath(".//wp:docPr/@descr")
    assert "Foto jalan" in uraian
    pdf = layanan.render_laporan(buku)
    assert rapat(teks_pdf(pdf)).count("Gambar1.2Jalanlongsor") == 2
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) > 5


def test_the_contents_of_the_word_file_name_the_pages_of_the_pdf(x) -> None:
    hak = hak_dari(x.pengguna("perencana_satu"), x.now.date())
    buku = susun_buku(x.laporan, hak, x.now.date(), lampiran=False)
    baris = teks_docx(render_docx(buku, templat_bawaan(buku.kertas))).splitlines()
    pdf = teks_pdf(layanan.render_laporan(buku), "-layout")
    for judul in ("KATA PENGANTAR", "BAB I PENDAHULUAN", "BAB IV PENUTUP"):
        nomor = next(b for b in baris if b.startswith(judul) and b != judul).removeprefix(judul)
        assert any(judul in b and b.split()[-1] == nomor for b in pdf.splitlines() if "..." in b), (judul, nomor)
