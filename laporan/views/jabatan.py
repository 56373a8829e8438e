"""The short report of one office: page and PDF."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from renstra.queries.rkt import bentuk_rkt
from sakip.dokumen.lembaran import Kertas
from sakip.dokumen.render import DokumenDitolak
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.unduhan import kirim_berkas

from ..cetak import jabatan as cetak
from ..queries.jabatan import LaporanJabatan, laporan_jabatan


def _ambil(request: HttpRequest, pk: int) -> LaporanJabatan:
    """Of an office that this reader may follow, else 404."""
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    isi = laporan_jabatan(hak, pk, k.tahun, k.ketentuan) if pk < 2**63 else None
    if isi is None:
        raise Http404
    return isi


@require_safe
def jabatan(request: HttpRequest, pk: int) -> HttpResponse:
    isi = _ambil(request, pk)
    return render(request, "laporan/jabatan.html", {"konteks": request.konteks, "isi": isi})  # type: ignore[attr-defined]


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    isi = _ambil(request, pk)
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    assert k.pemda is not None
    try:
        berkas = cetak.cetak(isi, Kertas.dari(bentuk_rkt(k.pemda.pk, k.tahun, pemda=True)))
    except DokumenDitolak as salah:
        messages.error(request, str(salah))
        return redirect("laporan:jabatan", pk)
    return kirim_berkas(berkas, f"laporan-kinerja-{pk}-{isi.tahun}.pdf", inline=True)
