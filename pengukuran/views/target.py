"""The targets of the four quarters of one PK, on one page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from perjanjian.models import Butir, Perjanjian
from sakip.waktu import sekarang

from ..forms.angka import TargetForm
from ..models import TargetTriwulan
from ..queries.cakupan import boleh_isi, pk_berlaku
from ..services.dasar import UkurDitolak
from ..services.target import simpan_target, triwulan_diterima

ROMAWI = ("I", "II", "III", "IV")


@require_http_methods(["GET", "HEAD", "POST"])
def target(request: HttpRequest, pk: int) -> HttpResponse:
    if pk >= 2**63:
        raise Http404
    hak = request.hak  # type: ignore[attr-defined]
    perjanjian = get_object_or_404(pk_berlaku(hak), pk=pk)
    if not boleh_isi(hak, perjanjian.pd_id, perjanjian.jabatan_id):
        raise PermissionDenied("Target triwulan diisi perencana Perangkat Daerah atau pejabatnya sendiri.")
    butir = list(perjanjian.butir.order_by("urutan", "id"))
    data = request.POST if request.method == "POST" else None
    forms = {b.pk: TargetForm(data, prefix=f"t-{b.pk}", initial=awal) for b, awal in _awal(butir)}
    galat: list[str] = []
    if data is not None:
        if all([f.is_valid() for f in forms.values()]):
            try:
                isi = {n: f.isi(data) for n, f in forms.items()}
                n = simpan_target(perjanjian_id=pk, target=isi, aktor=request.user, now=sekarang())
            except UkurDitolak as tolak:
                galat.append(str(tolak))
            else:
                messages.success(request, f"{n} target triwulan disimpan." if n else "Tidak ada target yang berubah.")
                return redirect("pengukuran:target", pk)
        else:
            galat = [f"{b.indikator}: {p}" for b in butir for pesan in forms[b.pk].errors.values() for p in pesan]
    return _tampil(request, perjanjian, butir, forms, galat)


def _awal(butir: list[Butir]) -> list[tuple[Butir, dict[str, str]]]:
    rows = TargetTriwulan.objects.filter(butir__in=butir).values_list("butir_id", "triwulan", "tertulis")
    semua: dict[int, dict[str, str]] = {b.pk: {} for b in butir}
    for nomor, ke, tertulis in rows:
        semua[nomor or 0][f"tw{ke}"] = tertulis
    return [(b, semua[b.pk]) for b in butir]


def _tampil(
    request: HttpRequest, pk: Perjanjian, butir: list[Butir], forms: dict[int, TargetForm], galat: list[str]
) -> HttpResponse:
    tetap = triwulan_diterima(pk)
    baris: list[dict[str, Any]] = [
        {
            "butir": b,
            "sel": [{"medan": medan, "ke": ROMAWI[i], "tetap": i + 1 in tetap} for i, medan in enumerate(forms[b.pk])],
        }
        for b in butir
    ]
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "pk": pk,
        "baris": baris,
        "romawi": ROMAWI,
        "galat": galat,
        "ada_tetap": bool(tetap),
    }
    return render(request, "pengukuran/target.html", isi, status=422 if galat else 200)
