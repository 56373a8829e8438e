"""A worksheet in the wrong place is told where it belongs."""

import io
import re
from decimal import Decimal
from math import prod

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from renstra.enums import JenisImpor
from renstra.queries import ringkas
from renstra.rules.berkas_dikenal import BUKAN_SASARAN, tampak_seperti
from renstra.services.impor.daftar import PENGIMPOR
from renstra.services.impor.rancang import rancang
from renstra.views.impor import _berikut
from sakip.lembar import BerkasDitolak
from tests.renstra import pabrik
from tests.renstra.berkas import buku, impor, unggah
from tests.renstra.impor_alat import berkas_nyata

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


def test_the_real_form_of_details_names_money_but_no_sub_kegiatan_so_it_is_refused_and_nothing_stored(
    panggung, client, masuk, pada, sekarang
):
    isi = berkas_nyata("sipd/21. Form Renja DPA DPPA.xlsx")
    baris = [r for r in load_workbook(io.BytesIO(isi)).active.iter_rows(min_row=2, values_only=True) if r[0]]
    uang = sum(Decimal(r[6]) * prod(Decimal(v) for v in str(r[9]).split(";")) for r in baris)
    assert (len(baris), uang) == (11, Decimal(4_982_000))
    assert not [sel for r in baris for sel in r if re.search(r"\d\.\d\d\.\d\d\.\d\.\d\d\.\d{4}$", str(sel))]
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    masuk(client, panggung.perencana)
    with pada(sekarang):
        url = reverse("renstra:impor_dokumen", args=[dpa.pk, JenisImpor.RENJA])
        kolom = client.post(url, {"berkas": SimpleUploadedFile("21.xlsx", isi)}, follow=True)
    assert BUKAN_SASARAN in kolom.content.decode()
    with pytest.raises(BerkasDitolak, match="kolom wajib tidak ada: KODE SUB KEGIATAN"):
        rancang(dpa.impor.get())
    assert ringkas(dpa).total == pabrik.TOTAL
