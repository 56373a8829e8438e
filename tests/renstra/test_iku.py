"""The register of IKU and the cards of indicators: page, Excel, PDF."""

import io
import subprocess

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from renstra.models import Indikator
from renstra.queries.iku import SaringIku, daftar_iku, rencana_pilihan
from tests.renstra import pabrik


@pytest.fixture
def klien(panggung, masuk, pada, sekarang):
    with pada(sekarang):
        klien = masuk(Client(), panggung.perencana)
        klien.get(reverse("renstra:daftar"), {"tahun": "2026"})
        yield klien


def _isi_pdf(jawaban):
    assert jawaban.headers["Content-Type"] == "application/pdf"
    keluar = subprocess.run(["pdftotext", "-layout", "-", "-"], input=jawaban.content, capture_output=True, check=True)
    return " ".join(keluar.stdout.decode().split())


def test_the_register_takes_iku_of_plans_of_the_year_in_the_order_of_the_trees(panggung):
    pabrik.buat_rpjmd(panggung.pemda)
    pabrik.buat_renstra(panggung.pd)
    pilihan = list(rencana_pilihan(panggung.pemda.pk, 2026))
    baris = daftar_iku(pilihan, SaringIku())
    assert [(b.rencana.jenis, b.nomor) for b in baris] == [("rpjmd", 1), ("rpjmd", 2), ("renstra", 1), ("renstra", 2)]
    assert [b.indikator.nama for b in baris[2:]] == [p[3] for p in pabrik.POHON[:2]]
    assert len(daftar_iku(pilihan, SaringIku(pd_id=panggung.pd.pk, cari="tepat"))) == 1
    assert daftar_iku(pilihan, SaringIku(level="dampak")) == []


@pytest.mark.cetak_asli
def test_the_register_is_a_page_a_workbook_and_a_paper_across(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    Indikator.objects.filter(simpul__rencana=renstra).update(formula="=A/B x 100", penanggung_jawab="Bidang Layanan")
    halaman = klien.get(reverse("renstra:iku")).content.decode()
    assert "Indeks layanan" in halaman and "Jumlah dokumen layanan" not in halaman
    assert "Tidak ada yang cocok" in klien.get(reverse("renstra:iku"), {"q": "<mark>"}).content.decode()
    buku = load_workbook(io.BytesIO(klien.get(reverse("renstra:iku_ekspor")).content)).active
    assert [c.value for c in buku[2]][9] == "=A/B x 100" and buku["J2"].data_type == "s"
    pdf = klien.get(reverse("renstra:iku_pdf"))
    assert "DAFTAR INDIKATOR KINERJA UTAMA" in _isi_pdf(pdf) and "Bidang Layanan" in _isi_pdf(pdf)
    kosong = klien.get(reverse("renstra:iku_pdf"), {"q": "tidak ada"}, follow=True).content.decode()
    assert "Tidak ada IKU yang dapat dicetak" in kosong


@pytest.mark.cetak_asli
def test_a_card_says_how_the_indicator_is_measured(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd)
    indikator = Indikator.objects.filter(simpul__rencana=renstra, simpul__jenis="sasaran").get()
    isi = _isi_pdf(klien.get(reverse("renstra:kamus_indikator", args=[indikator.pk])))
    for kata in ("Persentase layanan tepat waktu", "Makin tinggi makin baik", "Nilai terakhir", "97%", "Dinas Satu"):
        assert kata in isi
    semua = _isi_pdf(klien.get(reverse("renstra:kamus_rencana", args=[renstra.pk])))
    assert "Indeks layanan" in semua and "Sumber data –" in semua and "Jumlah dokumen layanan" not in semua
    lengkap = _isi_pdf(klien.get(reverse("renstra:kamus_rencana", args=[renstra.pk]) + "?semua=1"))
    assert "Jumlah dokumen layanan" in lengkap


@pytest.mark.cetak_asli
def test_register_and_card_name_the_source_its_kind_and_the_year_of_the_data_dasar(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    indikator = Indikator.objects.filter(simpul__rencana=renstra)
    indikator.update(sumber_data="Register", jenis_sumber="internal_sekunder", baseline="61%", tahun_baseline=2023)
    kartu = _isi_pdf(klien.get(reverse("renstra:kamus_rencana", args=[renstra.pk])))
    assert "Register, data sekunder internal" in kartu and "2023 61%" in kartu
    assert "sekunder" in _isi_pdf(klien.get(reverse("renstra:iku_pdf")))  # in a narrow column, broken over lines
    assert "<small>Data sekunder internal</small>" in klien.get(reverse("renstra:iku")).content.decode()
    baris = load_workbook(io.BytesIO(klien.get(reverse("renstra:iku_ekspor")).content)).active
    judul = [c.value for c in baris[1]]
    row = dict(zip(judul, [c.value for c in baris[2]], strict=True))
    assert (row["JENIS SUMBER DATA"], row["TAHUN DATA DASAR"]) == ("Data sekunder internal", "2023")
