"""What waits to be verified."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip.organisasi.enums import Peran

from ..forms.alur import PALING_BANYAK
from ..forms.saring import baca_saringan_periksa
from ..queries.periksa import (
    SARING_PERIKSA,
    SaringanPeriksa,
    TungguPeriksa,
    UrutanPeriksa,
    baris_periksa,
    urutan_periksa,
)

PER_HALAMAN = 25


@require_safe
def periksa(request: HttpRequest) -> HttpResponse:
    hak, konteks = request.hak, request.konteks  # type: ignore[attr-defined]
    if not hak.punya(Peran.TIM_VERIFIKASI, Peran.TIM_SAKIP):
        raise PermissionDenied("Halaman ini untuk Tim Verifikasi dan Tim SAKIP Perangkat Daerah.")
    saringan = baca_saringan_periksa(request.GET)
    urutan = urutan_periksa(hak, konteks.tahun, saringan)
    halaman = Paginator(urutan.urut, PER_HALAMAN).get_page(request.GET.get("halaman"))
    baris = baris_periksa(hak, [t.pk for t in halaman.object_list])
    isi = {
        "konteks": konteks,
        "halaman": halaman,
        "baris": baris,
        "siap": [b for b in baris if b.siap],
        "kabupaten": bool(hak.unsur),
        "saringan": saringan,
        "urutan": urutan,
        "sekaligus": _sekaligus(urutan, halaman) if not hak.unsur else [],
        "pilah": _pilah(saringan, urutan, bool(hak.unsur)),
        "tanya": f"?{urlencode(saringan.tanya)}" if saringan.dipakai else "",
    }
    return render(request, "perjanjian/periksa.html", isi)


def _sekaligus(u: UrutanPeriksa, halaman: "Page[TungguPeriksa]") -> list[int]:
    """Inside a PD: all that nothing holds up, of every page of the inbox; empty where one page shows them all."""
    return [t.pk for t in u.urut if not t.wajib][:PALING_BANYAK] if halaman.has_other_pages() else []


def _pilah(s: SaringanPeriksa, u: UrutanPeriksa, kabupaten: bool) -> list[dict[str, object]]:
    """The conditions to choose from, each with its address and how many it holds for."""
    sisa = {k: v for k, v in s.tanya.items() if k != "saring"}
    pilihan = [("", "Semua", u.semua)]
    pilihan += [(k, kata, u.hitung[k]) for k, kata in SARING_PERIKSA.items() if kabupaten or k != "unsur"]
    return [
        {"kata": kata, "n": n, "kini": k == s.saring, "alamat": f"?{urlencode(({'saring': k} if k else {}) | sisa)}"}
        for k, kata, n in pilihan
    ]
