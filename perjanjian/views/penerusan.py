"""The summary sheet of one act of passing on: the page, and the paper as it was frozen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from sakip import waktu
from sakip.dokumen.services import BerkasRusak, baca_berkas
from sakip.organisasi.enums import Peran
from sakip.unduhan import kirim_berkas

from ..enums import Status
from ..models import Penerusan
from ..queries.penerusan import lembar_terlihat, pk_lembar
from ..rules.penerusan import dari_json, kata_pengiriman, kata_temuan
from ..services.berkas import catat_unduh_naskah_dinas


def _ambil(request: HttpRequest, pk: int) -> Penerusan:
    semua = lembar_terlihat(request.hak)  # type: ignore[attr-defined]
    return get_object_or_404(semua.select_related("pdf", "pemda"), pk=pk)


@require_safe
def penerusan(request: HttpRequest, pk: int) -> HttpResponse:
    lembar = _ambil(request, pk)
    hak = request.hak  # type: ignore[attr-defined]
    isi, kini = dari_json(lembar.isi), pk_lembar(lembar, hak)
    baris = [
        {"b": b, "pk": kini.get(b.perjanjian), "kirim": kata_pengiriman(b), "temuan": kata_temuan(b)}
        for b in isi.baris
    ]
    menunggu = [p for p in kini.values() if p.status == Status.DITERUSKAN] if hak.punya(Peran.BUPATI) else []
    konteks = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "lembar": lembar,
        "isi": isi,
        "baris": baris,
        "menunggu": len(menunggu),
        "zona": lembar.pemda.zona_waktu,
    }
    return render(request, "perjanjian/penerusan.html", konteks)


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    lembar = _ambil(request, pk)
    try:
        isi = baca_berkas(lembar.pdf)
    except BerkasRusak:
        messages.error(request, "Berkas PDF ini hilang atau rusak. Beri tahu admin pemda agar dipulihkan.")
        return redirect(lembar)
    catat_unduh_naskah_dinas(naskah=lembar, sidik=lembar.pdf.sha256, aktor=request.user, now=waktu.sekarang())
    return kirim_berkas(isi, f"lembar-ringkasan-PK-{lembar.pada:%Y-%m-%d}.pdf", inline="unduh" not in request.GET)
