"""The register of reports, and beginning one."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from perjanjian.queries.tenggat import Kalender
from sakip.formulir import baca_kata, nomor, salah_satu
from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.waktu import sekarang

from ..queries.cakupan import menyusun
from ..queries.pereviu import mewakili
from ..queries.register import BELUM, STATUS, Register
from ..services.dasar import LaporanDitolak
from ..services.susun import susun as susun_laporan

SEHALAMAN = 25


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    r = Register(hak, k, baca_kata(request.GET.get("cari", "")), salah_satu(request.GET.get("status", ""), STATUS))
    zona = k.pemda.zona_waktu if k.pemda else "Asia/Jakarta"
    kalender = Kalender(k.ketentuan, k.tahun, k.hari_ini, zona)
    halaman = Paginator(r.rows, SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "konteks": k,
        "r": r,
        "halaman": halaman,
        "baris": r.baris(list(halaman.object_list), kalender),
        "tab": _tab(r),
        "mereviu": bool(mewakili(hak)),
        "menerbitkan": hak.punya(Peran.ORGANISASI),
    }
    return render(request, "laporan/daftar.html", isi)


def _tab(r: Register) -> list[dict[str, Any]]:
    """The states to choose from, with how many stand so."""
    jumlah = r.per_status
    cari = {"cari": r.cari} if r.cari else {}
    hasil = [{"kata": "Semua", "url": f"?{urlencode(cari)}", "kini": not r.status, "jumlah": sum(jumlah.values())}]
    for kode, nama in STATUS.items():
        if jumlah[kode] or kode in (BELUM, r.status):
            url = f"?{urlencode({'status': kode} | cari)}"
            hasil.append({"kata": nama, "url": url, "kini": kode == r.status, "jumlah": jumlah[kode]})
    return hasil


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
