"""The files of a PK: who gets which, with the watermark or without, and what if one is gone."""

from io import BytesIO

import pikepdf
import pytest

from perjanjian.models import Naskah
from sakip.dokumen.services import _jalur, baca_berkas
from sakip.jejak.models import Jejak

from .halaman import Halaman, teks
from .pabrik import adegan

pytestmark = [pytest.mark.django_db, pytest.mark.cetak_asli]


@pytest.fixture
def a():
    return adegan()


@pytest.fixture
def h(a):
    return Halaman(a)


def bertanda_air(isi: bytes) -> bool:
    with pikepdf.open(BytesIO(isi)) as dokumen:
        return all("/SakipTandaAir" in str(h.get("/Resources", {})) for h in dokumen.pages)


def test_a_draft_is_previewed_with_the_watermark_and_nothing_is_kept(a, h):
    pk = a.susun("kepala_satu")
    jawaban = h.buka("perencana_satu", "perjanjian:pdf", pk.pk)
    assert jawaban.status_code == 200 and jawaban["Content-Type"] == "application/pdf"
    assert jawaban.content.startswith(b"%PDF-")
    assert jawaban["Content-Disposition"].startswith("inline;")
    assert not Naskah.objects.exists()


def test_what_is_signed_is_served_as_frozen_with_the_watermark_until_in_force(a, h):
    pk = a.tandatangani(a.susun("kepala_satu"), "kepala_satu")
    jawaban = h.buka("kepala_satu", "perjanjian:pdf", pk.pk, tanya={"unduh": 1})
    assert jawaban.content == baca_berkas(pk.naskah.pdf_draf)
    assert jawaban["Content-Disposition"].startswith("attachment;") and "no-store" in jawaban["Cache-Control"]


def test_in_force_the_clean_file_and_the_berita_acara_are_served_and_each_download_has_its_line(a, h):
    pk = a.sampai_berlaku()
    bersih = h.buka("kepala_satu", "perjanjian:pdf", pk.pk).content
    assert bersih == baca_berkas(pk.naskah.pdf) and not bertanda_air(bersih)
    assert h.buka("kepala_satu", "perjanjian:naskah", pk.pk, 1).content == baca_berkas(pk.naskah.pdf)
    assert h.buka("sekda", "perjanjian:berita_acara", pk.pk).content.startswith(b"%PDF-")
    unduh = Jejak.objects.filter(aksi="unduh", objek_id=pk.pk).order_by("nomor")
    assert [j.pelaku.username for j in unduh] == ["alfa.kepala_satu", "alfa.kepala_satu", "alfa.sekda"]
    assert unduh[0].rincian["sha256"] == pk.naskah.pdf.sha256


def test_strangers_and_unknown_revisions_are_not_found(a, h):
    pk = a.tandatangani(a.susun("kepala_satu"), "kepala_satu")
    for nama, *arg in (("pdf",), ("naskah", 1), ("berita_acara",)):
        assert h.buka("kepala_dua", f"perjanjian:{nama}", pk.pk, *arg).status_code == 404
        assert h.buka("admin", f"perjanjian:{nama}", pk.pk, *arg, daerah=a.p.beta).status_code == 404
    assert h.buka("kepala_satu", "perjanjian:naskah", pk.pk, 9).status_code == 404
    assert h.buka("kepala_satu", "perjanjian:berita_acara", pk.pk).status_code == 404
    assert h.kirim("kepala_satu", "perjanjian:pdf", pk.pk).status_code == 405


@pytest.mark.parametrize("cara", ["hilang", "rusak"])
def test_a_file_that_is_gone_or_damaged_is_said_in_words_and_is_no_error_page(a, h, cara):
    pk = a.tandatangani(a.susun("kepala_satu"), "kepala_satu")
    berkas = _jalur(pk.naskah.pdf_draf)
    semula = berkas.read_bytes()
    berkas.unlink() if cara == "hilang" else berkas.write_bytes(b"%PDF-palsu")
    try:
        jawaban = h.buka("kepala_satu", "perjanjian:pdf", pk.pk, follow=True)
    finally:
        berkas.write_bytes(semula)
    assert "Berkas PDF ini hilang atau rusak di penyimpanan." in teks(jawaban)
