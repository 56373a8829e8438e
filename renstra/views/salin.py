"""Copying: a plan into its next period, a branch elsewhere, the targets of a year into another. Each asks first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from renstra.enums import StatusDokumen
from renstra.forms import SalinCabangForm, SalinPeriodeForm, SalinTargetForm
from renstra.models import Rencana, Simpul
from renstra.rules import pohon
from renstra.services import salin as services
from renstra.views.dasar import alamat, baca_tulis, isian, kunci_awal
from renstra.views.pohon import rencana_milik, simpul_milik
from renstra.views.simpul import tempat
from sakip.formulir import nomor
from sakip.waktu import sekarang


@baca_tulis
def periode_salin(request: HttpRequest, pk: int) -> HttpResponse:
    """A plan for the next five years out of this one."""
    lama = rencana_milik(request, pk)
    awal = lama.tahun_akhir + 1
    nama = f"{lama.get_jenis_display()} {lama.pd or lama.pemda} {awal}–{awal + 4}"
    form = SalinPeriodeForm(request.POST or None, initial={"judul": nama[:250], "tahun_awal": awal})
    return isian(
        request,
        form,
        lambda: services.salin_periode(
            rencana_id=pk,
            judul=form.cleaned_data["judul"],
            tahun_awal=form.cleaned_data["tahun_awal"],
            data_dasar=form.cleaned_data["isi"] == "data_dasar",
            pelaku=request.user,
            now=sekarang(),
        ),
        judul="Salin ke periode baru",
        dokumen=None,
        kembali=alamat(lama),
        sukses="Rencana periode baru mulai disusun. Isi targetnya.",
        ke=alamat,
        kata_simpan="Salin menjadi rencana baru",
        keterangan=f"Semua bagian dan indikator {lama} disalin. {lama} tidak berubah.",
    )


@baca_tulis
def target_salin(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = rencana_milik(request, pk)
    tahun = list(rencana.tahun)

    def segar(data: Any = None) -> SalinTargetForm:
        kini = Rencana.objects.get(pk=pk)
        return SalinTargetForm(data, initial=kunci_awal(kini, dari=tahun[0], ke=tahun[1 % len(tahun)]), tahun=tahun)

    form = segar(request.POST or None)
    return isian(
        request,
        form,
        lambda: services.salin_target(rencana_id=pk, pelaku=request.user, now=sekarang(), **form.cleaned_data),
        judul="Salin target setahun",
        dokumen=rencana,
        kembali=alamat(rencana),
        sukses="Target disalin. Sesuaikan yang berbeda.",
        segar=segar,
        ke=lambda _: alamat(rencana),
        kata_simpan="Salin target",
        keterangan="Target yang sudah terisi tidak diganti, kecuali Anda memintanya.",
    )


@baca_tulis
def cabang_salin(request: HttpRequest, pk: int) -> HttpResponse:
    """A node with all below it: first into which plan, then below whom."""
    simpul = simpul_milik(request, pk)
    asal = simpul.rencana
    tujuan = Rencana.objects.filter(
        pemda_id=asal.pemda_id, pd_id=asal.pd_id, jenis=asal.jenis, status=StatusDokumen.DISUSUN
    )
    ke = tujuan.filter(pk=nomor(request.GET.get("ke", "")) or 0).first()
    if ke is None:
        isi = {"simpul": simpul, "tujuan": tujuan.order_by("-pk"), "kembali": tempat(simpul)}
        return render(request, "renstra/cabang_salin.html", isi)
    return _cabang_salin_ke(request, simpul, ke)


def _cabang_salin_ke(request: HttpRequest, simpul: Simpul, ke: Rencana) -> HttpResponse:
    boleh_induk = pohon.induk_yang_boleh(ke.jenis, simpul.jenis)

    def segar(data: Any = None) -> SalinCabangForm:
        return SalinCabangForm(
            data,
            initial=kunci_awal(Rencana.objects.get(pk=ke.pk), induk_id=simpul.induk_id, target=True),
            induk=ke.simpul.filter(jenis__in=boleh_induk).order_by("kode", "urutan", "id"),
            paling_atas=pohon.boleh_paling_atas(ke.jenis, simpul.jenis),
        )

    form = segar(request.POST or None)

    def simpan() -> Simpul:
        induk = form.cleaned_data["induk_id"]
        return services.salin_cabang(
            simpul_id=simpul.pk,
            ke_id=ke.pk,
            versi_kunci=form.cleaned_data["versi_kunci"],
            induk_id=induk.pk if induk else None,
            target=form.cleaned_data["target"],
            pelaku=request.user,
            now=sekarang(),
        )

    return isian(
        request,
        form,
        simpan,
        judul=f"Salin {simpul.get_jenis_display().lower()} dan semua di bawahnya",
        dokumen=ke,
        kembali=reverse("renstra:cabang_salin", args=[simpul.pk]),
        sukses="Cabang disalin. Kode yang sudah dipakai dikosongkan pada salinannya.",
        segar=segar,
        ke=tempat,
        kata_simpan="Salin cabang",
        keterangan=f"{simpul} ke {ke}",
    )
