"""Rows without parent and rows without support."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks

from ..queries.kaitan import TERBANYAK, kaitan_putus


@require_safe
def pohon(request: HttpRequest) -> HttpResponse:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    isi = {"konteks": k, "putus": kaitan_putus(hak, k.tahun, k.pd), "terbanyak": TERBANYAK, "hak": hak}
    return render(request, "perjanjian/kaitan.html", isi)
