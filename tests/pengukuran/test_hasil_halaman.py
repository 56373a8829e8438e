"""The pages of the written results: drafting with a file, sending, reading, the register."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pengukuran.models import HasilEvaluasi
from pengukuran.services import hasil as s
from sakip.jejak.models import Jejak
from tests.dokumen.lampiran import docx, pdf_kosong
from tests.perjanjian.halaman import Halaman, teks

from .pabrik_hasil import unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def u():
    return unit()


@pytest.fixture
def h(u):
    return Halaman(u)


def isian(u, **ubah) -> dict:
    return {
        "jenis": "pengukuran", "pd": str(u.d.pd["satu"].pk), "periode": "tw1", "nomor": "700/1/2026",
        "ringkasan": "Sembilan dari sepuluh indikator tercapai.", "rekomendasi": "Perbaiki data.",
    } | ubah  # fmt: skip


def berkas(isi: bytes, nama: str = "Hasil TW I.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi, content_type="text/html")


def test_from_the_draft_to_the_receipt_on_the_pages(u, h):
    jawaban = h.kirim("inspektur", "pengukuran:hasil_susun", isi=isian(u, berkas=berkas(pdf_kosong())))
    hasil = HasilEvaluasi.objects.get()
    assert jawaban.url == hasil.get_absolute_url() and hasil.nama_berkas == "Hasil TW I.pdf"
    konfirmasi = teks(h.buka("inspektur", "pengukuran:hasil_aksi", hasil.pk, "kirim"))
    assert "Kepala Dinas Satu Alfa Kepada" in konfirmasi and "Bupati Alfa Tembusan" in konfirmasi
    h.kirim("inspektur", "pengukuran:hasil_aksi", hasil.pk, "kirim", isi={"versi_kunci": 0})
    beranda = h.buka("kepala_satu", "beranda")
    tugas = next(t for t in beranda.context["tugas"] if t.jenis == "hasil")
    assert tugas.judul == "Terima hasil pengukuran kinerja"
    halaman = teks(h.ikuti("kepala_satu", tugas.url))
    assert "Sembilan dari sepuluh" in halaman and "Konfirmasi terima untuk Kepala Dinas Satu Alfa" in halaman
    satu = hasil.penerima.get(sebagai="tujuan")
    assert h.kirim("sekda", "pengukuran:hasil_terima", hasil.pk, satu.pk).status_code == 403
    h.kirim("kepala_satu", "pengukuran:hasil_terima", hasil.pk, satu.pk)
    assert "Diterima Kepala Satu Alfa" in teks(h.buka("inspektur", "pengukuran:hasil_rinci", hasil.pk))
    assert not [t for t in h.buka("kepala_satu", "beranda").context["tugas"] if t.jenis == "hasil"]


def test_the_file_leaves_only_as_an_attachment_with_a_line_in_the_trail(u, h):
    hasil = u.kirim(u.susun("inspektur", berkas=True), "inspektur")
    jawaban = h.buka("kepala_satu", "pengukuran:hasil_berkas", hasil.pk, tanya={"inline": "1"})
    assert jawaban["Content-Disposition"] == 'attachment; filename="Hasil.pdf"'
    assert (jawaban["Content-Type"], jawaban["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert "sandbox" in jawaban["Content-Security-Policy"]
    assert Jejak.objects.get(aksi="hasil.unduh").pelaku_nama == u.d.pegawai["kepala_satu"].nama
    assert h.buka("kabid_satu", "pengukuran:hasil_berkas", hasil.pk).status_code == 404


@pytest.mark.parametrize(
    ("isi", "nama", "sebab"),
    [
        (b"<html>", "hasil.pdf", "bukan PDF"),
        (b"MZ", "hasil.pdf.exe", "bukan PDF"),
        (docx(**{"word/vbaProject.bin": b"x"}), "hasil.docx", "bermakro"),
        (b"", "kosong.pdf", "kosong"),
        (b"%PDF-" + b"0" * 10 * 1024 * 1024, "besar.pdf", "paling besar 10 MB"),
    ],
)
def test_a_bad_file_is_refused_in_words_and_the_text_is_still_there(u, h, isi, nama, sebab):
    jawaban = h.kirim("inspektur", "pengukuran:hasil_susun", isi=isian(u, berkas=berkas(isi, nama)))
    halaman = teks(jawaban)
    assert jawaban.status_code == 422 and sebab in halaman and "Sembilan dari sepuluh" in halaman
    assert not HasilEvaluasi.objects.exists()


@pytest.mark.parametrize(
    ("nama", "tersimpan"),
    [
        ("laporan.exe.pdf", "laporan-exe.pdf"),
        ("a\x07b\r\n.pdf", "ab.pdf"),
        ("../x.pdf", "x.pdf"),
        ("n" * 400 + ".pdf", "n" * 100 + ".pdf"),
    ],
)
def test_a_misleading_name_is_cleaned(u, h, nama, tersimpan):
    h.kirim("inspektur", "pengukuran:hasil_susun", isi=isian(u, berkas=berkas(pdf_kosong(), nama)))
    assert HasilEvaluasi.objects.get().nama_berkas == tersimpan


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [({"pd": ""}, "Bidang ini"), ({"pd": "99999999"}, "Pilih salah satu"), ({"periode": "tw9"}, "bukan salah satu")],
)
def test_a_form_with_a_gap_says_which(u, h, ubah, kata):
    jawaban = h.kirim("inspektur", "pengukuran:hasil_susun", isi=isian(u, **ubah))
    assert jawaban.status_code == 422 and kata in teks(jawaban)


def test_a_stale_tab_does_not_overwrite_what_a_colleague_saved(u, h):
    hasil = u.susun("inspektur")
    lama = {"versi_kunci": hasil.versi_kunci, "ringkasan": "Tulisan saya", "rekomendasi": ""}
    s.ubah(hasil_id=hasil.pk, versi=0, isi=s.Isi(ringkasan="Tulisan rekan"), aktor=u.pengguna("inspektur"), now=u.now)
    jawaban = h.kirim("inspektur", "pengukuran:hasil_ubah", hasil.pk, isi=lama)
    assert jawaban.status_code == 422 and "Tulisan saya" in teks(jawaban)
    assert HasilEvaluasi.objects.get().ringkasan == "Tulisan rekan"
    assert h.kirim("inspektur", "pengukuran:hasil_aksi", hasil.pk, "kirim", isi={"versi_kunci": 0}).status_code == 422


def test_control_without_the_version_a_stale_tab_overwrites_what_a_colleague_saved(u, monkeypatch):
    hasil = u.susun("inspektur")
    asli = s._kunci

    def tanpa_versi(hasil_id, versi, aksi, aktor, now):
        return asli(hasil_id, HasilEvaluasi.objects.get(pk=hasil_id).versi_kunci, aksi, aktor, now)

    monkeypatch.setattr(s, "_kunci", tanpa_versi)
    for tulisan in ("Tulisan rekan", "Tulisan saya"):  # both opened version 0
        s.ubah(hasil_id=hasil.pk, versi=0, isi=s.Isi(ringkasan=tulisan), aktor=u.pengguna("inspektur"), now=u.now)
    assert HasilEvaluasi.objects.get().ringkasan == "Tulisan saya"


def test_a_draft_keeps_its_file_or_loses_it_as_asked_and_is_deleted(u, h):
    hasil = u.susun("inspektur", berkas=True)
    h.kirim("inspektur", "pengukuran:hasil_ubah", hasil.pk, isi={"versi_kunci": 0, "ringkasan": "A"})
    assert HasilEvaluasi.objects.get().nama_berkas == "Hasil.pdf"
    h.kirim("inspektur", "pengukuran:hasil_ubah", hasil.pk, isi={"versi_kunci": 1, "tanpa_berkas": "on"})
    assert HasilEvaluasi.objects.get().berkas is None
    h.kirim("inspektur", "pengukuran:hasil_aksi", hasil.pk, "hapus", isi={"versi_kunci": 2})
    assert not HasilEvaluasi.objects.exists() and Jejak.objects.filter(aksi="hasil.hapus").count() == 1


def test_the_register_is_filtered_searched_and_costs_the_same_for_many(u, h):
    for pd in ("satu", "dua", "setda"):
        for periode in ("tw1", "tw2"):
            u.kirim(u.susun("inspektur", pd=pd, periode=periode, nomor=f"700/{pd}/{periode}"), "inspektur")
    u.susun("inspektur", periode="tahun")

    def jumlah(siapa: str, **tanya: str) -> int:
        jawaban = h.buka(siapa, "pengukuran:hasil", tanya={"pd": "semua", **tanya})
        return jawaban.context["halaman"].paginator.count

    assert (jumlah("inspektur"), jumlah("sekda"), jumlah("kepala_satu"), jumlah("monev")) == (7, 6, 2, 0)
    assert (jumlah("sekda", periode="tw1"), jumlah("sekda", cari="700/dua")) == (3, 2)
    assert (jumlah("inspektur", keadaan="draf"), jumlah("sekda", keadaan="saya")) == (1, 6)
    assert (jumlah("sekda", jenis="evaluasi"), jumlah("sekda", jenis="x", periode="'")) == (0, 6)
    for nama, args in (("pengukuran:hasil", []), ("pengukuran:hasil_rinci", [HasilEvaluasi.objects.first().pk])):
        with CaptureQueriesContext(connection) as semua:
            h.buka("inspektur", nama, *args)
        assert len(semua) <= 12


def test_the_register_as_a_workbook(u, h):
    u.kirim(u.susun("inspektur", nomor="700/1"), "inspektur")
    jawaban = h.buka("sekda", "pengukuran:hasil_ekspor", tanya={"pd": "semua"})
    lembar = openpyxl.load_workbook(BytesIO(jawaban.content)).active
    isi = {str(c.value) for baris in lembar.iter_rows() for c in baris}
    assert {"Dinas Satu Alfa", "Triwulan I 2026", "700/1", "Dikirim"} <= isi


def test_pasal_11_the_admin_chooses_the_copies_per_kind_of_result_with_those_of_the_article_as_default(u, h):
    halaman = h.buka("admin", "admin:organisasi_ketentuan_change", u.d.ketentuan.pk)
    form = halaman.context["adminform"].form
    assert form["tembusan_pengukuran"].value() == ["kepala_daerah", "sekda", "kepala_bappeda"]
    assert form["tembusan_evaluasi"].value() == ["kepala_daerah", "sekda", "inspektur"]
    assert 'type="checkbox" name="tembusan_evaluasi" value="organisasi"' in halaman.content.decode()
    field = form.fields["tembusan_evaluasi"]
    assert field.clean(["organisasi"]) == ["organisasi"] and field.clean([]) == []
