"""HTML -> PDF. Nothing is ever fetched: no network, no file, only data the caller hands over.

Same input, same bytes: the hash of a paper is stable.
"""

import base64
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import pikepdf
from weasyprint import HTML, Document
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

BARIS_MAKS = 500
BARIS_PANJANG = 10_000  # of a document of many tables, typeset in one pass
PUTARAN_MAKS = 8
# Longer papers are not tried denser: one page less of many is not worth the time.
HALAMAN_RAPAT = 3
VARIAN = "pdf/a-3a"
SKEMA_TAUTAN = ("http:", "https:", "mailto:")
_KEPALA_GAMBAR = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
RGB = (["r"], ["g"], ["b"])
_BARIS = re.compile(r"<tr[\s>]", re.IGNORECASE)
_TANDA_AIR = pikepdf.Name("/SakipTandaAir")
# Characters no page can show; some of them stop the HTML parser.
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


class DokumenDitolak(ValueError):
    """The paper cannot be printed; the message is for the user."""


@dataclass(frozen=True)
class Tata:
    """How a part is to be set in this pass."""

    potongan: frozenset[str] = frozenset()
    rapat: bool = False
    berhalaman: bool = False


Susun = Callable[[Tata], str]


def data_uri(isi: bytes) -> str:
    """A PNG or JPEG as a data: URL, the only kind of address the printer accepts."""
    for kepala, jenis in _KEPALA_GAMBAR.items():
        if isi.startswith(kepala):
            return f"data:{jenis};base64,{base64.b64encode(isi).decode('ascii')}"
    raise DokumenDitolak("Gambar lambang harus berupa berkas PNG atau JPEG.")


def html_ke_pdf(html: str, *, judul: str, aset: Mapping[str, bytes] | None = None) -> bytes:
    """One page of HTML to PDF; `src="aset:logo"` stands for the bytes given as `aset["logo"]`."""
    for nama, isi in (aset or {}).items():
        html = html.replace(f'"aset:{nama}"', f'"{data_uri(isi)}"')
    return susun_pdf([lambda _tata: html], judul=judul)


def susun_pdf(bagian: Sequence[Susun], *, judul: str) -> bytes:
    """Typeset parts one after the other into one file, each part with its own page numbers.

    A part of one page is done in one pass. A longer one is tried denser, kept so only if that saves a page; then its
    merged cells are cut at the ends of pages until the cuts stay.
    """
    return _jadi(lambda: [_atur(susun) for susun in bagian], judul)


def susun_panjang(html: str, *, judul: str, tertata: Callable[[int], None] = lambda _: None) -> bytes:
    """Typeset a document of many chapters in one pass; what it says of its page numbers is in its style sheet.

    `tertata` is told how many pages there are, before they are written.
    """

    def tata() -> list[Document]:
        dokumen = _tata(html, BARIS_PANJANG)
        tertata(len(dokumen.pages))
        return [dokumen]

    return _jadi(tata, judul)


def letak_jangkar(html: str) -> dict[str, int]:
    """On which page, counted from none, each named place of a document of many chapters comes to stand."""
    with _penolakan():
        halaman = _tata(html, BARIS_PANJANG).pages
    return {nama: n for n, satu in enumerate(halaman) for nama in satu.anchors}


@contextmanager
def _penolakan() -> Iterator[None]:
    """Whatever the printer makes of strange content, its reader gets one sentence."""
    try:
        yield
    except FatalURLFetchingError as galat:
        raise DokumenDitolak("Dokumen memuat alamat luar atau berkas yang tidak boleh diambil.") from galat
    except DokumenDitolak:
        raise
    except (ValueError, ArithmeticError, RecursionError, MemoryError) as galat:
        raise DokumenDitolak("Dokumen tidak dapat dicetak: susunan isinya tidak wajar.") from galat


def _jadi(buat: Callable[[], Sequence[Document]], judul: str) -> bytes:
    with _penolakan():
        dokumen = buat()
        halaman = [satu for satuan in dokumen for satu in satuan.pages]
        for satu in halaman:
            satu.links[:] = [tautan for tautan in satu.links if _tautan_aman(tautan[0], tautan[1])]
        gabungan = dokumen[0].copy(halaman)
        gabungan.metadata.title = judul
        gabungan.metadata.attachments = []
        # WeasyPrint would open its colour profile and never close it, unless told that there is one.
        gabungan.color_profiles["srgb"] = ColorProfile(BytesIO(_srgb()), "sRGB2014.icc", "relative-colorimetric", RGB)
        pdf = gabungan.write_pdf(pdf_variant=VARIAN, output_intent="sudah terbaca")
    assert isinstance(pdf, bytes)
    return pdf


