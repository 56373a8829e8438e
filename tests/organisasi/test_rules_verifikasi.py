"""Weights of findings and checklists as data of the profile (BK Pasal 11 ayat (2)-(4), Pasal 13 ayat (1))."""

import pytest

from sakip.organisasi.admin.form import BobotField, DaftarPeriksaField
from sakip.organisasi.enums import Bobot, JenisTemuan, Unsur
from sakip.organisasi.rules.verifikasi import (
    BarisSalah,
    baca_bobot,
    baca_daftar,
    bobot_bawaan,
    bobot_dari,
    daftar_bawaan,
    kata_bobot,
    kata_daftar,
    periksa_bobot,
    periksa_daftar,
    unsur_diminta,
)


def test_what_the_profile_does_not_weigh_must_be_put_right():
    assert bobot_dari(bobot_bawaan(), JenisTemuan.REDAKSI) == Bobot.SEBAIKNYA
    assert bobot_dari({}, JenisTemuan.REDAKSI) == bobot_dari(None, JenisTemuan.TARGET) == Bobot.WAJIB


def test_the_defaults_are_sound_and_read_back_as_they_are_written():
    assert periksa_bobot(bobot_bawaan()) is None and periksa_daftar(daftar_bawaan()) is None
    assert baca_bobot(kata_bobot(bobot_bawaan())) == bobot_bawaan()
    assert baca_daftar(kata_daftar(daftar_bawaan())) == daftar_bawaan()
    assert set(Unsur.values) <= set(daftar_bawaan())


def test_all_four_unsur_are_asked_unless_the_profile_names_some_bk_pasal_13_ayat_1():
    assert unsur_diminta([]) == unsur_diminta(None) == tuple(Unsur)
    assert unsur_diminta(["organisasi", "bappeda"]) == (Unsur.BAPPEDA, Unsur.ORGANISASI)


@pytest.mark.parametrize(
    ("baca", "baris", "pesan"),
    [
        (baca_bobot, "Target beda: berat", "tidak terbaca"),
        (baca_bobot, "Warna beda: wajib", "tidak terbaca"),
        (baca_daftar, "Pagu sama dengan DPA", "Awali dengan unsur"),
        (baca_daftar, "BPKPAD:", "Awali dengan unsur"),
        (baca_daftar, "BPKPAD: Pagu [Uang beda]", "Jenis temuan tidak dikenal: uang beda"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(baca, baris, pesan):
    with pytest.raises(BarisSalah, match=pesan):
        baca([baris])


@pytest.mark.parametrize(
    ("periksa", "isi"),
    [
        (periksa_bobot, []),
        (periksa_bobot, {"target": "berat"}),
        (periksa_daftar, {"asing": []}),
        (periksa_daftar, {"bappeda": ["teks"]}),
        (periksa_daftar, {"bappeda": [{"teks": " "}]}),
        (periksa_daftar, {"bappeda": [{"teks": "A", "jenis": ["uang"]}]}),
        (periksa_daftar, {"bappeda": [{"teks": "A"}, {"teks": "a"}]}),
        (periksa_daftar, {"bappeda": [{"teks": f"A{n}"} for n in range(21)]}),
    ],
)
def test_what_is_no_list_or_weight_is_refused(periksa, isi):
    assert periksa(isi)


def test_the_admin_writes_them_in_words_one_per_line():
    bobot, daftar = BobotField(required=False), DaftarPeriksaField(required=False)
    assert "Redaksi beda: sebaiknya" in bobot.prepare_value(bobot_bawaan())
    assert bobot.clean("Redaksi beda: catatan") == {"redaksi": "catatan"}
    assert "BPKPAD: Pagu sama dengan RKA dan DPA [Anggaran beda]" in daftar.prepare_value(daftar_bawaan())
    assert daftar.clean("Tim SAKIP PD: Rencana kerja\r\n")["sakip_pd"] == [{"teks": "Rencana kerja", "jenis": []}]
    assert not daftar.has_changed(daftar_bawaan(), daftar.prepare_value(daftar_bawaan()))
    assert bobot.has_changed({}, "apa saja") and bobot.clean("") == {}
