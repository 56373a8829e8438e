"""The card of the organisation and the comparisons; once saved, the data of an open report are drawn anew."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sakip.formulir import Bentrok, nomor
from sakip.teks import seragam
from sakip.waktu import sekarang

from ..enums import AksiLaporan
from ..forms.kartu import KartuForm, PembandingForm
from ..isi import LaporanIsi
from ..models import KartuOrganisasi, Laporan, Pembanding
from ..queries.cakupan import menyusun, peran_pada
from ..queries.fakta import fakta
from ..services import kartu as s
from ..services.dasar import LaporanDitolak
from ..services.susun import segarkan
from ..simpanan import dari_json
from ..workflow import decide
from .baca import ambil


def _milik(request: HttpRequest, pk: int) -> Laporan:
    laporan = ambil(request, pk)
    if not menyusun(request.hak, laporan.pd_id):  # type: ignore[attr-defined]
        raise PermissionDenied("Kartu dan pembanding diisi oleh yang menyusun laporan.")
    return laporan


@require_http_methods(["GET", "HEAD", "POST"])
def kartu(request: HttpRequest, pk: int) -> HttpResponse:
    laporan = _milik(request, pk)
    kini = KartuOrganisasi.objects.filter(pemda=laporan.pemda, pd=laporan.pd).first()
    medan = ("dasar", "tugas", "fungsi", "pegawai", "isu")
    if request.method != "POST":
        awal = {n: getattr(kini, n) for n in medan} | {"versi": kini.versi_kunci} if kini else {"versi": 0}
        return _tampil_kartu(request, laporan, KartuForm(initial=awal))
    form = KartuForm(request.POST)
    if not form.is_valid():
        return _tampil_kartu(request, laporan, form, status=422)
    simpan = {"laporan_id": laporan.pk, "versi": form.cleaned_data["versi"], "isi": form.isi}
    bentrok = _coba(request, laporan, s.simpan_kartu, "Kartu organisasi disimpan.", simpan)
    if bentrok is None:
        return redirect("laporan:kartu", laporan.pk)
    lagi = KartuForm(
        {**request.POST.dict(), "versi": str(_versi(KartuOrganisasi, pemda=laporan.pemda, pd=laporan.pd))}
    )
    return _tampil_kartu(request, laporan, lagi, bentrok, status=409)


def _tampil_kartu(
    request: HttpRequest, laporan: Laporan, form: KartuForm, bentrok: Bentrok | None = None, status: int = 200
) -> HttpResponse:
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "laporan": laporan,
        "form": form,
        "bentrok": bentrok,
        "beda": _beda(bentrok, form),
    }
    return render(request, "laporan/kartu.html", isi, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def pembanding(request: HttpRequest, pk: int) -> HttpResponse:
    """With `ubah` the form of one comparison; `hapus` in a POST takes one away."""
    laporan = _milik(request, pk)
    nama = {seragam(i.nama): i.nama for i in dari_json(laporan.bahan, LaporanIsi).indikator}
    rows = list(Pembanding.objects.filter(pemda=laporan.pemda, pd=laporan.pd, tahun=laporan.tahun))
    satu = next((p for p in rows if p.pk == nomor(request.GET.get("ubah", ""))), None)
    pilihan = list((nama | {p.indikator: nama.get(p.indikator, p.indikator) for p in rows}).items())
    if request.method != "POST":
        medan = ("indikator", "jenis", "nama", "nilai", "sumber")
        awal = {n: getattr(satu, n) for n in medan} | {"versi": satu.versi_kunci} if satu else {"versi": 0}
        return _tampil_banding(request, laporan, PembandingForm(initial=awal, indikator=pilihan), rows, satu)
    if dihapus := nomor(request.POST.get("hapus", "")):
        _coba(
            request, laporan, s.hapus_pembanding, "Pembanding dihapus.",
            {"laporan_id": laporan.pk, "pembanding_id": dihapus},
        )  # fmt: skip
        return redirect("laporan:pembanding", laporan.pk)
    form = PembandingForm(request.POST, indikator=pilihan)
    if not form.is_valid():
        return _tampil_banding(request, laporan, form, rows, satu, status=422)
    isi = {
        "laporan_id": laporan.pk, "pembanding_id": satu.pk if satu else None, "versi": form.cleaned_data["versi"],
        "isi": form.isi,
    }  # fmt: skip
    bentrok = _coba(request, laporan, s.simpan_pembanding, "Pembanding disimpan.", isi)
    if bentrok is None:
        return redirect("laporan:pembanding", laporan.pk)
    data = {**request.POST.dict(), "versi": str(_versi(Pembanding, pk=satu.pk if satu else 0))}
    lagi = PembandingForm(data, indikator=pilihan)
    return _tampil_banding(request, laporan, lagi, rows, satu, bentrok=bentrok, status=409)


def _tampil_banding(
    request: HttpRequest,
    laporan: Laporan,
    form: PembandingForm,
    rows: list[Pembanding],
    satu: Pembanding | None,
    *,
    bentrok: Bentrok | None = None,
    status: int = 200,
) -> HttpResponse:
    nama = dict(form.fields["indikator"].choices)  # type: ignore[attr-defined]
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "laporan": laporan,
        "form": form,
        "satu": satu,
        "baris": [(nama.get(p.indikator, p.indikator), p) for p in rows],
        "bentrok": bentrok,
        "beda": _beda(bentrok, form),
    }
    return render(request, "laporan/pembanding.html", isi, status=status)


def _coba(
    request: HttpRequest, laporan: Laporan, layanan: Callable[..., Any], kata: str, isi: dict[str, Any]
) -> Bentrok | None:
    """Do it and say so; the conflict where there is one."""
    umum: dict[str, Any] = {"aktor": request.user, "now": sekarang()}
    try:
        layanan(**isi, **umum)
    except Bentrok as bentrok:
        return bentrok
    except LaporanDitolak as tolak:
        messages.error(request, str(tolak))
        return None
    hak = request.hak  # type: ignore[attr-defined]
    if decide(AksiLaporan.SEGARKAN, laporan.status, peran_pada(hak, laporan), fakta(laporan, hak.tanggal)).allowed:
        segarkan(laporan_id=laporan.pk, **umum)
        kata = f"{kata} Data laporan ditarik lagi."
    messages.success(request, kata)
    return None


def _versi(model: Any, **mana: Any) -> int:
    return int(model.objects.filter(**mana).values_list("versi_kunci", flat=True).first() or 0)


def _beda(bentrok: Bentrok | None, form: Form) -> list[dict[str, str]]:
    """The fields in which the two differ, with their names."""
    if bentrok is None:
        return []
    return [
        {"label": str(form.fields[n].label), "tersimpan": bentrok.tersimpan.get(n, ""), "diketik": diketik}
        for n, diketik in bentrok.diketik.items()
        if bentrok.tersimpan.get(n, "") != diketik
    ]
