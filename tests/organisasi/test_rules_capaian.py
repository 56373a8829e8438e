"""The scale of predikat as a profile keeps it and an admin writes it (Permendagri 86/2017)."""

import pytest

from sakip.organisasi.admin.form import PredikatField
from sakip.organisasi.rules.capaian import baca_predikat, kata_predikat, periksa_predikat, predikat_bawaan
from sakip.organisasi.rules.verifikasi import BarisSalah


def test_the_national_scale_is_what_a_profile_begins_with_permendagri_86_2017():
    assert kata_predikat(predikat_bawaan()) == [
        "Sangat tinggi: 91", "Tinggi: 76", "Sedang: 66", "Rendah: 51", "Sangat rendah",
    ]  # fmt: skip
    assert baca_predikat(kata_predikat(predikat_bawaan())) == predikat_bawaan()


def test_an_admin_writes_a_scale_of_three_in_words():
    field = PredikatField(required=False)
    isi = field.clean("Baik: 90,5\r\nCukup: 60\r\nKurang")
    assert isi == [["sangat_tinggi", "Baik", "90.5"], ["tinggi", "Cukup", "60"], ["sangat_rendah", "Kurang", ""]]
    assert field.prepare_value(isi) == "Baik: 90,5\nCukup: 60\nKurang"


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        (["Baik: 60", "Cukup: 80", "Kurang"], "menurun"),
        (["Baik: banyak", "Kurang"], "sebagai angka"),
        (["Baik: 80", "Kurang: 10"], "terendah tidak mempunyai"),
        ([": 80", "Kurang"], "mempunyai nama"),
        (list("abcdef"), "Paling banyak 5"),
        ([], "belum ditulis"),
    ],
)
def test_a_wrong_scale_is_told_in_words(baris, pesan):
    with pytest.raises(BarisSalah, match=pesan):
        baca_predikat(baris)


@pytest.mark.parametrize(
    "isi",
    [
        "Tinggi",
        [],
        [["x", "X", ""]],
        [["tinggi", "T", "1"]],
        [["tinggi", "T"]],
        [["tinggi", "T", 60.5], ["rendah", "R", ""]],
    ],
)
def test_what_is_no_scale_is_refused(isi):
    assert periksa_predikat(isi)
