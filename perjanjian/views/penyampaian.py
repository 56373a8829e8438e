"""After pengesahan: the surat pengantar, its tanda terima, and the register of distribution."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip import waktu
from sakip.dokumen.render import DokumenDitolak
from sakip.formulir import baca_id
from sakip.organisasi.middleware import Konteks
from sakip.unduhan import kirim_berkas, kirim_xlsx

from ..excel.daftar import buku_penyampaian
from ..forms.alur import PALING_BANYAK
from ..forms.saring import baca_saringan_penyampaian
from ..models import Penyampaian, Perjanjian, SuratPengantar
from ..queries.penyampaian import (
    KEADAAN,
    SaringanPenyampaian,
    ditujukan,
    menunggu_terima,
    register,
    surat_pengantar,
)
from ..services.berkas import catat_unduh
from ..services.dasar import AksiDenied
from ..services.penyampaian import cetak_tanda_terima
from ..services.penyampaian import terima as catat_terima
from ..services.penyampaian import terima_semua as catat_terima_semua
from ..services.terima import bukan_penerima
from .ambil import ambil
from .berkas import kirim_simpanan, nama_berkas

SEHALAMAN = 25
TERBANYAK_EKSPOR = 20_000


def _register(request: HttpRequest) -> tuple[QuerySet[Penyampaian], SaringanPenyampaian]:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    saringan = baca_saringan_penyampaian(request.GET)
    return register(request.hak, k.tahun, k.pd, saringan), saringan  # type: ignore[attr-defined]


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    rows, saringan = _register(request)
    isi = {
        "konteks": k,
        "zona": k.pemda.zona_waktu if k.pemda else None,
        "saringan": saringan,
        "halaman": Paginator(rows, SEHALAMAN).get_page(request.GET.get("halaman")),
        "pilihan_jenis": Penyampaian.Jenis.choices,
        "pilihan_keadaan": list(KEADAAN.items()),
        "jabatan_saya": request.hak.jabatan_id,  # type: ignore[attr-defined]
        "menunggu": menunggu_terima(request.hak, k.tahun).count(),  # type: ignore[attr-defined]
        "tersaring": request.GET.urlencode(),
    }
    return render(request, "perjanjian/penyampaian.html", isi)


@require_safe
def ekspor(request: HttpRequest) -> HttpResponse:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    rows, _ = _register(request)
    isi = buku_penyampaian(rows[:TERBANYAK_EKSPOR], k)
    return kirim_xlsx(isi, f"penyampaian-pk-{k.pd.kode if k.pd else 'semua'}-{k.tahun}")


def _surat(request: HttpRequest, pk: int) -> tuple[Perjanjian, SuratPengantar]:
    perjanjian = ambil(request, pk)
    surat = surat_pengantar(pk)
    if surat is None:
        raise Http404
    return perjanjian, surat


@require_safe
def surat(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it was frozen."""
    perjanjian, satu = _surat(request, pk)
    nama = nama_berkas(perjanjian, "-surat-pengantar")
    return kirim_simpanan(request, perjanjian, satu.pdf, f"surat pengantar {satu.nomor}", nama)


@require_safe
def tanda_terima(request: HttpRequest, pk: int) -> HttpResponse:
    """The same letter, printed with the receipts that were given so far."""
    perjanjian, satu = _surat(request, pk)
    try:
        isi = cetak_tanda_terima(satu)
    except DokumenDitolak as tolak:
        messages.error(request, str(tolak))
        return redirect(perjanjian)
    catat_unduh(
        perjanjian=perjanjian, apa=f"tanda terima {satu.nomor}", sidik="", aktor=request.user, now=waktu.sekarang()
    )
    return kirim_berkas(isi, nama_berkas(perjanjian, "-tanda-terima"), inline="unduh" not in request.GET)


@require_POST
def terima(request: HttpRequest, pk: int, penyampaian_id: int) -> HttpResponse:
    """One press of the recipient."""
    perjanjian = ambil(request, pk)
    satu = get_object_or_404(Penyampaian, pk=penyampaian_id, perjanjian=perjanjian)
    if not request.hak.memegang(satu.jabatan_id):  # type: ignore[attr-defined]
        raise PermissionDenied(bukan_penerima("Salinan ini", satu.penerima))
    try:
        catat_terima(penyampaian_id=satu.pk, aktor=request.user, now=waktu.sekarang())
    except AksiDenied as tolak:
        messages.error(request, str(tolak))
    else:
        messages.success(request, f"Tanda terima {satu.penerima} dicatat.")
    return redirect(perjanjian)


@require_http_methods(["GET", "HEAD", "POST"])
def terima_semua(request: HttpRequest) -> HttpResponse:
    """All that wait for the reader's receipt: looked at, then confirmed in one press."""
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    if request.method == "POST":
        return _terima_semua(request)
    rows = menunggu_terima(request.hak, k.tahun)  # type: ignore[attr-defined]
    isi = {
        "konteks": k,
        "salinan": list(rows.select_related("perjanjian__jabatan", "perjanjian__pd")[:PALING_BANYAK]),
        "zona": k.pemda.zona_waktu if k.pemda else None,
    }
    return render(request, "perjanjian/penyampaian_terima.html", isi)


def _terima_semua(request: HttpRequest) -> HttpResponse:
    nomor = baca_id(request.POST.getlist("penyampaian"))
    if nomor is None or len(nomor) > PALING_BANYAK:
        raise Http404
    if not nomor:
        messages.error(request, "Belum ada salinan yang dipilih.")
        return redirect("perjanjian:terima_semua")
    if len(ditujukan(request.hak, nomor)) != len(nomor):  # type: ignore[attr-defined]
        raise Http404
    try:
        n = catat_terima_semua(penyampaian_id=nomor, aktor=request.user, now=waktu.sekarang())
    except AksiDenied as tolak:
        messages.error(request, str(tolak))
        return redirect("perjanjian:terima_semua")
    messages.success(request, f"Tanda terima {n} salinan dicatat." if n else "Semua salinan ini sudah diterima.")
    return redirect("perjanjian:penyampaian")
