"""Help, accessibility statement, the page of components, the training date, and the health check."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from sakip.kalender.services.libur import atur_tanggal_latihan

from ..panduan import PANDUAN, peran_panduan
from ..templatetags.ikon import statis


def bantuan(request: HttpRequest) -> HttpResponse:
    anda = peran_panduan(request.hak if request.user.is_authenticated else None)  # type: ignore[attr-defined]
    urut = sorted(PANDUAN, key=lambda p: p["kunci"] not in anda)
    return render(request, "beranda/bantuan.html", {"panduan": urut, "peran_anda": anda})


def aksesibilitas(request: HttpRequest) -> HttpResponse:
    return render(request, "beranda/aksesibilitas.html")


def gaya(request: HttpRequest) -> HttpResponse:
    return render(request, "beranda/gaya.html")


@require_POST
def tanggal_latihan(request: HttpRequest) -> HttpResponse:
    """Move the date of a demo installation; an empty date goes back to the real one."""
    if not settings.DEMO:
        raise Http404
    tulisan = request.POST.get("tanggal", "").strip()
    try:
        atur_tanggal_latihan(date.fromisoformat(tulisan) if tulisan else None)
    except ValueError:
        messages.error(request, "Tanggal tidak dikenal. Tulis seperti 2026-01-21.")
    kembali = request.POST.get("kembali", "")
    aman = url_has_allowed_host_and_scheme(kembali, {request.get_host()}, request.is_secure())
    return redirect(kembali if aman else "beranda")


@cache_control(max_age=86400, public=True)
def favicon(request: HttpRequest) -> HttpResponse:
    """The address that browsers and tools ask for without reading the page."""
    return redirect(statis("sakip/lambang.svg"))


def sehat(request: HttpRequest) -> HttpResponse:
    """For the load balancer: the application answers and its database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "sehat"})
