"""Shared figures of a PD (or the regency): named once, their value typed once for each period."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sakip.formulir import baca_kata, salah_satu
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.waktu import sekarang

from ..enums import PERIODE_UKUR, kata_periode
from ..forms.angka import DataForm, NilaiForm
from ..models import Data, NilaiData
from ..queries.data import BarisData, daftar_data, isi_halaman
from ..rules.masa import periode_bawaan
from ..services.dasar import UkurDitolak
from ..services.data import IsiNilai, isi_nilai, namai
from .register import PENDEK

SEHALAMAN = 25


@require_http_methods(["GET", "HEAD", "POST"])
def data(request: HttpRequest) -> HttpResponse:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    hak: Hak = request.hak  # type: ignore[attr-defined]
    mengisi = k.pd.pk in hak.pd_perencana if k.pd else hak.perencana_pemda
    diminta = request.POST.get("periode") or request.GET.get("periode", "")
    periode = salah_satu(diminta, PERIODE_UKUR) or periode_bawaan(k.tahun, k.hari_ini)
    if request.method != "POST":
        return _tampil(request, periode, mengisi)
    if not mengisi:
        raise PermissionDenied("Data bersama diisi perencananya.")
    if request.POST.get("aksi") == "namai":
        return _namai(request, periode)
    return _isi(request, periode)


def _tampil(
    request: HttpRequest,
    periode: str,
    mengisi: bool,
    *,
    form: DataForm | None = None,
    galat: dict[int, str] | None = None,
) -> HttpResponse:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    cari = baca_kata(request.GET.get("cari", ""))
    rows = daftar_data(k.pemda.pk, k.pd, cari) if k.pemda else Data.objects.none()
    halaman = Paginator(rows, SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "konteks": k,
        "mengisi": mengisi,
        "kini": periode,
        "kata_periode": kata_periode(periode, k.tahun),
        "periode": [
            {"kata": PENDEK[p], "url": f"?{urlencode({'periode': p, 'cari': cari})}", "kini": p == periode}
            for p in PERIODE_UKUR
        ],
        "cari": cari,
        "halaman": halaman,
        "baris": _baris(request, isi_halaman(halaman.object_list, k.tahun, periode), galat or {}),
        "form": form or DataForm(),
        "galat": galat,
    }
    return render(request, "pengukuran/data.html", isi, status=422 if galat or form else 200)


def _baris(request: HttpRequest, rows: list[BarisData], galat: dict[int, str]) -> list[dict[str, Any]]:
    return [
        {
            "b": b,
            "ketik": request.POST.get(f"v-{b.data.pk}-tertulis", b.tertulis) if galat else b.tertulis,
            "galat": galat.get(b.data.pk, ""),
        }
        for b in rows
    ]


def _kembali(periode: str) -> HttpResponse:
    return redirect(f"{reverse('pengukuran:data')}?{urlencode({'periode': periode})}")


def _namai(request: HttpRequest, periode: str) -> HttpResponse:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    form = DataForm(request.POST)
    assert k.pemda is not None
    if form.is_valid():
        try:
            satu = namai(pemda=k.pemda, pd=k.pd, isi=form.isi, aktor=request.user, now=sekarang())
        except UkurDitolak as tolak:
            form.add_error("nama", str(tolak))
        else:
            messages.success(request, f"{satu.nama} ditambahkan. Isi nilainya, lalu ikat pada indikator.")
            return _kembali(periode)
    return _tampil(request, periode, True, form=form)


def _isi(request: HttpRequest, periode: str) -> HttpResponse:
    """Save every value that was changed; what cannot be taken stays in its field."""
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    pemda_id = k.pemda.pk if k.pemda else 0
    dikirim = {d.pk: d for d in daftar_data(pemda_id, k.pd, "") if f"v-{d.pk}-tertulis" in request.POST}
    ada = {v.data_id: v.tertulis for v in NilaiData.objects.filter(data__in=dikirim, tahun=k.tahun, periode=periode)}
    galat: dict[int, str] = {}
    tersimpan = dialirkan = 0
    for nomor in dikirim:
        form = NilaiForm(request.POST, prefix=f"v-{nomor}")
        if not form.is_valid():
            galat[nomor] = " ".join(p for pesan in form.errors.values() for p in pesan)
            continue
        tertulis = form.cleaned_data["tertulis"]
        if tertulis == ada.get(nomor, ""):
            continue
        isi = IsiNilai(k.tahun, periode, tertulis, form.cleaned_data["versi"])
        try:
            dialirkan += isi_nilai(data_id=nomor, isi=isi, aktor=request.user, now=sekarang())
            tersimpan += 1
        except UkurDitolak as tolak:
            galat[nomor] = str(tolak)
    if tersimpan:
        messages.success(request, f"{tersimpan} data disimpan dan dipakai pada {dialirkan} angka yang masih terbuka.")
    return _tampil(request, periode, True, galat=galat) if galat else _kembali(periode)
