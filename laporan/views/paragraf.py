"""One paragraph with everything it ever said, and the pictures of a report."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sakip.dokumen.services import BerkasRusak, baca_berkas
from sakip.formulir import nomor
from sakip.unduhan import kirim_berkas
from sakip.waktu import sekarang

from ..enums import LAPORAN_TERBUKA
from ..forms.tulis import UraianForm
from ..models import GambarLaporan, Laporan, Paragraf
from ..queries.cakupan import boleh_tulis
from ..queries.tulisan import TERKAIT, riwayat
from ..services.dasar import LaporanDitolak
from ..services.gambar import uraikan
from ..services.tulisan import pulihkan
from .baca import ambil


@require_http_methods(["GET", "HEAD", "POST"])
def paragraf(request: HttpRequest, pk: int, paragraf_id: int) -> HttpResponse:
    laporan = ambil(request, pk)
    if paragraf_id >= 2**63:
        raise Http404
    p = get_object_or_404(Paragraf.objects.select_related(*TERKAIT), pk=paragraf_id, bagian__laporan=laporan)
    if request.method != "POST":
        return _tampil(request, laporan, p)
    if laporan.status in LAPORAN_TERBUKA and not boleh_tulis(request.hak, laporan):  # type: ignore[attr-defined]
        raise PermissionDenied("LKjIP ini ditulis perencana, pejabat, dan pimpinan Perangkat Daerahnya.")
    return _uraikan(request, laporan, p) if "alt" in request.POST else _pulihkan(request, laporan, p)


def _tampil(request: HttpRequest, laporan: Laporan, p: Paragraf, form: UraianForm | None = None) -> HttpResponse:
    semua = request.GET.get("semua") == "1"
    bunyi, jumlah = riwayat(p, semua=semua)
    menulis = boleh_tulis(request.hak, laporan)  # type: ignore[attr-defined]
    if form is None and menulis and p.gambar:
        form = UraianForm(initial={"alt": p.gambar.alt})
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "zona": laporan.pemda.zona_waktu,
        "laporan": laporan,
        "p": p,
        "bunyi": bunyi,
        "jumlah": jumlah,
        "semua": semua,
        "menulis": menulis,
        "form": form,
    }
    return render(request, "laporan/paragraf.html", isi, status=422 if form and form.is_bound else 200)


def _uraikan(request: HttpRequest, laporan: Laporan, p: Paragraf) -> HttpResponse:
    """Other words for who cannot see the picture."""
    form = UraianForm(request.POST)
    if not form.is_valid():
        return _tampil(request, laporan, p, form)
    try:
        uraikan(paragraf_id=p.pk, alt=form.cleaned_data["alt"], aktor=request.user, now=sekarang())
    except LaporanDitolak as tolak:
        messages.error(request, str(tolak))
        return redirect("laporan:paragraf", laporan.pk, p.pk)
    messages.success(request, "Uraian gambar disimpan.")
    return redirect(f"{reverse('laporan:tulis', args=[laporan.pk, p.bagian.kunci])}#p-{p.pk}")


def _pulihkan(request: HttpRequest, laporan: Laporan, p: Paragraf) -> HttpResponse:
    """An earlier wording again."""
    versi, dari = nomor(request.POST.get("versi", "")), nomor(request.POST.get("riwayat", ""))
    try:
        if versi is None or dari is None or not p.riwayat.filter(pk=dari).exists():
            raise LaporanDitolak("Pilih dulu bunyi yang dipulihkan.")
        pulihkan(riwayat_id=dari, versi=versi, aktor=request.user, now=sekarang())
    except LaporanDitolak as tolak:
        messages.error(request, str(tolak))
        return redirect("laporan:paragraf", laporan.pk, p.pk)
    messages.success(request, "Bunyi itu dipulihkan; yang baru saja diganti tetap ada di riwayat.")
    return redirect(f"{reverse('laporan:tulis', args=[laporan.pk, p.bagian.kunci])}#p-{p.pk}")


@require_safe
def gambar(request: HttpRequest, pk: int, gambar_id: int) -> HttpResponse:
    """The picture itself, to who may read the report."""
    laporan = ambil(request, pk)
    if gambar_id >= 2**63:
        raise Http404
    g = get_object_or_404(GambarLaporan.objects.select_related("berkas"), pk=gambar_id, laporan=laporan)
    try:
        isi = baca_berkas(g.berkas)
    except BerkasRusak:
        return HttpResponse(
            "Gambar ini hilang atau rusak; pulihkan dari cadangan.", status=410, content_type="text/plain"
        )
    return kirim_berkas(isi, f"gambar-{g.pk}", jenis=g.berkas.jenis, inline=True)
