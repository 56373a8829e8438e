"""Pages of realisasi anggaran: who reads, who writes, what is said, two people at once, nothing typed is lost."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from renstra.models import RealisasiAnggaran
from tests.renstra import pabrik

SUB, SUB2 = "1.01.02.2.01.0001", "1.01.02.2.01.0002"
DAFTAR = "renstra:realisasi"


@pytest.fixture(autouse=True)
def jam(pada, sekarang):
    with pada(sekarang):
        yield


@pytest.fixture
def p(panggung):
    panggung.dpa = pabrik.buat_dpa(panggung.pd)
    return panggung


@pytest.fixture
def klien(panggung, masuk):
    def _klien(pengguna=None, pd=None):
        klien = masuk(Client(), pengguna or panggung.perencana)
        klien.get(reverse(DAFTAR), {"tahun": "2026", "pd": pd or panggung.pd.pk})
        return klien

    return _klien


def catat(p, kode=SUB, **jumlah):
    for bulan, isi in jumlah.items():
        RealisasiAnggaran.objects.create(
            pemda=p.pemda, pd=p.pd, tahun=2026, bulan=int(bulan[1:]), kode=kode, jumlah=Decimal(isi)
        )


def ubah(kode=SUB):
    return reverse("renstra:realisasi_ubah", args=[kode])


def isian(klien, kode=SUB, **isi):
    """What the form holds when opened, with fields typed over."""
    awal = klien.get(ubah(kode)).context["form"]
    return {"versi_kunci": awal.initial["versi_kunci"]} | {
        f"b{b}": awal[f"b{b}"].value() or "" for b in range(1, 13)
    } | isi  # fmt: skip


def test_the_page_shows_pagu_month_cumulated_share_and_rest(p, klien):
    catat(p, b1="100000000", b2="50000000.25")
    teks = klien().get(reverse(DAFTAR)).content.decode()
    assert "150.000.000,25" in teks and "realisasi sampai Februari, 30,00% dari pagu" in teks
    januari = klien().get(reverse(DAFTAR), {"bulan": "1"}).content.decode()
    assert "s.d. Januari" in januari and "400.000.000,00" in januari


def test_what_exceeds_the_pagu_or_is_in_no_dpa_is_marked(p, klien):
    catat(p, SUB2, b1="75000001")
    catat(p, "9.99.99.2.99.0001", b1="5")
    for tampil in ("", "bulan", "kumulatif"):
        teks = klien().get(reverse(DAFTAR), {"tampil": tampil}).content.decode()
        assert "1 sub kegiatan melampaui pagunya" in teks
        assert "Melampaui pagu" in teks and "9.99.99.2.99.0001" in teks and "Tidak ada dalam DPA" in teks


def test_searching_keeps_the_lines_above_and_nonsense_is_taken_calmly(p, klien):
    teks = klien().get(reverse(DAFTAR), {"q": "pemeliharaan", "bulan": "99", "tampil": "x"}).content.decode()
    assert SUB2 in teks and "Program Pengelolaan Layanan" in teks and "Pemantauan Layanan" not in teks
    assert "Tidak ada sub kegiatan yang cocok" in klien().get(reverse(DAFTAR), {"q": "<tiada>"}).content.decode()


def test_without_a_dpa_the_page_says_what_to_do_first(panggung, klien):
    teks = klien().get(reverse(DAFTAR)).content.decode()
    assert "Belum ada DPA yang ditetapkan" in teks
    assert klien().get(ubah(), follow=True).status_code == 200


def test_the_whole_regency_is_shown_per_pd(p, klien):
    catat(p, b3="100")
    teks = klien(p.perencana_pemda, "semua").get(reverse(DAFTAR)).content.decode()
    assert "Dinas Satu" in teks and "Maret" in teks and "belum ada DPA" in teks


def test_the_worksheet_goes_out_with_row_keys(p, klien):
    catat(p, b1="12.5")
    berkas = klien(p.lain).get(reverse("renstra:realisasi_ekspor"))
    lembar = openpyxl.load_workbook(io.BytesIO(b"".join(berkas))).active
    assert (lembar["Q2"].value, lembar["D4"].value) == ("KUNCI BARIS", 12.5)


def test_the_months_are_typed_as_people_write_and_kept_exactly(p, klien):
    orang = klien()
    jawaban = orang.post(ubah(), isian(orang, b1="1.250.000,75", b2="Rp 3.000", b12=""))
    assert jawaban.status_code == 302
    assert {r.bulan: r.jumlah for r in RealisasiAnggaran.objects.all()} == {1: Decimal("1250000.75"), 2: 3000}


@pytest.mark.parametrize("salah", ["sejuta", "1,5 juta", "1.5", "9" * 30, "\u202e5"])
def test_what_is_no_amount_is_refused_and_nothing_typed_is_lost(p, klien, salah):
    orang = klien()
    jawaban = orang.post(ubah(), isian(orang, b1="77", b2=salah))
    assert jawaban.status_code == 422
    assert 'value="77"' in jawaban.content.decode()
    assert not RealisasiAnggaran.objects.exists()


def test_bk_pasal_9_the_pagu_is_never_exceeded_silently(p, klien):
    orang = klien()
    isi = isian(orang, SUB2, b1="75.000.001")
    jawaban = orang.post(ubah(SUB2), isi)
    assert jawaban.status_code == 422
    assert "melampaui pagu Rp 75.000.000,00 sebesar Rp 1,00" in jawaban.content.decode()
    assert orang.post(ubah(SUB2), isi | {"setuju_lebih": "on"}).status_code == 302
    assert RealisasiAnggaran.objects.get().jumlah == 75000001


def test_below_zero_needs_words(p, klien):
    orang = klien()
    assert "Tulis alasannya" in orang.post(ubah(), isian(orang, b1="-5")).content.decode()
    assert orang.post(ubah(), isian(orang, b1="-5", alasan="Pengembalian")).status_code == 302


def test_two_people_at_once_see_both_figures_and_the_second_decides(p, klien):
    satu, dua = klien(), klien()
    isi_satu, isi_dua = isian(satu, b1="100"), isian(dua, b1="200")
    satu.post(ubah(), isi_satu)
    bentrok = dua.post(ubah(), isi_dua)
    teks = bentrok.content.decode()
    assert bentrok.status_code == 409 and "100,00" in teks and "200" in teks and "Perencana Satu" in teks
    lagi = isi_dua | {"versi_kunci": bentrok.context["form"].data["versi_kunci"]}
    assert dua.post(ubah(), lagi).status_code == 302
    assert RealisasiAnggaran.objects.get().jumlah == 200


def test_only_planners_of_the_pd_write_and_strangers_see_their_own_regency(p, klien):
    catat(p, b1="987654")
    for orang in (p.lain, p.pemeran.alfa.pengguna["kepala_satu"]):
        satu = klien(orang)
        assert satu.get(ubah()).status_code == satu.post(ubah(), {"b1": "1"}).status_code == 403
        teks = satu.get(reverse(DAFTAR)).content.decode()
        assert "987.654" in teks and "/ubah/" not in teks
    assert "987.654" not in klien(p.asing).get(reverse(DAFTAR)).content.decode()
    assert RealisasiAnggaran.objects.get().jumlah == 987654


def test_a_page_takes_as_many_queries_for_twenty_lines_as_for_two_hundred(panggung, klien):
    def hitung(pd, banyak):
        baris = [
            *pabrik.BARIS[3:5],
            *((f"1.01.02.2.01.{n:04}", f"Sub {n}", {"dau": "1000"}) for n in range(1, banyak)),
        ]
        pabrik.buat_dpa(pd, baris=baris, tolok_ukur=False)
        RealisasiAnggaran.objects.bulk_create(
            RealisasiAnggaran(pemda=pd.pemda, pd=pd, tahun=2026, bulan=1, kode=kode, jumlah=5)
            for kode, _, _ in baris[2:]
        )
        orang = klien(panggung.pemeran.alfa.pengguna[f"perencana_{pd.kode}"], pd.pk)
        with CaptureQueriesContext(connection) as ditangkap:
            assert orang.get(reverse(DAFTAR)).status_code == 200
        return len(ditangkap)

    assert hitung(panggung.pd, 20) == hitung(panggung.pd_lain, 200)
