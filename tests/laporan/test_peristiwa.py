"""The milestones E8 and E9: met by handing the report on, late, closed, opened by dispensasi; on every page."""

from datetime import date

import pytest

from laporan.services.dasar import LaporanDitolak
from laporan.services.penyampaian import Surat
from sakip.kalender.enums import AksiDispensasi
from sakip.kalender.pelaku import pelaku
from sakip.kalender.queries.tenggat import TahunTenggat
from sakip.kalender.services.dispensasi import DispensasiDitolak, Keputusan, minta, putuskan
from sakip.organisasi.enums import JenisTim
from tests.perjanjian.halaman import Halaman, teks

from .pabrik_alur import lkjip, pindaian

pytestmark = pytest.mark.django_db


def tonggak(x):
    semua = TahunTenggat(x.d.pemda.pk, x.d.ketentuan, 2026, x.now.date())
    rows = semua.pd(x.d.pd["satu"]) if x.laporan.pd_id else semua.pemda()
    return next(b for b in rows if b.tenggat.kode.startswith("lkjip"))


def diizinkan(x, sampai=date(2027, 3, 12)):
    d = minta(
        pd=x.d.pd["satu"], tahun=2026, kode="lkjip.pd", sampai=sampai, alasan="Data BPS terlambat.",
        pelaku=x.pengguna("perencana_satu"), now=x.now,
    )  # fmt: skip
    isi = Keputusan(sampai=sampai, nomor="7/2027", tanggal=x.now.date())
    putuskan(dispensasi_id=d.pk, aksi=AksiDispensasi.BERI, isi=isi, pelaku=x.pengguna("kabag_organisasi"), now=x.now)
    return d


def test_the_milestone_is_met_by_handing_it_to_the_bupati_and_not_by_submitting_it_pasal_11_ayat_2():
    x = lkjip().sampai_ditandatangani()
    assert tonggak(x).terpenuhi is None
    x.pada(2, 15).sampaikan()
    assert tonggak(x).terpenuhi == date(2027, 2, 15)


def test_the_regencys_is_met_on_the_day_of_the_letter_to_the_gubernur_sm_lampiran_d():
    x = lkjip(pemda=True).sampai_ditandatangani().pada(3, 20)
    x.sampaikan(surat=Surat("065/1", date(2027, 3, 18), pindaian()))
    assert tonggak(x).terpenuhi == date(2027, 3, 18)


def test_one_day_late_is_shown_on_the_report_the_register_and_the_compliance_report():
    x = lkjip().sampai_ditandatangani().pada(3, 1)
    h = Halaman(x)
    assert "tercatat terlambat" in teks(h.buka("perencana_satu", "laporan:alur", x.laporan.pk, "sampaikan"))
    x.sampaikan()
    kata = "dipenuhi terlambat 1 hari kerja"
    assert kata in teks(h.buka("bupati", "laporan:baca", x.laporan.pk))
    assert kata in teks(h.buka("bupati", "laporan:daftar", tanya={"tahun": 2026}))
    assert "Terlambat 1" in teks(h.buka("bupati", "laporan:kepatuhan", tanya={"tahun": 2026}))


def test_where_the_profile_closes_a_first_submission_is_refused_after_the_deadline():
    x = lkjip(menutup=True).pada(3, 5)
    with pytest.raises(LaporanDitolak, match=r"ditutup sejak .*28 Februari 2027, Pasal 11 ayat \(2\)"):
        x.ajukan()
    halaman = Halaman(x).buka("perencana_satu", "laporan:alur", x.laporan.pk, "ajukan").content.decode()
    assert "Minta dispensasi" in halaman and "kode=lkjip.pd" in halaman


def test_a_dispensasi_opens_it_until_its_day_and_once_used_it_is_not_withdrawn():
    x = lkjip(menutup=True).pada(3, 5)
    d = diizinkan(x)
    x.sampai_ditandatangani().sampaikan()
    with pytest.raises(DispensasiDitolak, match="sudah dipakai"):
        isi = Keputusan("Keliru")
        putuskan(
            dispensasi_id=d.pk, aksi=AksiDispensasi.CABUT, isi=isi, pelaku=x.pengguna("kabag_organisasi"), now=x.now
        )
    assert "dispensasi" in teks(Halaman(x).buka("bupati", "laporan:daftar", tanya={"tahun": 2026}))


def test_the_day_after_the_dispensasi_it_is_closed_again():
    x = lkjip(menutup=True).pada(3, 5)
    diizinkan(x)
    with pytest.raises(LaporanDitolak, match="ditutup"):
        x.pada(3, 13).ajukan()


def test_what_came_back_is_submitted_again_after_the_deadline():
    x = lkjip(menutup=True).ajukan().mulai().kembalikan().tanggapi({"I.1": "Sudah."}).pada(3, 20)
    assert x.ajukan().laporan.naskah.revisi == 2


def test_reminders_reach_planner_and_head_of_a_pd_and_bagian_organisasi_of_the_regency():
    assert pelaku("lkjip.pd", 7).tim == (JenisTim.PENYUSUN_PD,) and pelaku("lkjip.pd", 7).pimpinan
    assert JenisTim.ORGANISASI in pelaku("lkjip.pemda", None).tim and pelaku("lkjip.pemda", None).dicatat


def test_beranda_and_bell_count_what_waits_for_each():
    x = lkjip()
    h = Halaman(x)

    def tugas(siapa):
        jawab = h.buka(siapa, "beranda", tanya={"tahun": 2027})
        return [t.judul for t in jawab.context["tugas"] if t.jenis == "lkjip"]

    x.ajukan()
    assert tugas("monev") == ["Reviu LKjIP Dinas Satu Alfa"] and tugas("kepala_satu") == []
    x.mulai().kembalikan()
    assert tugas("monev") == [] and tugas("perencana_satu") == ["Perbaiki LKjIP Dinas Satu Alfa"]
    x.tanggapi({"I.1": "Sudah."}).ajukan().mulai().jawab_semua()
    x.jawab("I.1", "ya", "Lengkapi.", penyelesaian="beres").selesai()
    assert tugas("kepala_satu") == ["Tanda tangani LKjIP Dinas Satu Alfa"]
    x.tandatangani().sampaikan()
    assert tugas("kabag_organisasi") == ["Terima LKjIP Dinas Satu Alfa"] and tugas("kepala_bappeda") == []
    x.terima()
    assert tugas("kabag_organisasi") == []


def test_the_register_counts_by_state_and_says_how_many_pds_are_in():
    x = lkjip().sampai_ditandatangani().sampaikan()
    h = Halaman(x)
    jawab = h.buka("bupati", "laporan:daftar", tanya={"tahun": 2026})
    assert {t["kata"]: t["jumlah"] for t in jawab.context["tab"]} == {"Semua": 8, "Belum disusun": 7, "Disampaikan": 1}
    assert "1 dari 7 Perangkat Daerah sudah menyampaikan" in teks(jawab)
    jawab = h.buka("bupati", "laporan:daftar", tanya={"tahun": 2026, "status": "disampaikan"})
    assert [b.nama for b in jawab.context["baris"]] == ["Dinas Satu Alfa"]
    jawab = h.buka("bupati", "laporan:daftar", tanya={"tahun": 2026, "cari": "dinas dua"})
    assert [b.nama for b in jawab.context["baris"]] == ["Dinas Dua Alfa"]
