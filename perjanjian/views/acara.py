"""The berita acara: the register, one of them, its PDF, and signing those that name the reader."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from sakip import waktu
from sakip.dokumen.render import DokumenDitolak
from sakip.dokumen.services import BerkasRusak, baca_berkas
from sakip.formulir import baca_id
from sakip.organisasi.middleware import Konteks
from sakip.unduhan import kirim_berkas

from ..forms.alur import PALING_BANYAK, SandiForm
from ..forms.saring import baca_saringan_acara
from ..models import BeritaAcara
from ..queries.acara import (
    KEADAAN_ACARA,
    acara_menunggu,
    acara_terlihat,
    anggota_acara,
    berketerangan,
    isi_acara,
    register_acara,
)
from ..services.alur import SandiSalah
from ..services.berkas import catat_unduh_naskah_dinas
from ..services.dasar import AksiDenied
from ..services.tanda_tangan import TerkunciSementara
from ..services.tanda_tangan_acara import cetak_acara, tandatangani_acara

SEHALAMAN = 25


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    return _halaman(request)


def _halaman(
    request: HttpRequest, *, terpilih: list[int] | None = None, galat: str = "", status: int = 200
) -> HttpResponse:
    """`terpilih`: what stays ticked after a refusal."""
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    hak = request.hak  # type: ignore[attr-defined]
    saringan = baca_saringan_acara(request.GET)
    rows = register_acara(hak, k.tahun, k.pd, saringan)
    halaman = Paginator(rows, SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "konteks": k,
        "saringan": saringan,
        "halaman": halaman,
        "pilihan_keadaan": list(KEADAAN_ACARA.items()),
        "menunggu": acara_menunggu(hak, k.tahun),
        "dapat": sum(a.menunggu_saya for a in halaman.object_list),
        "terpilih": terpilih or [],
        "galat": galat,
    }
    return render(request, "perjanjian/acara.html", isi, status=status)


def _ambil(request: HttpRequest, acara_id: int) -> BeritaAcara:
    hak = request.hak  # type: ignore[attr-defined]
    rows = berketerangan(acara_terlihat(hak), hak).select_related("pd", "pemda", "pdf", "dibuat_oleh", "hari_desk")
    return get_object_or_404(rows, pk=acara_id)


@require_safe
def rinci(request: HttpRequest, acara_id: int) -> HttpResponse:
    return _rinci(request, _ambil(request, acara_id))


def _rinci(request: HttpRequest, acara: BeritaAcara, *, galat: str = "", status: int = 200) -> HttpResponse:
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "acara": acara,
        "zona": acara.pemda.zona_waktu,
        "anggota": anggota_acara(acara),
        "putaran": isi_acara(acara),
        "galat": galat,
    }
    return render(request, "perjanjian/acara_rinci.html", isi, status=status)


@require_safe
def pdf(request: HttpRequest, acara_id: int) -> HttpResponse:
    """With the signatures given so far; as it was frozen where there are none."""
    acara = _ambil(request, acara_id)
    try:
        isi, sidik = cetak_acara(acara), ""
        if isi is None:
            isi, sidik = baca_berkas(acara.pdf), acara.pdf.sha256
    except (DokumenDitolak, BerkasRusak) as salah:
        messages.error(request, f"Berita acara tidak dapat dibuka: {salah} Beri tahu admin pemda.")
        return redirect(acara)
    catat_unduh_naskah_dinas(naskah=acara, sidik=sidik, aktor=request.user, now=waktu.sekarang())
    nama = f"berita-acara-{acara.tahun}-{acara.urut:03d}.pdf"
    return kirim_berkas(isi, nama, inline="unduh" not in request.GET)


@never_cache
@sensitive_post_parameters("kata_sandi")
@require_POST
def tanda_tangan(request: HttpRequest) -> HttpResponse:
    """All that are ticked, with one password; from the register or from the page of one."""
    nomor = baca_id(request.POST.getlist("acara"))
    if nomor is None or len(nomor) > PALING_BANYAK:
        raise Http404
    hak, k = request.hak, request.konteks  # type: ignore[attr-defined]
    if acara_terlihat(hak).filter(pk__in=nomor).count() != len(nomor):
        raise Http404
    form = SandiForm(request.POST)
    if not nomor:
        return _tolak(request, nomor, "Belum ada berita acara yang dipilih. Centang sedikitnya satu baris.", 422)
    if not form.is_valid():
        return _tolak(request, nomor, " ".join(g for isi in form.errors.values() for g in isi), 422)
    try:
        tanda = tandatangani_acara(
            acara_id=nomor, aktor=request.user, kata_sandi=form.cleaned_data["kata_sandi"], now=waktu.sekarang(),
            zona=k.pemda.zona,
        )  # fmt: skip
    except AksiDenied as tolak:
        return _tolak(request, nomor, str(tolak), _kode(tolak))
    messages.success(request, f"{len(tanda)} berita acara Anda tanda tangani.")
    if "satu" in request.POST:
        return redirect("perjanjian:acara_rinci", nomor[0])
    return redirect("perjanjian:acara")


def _tolak(request: HttpRequest, nomor: list[int], galat: str, status: int) -> HttpResponse:
    if "satu" in request.POST and nomor:
        return _rinci(request, _ambil(request, nomor[0]), galat=galat, status=status)
    return _halaman(request, terpilih=nomor, galat=galat, status=status)


def _kode(tolak: Any) -> int:
    if isinstance(tolak, TerkunciSementara):
        return 429
    return 422 if isinstance(tolak, SandiSalah) else 409
