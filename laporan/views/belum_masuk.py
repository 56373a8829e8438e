"""PDs whose report is not in, for who gathers them into the regency's; and reminding them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sakip.formulir import nomor
from sakip.organisasi.middleware import Konteks
from sakip.waktu import sekarang

from ..queries.belum_masuk import boleh_ingatkan, kemasukan
from ..services.dasar import LaporanDitolak
from ..services.ingatkan import ingatkan


@require_http_methods(["GET", "HEAD", "POST"])
def belum_masuk(request: HttpRequest) -> HttpResponse:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    if k.pemda is None or not boleh_ingatkan(request.hak):  # type: ignore[attr-defined]
        raise PermissionDenied("Halaman ini untuk penyusun LKjIP pemerintah daerah.")
    if request.method == "POST":
        return _ingatkan(request, k)
    return render(request, "laporan/belum_masuk.html", {"konteks": k, "m": kemasukan(k.pemda, k.tahun)})


def _ingatkan(request: HttpRequest, k: Konteks) -> HttpResponse:
    assert k.pemda is not None
    pd = {n for tulisan in request.POST.getlist("pd") if (n := nomor(tulisan))}
    tahun = nomor(request.POST.get("tahun", "")) or k.tahun
    try:
        banyak = ingatkan(pemda=k.pemda, tahun=tahun, pd_id=pd, aktor=request.user, now=sekarang())
        messages.success(request, f"{banyak} Perangkat Daerah diingatkan: perencana dan pimpinannya.")
    except LaporanDitolak as tolak:
        messages.error(request, str(tolak))
    return redirect("laporan:belum_masuk")
