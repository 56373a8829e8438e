"""Publishing: what Bagian Organisasi may let the public see, what it has, and taking back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sakip.formulir import baca_kata, salah_satu
from sakip.organisasi.middleware import Konteks
from sakip.waktu import sekarang

from ..enums import JenisPublikasi
from ..models import Publikasi
from ..queries.cetak import berkas_umum
from ..queries.publikasi import daftar_publikasi, riwayat
from ..services.dasar import LaporanDitolak
from ..services.publikasi import buat_pdf, cabut, terbitkan
from ..tugas import antrekan_cetak

KEADAAN = {"siap": "Siap diterbitkan", "terbit": "Terbit", "usang": "Perlu diterbitkan ulang", "belum": "Belum ada"}


@require_http_methods(["GET", "HEAD", "POST"])
def publikasi(request: HttpRequest) -> HttpResponse:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    if k.pemda is None:
        raise PermissionDenied
    if request.method == "POST":
        return _terbitkan(request, k)
    cari = baca_kata(request.GET.get("cari", ""))
    keadaan = salah_satu(request.GET.get("keadaan", ""), KEADAAN)
    semua = daftar_publikasi(k.pemda, k.tahun)
    kata = cari.casefold()
    baris = [
        b for b in semua if kata in b.nama.casefold() and (not keadaan or any(s.keadaan == keadaan for s in b.sel))
    ]
    hitung = {kode: sum(s.keadaan == kode for b in semua for s in b.sel) for kode in KEADAAN}
    isi = {
        "konteks": k,
        "baris": baris,
        "cari": cari,
        "keadaan": keadaan,
        "pilihan": [(kode, f"{nama} ({hitung[kode]})") for kode, nama in KEADAAN.items()],
        "hitung": hitung,
        "jenis": list(JenisPublikasi),
        "ada": any(s.dapat for b in baris for s in b.sel),
    }
    return render(request, "laporan/publikasi.html", isi)


def _terbitkan(request: HttpRequest, k: Konteks) -> HttpResponse:
    assert k.pemda is not None
    tahun = request.POST.get("tahun", "")
    if tahun != str(k.tahun):  # the year was switched in another window: what was ticked is of that year
        messages.error(request, f"Tahun pada halaman sudah berganti menjadi {k.tahun}. Pilih kembali.")
        return redirect("laporan:publikasi")
    try:
        baru = terbitkan(
            pemda=k.pemda, tahun=k.tahun, kunci=request.POST.getlist("kunci"), aktor=request.user, now=sekarang(),
            antrekan=antrekan_cetak,
        )  # fmt: skip
        messages.success(request, f"{len(baru)} dokumen diterbitkan dan dapat dilihat masyarakat.")
    except LaporanDitolak as tolak:
        messages.error(request, str(tolak))
    tanya = urlencode({n: v for n in ("cari", "keadaan") if (v := request.POST.get(n, ""))})
    return redirect(f"{reverse('laporan:publikasi')}{'?' if tanya else ''}{tanya}")


@require_http_methods(["GET", "HEAD", "POST"])
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One thing that was published: since when, by whom, what stood there before; and taking it back."""
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    if pk >= 2**63 or k.pemda is None:
        raise Http404
    p = get_object_or_404(Publikasi.objects.select_related("pemda", "pd").filter(pemda=k.pemda), pk=pk)
    alasan = request.POST.get("alasan", "")
    if request.method == "POST" and "pdf" in request.POST:
        return _buat_pdf(request, p)
    if request.method == "POST":
        try:
            cabut(publikasi_id=p.pk, alasan=alasan, aktor=request.user, now=sekarang())
            messages.success(request, f"{p} dicabut. Masyarakat tidak lagi melihatnya.")
            return redirect("laporan:publikasi")
        except LaporanDitolak as tolak:
            messages.error(request, str(tolak))
    pdf = berkas_umum(p, sekarang()) if p.jenis == JenisPublikasi.LKJIP else None
    isi = {"konteks": k, "p": p, "riwayat": riwayat(p), "alasan": alasan, "umum": _alamat_umum(p), "pdf": pdf}
    return render(request, "laporan/publikasi_rinci.html", isi)


def _buat_pdf(request: HttpRequest, p: Publikasi) -> HttpResponse:
    try:
        buat_pdf(publikasi_id=p.pk, aktor=request.user, now=sekarang(), antrekan=antrekan_cetak)
        messages.info(request, "PDF untuk masyarakat sedang dibuat. Anda boleh meninggalkan halaman ini.")
    except LaporanDitolak as tolak:
        messages.error(request, str(tolak))
    return redirect(p)


def _alamat_umum(p: Publikasi) -> str:
    return reverse(f"publik:{p.jenis}", args=[p.pemda.kode, p.tahun, p.pd_id or 0])
