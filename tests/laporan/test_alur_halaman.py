"""The pages of the flow: buttons that the workflow opens, the checklist, the revisions, the papers."""

import pytest

from laporan.enums import StatusLaporan as S
from laporan.models import ButirReviu
from tests.dokumen.lampiran import docx, pdf_kosong
from tests.pemeran import SANDI
from tests.perjanjian.halaman import Halaman, teks

from .pabrik_alur import lkjip

pytestmark = pytest.mark.django_db


def test_a_report_shows_the_acts_of_each_reader():
    x = lkjip()
    h = Halaman(x)

    def tombol(siapa):
        return [t.kata for t in h.buka(siapa, "laporan:baca", x.laporan.pk).context["tombol"]]

    assert tombol("perencana_satu") == ["Ajukan"] and tombol("kabid_satu") == []
    x.ajukan()
    assert tombol("perencana_satu") == ["Tarik kembali"] and tombol("monev") == ["Reviu"]
    x.mulai().jawab_semua().selesai()
    assert tombol("kepala_satu") == ["Tandatangani", "Unggah naskah bertanda tangan", "Kembalikan untuk diperbaiki"]
    x.tandatangani()
    assert tombol("perencana_satu") == ["Sampaikan"] and tombol("kabag_organisasi") == []
    x.sampaikan()
    assert tombol("kabag_organisasi") == ["Nyatakan diterima"]
    x.terima()
    assert tombol("kabag_organisasi") == []


def test_the_whole_way_by_its_pages():
    x = lkjip()
    h, pk = Halaman(x), x.laporan.pk

    def tekan(siapa, aksi, **isi):
        kunci = h.buka(siapa, "laporan:alur", pk, aksi).context["laporan"].versi_kunci
        jawab = h.kirim(siapa, "laporan:alur", pk, aksi, isi={"kunci": kunci, **isi})
        assert jawab.status_code == 302, teks(jawab)[-400:]
        return x.segar().laporan.status

    assert tekan("perencana_satu", "ajukan") == S.DIAJUKAN
    assert tekan("monev", "reviu") == S.DIREVIU
    butir = {f"versi-{b.kode}": b.versi_kunci for b in ButirReviu.objects.all()}
    butir |= {f"jawaban-{b.kode}": "ya" for b in ButirReviu.objects.all()}
    assert h.kirim("monev", "laporan:reviu", pk, isi=butir).status_code == 302
    assert "23 dari 23" in teks(h.buka("monev", "laporan:reviu", pk))
    assert tekan("monev", "selesai") == S.SELESAI_REVIU
    isi = {"kunci": x.laporan.versi_kunci, "kata_sandi": SANDI}
    assert h.kirim("kepala_satu", "laporan:tanda_tangan", pk, isi=isi).status_code == 302
    x.segar()
    assert tekan("perencana_satu", "sampaikan") == S.DISAMPAIKAN
    assert tekan("kabag_organisasi", "terima") == S.DISAMPAIKAN
    lini = [t["tebal"] for t in h.buka("bupati", "laporan:baca", pk).context["lini"]]
    assert lini == [
        "Salinan diterima",
        "Disampaikan",
        "Ditandatangani",
        "Selesai direviu",
        "Reviu dimulai",
        "Diajukan",
        "Disusun",
    ]


def test_a_wrong_password_signs_nothing_and_says_so():
    x = lkjip().sampai_selesai_reviu()
    isi = {"kunci": x.laporan.versi_kunci, "kata_sandi": "keliru"}
    jawab = Halaman(x).kirim("kepala_satu", "laporan:tanda_tangan", x.laporan.pk, isi=isi)
    assert jawab.status_code == 422 and "Laporan belum ditandatangani" in teks(jawab)


def test_what_cannot_be_done_yet_says_why():
    x = lkjip().ajukan().mulai()
    halaman = teks(Halaman(x).buka("monev", "laporan:alur", x.laporan.pk, "selesai"))
    assert "23 dari 23 butir belum dijawab" in halaman


