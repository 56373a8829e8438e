"""The pages of the laporan perubahan (BK Pasal 8 ayat (3)): from the line on Beranda to the receipt, and the PDF."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perjanjian.models import LaporanPerubahan
from sakip.jejak.models import Jejak
from sakip.organisasi.models import Ketentuan
from tests.peramban.alat import isi_pdf

from .halaman import Halaman, teks
from .pabrik_lapor import PENJELASAN, ubahan

pytestmark = pytest.mark.django_db
PALING_BANYAK = 12


@pytest.fixture
def u():
    return ubahan()


@pytest.fixture
def h(u):
    return Halaman(u.a)


def isian(u, **ubah) -> dict:
    return {"dokumen": u.dppa.pk, "alasan": "strategi", "penjelasan": PENJELASAN, "nomor": "900/12/2026"} | ubah


def _tugas(h, siapa, jenis):
    return [t for t in h.buka(siapa, "beranda").context["tugas"] if t.jenis == jenis]


def test_pasal_8_ayat_3_from_the_line_on_beranda_to_the_receipt(u, h):
    (satu,) = _tugas(h, "perencana_satu", "lapor")
    assert (satu.judul, satu.batas.isoformat()) == ("Laporkan perubahan DPPA 2026", "2026-01-22")
    assert f'value="{u.dppa.pk}" selected' in h.ikuti("perencana_satu", satu.url).content.decode()
    h.kirim("perencana_satu", "perjanjian:lapor_susun", isi=isian(u))
    x = LaporanPerubahan.objects.get()
    assert not _tugas(h, "perencana_satu", "lapor")
    konfirmasi = teks(h.buka("kepala_satu", "perjanjian:lapor_aksi", x.pk, "kirim"))
    assert "Sekretaris Daerah Alfa" in konfirmasi and "Kepala Badan Perencanaan Alfa" in konfirmasi
    h.kirim("kepala_satu", "perjanjian:lapor_aksi", x.pk, "kirim", isi={"versi_kunci": 0})
    (satu,) = _tugas(h, "inspektur", "laporan")
    assert satu.judul == "Terima laporan perubahan Dinas Satu Alfa"
    assert "Konfirmasi terima untuk Inspektur Alfa" in teks(h.ikuti("inspektur", satu.url))
    penerima = x.penerima.get(nama="Inspektur Alfa")
    h.kirim("inspektur", "perjanjian:lapor_terima", x.pk, penerima.pk)
    assert "Diterima Inspektur Alfa" in teks(h.buka("perencana_satu", "perjanjian:lapor_rinci", x.pk))
    assert not _tugas(h, "inspektur", "laporan")


def test_the_letter_says_what_changed_and_why_and_its_opening_is_written_down(u, h):
    x = u.kirim(u.susun())
    isi = isi_pdf(h.buka("sekda", "perjanjian:lapor_pdf", x.pk).content)
    for kata in ("Pasal 8 ayat (3)", "DPPA 2026", "900/12/2026", "Program pencegahan ditambah", "Anggaran semula"):
        assert kata in " ".join(isi.split())
    assert Jejak.objects.get(aksi="lapor_perubahan.unduh").rincian["sha256"] == x.pdf.sha256
    assert h.buka("perencana_satu", "perjanjian:lapor_pdf", u.susun().pk).status_code == 404


def test_nothing_typed_is_lost_when_it_is_refused(u, h):
    u.susun()
    jawaban = h.kirim("perencana_satu", "perjanjian:lapor_susun", isi=isian(u, penjelasan="Tulisan saya"))
    assert jawaban.status_code == 422
    assert "Sudah ada draf" in teks(jawaban) and "Tulisan saya" in jawaban.content.decode()
    salah = h.kirim("perencana_satu", "perjanjian:lapor_susun", isi=isian(u, dokumen="99999", alasan="x"))
    assert salah.status_code == 422 and "Pilih salah satu DPA atau DPPA" in teks(salah)


def test_a_stale_tab_does_not_overwrite_what_a_colleague_saved(u, h):
    x = u.susun()
    data = isian(u, versi_kunci=0)
    h.kirim("perencana_satu", "perjanjian:lapor_ubah", x.pk, isi=data | {"penjelasan": "Pertama"})
    jawaban = h.kirim("kepala_satu", "perjanjian:lapor_ubah", x.pk, isi=data | {"penjelasan": "Kedua"})
    assert jawaban.status_code == 422 and "Kedua" in jawaban.content.decode()
    x.refresh_from_db()
    assert x.penjelasan == "Pertama"


def test_the_register_is_searched_and_filtered_and_says_when_it_is_due_while_empty(u, h):
    kosong = teks(h.buka("perencana_satu", "perjanjian:lapor"))
    assert "paling lambat 3 hari kerja setelah DPA atau DPPA ditetapkan" in kosong and "Belum dilaporkan" in kosong
    u.kirim(u.susun())
    for tanya, ada in (
        ({"cari": "pencegahan"}, True), ({"cari": "entah"}, False), ({"alasan": "asumsi"}, False),
        ({"keadaan": "saya"}, True), ({"keadaan": "draf"}, False), ({"alasan": "ngawur"}, True),
    ):  # fmt: skip
        halaman = h.buka("sekda", "perjanjian:lapor", tanya=tanya)
        assert bool(halaman.context["baris"]) == ada, tanya


def test_where_the_regulation_has_no_such_duty_the_pages_say_so_and_beranda_asks_nothing(u, h):
    Ketentuan.objects.filter(pk=u.d.ketentuan.pk).update(perubahan_diatur=False)
    assert not _tugas(h, "perencana_satu", "lapor")
    assert "tidak mengatur laporan perubahan" in teks(h.buka("perencana_satu", "perjanjian:lapor"))
    assert "tidak mengatur laporan perubahan" in teks(h.buka("perencana_satu", "perjanjian:lapor_susun"))


def test_after_its_last_day_beranda_asks_no_more_because_it_is_due_only_if_something_changed(u, h):
    u.a.maju(days=2)
    assert not _tugas(h, "perencana_satu", "lapor")


def test_no_page_costs_more_than_twelve_queries(u, h):
    u.kirim(u.susun())
    x = u.kirim(u.susun())
    draf = u.susun()
    salah = {}
    for siapa in ("perencana_satu", "kepala_satu", "sekda", "inspektur", "bupati"):
        alamat = [("perjanjian:lapor", []), ("perjanjian:lapor_susun", []), ("perjanjian:lapor_rinci", [x.pk]),
                  ("perjanjian:lapor_rinci", [draf.pk]), ("perjanjian:lapor_ubah", [draf.pk]),
                  ("perjanjian:lapor_aksi", [draf.pk, "kirim"]), ("beranda", []), ("kalender:daftar", [])]  # fmt: skip
        for nama, args in alamat:
            if h.buka(siapa, nama, *args).status_code != 200:
                continue
            with CaptureQueriesContext(connection) as semua:
                h.buka(siapa, nama, *args)
            if len(semua) > PALING_BANYAK:
                salah[f"{nama} {siapa}"] = len(semua)
    assert salah == {}
