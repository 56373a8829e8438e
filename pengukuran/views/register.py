"""The register of a period, and beginning to fill in."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from perjanjian.queries.tenggat import Kalender
from sakip.formulir import baca_kata, nomor, salah_satu
from sakip.organisasi.enums import Jenjang
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.waktu import sekarang

from ..enums import PERIODE_UKUR, kata_periode
from ..models import Pengukuran
from ..queries.cakupan import boleh_isi, pk_diukur
from ..queries.kaidah import kaidah_dari
from ..queries.register import BELUM, STATUS, Register, Saringan
from ..rules.masa import periode_bawaan
from ..services.dasar import UkurDitolak
from ..services.lembar import buka, buka_program

SEHALAMAN = 20
PENDEK = {"tw1": "TW I", "tw2": "TW II", "tw3": "TW III", "tw4": "TW IV", "tahun": "Tahun"}


def _register(request: HttpRequest) -> Register:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    zona = k.pemda.zona_waktu if k.pemda else "Asia/Jakarta"
    periode = salah_satu(request.GET.get("periode", ""), PERIODE_UKUR) or periode_bawaan(k.tahun, k.hari_ini)
    saringan = Saringan(
        cari=baca_kata(request.GET.get("cari", "")),
        jenjang=salah_satu(request.GET.get("jenjang", ""), Jenjang.values),
        status=salah_satu(request.GET.get("status", ""), STATUS),
    )
    return Register(hak, k.tahun, periode, k.pd, Kalender(k.ketentuan, k.tahun, k.hari_ini, zona), saringan)


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    r = _register(request)
    halaman = Paginator(r.nomor, SEHALAMAN).get_page(request.GET.get("halaman"))
    baris, program = r.baris(list(halaman.object_list))
    isi = {
        "konteks": k,
        "r": r,
        "kata_periode": kata_periode(r.periode, k.tahun),
        "halaman": halaman,
        "baris": baris,
        "program": program,
        "kaidah": kaidah_dari(k.ketentuan),
        "batas": r.kalender.nilai(r.tenggat, pd_id=k.pd.pk if k.pd else None),
        "diisi": bool(k.pd) and boleh_isi(r.hak, k.pd.pk, None),  # type: ignore[union-attr]
        "periode": [_pilihan(request, "periode", p, PENDEK[p], r.periode) for p in PERIODE_UKUR],
        "tab": _tab(request, r),
        "jenjang": Jenjang.choices,
    }
    return render(request, "pengukuran/beranda.html", isi)


def _pilihan(request: HttpRequest, nama: str, nilai: str, kata: str, kini: str) -> dict[str, Any]:
    """A switch: the same page with another value, from its first page on."""
    tanya = {k: v for k, v in request.GET.items() if k not in (nama, "halaman", "tahun", "pd") and v}
    if nilai:
        tanya[nama] = nilai
    return {"kata": kata, "url": f"?{urlencode(tanya)}", "kini": nilai == kini}


def _tab(request: HttpRequest, r: Register) -> list[dict[str, Any]]:
    jumlah = r.per_status
    hasil = [_pilihan(request, "status", "", "Semua", r.saringan.status) | {"jumlah": sum(jumlah.values())}]
    mengisi = r.hak.pd_perencana or r.hak.perencana_pemda
    for kode, nama in STATUS.items():
        kata = nama if mengisi or kode != BELUM else "Belum diajukan"  # drafts of others are not seen
        if jumlah[kode] or kode in (BELUM, r.saringan.status):
            hasil.append(_pilihan(request, "status", kode, kata, r.saringan.status) | {"jumlah": jumlah[kode]})
    return hasil


@require_POST
def mulai(request: HttpRequest) -> HttpResponse:
    """Open the sheet of a PK (`perjanjian`) or of the programs of a PD (`pd`) in one period."""
    periode = salah_satu(request.POST.get("periode", ""), PERIODE_UKUR)
    try:
        p = _buka(request, periode)
    except UkurDitolak as tolak:
        messages.error(request, str(tolak))
        return redirect(f"{reverse('pengukuran:beranda')}?{urlencode({'periode': periode})}")
    return redirect(p)


def _buka(request: HttpRequest, periode: str) -> Pengukuran:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    aktor, now = request.user, sekarang()
    tahun = nomor(request.POST.get("tahun", "")) or k.tahun
    if pd_id := nomor(request.POST.get("pd", "")):
        pd = next((x for x in k.semua_pd if x.pk == pd_id), None)
        if pd is None:
            raise Http404
        if pd.pk not in hak.pd_perencana:
            raise PermissionDenied("Indikator program diukur oleh perencana Perangkat Daerah.")
        return buka_program(pd=pd, tahun=tahun, periode=periode, aktor=aktor, now=now)
    pk = pk_diukur(hak, tahun).filter(pk=nomor(request.POST.get("perjanjian", "")) or 0).first()
    if pk is None:
        raise Http404
    if not boleh_isi(hak, pk.pd_id, pk.jabatan_id):
        raise PermissionDenied("Pengukuran ini diisi perencana Perangkat Daerah atau pejabatnya sendiri.")
    return buka(perjanjian=pk, periode=periode, aktor=aktor, now=now)