def test_a_statement_is_saved_as_it_is_filled_in_and_a_stale_one_is_told():
    x = lkjip().ajukan().mulai()
    h, kirim = Halaman(x), {"versi-I.1": 0, "jawaban-I.1": "ya"}
    jawab = h.kirim("monev", "laporan:butir_reviu", x.laporan.pk, isi=kirim)
    assert "Tersimpan" in teks(jawab) and "1 dari 23" in teks(jawab)
    jawab = h.kirim(
        "monev", "laporan:butir_reviu", x.laporan.pk, isi=kirim | {"jawaban-I.1": "tidak", "catatan-I.1": "Kurang."}
    )
    assert "baru saja diubah orang lain" in teks(jawab)
    assert ButirReviu.objects.get(kode="I.1").jawaban == "ya"


def test_what_was_typed_stays_on_the_page_when_it_is_refused():
    x = lkjip().ajukan().mulai()
    kirim = {
        "versi-I.1": 0,
        "jawaban-I.1": "tidak",
        "versi-I.2": 0,
        "jawaban-I.2": "ya",
        "catatan-I.2": "Tulisan panjang.",
    }
    jawab = Halaman(x).kirim("monev", "laporan:reviu", x.laporan.pk, isi=kirim)
    assert jawab.status_code == 422 and "Tulisan panjang." in jawab.content.decode()
    assert not ButirReviu.objects.exclude(jawaban="").exists()


def test_the_writers_see_each_note_with_its_place_and_answer_it():
    x = lkjip().ajukan().mulai()
    x.jawab("I.1", "tidak", "Grafiknya kosong.", tempat="bab3")
    x.kembalikan("I.2", "Target?")
    h = Halaman(x)
    halaman = h.buka("perencana_satu", "laporan:reviu", x.laporan.pk).content.decode()
    assert "Grafiknya kosong." in halaman and '<a href="#bab3">Bab III' in halaman
    kirim = {"tindak_lanjut-I.1": "Grafik diperbarui.", "tindak_lanjut-I.2": "Target ditambah."}
    assert h.kirim("perencana_satu", "laporan:tanggapan", x.laporan.pk, isi=kirim).status_code == 302
    assert x.ajukan().laporan.status == S.DIAJUKAN


def test_a_revision_marks_what_changed_since_the_one_before():
    x = lkjip()
    x.tulis("simpulan", "<p>Versi satu.</p>")
    x.ajukan().tarik()
    x.tulis("simpulan", "<p>Ditambahkan.</p>")
    x.ajukan()
    h = Halaman(x)
    dua = h.buka("monev", "laporan:naskah", x.laporan.pk, 2)
    assert "1 bagian berubah sejak revisi 1" in teks(dua)
    satu = h.buka("monev", "laporan:naskah", x.laporan.pk, 1)
    assert "Ditambahkan." not in teks(satu) and "Bukan naskah terkini" in teks(satu)
    assert h.buka("monev", "laporan:naskah", x.laporan.pk, 3).status_code == 404


def test_others_read_what_was_submitted_while_it_is_being_mended():
    x = lkjip()
    x.tulis("simpulan", "<p>Yang diajukan.</p>")
    x.ajukan().mulai().kembalikan()
    x.tulis("simpulan", "<p>Sedang diperbaiki.</p>")
    h = Halaman(x)
    assert "Sedang diperbaiki." not in teks(h.buka("monev", "laporan:baca", x.laporan.pk))
    assert "Sedang diperbaiki." in teks(h.buka("perencana_satu", "laporan:baca", x.laporan.pk))


def test_the_papers_of_the_review_and_the_scans_are_handed_out():
    x = lkjip().ajukan().mulai().jawab_semua()
    x.jawab("I.4", "tidak", "Lampiran kurang.", penyelesaian="penjelas").selesai().unggah()
    h, pk = Halaman(x), x.laporan.pk
    for nama, lain in (("laporan:pernyataan", ()), ("laporan:reviu_pdf", (1,)), ("laporan:pindaian", ("tanda",))):
        jawab = h.buka("kepala_satu", nama, pk, *lain)
        assert (jawab.status_code, jawab["Content-Type"]) == (200, "application/pdf")
    assert h.buka("kepala_satu", "laporan:pindaian", pk, "terima").status_code == 404
    assert h.buka("kepala_satu", "laporan:reviu_pdf", pk, 7).status_code == 404