@lru_cache(maxsize=1)
def _srgb() -> bytes:
    return (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()


def _atur(susun: Susun) -> Document:
    dokumen = _cetak(susun, Tata())
    if len(dokumen.pages) == 1:
        return dokumen
    padat = False
    if len(dokumen.pages) <= HALAMAN_RAPAT:
        rapat = _cetak(susun, Tata(rapat=True))
        if len(rapat.pages) == 1:
            return rapat
        if len(rapat.pages) < len(dokumen.pages):
            dokumen, padat = rapat, True
    for _ in range(PUTARAN_MAKS):
        potongan = _awal_halaman(dokumen)
        dokumen = _cetak(susun, Tata(potongan, rapat=padat, berhalaman=True))
        if _awal_halaman(dokumen) == potongan:
            break
    return dokumen


def _awal_halaman(dokumen: Document) -> frozenset[str]:
    """Ids of the rows that begin a page, the first page excepted."""
    hasil = set()
    for halaman in dokumen.pages[1:]:
        jangkar = [(titik[1], nama) for nama, titik in halaman.anchors.items()]
        if jangkar:
            hasil.add(min(jangkar)[1])
    return frozenset(hasil)


def _cetak(susun: Susun, tata: Tata) -> Document:
    return _tata(susun(tata), BARIS_MAKS)


def _tata(html: str, baris: int) -> Document:
    html = _KENDALI.sub("", html)
    if len(_BARIS.findall(html)) > baris:
        raise DokumenDitolak(f"Tabel terlalu panjang untuk dicetak: paling banyak {baris} baris.")
    pengambil = URLFetcher(allowed_protocols=["data"], allow_redirects=False, fail_on_errors=True)
    font = FontConfiguration()
    return HTML(string=html, url_fetcher=pengambil, base_url=None).render(font_config=font, pdf_variant=VARIAN)


def _tautan_aman(jenis: str, tujuan: object) -> bool:
    return jenis == "internal" or (jenis == "external" and str(tujuan).strip().lower().startswith(SKEMA_TAUTAN))


def bubuhi_tanda_air(pdf: bytes, teks: str = "DRAF") -> bytes:
    """Lay a large, light diagonal word over each page. A page that has one already is left as it is."""
    with pikepdf.open(BytesIO(pdf)) as dokumen:
        bentuk: dict[tuple[str, str], pikepdf.Object] = {}
        for halaman in dokumen.pages:
            if halaman.obj.get(_TANDA_AIR) is not None:
                continue
            ukuran = (f"{float(halaman.mediabox[2]):.2f}", f"{float(halaman.mediabox[3]):.2f}")
            if ukuran not in bentuk:
                with pikepdf.open(BytesIO(_lembar_tanda_air(teks, *ukuran))) as tanda:
                    bentuk[ukuran] = dokumen.copy_foreign(tanda.pages[0].as_form_xobject())
            tempel(halaman, bentuk[ukuran], f"{_TANDA_AIR}{list(bentuk).index(ukuran)}", hiasan=True)
            halaman.obj[_TANDA_AIR] = pikepdf.String(teks)
        keluar = BytesIO()
        dokumen.save(keluar, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return keluar.getvalue()


def tempel(
    halaman: pikepdf.Page, bentuk: pikepdf.Object, nama: str, *, geser: Sequence[Any] = (0, 0), hiasan: bool = False
) -> None:
    """Draw `bentuk`, moved by minus `geser` points, over what the page has; `hiasan`: it says nothing to read aloud.

    `nama` begins with a slash and is another for every form of a file, whose pages may share their names; pikepdf
    would make up a random one, and the bytes would differ each time.
    """
    kunci = pikepdf.Name(nama)
    halaman.add_resource(bentuk, pikepdf.Name.XObject, name=kunci)
    halaman.contents_add(b"q\n", prepend=True)  # how the page has turned its sheet counts for itself only
    kiri, bawah = geser
    lukis = f"q 1 0 0 1 {-kiri} {-bawah} cm {kunci} Do Q"
    halaman.contents_add(f"\nQ {f'/Artifact BMC {lukis} EMC' if hiasan else lukis}".encode())


@lru_cache(maxsize=16)
def _lembar_tanda_air(teks: str, lebar: str, tinggi: str) -> bytes:
    aman = re.sub(r"[^\w .-]", "", teks)
    besar = min(130, int(Decimal(tinggi) * 3 // (2 * max(len(aman), 1))))  # a long word stays on a page on its side
    gaya = (
        f"@page {{ size: {lebar}pt {tinggi}pt; margin: 0 }}"
        "html { font-family: 'Liberation Sans', sans-serif }"
        f"div {{ position: absolute; top: 0; left: 0; width: {lebar}pt; height: {tinggi}pt }}"
        f"p {{ margin: 0; position: absolute; top: 40%; width: 100%; text-align: center; font-size: {besar}pt;"
        " line-height: 1; font-weight: bold; color: rgba(120, 120, 120, .18); transform: rotate(-52deg) }"
    )
    return susun_pdf(
        [
            lambda _tata: (
                f"<html lang=id><head><style>{gaya}</style></head><body><div><p>{aman}</p></div></body></html>"
            )
        ],
        judul="",
    )
