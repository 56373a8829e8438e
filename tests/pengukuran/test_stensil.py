"""Stencils: what a template's mark is filled with is text, whatever it looks like."""

import pytest
from django.utils.html import format_html

from pengukuran.stensil import isi_stensil

JAHAT = ["<script>alert(1)</script>", '" onfocus="x', "' x='", "&amp;", "{b.id}", "{0}", "\ue000id\ue001"]


@pytest.mark.parametrize("teks", JAHAT)
def test_a_field_is_escaped_wherever_it_stands(teks: str) -> None:
    isi = {"id": teks, "catatan": teks, "tanya": teks}
    hasil = isi_stensil("_sel_tanya", isi, bercatatan=True, aneh=True, terbuka=True)
    aman = format_html("{}", teks)
    assert hasil.count(aman) == 3
    assert f'name="r-{aman}-benar"' in hasil
    assert f"</strong> {aman}</span>" in hasil


def test_what_is_html_already_is_not_escaped_twice() -> None:
    hasil = isi_stensil("_sel_wajib", {"ambang": format_html("<b>{}</b>", "<9")}, kurang=False)
    assert "<b>&lt;9</b>%" in hasil


def test_each_answer_cuts_a_stencil_of_its_own() -> None:
    isi = {"id": "1", "catatan": "catatan", "tanya": "tanya"}
    dijawab = isi_stensil("_sel_tanya", isi, bercatatan=True, aneh=True, terbuka=False)
    assert "checkbox" not in dijawab and "tanya" in dijawab
    assert isi_stensil("_sel_tanya", isi, bercatatan=False, aneh=False, terbuka=False) == ""
