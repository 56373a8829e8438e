"""The acts that move a report: each with a page that says what follows, then one press; signing with the password."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from perjanjian.services.alur import SandiSalah
from perjanjian.services.dasar import AksiDenied
from perjanjian.services.tanda_tangan import TerkunciSementara
from sakip.waktu import sekarang

from ..enums import AksiLaporan, StatusLaporan
from ..forms.alur import AlurForm, TandaTanganForm, form_aksi
from ..kata import KATA
from ..models import Laporan
from ..queries.cakupan import peran_pada
from ..queries.fakta import fakta
from ..queries.naskah import naskah
from ..queries.penyampaian import kepada
from ..queries.tenggat import batas_laporan, kalender_laporan
from ..services import alur, penyampaian, reviu
from ..services import tanda_tangan as layanan_tanda
from ..services.dasar import LaporanDitolak
from ..services.penyampaian import Surat
from ..workflow import TABEL, Decision, decide
from .baca import ambil

A = AksiLaporan
BERHALAMAN = {a for a in KATA if a != A.TANDATANGANI}


def pastikan(request: HttpRequest, laporan: Laporan, aksi: AksiLaporan) -> Decision:
    """The answer of the workflow; 403 for somebody who never does this on this report."""
    hak = request.hak  # type: ignore[attr-defined]
    peran = peran_pada(hak, laporan)
    if not any(t.aksi == aksi and t.roles & peran for t in TABEL):
        raise PermissionDenied("Tindakan ini bukan wewenang Anda.")
    return decide(aksi, laporan.status, peran, fakta(laporan, hak.tanggal))


@require_http_methods(["GET", "HEAD", "POST"])
def aksi(request: HttpRequest, pk: int, aksi: str) -> HttpResponse:
    """The page that confirms an act; sent, it is done."""
    laporan = ambil(request, pk)
    if aksi not in {a.value for a in BERHALAMAN}:
        raise Http404
    diminta = AksiLaporan(aksi)
    keputusan = pastikan(request, laporan, diminta)
    if not keputusan.visible:
        messages.error(request, "Tindakan ini tidak tersedia pada keadaan sekarang.")
        return redirect(laporan)
    kirim = request.method == "POST"
    form = form_aksi(diminta, pemda=laporan.pd_id is None)(
        request.POST if kirim else None, request.FILES if kirim else None
    )
    if kirim and form.is_valid():
        try:
            _lakukan(request, laporan, diminta, form)
        except LaporanDitolak as tolak:
            form.add_error(None, str(tolak))
            laporan = ambil(request, pk)
            keputusan = pastikan(request, laporan, diminta)
        else:
            messages.success(request, KATA[diminta].selesai)
            return _tujuan(laporan, diminta)
    return _halaman(request, laporan, diminta, keputusan, form)


def _tujuan(laporan: Laporan, diminta: AksiLaporan) -> HttpResponse:
    """Who reviews many goes on to the next; `laporan` as it was before the act."""
    if diminta == A.REVIU:
        return redirect("laporan:reviu", laporan.pk)
    if laporan.status == StatusLaporan.DIREVIU:
        return redirect("laporan:antrean_reviu")
    return redirect(laporan)


def _lakukan(request: HttpRequest, laporan: Laporan, diminta: AksiLaporan, form: AlurForm) -> None:
    d = form.cleaned_data
    umum = {"laporan_id": laporan.pk, "aktor": request.user, "now": sekarang()}
    if diminta == A.TERIMA:
        penyampaian.terima(**umum)
        return
    umum["versi"] = d["kunci"]
    if diminta == A.UNGGAH_TANDA:
        layanan_tanda.unggah(lampiran=d["berkas"], tanggal=d["tanggal"], **umum)
    elif diminta == A.SAMPAIKAN:
        surat = Surat(d["nomor"], d["tanggal"], d["berkas"]) if laporan.pd_id is None else None
        penyampaian.sampaikan(surat=surat, **umum)
    elif diminta == A.KEMBALIKAN and laporan.status == StatusLaporan.SELESAI_REVIU:
        alur.minta_perbaikan(catatan=d["catatan"], **umum)
    else:
        _LAIN[diminta](**umum)


_LAIN: dict[AksiLaporan, Callable[..., Any]] = {
    A.AJUKAN: alur.ajukan,
    A.TARIK: alur.tarik,
    A.REVIU: reviu.mulai,
    A.KEMBALIKAN: reviu.kembalikan,
    A.SELESAI: reviu.selesai,
}


def _halaman(
    request: HttpRequest, laporan: Laporan, diminta: AksiLaporan, keputusan: Decision, form: AlurForm
) -> HttpResponse:
    hak = request.hak  # type: ignore[attr-defined]
    f = fakta(laporan, hak.tanggal)
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "laporan": laporan,
        "aksi": diminta,
        "kata": KATA[diminta],
        "judul": KATA[diminta].judul.format(kepada=kepada(laporan)),
        "keputusan": keputusan,
        "batas": batas_laporan(kalender_laporan(laporan, hak.tanggal), laporan, laporan.pd_id),
        "bercatatan": diminta == A.KEMBALIKAN and laporan.status == StatusLaporan.SELESAI_REVIU,
        "medan": set(form.fields),
        "diketik": {k: request.POST.get(k, "")[:2000] for k in ("catatan", "nomor", "tanggal")},
        "galat": [g for nama in form.errors for g in form.errors[nama]] if form.is_bound else [],
        "kembali": "laporan:reviu" if laporan.status in ("diajukan", "direviu") and diminta != A.TARIK else "",
        "tanggapi": diminta == A.AJUKAN and f.belum_ditanggapi,
        "minta": laporan.kode_tenggat if diminta == A.AJUKAN and f.penutupan else "",
    }
    return render(request, "laporan/alur.html", isi, status=422 if request.method == "POST" else 200)


@never_cache
@sensitive_post_parameters("kata_sandi")
@require_http_methods(["GET", "HEAD", "POST"])
def tanda_tangan(request: HttpRequest, pk: int) -> HttpResponse:
    """The report with its figures in short, and the password below."""
    laporan = ambil(request, pk)
    keputusan = pastikan(request, laporan, A.TANDATANGANI)
    if not keputusan.visible:
        messages.error(request, "Laporan ini tidak sedang menunggu tanda tangan Anda.")
        return redirect(laporan)
    if request.method != "POST":
        return _tanda(request, laporan)
    form = TandaTanganForm(request.POST)
    if not form.is_valid():
        return _tanda(request, laporan, " ".join(g for isi in form.errors.values() for g in isi), 422)
    d = form.cleaned_data
    try:
        layanan_tanda.tandatangani(
            laporan_id=pk, aktor=request.user, kata_sandi=d["kata_sandi"], now=sekarang(), versi=d["kunci"]
        )
    except AksiDenied as tolak:
        kata, kode = _tolakan(tolak)
        return _tanda(request, ambil(request, pk), kata, kode)
    messages.success(request, KATA[A.TANDATANGANI].selesai)
    return redirect(laporan)


def _tolakan(tolak: AksiDenied) -> tuple[str, int]:
    if isinstance(tolak, TerkunciSementara):
        return "Kata sandi salah terlalu sering. Coba lagi 15 menit lagi.", 429
    if isinstance(tolak, SandiSalah):
        return "Kata sandi salah. Laporan belum ditandatangani.", 422
    return str(tolak), 409


def _tanda(request: HttpRequest, laporan: Laporan, galat: str = "", status: int = 200) -> HttpResponse:
    hak = request.hak  # type: ignore[attr-defined]
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "laporan": laporan,
        "naskah": naskah(laporan),
        "batas": batas_laporan(kalender_laporan(laporan, hak.tanggal), laporan, laporan.pd_id),
        "galat": galat,
    }
    return render(request, "laporan/tanda_tangan.html", isi, status=status)
