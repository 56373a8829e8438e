"""The berita acara of a day of Desk: what it will say, then made once and for ever."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sakip import waktu

from ..models import BeritaAcara
from ..queries.acara_desk import fakta_acara_desk
from ..queries.desk_hari import hari_isi
from ..rules.desk import acara_desk_dapat_dibuat
from ..services.acara_desk import buat_acara_desk
from ..services.dasar import AksiDenied
from ..services.desk_dasar import BUKAN
from .desk import ambil_hari, perencana


@require_http_methods(["GET", "HEAD", "POST"])
def acara(request: HttpRequest, pk: int) -> HttpResponse:
    hari, kini = ambil_hari(request, pk), waktu.sekarang()
    if not perencana(request):
        raise PermissionDenied(BUKAN)
    ada = BeritaAcara.objects.filter(hari_desk=hari).first()
    if ada is not None:
        return redirect(ada)
    galat = ""
    if request.method == "POST":
        try:
            satu = buat_acara_desk(hari_id=hari.pk, aktor=request.user, now=kini)
        except AksiDenied as tolak:
            galat = str(tolak)
        else:
            messages.success(request, f"{satu} dibuat. Anggota tim yang hadir dapat menandatanganinya.")
            return redirect(satu)
    hari_kini = hari_isi(hari, kini)
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "isi": hari_kini,
        "galat": galat,
        "tolak": acara_desk_dapat_dibuat(fakta_acara_desk(hari_kini)),
    }
    return render(request, "perjanjian/desk_acara.html", isi, status=409 if galat else 200)
