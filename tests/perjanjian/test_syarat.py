"""Each condition of an act, with the article it comes from."""

from dataclasses import replace
from datetime import date

from perjanjian.rules.syarat import (
    BarisFakta,
    Fakta,
    belum_ada_versi_baru,
    belum_diperiksa,
    belum_disampaikan,
    dalam_tenggat_kirim,
    dapat_diserahkan,
    dpa_sudah_ditetapkan,
    isi_lengkap,
    isi_sesuai_berita_acara,
    isi_sesuai_naskah,
    kedua_pihak_ada,
    pertama_sudah_menandatangani,
    pihak_berbeda,
    sumber_tetap,
    temuan_diputuskan,
    unsur_menyetujui,
)

F = Fakta(hari_ini=date(2026, 1, 26))
KIRIM = replace(F, tenggat_kirim=date(2026, 1, 26), dasar_kirim="Pasal 11 ayat (1)", kirim_ditutup=True)


def test_a_pk_states_indicators_and_targets_bk_pasal_3_ayat_2():
    assert "belum memuat indikator" in isi_lengkap(F)
    tanpa_target = replace(F, baris=(BarisFakta("1.1", "Persentase", "97%"), BarisFakta("1.2", "Nilai", " ")))
    assert isi_lengkap(tanpa_target) == "Indikator atau target belum diisi pada baris 1.2."
    assert isi_lengkap(replace(F, baris=(BarisFakta("1.1", "Persentase", "97%"),))) is None


def test_none_is_signed_without_a_dpa_gm_sm_pasal_6_ayat_2():
    assert "DPA belum ditetapkan" in dpa_sudah_ditetapkan(F)
    assert dpa_sudah_ditetapkan(replace(F, dpa_ditetapkan=True)) is None
    assert "digantikan" in dpa_sudah_ditetapkan(replace(F, dpa_ditetapkan=True, dpa_terkini=False))
    assert dpa_sudah_ditetapkan(replace(F, wajib_dpa=False)) is None


def test_sending_closes_after_the_fifteenth_day_and_says_how_it_opens_again_bk_pasal_11_ayat_1():
    assert dalam_tenggat_kirim(KIRIM) is None
    lewat = dalam_tenggat_kirim(replace(KIRIM, hari_ini=date(2026, 1, 27)))
    assert lewat == (
        "Pengiriman ditutup setelah Senin, 26 Januari 2026, Pasal 11 ayat (1). "
        "Mintalah dispensasi kepada Sekretaris Daerah."
    )


def test_sending_late_is_open_with_a_dispensasi_by_profile_or_after_a_correction():
    telat = replace(KIRIM, hari_ini=date(2026, 1, 29))
    assert dalam_tenggat_kirim(replace(telat, dispensasi_sampai=date(2026, 1, 29))) is None
    assert dalam_tenggat_kirim(replace(telat, dispensasi_sampai=date(2026, 1, 28))) is not None
    assert dalam_tenggat_kirim(replace(telat, kirim_ditutup=False)) is None
    assert dalam_tenggat_kirim(replace(telat, pernah_dikirim=True)) is None


def test_both_offices_have_somebody_who_may_sign_bk_pasal_4_ayat_3():
    assert "pihak pertama" in kedua_pihak_ada(replace(F, pihak_pertama_ada=False))
    assert "pihak kedua" in kedua_pihak_ada(replace(F, pihak_kedua_ada=False))
    assert kedua_pihak_ada(replace(F, pihak_kedua_ada=False, satu_pihak=True)) is None


def test_nobody_makes_an_agreement_with_himself_bk_pasal_3_ayat_4():
    assert "orang yang sama" in pihak_berbeda(replace(F, orang_sama=True))
    assert pihak_berbeda(replace(F, orang_sama=True, satu_pihak=True)) is None


def test_the_first_party_signs_first_bk_pasal_11_ayat_1():
    assert pertama_sudah_menandatangani(F) == "Pihak pertama belum menandatangani."
    assert pertama_sudah_menandatangani(replace(F, pertama_ditandatangani=True)) is None


def test_both_sign_the_same_content_bk_pasal_3_ayat_5():
    assert isi_sesuai_naskah(F) is None
    assert "berubah sejak ditandatangani" in isi_sesuai_naskah(replace(F, isi_sama_dengan_naskah=False))
    assert "Pejabatnya berganti" in isi_sesuai_naskah(replace(F, pihak_sama_dengan_naskah=False))


def test_what_was_sent_can_be_taken_back_until_verification_begins():
    assert belum_diperiksa(F) is None
    assert "sudah dimulai" in belum_diperiksa(replace(F, pemeriksaan_dimulai=True))


def test_aligned_means_every_difference_decided_bk_pasal_11_ayat_2():
    assert temuan_diputuskan(F) is None
    assert temuan_diputuskan(replace(F, temuan_belum=2)) == "2 temuan wajib belum diputuskan."
    assert "perlu diperbaiki" in temuan_diputuskan(replace(F, temuan_perbaiki=1))


def test_every_unsur_agrees_bk_pasal_13_ayat_1():
    assert unsur_menyetujui(F) is None
    assert unsur_menyetujui(replace(F, unsur_belum=("Bappeda",))) == "Unsur Bappeda belum menyetujui."
    assert "meminta perbaikan" in unsur_menyetujui(replace(F, unsur_perbaikan=("Inspektorat",)))


def test_a_revised_document_is_compared_again_bk_pasal_11_ayat_2():
    assert sumber_tetap(F) is None
    assert "Bandingkan ulang" in sumber_tetap(replace(F, sumber_sama_dengan_verifikasi=False))
    assert "Bandingkan ulang" in sumber_tetap(replace(F, isi_sama_dengan_verifikasi=False))


def test_nothing_passes_without_the_berita_acara_bk_pasal_11_ayat_4_and_12_ayat_4():
    assert "Belum ada berita acara" in isi_sesuai_berita_acara(F)
    assert isi_sesuai_berita_acara(replace(F, berita_acara=True)) is None
    assert "berubah" in isi_sesuai_berita_acara(replace(F, berita_acara=True, isi_sama_dengan_verifikasi=False))


def test_a_pk_is_passed_on_once_bk_pasal_11_ayat_6():
    assert belum_disampaikan(F) is None
    assert belum_disampaikan(replace(F, disampaikan=True)) == "PK sudah disampaikan."


def test_a_pk_is_handed_over_once_where_the_profile_asks_gm_sm_pasal_7_ayat_4():
    assert "tidak mengatur" in dapat_diserahkan(F)
    assert dapat_diserahkan(replace(F, perlu_diserahkan=True)) is None
    assert dapat_diserahkan(replace(F, perlu_diserahkan=True, diserahkan=True)) == "PK sudah diserahkan."


def test_one_version_is_in_the_making_at_a_time_bk_pasal_8():
    assert belum_ada_versi_baru(F) is None
    assert belum_ada_versi_baru(replace(F, punya_versi_proses=True)) == "Versi baru sedang disusun."
