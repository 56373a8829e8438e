"""The flow of an LKjIP, act by act, and each refusal with its article (GM/SM Pasal 11; PermenPANRB 53/2014)."""

from datetime import date

import pytest

from laporan.enums import StatusLaporan as S
from laporan.models import ButirReviu, NaskahLaporan, PenyampaianLaporan, Reviu, TandaTanganLaporan
from laporan.rules.daftar_reviu import DAFTAR
from laporan.services.dasar import LaporanDitolak
from perjanjian.services.alur import SandiSalah
from sakip.jejak.models import Jejak
from sakip.kalender.models import Kabar

from .pabrik_alur import lkjip

pytestmark = pytest.mark.django_db


def test_the_report_of_a_pd_goes_its_whole_way():
    x = lkjip()
    x.ajukan().mulai().jawab_semua().selesai().tandatangani().sampaikan().terima()
    assert x.laporan.status == S.DISAMPAIKAN
    tanda = TandaTanganLaporan.objects.get()
    assert (tanda.nama, tanda.naskah.revisi, tanda.sha256) == ("Kepala Satu Alfa", 1, x.laporan.naskah.sha256)
    satu = PenyampaianLaporan.objects.get()
    assert (satu.penerima, satu.terima.nama) == ("Bagian Organisasi", "Kabag Organisasi Alfa")
    aksi = set(Jejak.objects.filter(objek_jenis="laporan.laporan").values_list("aksi", flat=True))
    assert aksi >= {
        f"laporan.{a}" for a in ("susun", "ajukan", "reviu", "selesai", "tandatangani", "sampaikan", "terima")
    }


def test_the_regencys_is_reviewed_by_the_inspektorat_signed_by_the_bupati_and_sent_through_the_gubernur():
    """PermenPANRB 53/2014 Lampiran III; SM Lampiran D."""
    x = lkjip(pemda=True)
    x.sampai_ditandatangani().sampaikan()
    reviu = Reviu.objects.get()
    assert (reviu.jabatan, reviu.nama) == ("Inspektur Alfa", "Inspektur Alfa")
    satu = PenyampaianLaporan.objects.get()
    assert (satu.penerima, satu.nomor) == ("Presiden melalui Gubernur", "065/12/2027")
    assert satu.berkas is not None


def test_it_is_submitted_only_when_the_year_is_over_pasal_11_ayat_2():
    x = lkjip()
    x.now = x.now.replace(year=2026, month=12, day=31)
    with pytest.raises(LaporanDitolak, match="Ajukan mulai 1 Januari 2027"):
        x.ajukan()


def test_without_review_it_waits_for_the_signature_at_once():
    x = lkjip(reviu_lkjip_pd="tanpa")
    assert x.ajukan().laporan.status == S.SELESAI_REVIU
    assert x.tandatangani().laporan.status == S.DITANDATANGANI
    with pytest.raises(LaporanDitolak):
        x.mulai()


def test_where_the_inspektorat_reviews_pds_the_tim_monev_does_not():
    x = lkjip(reviu_lkjip_pd="inspektorat")
    x.ajukan()
    with pytest.raises(LaporanDitolak, match="bukan wewenang"):
        x.mulai("monev")
    assert x.mulai("inspektur").laporan.status == S.DIREVIU


def test_nobody_reviews_what_he_or_she_wrote_in():
    """PermenPANRB 53/2014 Lampiran III C angka 1: reviewed by others than those who report."""
    x = lkjip()
    x.tulis("simpulan", oleh="monev")
    x.ajukan()
    with pytest.raises(LaporanDitolak, match="bukan wewenang"):
        x.mulai("monev")


def test_nobody_reviews_the_report_of_the_own_pd():
    x = lkjip()
    tim, orang = x.d.tim["monev"], x.d.pegawai["kabid_satu"]
    tim.anggota.create(pegawai=orang)
    x.ajukan()
    with pytest.raises(LaporanDitolak, match="bukan wewenang"):
        x.mulai("kabid_satu")


def test_it_is_taken_back_only_while_nobody_has_begun_to_review():
    x = lkjip().ajukan().tarik()
    assert x.laporan.status == S.DISUSUN
    x.ajukan().mulai()
    with pytest.raises(LaporanDitolak):
        x.tarik()
    assert NaskahLaporan.objects.count() == 2


def test_the_checklist_has_the_23_statements_of_the_form():
    """PermenPANRB 53/2014 Anak Lampiran III/2-2: Format 6, Mekanisme 7, Substansi 10."""
    jumlah = {b: sum(p.bagian == b for p in DAFTAR) for b in {p.bagian for p in DAFTAR}}
    assert sorted(jumlah.values()) == [6, 7, 10]
    lkjip().ajukan().mulai()
    assert ButirReviu.objects.count() == 23
    assert not ButirReviu.objects.exclude(jawaban="").exists()  # what the machine sees is confirmed by a person


def test_it_is_not_given_back_without_a_note():
    x = lkjip().ajukan().mulai()
    with pytest.raises(LaporanDitolak, match="memerlukan catatan"):
        x.jawab("I.1", "tidak")
    from laporan.services.reviu import kembalikan

    with pytest.raises(LaporanDitolak, match="Tulis dulu catatan"):
        kembalikan(laporan_id=x.laporan.pk, aktor=x.pengguna("monev"), now=x.now)


