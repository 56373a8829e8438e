"""A frozen revision with what changed marked, the papers of the review, and scans."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from sakip.dokumen.services import BerkasRusak, baca_berkas
from sakip.unduhan import kirim_berkas
from sakip.waktu import sekarang

from ..cetak import reviu as cetak
from ..enums import HasilReviu
from ..isi import NaskahIsi
from ..models import Laporan, NaskahLaporan, PenyampaianLaporan, TandaTanganLaporan
from ..queries.daftar_reviu import lembar, tempat
from ..queries.naskah import Naskah, naskah
from ..queries.riwayat import Beda, beda
from ..services.berkas import catat_unduh
from ..simpanan import dari_json
from .baca import ambil

JENIS = ("tanda", "terima")


@require_safe
def revisi(request: HttpRequest, pk: int, revisi: int) -> HttpResponse:
    """One revision as it was handed in; beside the one before, what is new is marked."""
    laporan = ambil(request, pk)
    semua = {
        n.revisi: n
        for n in NaskahLaporan.objects.filter(laporan=laporan, revisi__in=(revisi - 1, revisi)).select_related(
            "dibuat_oleh__pegawai"
        )
    }
    satu = semua.get(revisi)
    if satu is None:
        raise Http404
    isi = dari_json(satu.isi, NaskahIsi)
    lama = semua.get(revisi - 1)
    terakhir = laporan.naskah.revisi if laporan.naskah else revisi
    konten = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "laporan": laporan,
        "satu": satu,
        "naskah": Naskah(isi),
        "beda": beda(dari_json(lama.isi, NaskahIsi), isi) if lama else Beda(),
        "lama": lama,
        "nomor": range(1, terakhir + 1),
        "terakhir": terakhir,
    }
    return render(request, "laporan/naskah.html", konten)


@require_safe
def pernyataan(request: HttpRequest, pk: int) -> HttpResponse:
    """The statement that it was reviewed (PermenPANRB 53/2014 Anak Lampiran III/1-2)."""
    laporan = ambil(request, pk)
    reviu = get_object_or_404(
        laporan.reviu.select_related("laporan__pemda", "laporan__pd"),
        hasil=HasilReviu.SELESAI, naskah=laporan.naskah_id,
    )  # fmt: skip
    penjelas = list(reviu.butir.filter(penyelesaian="penjelas").order_by("urutan"))
    isi = cetak.pernyataan(reviu, penjelas)
    catat_unduh(laporan=laporan, apa="pernyataan telah direviu", aktor=request.user, now=sekarang())
    return kirim_berkas(isi, f"pernyataan-reviu-{_nama(laporan)}.pdf", inline="unduh" not in request.GET)


@require_safe
def daftar(request: HttpRequest, pk: int, putaran: int) -> HttpResponse:
    """The filled checklist of one round."""
    laporan = ambil(request, pk)
    satu = lembar(laporan, tempat(naskah(laporan).bab), putaran)
    if satu.reviu is None:
        raise Http404
    isi = cetak.daftar(laporan, satu)
    catat_unduh(laporan=laporan, apa=f"daftar reviu putaran {putaran}", aktor=request.user, now=sekarang())
    return kirim_berkas(isi, f"daftar-reviu-{_nama(laporan)}.pdf", inline="unduh" not in request.GET)


@require_safe
def berkas(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    """The scan of the signed report, or of the receipt of the Gubernur."""
    laporan = ambil(request, pk)
    if jenis not in JENIS:
        raise Http404
    if jenis == "tanda":
        rows = TandaTanganLaporan.objects.filter(naskah__laporan=laporan)
    else:
        rows = PenyampaianLaporan.objects.filter(laporan=laporan)  # type: ignore[assignment]
    satu = rows.filter(berkas__isnull=False).select_related("berkas").first()
    if satu is None or satu.berkas is None:
        raise Http404
    try:
        isi = baca_berkas(satu.berkas)
    except BerkasRusak:
        messages.error(request, "Berkas ini hilang atau rusak. Beri tahu admin pemda agar dipulihkan.")
        return redirect(laporan)
    apa = "pindaian naskah bertanda tangan" if jenis == "tanda" else "tanda terima"
    catat_unduh(laporan=laporan, apa=apa, sidik=satu.berkas.sha256, aktor=request.user, now=sekarang())
    akhiran = "pdf" if satu.berkas.jenis == "application/pdf" else satu.berkas.jenis.rpartition("/")[2][:4]
    return kirim_berkas(isi, f"{jenis}-{_nama(laporan)}.{akhiran}", inline="unduh" not in request.GET)


def _nama(laporan: Laporan) -> str:
    return f"LKjIP-{laporan.tahun}-{laporan.pemilik[:60]}"
