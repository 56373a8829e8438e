import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from sakip.dokumen.render import DokumenDitolak, Tata, bubuhi_tanda_air, html_ke_pdf, susun_pdf
from tests.dokumen import baca

KENARI = "KENARI-RAHASIA-7f3a"
BERBAHAYA = {
    "link attachment": '<link rel="attachment" href="{alamat}">',
    "a attachment": '<a rel="attachment" href="{alamat}">x</a>',
    "import": '<style>@import url("{alamat}");</style>',
    "stylesheet": '<link rel="stylesheet" href="{alamat}">',
    "img": '<img src="{alamat}">',
    "object": '<object data="{alamat}">x</object>',
    "font-face": '<style>@font-face {{ font-family: z; src: url("{alamat}") }} p {{ font-family: z }}</style><p>x</p>',
    "svg image": '<svg xmlns="http://www.w3.org/2000/svg"><image href="{alamat}" width="9" height="9"/></svg>',
    "css url": '<p style="background: url({alamat}); list-style: url({alamat})">x</p>',
    "embed": '<embed src="{alamat}"><iframe src="{alamat}"></iframe>',
    "base": '<base href="{alamat}"><img src="kenari.txt">',
}


@pytest.fixture
def sambungan(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Every attempt to reach anything, loopback included."""
    dicoba: list[Any] = []

    def tolak(self: socket.socket, alamat: Any) -> None:
        dicoba.append(alamat)
        raise PermissionError

    monkeypatch.setattr(socket.socket, "connect", tolak)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: dicoba.append(a) or [])
    yield dicoba


@pytest.fixture
def kenari(tmp_path: Path) -> Path:
    berkas = tmp_path / "kenari.txt"
    berkas.write_text(KENARI)
    return berkas


def _cetak_atau_tolak(html: str) -> bytes | None:
    try:
        return html_ke_pdf(html, judul="Uji")
    except DokumenDitolak:
        return None


@pytest.mark.parametrize("muatan", BERBAHAYA.values(), ids=BERBAHAYA.keys())
def test_no_hostile_markup_fetches_or_attaches_anything(muatan: str, sambungan: list[Any], kenari: Path) -> None:
    for alamat in (
        kenari.as_uri(),
        "http://127.0.0.1:9/x",
        "https://contoh.invalid/x",
        "ftp://127.0.0.1/x",
        "//127.0.0.1/x",
    ):
        pdf = _cetak_atau_tolak(f"<html><body><p>isi</p>{muatan.format(alamat=alamat)}</body></html>")
        if pdf is not None:
            assert baca.lampiran(pdf) == 0
            assert KENARI.encode() not in baca.isi_mentah(pdf)
            assert KENARI not in " ".join(baca.halaman(pdf))
    assert sambungan == []


def test_the_control_a_printer_without_our_guard_does_read_the_file(kenari: Path) -> None:
    """If this no longer attaches anything, the tests above prove nothing."""
    from weasyprint import HTML

    pdf = HTML(string=f'<p>isi</p><a rel="attachment" href="{kenari.as_uri()}">x</a>').write_pdf()
    assert pdf is not None
    assert baca.lampiran(pdf) > 0


@pytest.mark.parametrize(
    "tujuan", ["javascript:alert(1)", " JavaScript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x"]
)
def test_dangerous_links_are_not_clickable(tujuan: str) -> None:
    assert baca.tautan(html_ke_pdf(f'<a href="{tujuan}">tekan</a>', judul="Uji")) == []


def test_ordinary_links_stay() -> None:
    assert baca.tautan(html_ke_pdf('<a href="https://contoh.go.id/p">tekan</a>', judul="Uji")) == [
        "https://contoh.go.id/p"
    ]


def test_same_input_same_bytes() -> None:
    html = "<html lang=id><body><h1>Perjanjian</h1><p>Isi</p></body></html>"
    satu, dua = html_ke_pdf(html, judul="Uji"), html_ke_pdf(html, judul="Uji")
    assert satu == dua
    assert bubuhi_tanda_air(satu) == bubuhi_tanda_air(dua)


def test_the_file_says_that_it_is_for_the_archive_and_what_it_is_called() -> None:
    pdf = html_ke_pdf("<p>isi</p>", judul="Perjanjian Kinerja")
    with pikepdf.open(BytesIO(pdf)) as dokumen, dokumen.open_metadata() as meta:
        assert meta.pdfa_status == "3A"
        assert meta["dc:title"] == "Perjanjian Kinerja"


def test_uploaded_pictures_go_in_as_data() -> None:
    keluar = BytesIO()
    Image.new("RGB", (8, 8), "red").save(keluar, "PNG")
    pdf = html_ke_pdf('<img src="aset:logo">', judul="Uji", aset={"logo": keluar.getvalue()})
    with pikepdf.open(BytesIO(pdf)) as dokumen:
        assert len(dokumen.pages[0].get_images()) == 1


@pytest.mark.parametrize("isi", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b"%PDF-1.7"])
def test_only_png_and_jpeg_are_emblems(isi: bytes) -> None:
    with pytest.raises(DokumenDitolak, match="PNG atau JPEG"):
        html_ke_pdf('<img src="aset:logo">', judul="Uji", aset={"logo": isi})


def test_tables_beyond_the_limit_are_refused_before_they_cost_time() -> None:
    with pytest.raises(DokumenDitolak, match="500 baris"):
        html_ke_pdf("<table>" + "<tr><td>x</td></tr>" * 501 + "</table>", judul="Uji")


@pytest.mark.parametrize("isi", ["<div>" * 3000, '<p style="font-size: 1e9px">x</p>'])
def test_absurd_markup_is_a_message_not_a_crash(isi: str) -> None:
    _cetak_atau_tolak(isi)


def test_control_characters_are_dropped() -> None:
    pdf = html_ke_pdf("<p>sat\x00u\x08 \x1bdua</p>", judul="Uji")
    assert baca.halaman(pdf) == ["satu dua"]


def test_a_draft_says_so_on_every_page_once() -> None:
    pdf = html_ke_pdf('<p>satu</p><p style="break-before: page">dua</p>', judul="Uji")
    draf = bubuhi_tanda_air(pdf)
    assert [satu.split()[0] for satu in baca.halaman(draf)] == ["satu", "dua"]
    assert [baca.banyak_tanda_air(satu) for satu in (pdf, draf, bubuhi_tanda_air(draf))] == [[0, 0], [1, 1], [1, 1]]


def test_each_part_counts_its_own_pages_and_a_single_page_has_no_footer() -> None:
    diminta: list[Tata] = []

    def panjang(tata: Tata) -> str:
        diminta.append(tata)
        kaki = (
            '@page { @bottom-right { content: "Halaman " counter(page) " dari " counter(pages) } }'
            if tata.berhalaman
            else ""
        )
        baris = "".join(f'<tr id="k-{n}"><td>baris {n}</td></tr>' for n in range(80))
        return f"<style>{kaki}</style><table>{baris}</table>"

    halaman = baca.halaman(susun_pdf([lambda _: "<p>pernyataan</p>", panjang], judul="Uji"))
    assert halaman[0] == "pernyataan"
    assert halaman[1].endswith("Halaman 1 dari 2")
    assert halaman[2].endswith("Halaman 2 dari 2")
    assert len(diminta[-1].potongan) == 1
    assert any(tata.rapat for tata in diminta)


def test_a_part_that_fits_when_set_denser_is_set_denser() -> None:
    def hampir(tata: Tata) -> str:
        return f'<div style="height: {"200mm" if tata.rapat else "290mm"}">a</div><p>akhir</p>'

    assert len(baca.halaman(susun_pdf([hampir], judul="Uji"))) == 1
