"""Indicators carried by several PD: asking, withdrawing, answering."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from renstra.enums import StatusBersama
from renstra.forms import JawabBersamaForm, MintaBersamaForm
from renstra.models import IndikatorBersama
from renstra.queries.bersama import calon_bersama
from renstra.services import bersama as services
from renstra.views.dasar import aksi, ambil, baca_tulis, isian, wajib_perencana
from renstra.views.indikator import indikator_milik
from renstra.views.simpul import tempat
from sakip.waktu import sekarang

_JALUR = "indikator__simpul__rencana"


def _rows() -> QuerySet[IndikatorBersama]:
    return IndikatorBersama.objects.select_related("pd", f"{_JALUR}__pd", f"{_JALUR}__pemda", "diminta_oleh__pegawai")


@baca_tulis
def bersama_minta(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask other PDs to carry an indicator of one's own; what was asked stands beside the form."""
    indikator = indikator_milik(request, pk)
    rencana = indikator.simpul.rencana
    bersama = list(_rows().filter(indikator=indikator))
    sudah = [b.pd_id for b in bersama if b.status != StatusBersama.DITOLAK]
    form = MintaBersamaForm(request.POST or None, pd=calon_bersama(rencana).exclude(pk__in=sudah))

    def simpan() -> Any:
        dipilih = [satu.pk for satu in form.cleaned_data["pd"]]
        alasan = form.cleaned_data["alasan"]
        return services.minta_bersama(
            indikator_id=pk, pd_id=dipilih, alasan=alasan, pelaku=request.user, now=sekarang()
        )[0]

    return isian(
        request,
        form,
        simpan,
        judul="Indikator bersama",
        dokumen=None,
        kembali=tempat(indikator.simpul),
        sukses="Permintaan disampaikan. Perencana Perangkat Daerah itu melihatnya di Beranda.",
        ke=lambda _: reverse("renstra:bersama_minta", args=[pk]),
        templat="renstra/bersama_minta.html",
        keterangan=indikator.nama,
        kata_simpan="Minta persetujuan",
        bersama=bersama,
        rencana=rencana,
    )


@require_POST
def bersama_tarik(request: HttpRequest, pk: int) -> HttpResponse:
    bersama = ambil(request, _rows(), pk, f"{_JALUR}__pemda_id")
    wajib_perencana(request, bersama.indikator.simpul.rencana.pd_id)
    halaman = reverse("renstra:bersama_minta", args=[bersama.indikator_id])
    return aksi(
        request,
        lambda: services.tarik_bersama(bersama_id=pk, pelaku=request.user, now=sekarang()),
        gagal=halaman,
        berhasil=halaman,
        sukses="Permintaan ditarik kembali.",
    )


@baca_tulis
def bersama_jawab(request: HttpRequest, pk: int) -> HttpResponse:
    """The planner of the PD that is asked consents, or refuses with words."""
    bersama = ambil(request, _rows(), pk, f"{_JALUR}__pemda_id")
    wajib_perencana(request, bersama.pd_id)
    if request.method != "POST" and bersama.status != StatusBersama.DIMINTA:
        return redirect("renstra:daftar")
    form = JawabBersamaForm(request.POST or None)
    return isian(
        request,
        form,
        lambda: services.jawab_bersama(
            bersama_id=pk,
            setuju=form.cleaned_data["putusan"] == "setuju",
            jawaban=form.cleaned_data["jawaban"],
            pelaku=request.user,
            now=sekarang(),
        ),
        judul="Jawab permintaan indikator bersama",
        dokumen=None,
        kembali=reverse("renstra:daftar"),
        sukses="Jawaban tersimpan dan terlihat pada rencana pemiliknya.",
        templat="renstra/bersama_jawab.html",
        kata_simpan="Kirim jawaban",
        bersama=bersama,
        peminta=str(getattr(bersama.diminta_oleh, "pegawai", bersama.diminta_oleh)),
    )
