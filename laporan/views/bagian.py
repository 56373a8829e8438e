"""The parts of a report in one list: how far each is, who writes it until when."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sakip.formulir import nomor
from sakip.organisasi.hak import Hak
from sakip.waktu import sekarang

from ..enums import LAPORAN_TERBUKA
from ..models import Laporan
from ..queries.cakupan import boleh_tugaskan
from ..queries.naskah import naskah
from ..queries.penulis import calon_penulis
from ..queries.tulisan import bagian_kini, daftar_tempat, paragraf_kini
from ..services.bagian import tugaskan
from ..services.dasar import LaporanDitolak
from .baca import ambil


@require_http_methods(["GET", "HEAD", "POST"])
def bagian(request: HttpRequest, pk: int) -> HttpResponse:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    laporan = ambil(request, pk)
    menugaskan = boleh_tugaskan(hak, laporan)
    if request.method == "POST":
        if not menugaskan and laporan.status in LAPORAN_TERBUKA:
            raise PermissionDenied("Bagian dibagikan oleh perencana atau pimpinan yang melapor.")
        _bagikan(request, laporan)
        return redirect("laporan:bagian", laporan.pk)
    n = naskah(laporan, list(paragraf_kini(laporan)))
    semua = list(daftar_tempat(n.bab, bagian_kini(laporan), n.isi.tulisan).values())
    milik = [t for t in semua if t.petugas and t.petugas.pk == hak.pegawai_id]
    hanya_milik = request.GET.get("milik") == "1"
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "laporan": laporan,
        "tempat": milik if hanya_milik else semua,
        "semua": len(semua),
        "milik": len(milik),
        "hanya_milik": hanya_milik,
        "menugaskan": menugaskan,
        "calon": calon_penulis(laporan, hak.tanggal) if menugaskan else [],
    }
    return render(request, "laporan/bagian.html", isi)


def _bagikan(request: HttpRequest, laporan: Laporan) -> None:
    """Only the rows that this person changed are written."""
    n = naskah(laporan, ())
    berubah = 0
    for t in daftar_tempat(n.bab, {}, {}).values():
        petugas, tenggat = request.POST.get(f"petugas-{t.ke}"), request.POST.get(f"tenggat-{t.ke}", "")
        if petugas is None or f"{petugas}|{tenggat}" == request.POST.get(f"awal-{t.ke}"):
            continue
        try:
            tugaskan(
                laporan_id=laporan.pk, kunci=t.kunci, pegawai_id=nomor(petugas), tenggat=_tanggal(tenggat),
                aktor=request.user, now=sekarang(),
            )  # fmt: skip
            berubah += 1
        except LaporanDitolak as tolak:
            messages.error(request, f"{t.tulisan.judul}: {tolak}")
    if berubah:
        messages.success(request, f"Pembagian {berubah} bagian disimpan; yang ditunjuk diberi kabar.")


def _tanggal(tulisan: str) -> date | None:
    if not tulisan:
        return None
    try:
        return date.fromisoformat(tulisan)
    except ValueError:
        raise LaporanDitolak(f"Tanggal “{tulisan[:20]}” tidak dikenal.") from None