def test_the_review_ends_only_with_every_statement_answered_and_no_note_open():
    """PermenPANRB 53/2014 Lampiran III C angka 3 huruf d, angka 4."""
    x = lkjip().ajukan().mulai()
    with pytest.raises(LaporanDitolak, match="23 dari 23 butir belum dijawab"):
        x.selesai()
    x.jawab_semua().jawab("I.1", "tidak", "Data penting belum ada.")
    with pytest.raises(LaporanDitolak, match="1 catatan belum selesai"):
        x.selesai()
    x.jawab("I.1", "tidak", "Data penting belum ada.", penyelesaian="penjelas").selesai()
    assert x.laporan.status == S.SELESAI_REVIU


def test_the_writers_answer_each_note_before_they_submit_again():
    """PermenPANRB 53/2014 Lampiran III C angka 4: what was agreed to be mended, and what was."""
    x = lkjip().ajukan().mulai().kembalikan("I.2", "Target indikator 3 belum ada.")
    assert x.laporan.status == S.PERBAIKAN
    with pytest.raises(LaporanDitolak, match="1 catatan reviu belum ditanggapi"):
        x.ajukan()
    x.tanggapi({"I.2": "Target ditambahkan."}).ajukan().mulai()
    baru = ButirReviu.objects.get(reviu__putaran=2, kode="I.2")
    assert (baru.catatan, baru.tindak_lanjut, baru.terbuka) == (
        "Target indikator 3 belum ada.",
        "Target ditambahkan.",
        True,
    )


def test_a_second_round_keeps_the_answers_that_still_hold():
    x = lkjip().ajukan().mulai().jawab_semua().kembalikan("II.1", "Siapa penyusunnya?")
    x.tanggapi({"II.1": "SK dilampirkan."}).ajukan().mulai()
    dua = Reviu.objects.get(putaran=2)
    assert dua.butir.filter(jawaban="ya").count() == 22
    assert dua.naskah.revisi == 2


def test_who_signs_may_give_it_back_instead_and_it_is_reviewed_again():
    x = lkjip().sampai_selesai_reviu().minta_perbaikan()
    assert (x.laporan.status, x.laporan.catatan) == (S.PERBAIKAN, "Perjelas simpulannya.")
    x.ajukan()
    assert (x.laporan.status, x.laporan.catatan, x.laporan.naskah.revisi) == (S.DIAJUKAN, "", 2)


def test_only_the_official_signs_and_with_the_own_password():
    x = lkjip().sampai_selesai_reviu()
    with pytest.raises(LaporanDitolak, match="bukan wewenang"):
        x.tandatangani("perencana_satu")
    with pytest.raises(SandiSalah):
        x.tandatangani(sandi="keliru")
    assert not TandaTanganLaporan.objects.exists()


def test_signed_on_paper_the_scan_is_kept_and_who_signed_that_day():
    x = lkjip().sampai_selesai_reviu()
    with pytest.raises(LaporanDitolak, match="Tanggal tanda tangan antara"):
        x.unggah(date(2027, 1, 15))
    x.unggah()
    tanda = TandaTanganLaporan.objects.get()
    assert (tanda.metode, tanda.nama, tanda.pengguna.username) == ("basah", "Kepala Satu Alfa", "alfa.perencana_satu")
    assert tanda.berkas is not None


def test_each_unit_of_the_profile_confirms_its_own_copy_pasal_11_ayat_2():
    x = lkjip(lkjip_melalui="Bagian Organisasi dan Bapperida")
    x.sampai_ditandatangani().sampaikan().terima("kabag_organisasi")
    with pytest.raises(LaporanDitolak, match="sudah dinyatakan diterima"):
        x.terima("staf_organisasi")
    x.terima("kepala_bappeda")
    assert {p.penerima: p.terima.nama for p in PenyampaianLaporan.objects.all()} == {
        "Bagian Organisasi": "Kabag Organisasi Alfa", "Bapperida": "Kepala Bappeda Alfa",
    }  # fmt: skip


def test_the_regencys_needs_number_date_and_receipt_sm_lampiran_d():
    from laporan.services.penyampaian import sampaikan

    x = lkjip(pemda=True).sampai_ditandatangani()
    with pytest.raises(LaporanDitolak, match="nomor dan tanggal surat"):
        sampaikan(laporan_id=x.laporan.pk, aktor=x.pengguna("kabag_organisasi"), now=x.now)
    with pytest.raises(LaporanDitolak, match="bukan wewenang"):
        x.sampaikan("perencana_pemda")


def test_people_are_told_at_each_step():
    x = lkjip().ajukan()
    assert (
        Kabar.objects.get(pegawai=x.d.pegawai["monev"]).judul == "LKjIP Dinas Satu Alfa Tahun 2026 menunggu reviu Anda"
    )
    x.mulai().kembalikan()
    for siapa in ("perencana_satu", "kepala_satu"):
        assert Kabar.objects.filter(pegawai=x.d.pegawai[siapa], judul__endswith="dikembalikan").exists()
    x.tanggapi({"I.1": "Sudah."}).ajukan().mulai().jawab_semua()
    x.jawab("I.1", "ya", "Lengkapi datanya.", penyelesaian="beres").selesai().tandatangani().sampaikan()
    assert Kabar.objects.filter(
        pegawai=x.d.pegawai["kabag_organisasi"], judul__endswith="disampaikan kepada Anda"
    ).exists()
