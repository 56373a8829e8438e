"""People's words: what is kept of what was typed or pasted, in one shape, and as plain lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.enums import JenisParagraf
from laporan.kaya import bersihkan, teks_polos
from laporan.kaya.bentuk import dari_polos, jenis_paragraf, ke_polos, pisahkan

WORD = """<html><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment-->
<p class=MsoNormal style='mso-line'><b><span lang=IN>Realisasi</span></b><o:p>&nbsp;</o:p> naik
karena&nbsp;pendampingan.<![if !supportLists]></p>
<p class=MsoListParagraph style='mso-list:l0 level1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp;</span></span>Pelatihan</p>
<p class=MsoListParagraph><span>·<span>&nbsp;&nbsp;</span></span>Bantuan alat</p>
<table class=MsoTable border=1><tr><td width=10><p class=MsoNormal><b>Tahun</b></p></td><td><p>Nilai</p></td></tr></table>
<!--EndFragment--></body></html>"""


def test_what_word_pastes_becomes_a_paragraph_a_list_and_a_table():
    assert bersihkan(WORD) == (
        "<p><strong>Realisasi</strong> naik karena pendampingan.</p><ul><li>Pelatihan</li><li>Bantuan alat</li></ul>"
        "<table><tbody><tr><td><strong>Tahun</strong></td><td>Nilai</td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    ("kotor", "bersih"),
    [
        ("<script>alert(1)</script>Teks", "<p>Teks</p>"),
        ('<p onclick="x()" style="color:red">Teks</p>', "<p>Teks</p>"),
        ('<a href="javascript:x()">klik</a>', "<p>klik</p>"),
        ('<a href="https://bps.go.id" target="_blank">BPS</a>', '<p><a href="https://bps.go.id">BPS</a></p>'),
        ("<img src=x onerror=alert(1)>Teks", "<p>Teks</p>"),
        ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        ("<h1>Judul</h1><p>Isi</p>", "<h4>Judul</h4><p>Isi</p>"),
        ("<div>satu</div><div>dua<br><br><br>tiga</div>", "<p>satu</p><p>dua<br>tiga</p>"),
        ("<b><p>dari Google Docs</p><p>dua</p></b>", "<p>dari Google Docs</p><p>dua</p>"),
        ("<ul><li>a<ul><li>b</li></ul></li><li></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<td colspan=2>lepas</td>", "<p>lepas</p>"),
        ("<p>&nbsp;</p><p><br></p>", ""),
        ("satu     dua\n\ntiga", "<p>satu dua tiga</p>"),
    ],
)
def test_only_known_marks_are_kept_and_no_word_is_lost(kotor, bersih):
    assert bersihkan(kotor) == bersih


def test_a_table_keeps_its_heading_row_and_joined_cells():
    isi = "<table><tr><th>A</th><th>B</th></tr><tr><td colspan='2'>c</td><td colspan='900'>d</td></tr></table>"
    assert bersihkan(isi) == (
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr>"
        '<td colspan="2">c</td><td>d</td></tr></tbody></table>'
    )


def test_marks_a_thousand_deep_lose_their_depth_and_not_their_words():
    assert teks_polos("<b>" * 3000 + "kata" + "</b>" * 3000) == "kata"
    assert "kata" in bersihkan("<ul><li>" * 500 + "kata")


HTML = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<br>", "satu ",
         "dua\xa0", " &amp; ", "<h2>", "</h2>", "<div>", "</div>", "·\xa0\xa0tiga", "<a href='https://a.id'>", "</a>"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(HTML)
def test_cleaning_twice_is_cleaning_once(html):
    assert bersihkan(bersihkan(html)) == bersihkan(html)


@given(HTML)
def test_every_word_that_was_typed_is_still_there(html):
    for kata in ("satu", "dua", "tiga"):
        assert bersihkan(html).count(kata) == html.count(kata)


def test_plain_lines_become_paragraphs_lists_headings_and_tables_and_back():
    teks = "# Latar\n\nSatu <b>.\ndua\n\n- a\n- b\n\n1. x\n2. y\n\nTahun | Nilai\n2024 | 7"
    html = dari_polos(teks)
    assert html.startswith("<h4>Latar</h4><p>Satu &lt;b&gt;.<br>dua</p><ul><li>a</li><li>b</li></ul><ol><li>x</li>")
    assert ke_polos(html) == teks
    assert bersihkan(html) == html


@given(st.text(alphabet="ab -#1.|\n", max_size=60))
def test_plain_lines_that_were_stored_come_back_the_same(teks):
    html = bersihkan(dari_polos(teks))
    assert bersihkan(dari_polos(ke_polos(html))) == html


def test_the_kind_of_a_paragraph_follows_from_what_stands_in_it():
    J = JenisParagraf
    isi = {"<h2>A</h2>": J.JUDUL, "<ul><li>a</li></ul>": J.DAFTAR, "a": J.PARAGRAF, "<h2>A</h2>b": J.PARAGRAF}
    assert {html: jenis_paragraf(html) for html in isi} == isi
    assert jenis_paragraf("<table><tr><td>a</td></tr></table>") == J.TABEL
    assert pisahkan("<h2>A</h2>b<ul><li>c</li></ul>") == ["<h4>A</h4>", "<p>b</p>", "<ul><li>c</li></ul>"]
