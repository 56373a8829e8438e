"""Quality of the indicators of one agreement, for those who verify it and those who drew it up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from renstra.queries.mutu import kriteria_berlaku

from ..queries.mutu import mutu_butir
from .ambil import ambil


@require_safe
def mutu(request: HttpRequest, pk: int) -> HttpResponse:
    perjanjian = ambil(request, pk)
    ketentuan = request.konteks.ketentuan  # type: ignore[attr-defined]
    baris = mutu_butir(perjanjian, ketentuan)
    isi = {
        "pk": perjanjian,
        "baris": baris,
        "bersih": sum(b.mutu is not None and not b.mutu.catatan for b in baris),
        "kriteria": kriteria_berlaku(ketentuan),
    }
    return render(request, "perjanjian/mutu.html", isi)
