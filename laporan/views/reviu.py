"""Reviewing: the inbox, the checklist beside the report, and what the writers say to each note."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.formulir import baca_kata, salah_satu
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.waktu import sekarang

from ..enums import LAPORAN_TERBUKA, AksiLaporan, Jawaban, Penyelesaian, PeranLaporan
from ..forms.alur import baca_butir, baca_tanggapan
from ..models import Laporan
from ..queries import daftar_reviu as q
from ..queries.cakupan import peran_pada
from ..queries.fakta import fakta
from ..queries.naskah import naskah
from ..services import reviu as layanan
from ..services.dasar import LaporanDitolak
from ..workflow import decisions
from .alur import pastikan
from .baca import ambil

PER_HALAMAN = 25
A = AksiLaporan
PENULIS = {PeranLaporan.PENYUSUN, PeranLaporan.PEJABAT}


@require_safe
def antrean(request: HttpRequest) -> HttpResponse:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    saringan = q.SaringanReviu(
        salah_satu(request.GET.get("keadaan", ""), q.KEADAAN) or "saya", baca_kata(request.GET.get("cari", ""))
    )
    a = q.antrean(hak, k.tahun, saringan)
    halaman = Paginator(a.rows(), PER_HALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "konteks": k,
        "halaman": halaman,
        "baris": q.baris_antrean(list(halaman.object_list), hak.tanggal),
        "saringan": saringan,
        "pilah": [
            {
                "kata": kata,
                "n": a.hitung[kode],
                "kini": kode == saringan.keadaan,
                "alamat": f"?{urlencode({'keadaan': kode} | ({'cari': saringan.cari} if saringan.cari else {}))}",
            }
            for kode, kata in q.KEADAAN.items()
        ],
    }
    return render(request, "laporan/antrean_reviu.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
def reviu(request: HttpRequest, pk: int) -> HttpResponse:
    """The checklist beside the report: to fill in, to answer, or to read."""
    laporan = ambil(request, pk)
    if request.method != "POST":
        return _halaman(request, laporan)
    if not pastikan(request, laporan, A.REVIU).allowed:
        messages.error(request, "Laporan ini tidak sedang Anda reviu.")
        return redirect("laporan:reviu", pk)
    try:
        n = layanan.isi(laporan_id=pk, butir=baca_butir(request.POST), aktor=request.user, now=sekarang())
        if "usulan" in request.POST:
            n += layanan.pastikan_usulan(laporan_id=pk, aktor=request.user, now=sekarang())
    except (LaporanDitolak, ValidationError) as tolak:
        return _halaman(request, ambil(request, pk), galat=_kata(tolak), diketik=request.POST)
    messages.success(request, f"{n} butir disimpan." if n else "Tidak ada yang berubah.")
    return redirect("laporan:reviu", pk)


@require_POST
def butir(request: HttpRequest, pk: int) -> HttpResponse:
    """One statement, saved as it is filled in; answers with its state and the progress."""
    laporan = ambil(request, pk)
    pastikan(request, laporan, A.REVIU)
    galat = ""
    try:
        isi = baca_butir(request.POST)
        layanan.isi(laporan_id=pk, butir=isi, aktor=request.user, now=sekarang())
    except (LaporanDitolak, ValidationError) as tolak:
        galat, isi = _kata(tolak), {}
    kode = next((k for k in request.POST if k.startswith("versi-")), "versi-").removeprefix("versi-")
    lembar = q.lembar(laporan, {})
    satu = next((b for b in lembar.baris if b.p.kode == kode), None)
    return render(request, "laporan/_reviu_keadaan.html", {"x": satu, "lembar": lembar, "galat": galat, "oob": True})


@require_POST
def tanggapan(request: HttpRequest, pk: int) -> HttpResponse:
    laporan = ambil(request, pk)
    if not peran_pada(request.hak, laporan) & PENULIS:  # type: ignore[attr-defined]
        raise PermissionDenied("Catatan reviu ditanggapi penyusun laporannya.")
    try:
        n = layanan.tanggapi(laporan_id=pk, tanggapan=baca_tanggapan(request.POST), aktor=request.user, now=sekarang())
    except (LaporanDitolak, ValidationError) as tolak:
        return _halaman(request, ambil(request, pk), galat=_kata(tolak), diketik=request.POST)
    messages.success(request, f"{n} tindak lanjut disimpan." if n else "Tidak ada yang berubah.")
    return redirect("laporan:reviu", pk)


def _kata(salah: LaporanDitolak | ValidationError) -> str:
    return " ".join(salah.messages) if isinstance(salah, ValidationError) else str(salah)


def _halaman(request: HttpRequest, laporan: Laporan, *, galat: str = "", diketik: Any = None) -> HttpResponse:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    n = naskah(laporan)
    nama = q.tempat(n.bab)
    peran = peran_pada(hak, laporan)
    keputusan = decisions(laporan.status, peran, fakta(laporan, hak.tanggal))
    lembar = q.lembar(laporan, nama)
    if diketik is not None:
        for x in lembar.baris:
            _kembalikan_ketikan(x, diketik)
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "laporan": laporan,
        "naskah": n,
        "lembar": lembar,
        "tempat": nama,
        "keputusan": keputusan,
        "mengisi": laporan.status == "direviu" and keputusan[A.REVIU].allowed,
        "menanggapi": bool(peran & PENULIS) and laporan.status in LAPORAN_TERBUKA and bool(lembar.terbuka),
        "jawaban": [(j.value, j.label) for j in Jawaban if j],
        "penyelesaian": [(p.value, p.label) for p in Penyelesaian],
        "galat": galat,
    }
    return render(request, "laporan/reviu.html", isi, status=422 if galat else 200)


def _kembalikan_ketikan(x: q.BarisButir, data: Any) -> None:
    """What was typed stands on the page again, nothing is lost."""
    for medan in ("jawaban", "catatan", "tempat", "penyelesaian", "tindak_lanjut"):
        if (nilai := data.get(f"{medan}-{x.p.kode}")) is not None:
            setattr(x.b, medan, nilai[:4000])
