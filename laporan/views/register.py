"""The register of reports, and beginning one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sakip.formulir import baca_kata, nomor, salah_satu
from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.waktu import sekarang

from ..enums import StatusLaporan
from ..queries.cakupan import menyusun
from ..queries.register import register
from ..services.dasar import LaporanDitolak
from ..services.susun import susun as susun_laporan

BELUM = "belum"
PILIHAN = ((BELUM, "Belum disusun"), *((s.value, s.label) for s in StatusLaporan if s.value))


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    cari = baca_kata(request.GET.get("cari", ""))
    status = salah_satu(request.GET.get("status", ""), [kode for kode, _ in PILIHAN])
    isi = {
        "konteks": k,
        "baris": register(hak, k, cari=cari, status=status),
        "cari": cari,
        "status": status,
        "pilihan": PILIHAN,
        "menerbitkan": hak.punya(Peran.ORGANISASI),
    }
    return render(request, "laporan/daftar.html", isi)


@require_POST
def susun(request: HttpRequest) -> HttpResponse:
    """Begin the report of a PD (`pd`), without one that of the regency."""
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    if k.pemda is None:
        raise PermissionDenied
    pd = None
    if tulisan := request.POST.get("pd", ""):
        pd = next((x for x in k.semua_pd if x.pk == nomor(tulisan)), None)
        if pd is None:
            raise Http404
    if not menyusun(hak, pd.pk if pd else None):
        raise PermissionDenied("LKjIP disusun oleh perencana.")
    tahun = nomor(request.POST.get("tahun", "")) or k.tahun
    try:
        laporan = susun_laporan(pemda=k.pemda, pd=pd, tahun=tahun, aktor=request.user, now=sekarang())
    except LaporanDitolak as tolak:
        messages.error(request, str(tolak))
        return redirect("laporan:daftar")
    return redirect(laporan)