def test_the_letter_to_the_gubernur_is_recorded_with_its_receipt():
    from django.core.files.uploadedfile import SimpleUploadedFile

    x = lkjip(pemda=True).sampai_ditandatangani()
    h, pk = Halaman(x), x.laporan.pk
    kirim = {"kunci": x.laporan.versi_kunci, "nomor": "065/7", "tanggal": "2027-02-01"}
    jawab = h.kirim("kabag_organisasi", "laporan:alur", pk, "sampaikan", isi=kirim)
    assert jawab.status_code == 422 and "Pilih berkas pindaiannya" in teks(jawab)
    jawab = h.kirim(
        "kabag_organisasi",
        "laporan:alur",
        pk,
        "sampaikan",
        isi=kirim | {"berkas": SimpleUploadedFile("a.pdf", docx())},
    )
    assert jawab.status_code == 422 and "Pindaian harus PDF atau foto" in teks(jawab)
    kirim["berkas"] = SimpleUploadedFile("terima.pdf", pdf_kosong())
    assert h.kirim("kabag_organisasi", "laporan:alur", pk, "sampaikan", isi=kirim).status_code == 302
    assert h.buka("bupati", "laporan:pindaian", pk, "terima").status_code == 200


def test_the_inbox_of_the_reviewers_shows_age_and_finds_by_name():
    x = lkjip().ajukan().pada(2, 11)
    h = Halaman(x)
    halaman = h.buka("monev", "laporan:antrean_reviu", tanya={"tahun": 2026})
    assert "Dinas Satu Alfa" in teks(halaman) and "hari ke-11" in teks(halaman)
    assert h.buka("monev", "laporan:antrean_reviu", tanya={"tahun": 2026, "cari": "tiada"}).context["baris"] == []
    assert h.buka("inspektur", "laporan:antrean_reviu", tanya={"tahun": 2026}).context["baris"] == []
    x.mulai().jawab("I.1")
    assert "1 dari 23" in teks(h.buka("monev", "laporan:antrean_reviu", tanya={"tahun": 2026}))


def test_acts_that_do_not_exist_are_404_and_those_of_others_403():
    x = lkjip()
    h, pk = Halaman(x), x.laporan.pk
    assert h.buka("perencana_satu", "laporan:alur", pk, "tiada").status_code == 404
    assert h.buka("perencana_satu", "laporan:alur", pk, "tandatangani").status_code == 404
    assert h.buka("kabid_satu", "laporan:alur", pk, "ajukan").status_code == 403
    assert h.buka("monev", "laporan:alur", pk, "ajukan").status_code == 404
    assert h.kirim("kabid_satu", "laporan:tanggapan", pk).status_code == 403


def test_the_page_of_a_report_costs_few_queries_and_names_who_signed_and_received(django_assert_max_num_queries):
    x = lkjip().sampai_selesai_reviu().unggah().sampaikan().terima()
    h = Halaman(x)
    h.buka("bupati", "laporan:baca", x.laporan.pk)
    with django_assert_max_num_queries(12):
        halaman = teks(h.buka("bupati", "laporan:baca", x.laporan.pk))
    assert "Kepala Satu Alfa" in halaman and "di atas kertas" in halaman
    assert "diterima Kabag Organisasi Alfa" in halaman


def test_the_review_and_the_inbox_cost_few_queries(django_assert_max_num_queries):
    x = lkjip().ajukan().mulai().jawab("I.1")
    h = Halaman(x)
    h.buka("monev", "laporan:reviu", x.laporan.pk)
    with django_assert_max_num_queries(12):
        h.buka("monev", "laporan:reviu", x.laporan.pk)
    with django_assert_max_num_queries(12):
        h.buka("monev", "laporan:antrean_reviu", tanya={"tahun": 2026})
    with django_assert_max_num_queries(12):
        h.buka("monev", "laporan:daftar", tanya={"tahun": 2026})
