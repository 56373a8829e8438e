"""The files of a report: what there is, asking for one, taking it; its pictures on the page; the plain template."""

import logging

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from renstra.queries.rkt import bentuk_rkt
from sakip.dokumen.lembaran import Kertas
from sakip.dokumen.services import BerkasRusak, baca_berkas
from sakip.dokumen.unggahan import JENIS
from sakip.formulir import salah_satu
from sakip.organisasi.middleware import Konteks
from sakip.unduhan import kirim_berkas
from sakip.waktu import sekarang

from .. import gambar as lukisan
from ..cetak.word.bawaan import templat_bawaan
from ..enums.cetak import JENIS_KANTOR, JenisCetak, StatusCetak
from ..models import CetakLaporan
from ..queries.cakupan import terlihat
from ..queries.cetak import berkas_laporan, membaca_kini, naskah_bagi, tanpa_tempat
from ..rules.blok import Bagan, Grafik
from ..services import cetak as layanan
from ..services.berkas import catat_unduh
from ..services.dasar import LaporanDitolak
from ..tugas import antrekan_cetak
from .baca import ambil

log = logging.getLogger(__name__)
SIMPAN_DETIK = 24 * 60 * 60


@require_safe
def daftar(request: HttpRequest, pk: int) -> HttpResponse:
    """The files with their progress; asks for itself again while one is under way."""
    laporan = ambil(request, pk)
    baris = berkas_laporan(request.hak, laporan, sekarang())  # type: ignore[attr-defined]
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "laporan": laporan,
        "baris": baris,
        "berjalan": any(b.berjalan for b in baris),
        "lepas": tanpa_tempat(request.hak, laporan),  # type: ignore[attr-defined]
    }
    sebagian = request.htmx and request.htmx.target == "berkas-laporan"  # type: ignore[attr-defined]
    return render(request, "laporan/_berkas.html" if sebagian else "laporan/berkas.html", isi)


@require_POST
def cetak(request: HttpRequest, pk: int) -> HttpResponse:
    laporan = ambil(request, pk)
    jenis = salah_satu(request.POST.get("jenis", ""), [j.value for j in JENIS_KANTOR])
    if not jenis:
        messages.error(request, "Pilih jenis berkas yang dibuat.")
        return redirect("laporan:berkas", pk=pk)
    try:
        satu = layanan.minta(
            laporan_id=laporan.pk, jenis=JenisCetak(jenis), aktor=request.user, now=sekarang(), antrekan=antrekan_cetak
        )
    except LaporanDitolak as tolak:
        messages.error(request, str(tolak))
    else:
        _kabari(request, satu)
    return redirect("laporan:berkas", pk=pk)


def _kabari(request: HttpRequest, satu: CetakLaporan) -> None:
    nama = satu.get_jenis_display()
    if satu.status == StatusCetak.SELESAI:
        messages.success(request, f"{nama} siap diunduh.")
    elif satu.status == StatusCetak.GAGAL:
        messages.error(request, satu.pesan)
    else:
        messages.info(request, f"{nama} sedang dibuat. Anda boleh meninggalkan halaman ini.")


@require_safe
def unduh(request: HttpRequest, pk: int) -> HttpResponse:
    """A file that was made, by who may read its report."""
    if pk >= 2**63:
        raise Http404
    rows = CetakLaporan.objects.filter(laporan__in=terlihat(request.hak), jenis__in=JENIS_KANTOR)  # type: ignore[attr-defined]
    rows = rows.filter(status=StatusCetak.SELESAI)
    satu = get_object_or_404(rows.select_related("berkas", "laporan__pd", "laporan__pemda", "laporan__naskah"), pk=pk)
    assert satu.berkas
    if satu.naskah_id is None and not membaca_kini(request.hak, satu.laporan):  # type: ignore[attr-defined]
        raise Http404
    try:
        isi = baca_berkas(satu.berkas)
    except BerkasRusak:
        messages.error(request, "Berkas ini tidak dapat dibaca lagi. Buat berkasnya sekali lagi.")
        return redirect("laporan:berkas", pk=satu.laporan_id)
    laporan = satu.laporan
    catat_unduh(
        laporan=laporan, apa=satu.get_jenis_display(), aktor=request.user, now=sekarang(), sidik=satu.berkas.sha256
    )
    siapa = (laporan.pd.singkatan or laporan.pd.nama) if laporan.pd else laporan.pemda.sebutan
    nama = f"LKjIP-{siapa}-{laporan.tahun}{'' if satu.final else '-draf'}.{satu.jenis}"
    return kirim_berkas(isi, nama, jenis=JENIS[satu.jenis])


@require_safe
def gambar(request: HttpRequest, pk: int, kunci: str, bagian: int) -> HttpResponse:
    """A chart as SVG. Where it cannot be drawn its words and its table still stand on the page."""
    laporan = ambil(request, pk)
    semua = (b for bab in naskah_bagi(request.hak, laporan).bab for b in bab.isi if isinstance(b, Grafik | Bagan))
    blok = next((b for b in semua if b.kunci == kunci), None)
    try:
        if blok is None or bagian >= lukisan.jumlah(blok):
            raise Http404
        isi = lukisan.svg(blok, bagian)
    except Http404:
        raise
    except Exception:
        log.exception("chart %s of report %s could not be drawn", kunci, pk)
        return HttpResponse(status=503)
    respons = kirim_berkas(isi, f"{kunci}.svg", jenis="image/svg+xml", inline=True)
    respons["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    respons["Cache-Control"] = f"private, max-age={SIMPAN_DETIK}"  # its address carries the hash of the data
    return respons


@require_safe
def templat_contoh(request: HttpRequest) -> HttpResponse:
    """The plain template, to begin a regency's own from."""
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    kertas = Kertas.dari(bentuk_rkt(k.pemda.pk, k.tahun, pemda=True)) if k.pemda else Kertas()
    return kirim_berkas(templat_bawaan(kertas), "templat-lkjip.docx", jenis=JENIS["docx"])
