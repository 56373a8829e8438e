"""Nodes of the tree: added, corrected, moved, removed - in the row of the page, or on a page of their own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from renstra.enums import JenisRencana, JenisSimpul
from renstra.forms import LetakForm, SimpulForm
from renstra.models import Rencana, Simpul
from renstra.rules import pohon
from renstra.rules.kode import daftar_bidang
from renstra.services import rencana as services
from renstra.views.dasar import aksi, alamat, baca_tulis, isian, kunci_awal, kunci_dikirim
from renstra.views.pohon import pohon_kini, rencana_milik, simpul_kini, simpul_milik
from sakip.formulir import nomor
from sakip.waktu import sekarang


def tempat(simpul: Simpul) -> str:
    """The page of the plan with the node in sight."""
    return f"{reverse('renstra:rencana', args=[simpul.rencana_id])}?fokus={simpul.pk}#simpul-{simpul.pk}"


@baca_tulis
def simpul_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = rencana_milik(request, pk)
    induk = _dari(rencana, request.GET.get("induk", ""))
    sesudah = _dari(rencana, request.GET.get("sesudah", ""))
    boleh_jenis = pohon.anak_yang_boleh(rencana.jenis, induk.jenis if induk else None)
    diminta = [j for j in boleh_jenis if j == request.GET.get("jenis")]

    def segar(data: Any = None) -> SimpulForm:
        kini = Rencana.objects.get(pk=pk)
        return SimpulForm(
            data,
            initial=kunci_awal(kini),
            jenis=diminta or boleh_jenis,
            sasaran_rpjmd=_sasaran_rpjmd(rencana),
            bidang=_bidang(rencana),
        )

    form = segar(request.POST or None)
    nama = diminta[0].label if diminta else "bagian"
    sukses = f"{nama.capitalize()} ditambahkan."
    return isian(
        request,
        form,
        lambda: services.tambah_simpul(
            rencana_id=pk,
            versi_kunci=form.cleaned_data["versi_kunci"],
            induk_id=induk.pk if induk else None,
            sesudah_id=sesudah.pk if sesudah else None,
            isi=form.isi(),
            pelaku=request.user,
            now=sekarang(),
        ),
        judul=f"Tambah {nama.lower()}",
        dokumen=rencana,
        kembali=tempat(induk) if induk else alamat(rencana),
        sukses=sukses,
        segar=segar,
        ke=tempat,
        di_tempat=lambda s: pohon_kini(request, pk, sukses, s.pk),
        keterangan=f"Di bawah {induk}" if induk else "",
        kata_simpan=f"Tambah {nama.lower()}",
    )


def _dari(rencana: Rencana, tulisan: str) -> Simpul | None:
    simpul_id = nomor(tulisan)
    return rencana.simpul.filter(pk=simpul_id).first() if simpul_id else None


def _sasaran_rpjmd(rencana: Rencana) -> Any:
    if rencana.jenis != JenisRencana.RENSTRA:
        return None
    rows = Simpul.objects.filter(rencana__pemda_id=rencana.pemda_id, rencana__jenis=JenisRencana.RPJMD)
    return rows.filter(jenis=JenisSimpul.SASARAN, rencana=rencana.induk)


def _bidang(rencana: Rencana) -> tuple[str, ...]:
    return daftar_bidang(rencana.pd.bidang_urusan) if rencana.pd else ()


@baca_tulis
def simpul_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    simpul = simpul_milik(request, pk)
    rencana = simpul.rencana

    def segar(data: Any = None) -> SimpulForm:
        kini = Simpul.objects.select_related("rencana").get(pk=pk)
        awal = {n: getattr(kini, n) for n in ("jenis", "kode", "uraian", "mendukung_id")}
        return SimpulForm(
            data,
            initial=kunci_awal(kini.rencana, **awal),
            jenis=[JenisSimpul(simpul.jenis)],
            sasaran_rpjmd=_sasaran_rpjmd(rencana),
            bidang=_bidang(rencana),
        )

    form = segar(request.POST or None)

    def simpan() -> Simpul:
        isi = {n: v for n, v in form.isi().items() if n != "jenis"}
        return services.ubah_simpul(
            simpul_id=pk, versi_kunci=form.cleaned_data["versi_kunci"], isi=isi, pelaku=request.user, now=sekarang()
        )

    return isian(
        request,
        form,
        simpan,
        judul=f"Ubah {simpul.get_jenis_display().lower()}",
        dokumen=rencana,
        kembali=tempat(simpul),
        sukses="Perubahan tersimpan.",
        segar=segar,
        di_tempat=lambda s: simpul_kini(request, s, "Perubahan tersimpan."),
        batal=reverse("renstra:simpul_baris", args=[pk]),
        url_hapus=reverse("renstra:simpul_hapus", args=[pk]),
        kata_hapus=f"Hapus {simpul.get_jenis_display().lower()} dan semua di bawahnya",
    )


@baca_tulis
def simpul_letak(request: HttpRequest, pk: int) -> HttpResponse:
    """`Pindah ke…`: below another node, first or last there."""
    simpul = simpul_milik(request, pk)
    rencana = simpul.rencana
    boleh_induk = pohon.induk_yang_boleh(rencana.jenis, simpul.jenis)

    def segar(data: Any = None) -> LetakForm:
        kini = Simpul.objects.select_related("rencana").get(pk=pk)
        return LetakForm(
            data,
            initial=kunci_awal(kini.rencana, induk_id=kini.induk_id, tempat="akhir"),
            induk=rencana.simpul.filter(jenis__in=boleh_induk).order_by("kode", "urutan", "id"),
            paling_atas=pohon.boleh_paling_atas(rencana.jenis, simpul.jenis),
        )

    form = segar(request.POST or None)
    return isian(
        request,
        form,
        lambda: services.letakkan_simpul(
            simpul_id=pk,
            versi_kunci=form.cleaned_data["versi_kunci"],
            **form.letak(),
            pelaku=request.user,
            now=sekarang(),
        ),
        judul=f"Pindahkan {simpul.get_jenis_display().lower()}",
        dokumen=rencana,
        kembali=tempat(simpul),
        sukses="Bagian dipindahkan bersama semua di bawahnya.",
        segar=segar,
        di_tempat=lambda s: pohon_kini(request, rencana.pk, "Bagian dipindahkan.", s.pk),
        batal=reverse("renstra:simpul_baris", args=[pk]),
        keterangan=str(simpul),
        kata_simpan="Pindahkan",
    )


@require_POST
def simpul_pindah(request: HttpRequest, pk: int) -> HttpResponse:
    simpul = simpul_milik(request, pk)
    kunci = kunci_dikirim(request)
    return aksi(
        request,
        lambda: services.pindah_simpul(
            simpul_id=pk,
            versi_kunci=kunci,
            naik=request.POST.get("arah") == "naik",
            pelaku=request.user,
            now=sekarang(),
        ),
        gagal=alamat(simpul.rencana),
        berhasil=tempat(simpul),
        sukses="Urutan diubah.",
        di_tempat=lambda s: pohon_kini(request, s.rencana_id, "Urutan diubah.", s.pk),
    )


@require_POST
def simpul_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    simpul = simpul_milik(request, pk)
    kunci = kunci_dikirim(request)
    return aksi(
        request,
        lambda: services.hapus_simpul(simpul_id=pk, versi_kunci=kunci, pelaku=request.user, now=sekarang()),
        gagal=tempat(simpul),
        berhasil=tempat(simpul.induk) if simpul.induk else "",
        sukses=f"{simpul.get_jenis_display()} dihapus.",
    )
