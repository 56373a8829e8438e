"""The public pages: open to everybody, the same for everybody, and only what was published.

They are rendered without the request: nothing of who reads them can get into a page that others may be handed from a
cache.
"""

import logging
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sakip.dokumen.models import Berkas
from sakip.dokumen.services import BerkasRusak, baca_berkas
from sakip.organisasi.middleware import TAHUN_PERTAMA, TAHUN_TERAKHIR
from sakip.organisasi.models import PemerintahDaerah
from sakip.unduhan import XLSX, kirim_berkas

from .. import gambar as lukisan
from ..enums import JenisPublikasi
from ..excel.publik import buku, csv_publik
from ..isi import NaskahIsi
from ..isi_publik import PkPublik
from ..queries.cetak import pdf_umum
from ..queries.naskah import Naskah
from ..queries.publik import Terbitan, daerah_publik, halaman_publik, tahun_publik, terbitan
from ..rules.blok import Bagan, Grafik, tulisan
from ..simpanan import dari_json

log = logging.getLogger(__name__)
UMUR = 300  # seconds that a page may be handed on from a cache
UMUR_GAMBAR = 86_400
untuk_umum = cache_control(public=True, max_age=UMUR)


@require_safe
@untuk_umum
def semua(request: HttpRequest) -> HttpResponse:
    """The regencies that publish here."""
    return _halaman("semua", {"daftar": daerah_publik()})


@require_safe
@untuk_umum
def daerah(request: HttpRequest, kode: str) -> HttpResponse:
    pemda = _pemda(kode)
    return _halaman("daerah", {"pemda": pemda, "daftar": tahun_publik(pemda)})


@require_safe
@untuk_umum
def tahun(request: HttpRequest, kode: str, tahun: int) -> HttpResponse:
    return _halaman("tahun", {"h": halaman_publik(_pemda(kode), _tahun(tahun))})


@require_safe
@untuk_umum
def data(request: HttpRequest, kode: str, tahun: int, bentuk: str) -> HttpResponse:
    """The tables, to be worked with."""
    h = halaman_publik(_pemda(kode), _tahun(tahun))
    isi, jenis = {"csv": (csv_publik, "text/csv; charset=utf-8"), "xlsx": (buku, XLSX)}[bentuk]
    jawaban = kirim_berkas(isi(h), f"kinerja-{h.pemda.kode}-{h.tahun}.{bentuk}", jenis=jenis)
    del jawaban["Cache-Control"]  # not private: the same for everybody
    return jawaban


@require_safe
@untuk_umum
def hasil(request: HttpRequest, kode: str, tahun: int, pd: int) -> HttpResponse:
    pemda = _pemda(kode)
    return _halaman("hasil", {"pemda": pemda, "t": _terbitan(pemda, tahun, JenisPublikasi.HASIL, pd)})


@require_safe
@untuk_umum
def pk(request: HttpRequest, kode: str, tahun: int, pd: int) -> HttpResponse:
    pemda = _pemda(kode)
    t = _terbitan(pemda, tahun, JenisPublikasi.PK, pd)
    isi = dari_json(t.p.isi, PkPublik)
    tanggal = date.fromisoformat(isi.tanggal) if isi.tanggal else None
    return _halaman("pk", {"pemda": pemda, "t": t, "isi": isi, "tanggal": tanggal})


@require_safe
@untuk_umum
def lkjip(request: HttpRequest, kode: str, tahun: int, pd: int) -> HttpResponse:
    pemda = _pemda(kode)
    t = _terbitan(pemda, tahun, JenisPublikasi.LKJIP, pd)
    isi = {"pemda": pemda, "t": t, "terbitan": t.p, "naskah": _naskah(t), "pdf": pdf_umum(t.p)}
    return _halaman("lkjip", isi)


@require_safe
@untuk_umum
def lkjip_pdf(request: HttpRequest, kode: str, tahun: int, pd: int) -> HttpResponse:
    """The published report as the worker has made it; never made here."""
    t = _terbitan(_pemda(kode), tahun, JenisPublikasi.LKJIP, pd)
    siapa = (t.p.pd.singkatan or t.p.pd.nama) if t.p.pd else t.p.pemda.sebutan
    return _berkas(pdf_umum(t.p), f"LKjIP-{siapa}-{t.p.tahun}.pdf", inline=False)


@require_safe
@untuk_umum
def foto(request: HttpRequest, kode: str, tahun: int, pd: int, gambar_id: int) -> HttpResponse:
    """A picture that people put into a published report."""
    naskah = _naskah(_terbitan(_pemda(kode), tahun, JenisPublikasi.LKJIP, pd))
    semua = (p.gambar for t in tulisan(naskah.bab) for p in naskah.isi.tulisan.get(t.kunci, ()) if p.gambar)
    ada = next((g for g in semua if g.id == gambar_id), None)
    berkas = Berkas(sha256=ada.sha256, jenis=ada.jenis) if ada else None
    return _berkas(berkas, f"gambar-{gambar_id}", inline=True)


def _berkas(berkas: Berkas | None, nama: str, *, inline: bool) -> HttpResponse:
    """A stored file for everybody."""
    if berkas is None:
        raise Http404
    try:
        isi = baca_berkas(berkas)
    except BerkasRusak:
        log.exception("a published file cannot be read")
        return HttpResponse("Berkas ini sedang tidak dapat dibaca.", status=410, content_type="text/plain")
    jawaban = kirim_berkas(isi, nama, jenis=berkas.jenis, inline=inline)
    del jawaban["Cache-Control"]
    return jawaban


@require_safe
@cache_control(public=True, max_age=UMUR_GAMBAR)
def gambar(request: HttpRequest, kode: str, tahun: int, pd: int, kunci: str, bagian: int) -> HttpResponse:  # noqa: PLR0917
    """A chart of a published report as SVG; its address carries the hash of what was published."""
    t = _terbitan(_pemda(kode), tahun, JenisPublikasi.LKJIP, pd)
    semua = (b for bab in _naskah(t).bab for b in bab.isi if isinstance(b, Grafik | Bagan))
    blok = next((b for b in semua if b.kunci == kunci), None)
    if blok is None or bagian >= lukisan.jumlah(blok):
        raise Http404
    jawaban = kirim_berkas(lukisan.svg(blok, bagian), f"{kunci}.svg", jenis="image/svg+xml", inline=True)
    jawaban["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    del jawaban["Cache-Control"]
    return jawaban


def _naskah(t: Terbitan) -> Naskah:
    return Naskah(dari_json(t.p.isi, NaskahIsi))


def _pemda(kode: str) -> PemerintahDaerah:
    return get_object_or_404(PemerintahDaerah, kode=kode)


def _tahun(tahun: int) -> int:
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        raise Http404
    return tahun


def _terbitan(pemda: PemerintahDaerah, tahun: int, jenis: JenisPublikasi, pd: int) -> Terbitan:
    ada = terbitan(pemda, _tahun(tahun), jenis, pd) if pd < 2**63 else None
    if ada is None:
        raise Http404
    return ada


def _halaman(nama: str, isi: dict[str, Any]) -> HttpResponse:
    return HttpResponse(render_to_string(f"laporan/publik/{nama}.html", {"demo": settings.DEMO, **isi}))
