"""What waits to be verified."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip.organisasi.enums import Peran

from ..queries.periksa import daftar_periksa, urutan_periksa

PER_HALAMAN = 25


@require_safe
def periksa(request: HttpRequest) -> HttpResponse:
    hak, konteks = request.hak, request.konteks  # type: ignore[attr-defined]
    if not hak.punya(Peran.TIM_VERIFIKASI, Peran.TIM_SAKIP):
        raise PermissionDenied("Halaman ini untuk Tim Verifikasi dan Tim SAKIP Perangkat Daerah.")
    halaman = Paginator(urutan_periksa(hak, konteks.tahun), PER_HALAMAN).get_page(request.GET.get("halaman"))
    baris = daftar_periksa(hak, list(halaman.object_list))
    siap = [b for b in baris if b.bersih and b.suara_anda != "perbaikan"]
    return render(
        request,
        "perjanjian/periksa.html",
        {"konteks": konteks, "halaman": halaman, "baris": baris, "siap": siap, "kabupaten": bool(hak.unsur)},
    )
