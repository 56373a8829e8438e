"""0.13: no text of ours becomes a formula in a workbook."""

import io
import re
import zipfile

import pytest
from openpyxl import Workbook

from sakip import lembar

RUMUS = ["=1+1", '=HYPERLINK("http://192.0.2.1";"klik")', "=cmd|' /C calc'!A0"]
BUNYI = re.compile(rb"<f[ >/]")


def _lembar_xml(isi):
    with zipfile.ZipFile(io.BytesIO(isi)) as wadah:
        return b"".join(wadah.read(n) for n in wadah.namelist() if n.startswith("xl/worksheets/"))


@pytest.mark.parametrize("teks", RUMUS)
def test_a_text_that_begins_like_a_formula_is_exported_as_text(teks):
    kolom = [lembar.Kolom("Uraian", "uraian", lembar.teks_dari(200))]
    isi = lembar.tulis(kolom, [{"uraian": teks}], judul_lembar="PK")
    assert not BUNYI.search(_lembar_xml(isi))
    assert lembar.baca(isi, kolom).rows[0][1]["uraian"] == teks


@pytest.mark.parametrize("teks", RUMUS)
def test_control_openpyxl_left_to_itself_writes_it_as_a_live_formula(teks):
    buku, wadah = Workbook(), io.BytesIO()
    buku.active.append([teks])
    buku.save(wadah)
    assert BUNYI.search(_lembar_xml(wadah.getvalue()))
