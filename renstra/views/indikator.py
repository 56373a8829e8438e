"""Indicators of a plan: added, corrected, removed; how a value is read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from renstra.forms import IndikatorForm, kata_dibaca
from renstra.models import Indikator, Rencana, Simpul
from renstra.rules import pohon
from renstra.services import rencana as services
from renstra.views.dasar import aksi, baca_tulis, isian, kunci_awal, kunci_dikirim, milik
from renstra.views.mutu import alamat_ketik
from renstra.views.pohon import simpul_kini, simpul_milik
from renstra.views.simpul import tempat
from sakip.waktu import sekarang

_ISI = (
    "nama", "satuan", "jenis", "level", "arah", "cara_hitung", "skala", "baseline", "tahun_baseline", "target_akhir",
    "definisi_operasional", "formula", "jenis_sumber", "sumber_data", "penanggung_jawab",
)  # fmt: skip


def indikator_milik(request: HttpRequest, pk: int, *, tulis: bool = True) -> Indikator:
    rows = Indikator.objects.select_related("simpul__rencana__pd", "simpul__rencana__pemda")
    return milik(request, rows, pk, "simpul__rencana", tulis=tulis)


@baca_tulis
def indikator_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    return _indikator(request, simpul_milik(request, pk), None)


@baca_tulis
def indikator_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    indikator = indikator_milik(request, pk)
    return _indikator(request, indikator.simpul, indikator)


def _indikator(request: HttpRequest, simpul: Simpul, indikator: Indikator | None) -> HttpResponse:
    rencana = simpul.rencana
    kosong = Indikator(jenis=pohon.jenis_indikator_bawaan(simpul.jenis), level=pohon.level_bawaan(simpul.jenis))

    def segar(data: Any = None) -> IndikatorForm:
        kini = Indikator.objects.filter(pk=indikator.pk).first() if indikator else None
        awal = {n: getattr(kini or kosong, n) for n in _ISI}
        versi = Rencana.objects.get(pk=rencana.pk)
        return IndikatorForm(data, initial=kunci_awal(versi, **awal), tahun=rencana.tahun, indikator=kini)

    form = segar(request.POST or None)
    lain: dict[str, Any] = {}
    if indikator:
        url = reverse("renstra:indikator_hapus", args=[indikator.pk])
        lain = {
            "url_hapus": url,
            "kata_hapus": "Hapus indikator",
            "batal": reverse("renstra:simpul_baris", args=[simpul.pk]),
        }
    return isian(
        request,
        form,
        lambda: services.simpan_indikator(
            simpul_id=simpul.pk,
            indikator_id=indikator.pk if indikator else None,
            versi_kunci=form.cleaned_data["versi_kunci"],
            isi=form.isi(),
            target=form.target(),
            pelaku=request.user,
            now=sekarang(),
        ),
        judul="Ubah indikator" if indikator else "Tambah indikator",
        dokumen=rencana,
        kembali=tempat(simpul),
        sukses="Indikator tersimpan.",
        segar=segar,
        di_tempat=lambda i: simpul_kini(request, i.simpul, "Indikator tersimpan."),
        templat="renstra/indikator_form.html",
        templat_baris="renstra/_indikator_baris.html",
        indikator=indikator,
        url_mutu=alamat_ketik(simpul.pk, indikator.pk if indikator else None),
        keterangan=str(simpul),
        **lain,
    )


@require_POST
def indikator_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    simpul = indikator_milik(request, pk).simpul
    kunci = kunci_dikirim(request)
    return aksi(
        request,
        lambda: services.hapus_indikator(indikator_id=pk, versi_kunci=kunci, pelaku=request.user, now=sekarang()),
        gagal=tempat(simpul),
        berhasil=tempat(simpul),
        sukses="Indikator dihapus.",
    )


@require_safe
def dibaca(request: HttpRequest) -> HttpResponse:
    """For htmx: how the one value in the address is understood (`dibaca 97 persen`)."""
    nilai = next(iter(request.GET.values()), "")
    return render(request, "renstra/_dibaca.html", {"kata": kata_dibaca(str(nilai)[:120])})
