"""A worksheet in the wrong place is told where it belongs."""

import pytest

from renstra.enums import JenisImpor
from renstra.rules.berkas_dikenal import BUKAN_SASARAN, tampak_seperti
from renstra.services.impor.daftar import PENGIMPOR
from renstra.views.impor import _berikut
from tests.renstra import pabrik
from tests.renstra.berkas import buku, impor, unggah

RINCIAN = ["KODE AKUN", "URAIAN", "NAMA KOMPONEN", "HARGA SAT. KOMPONEN", "SATUAN", "VOLUME", "JUMLAH"]


@pytest.mark.parametrize("jenis", list(PENGIMPOR))
def test_details_of_spending_say_why_they_are_no_target_whatever_was_chosen(jenis):
    assert tampak_seperti(RINCIAN, jenis) == BUKAN_SASARAN


def test_each_kind_knows_its_own_headings_and_is_known_in_another_place(panggung):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    for jenis in (JenisImpor.ANGGARAN, JenisImpor.RENJA, JenisImpor.TOLOK_UKUR):
        judul = [k.judul for k in PENGIMPOR[jenis].kolom(impor(jenis, dpa))]
        assert tampak_seperti(judul, jenis) == ""
        assert jenis.label in tampak_seperti(judul, JenisImpor.TUJUAN_SASARAN)


def test_a_file_of_another_kind_is_led_to_the_columns_first(panggung):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    satu = unggah(panggung, JenisImpor.RENJA, dpa, buku(RINCIAN, [{"KODE AKUN": "5.1.02"}]))
    assert _berikut(satu).endswith("/kolom/")
