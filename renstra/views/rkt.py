"""The RKT: drawn up from the five-year plan in one act, its rows adjusted with the plan's value beside them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from renstra import queries
from renstra.forms import BarisRKTForm, TambahBarisRKTForm, TetapkanForm
from renstra.models import RKT, BarisRKT
from renstra.rules import kelengkapan
from renstra.services import rkt as services
from renstra.views.dasar import (
    aksi,
    alamat,
    baca_tulis,
    bertautan,
    boleh,
    isian,
    kata_cari,
    kunci_awal,
    kunci_dikirim,
    milik,
    pemda_id,
    wajib_perencana,
)
from sakip.waktu import sekarang


def _rkt(request: HttpRequest, pk: int, *, tulis: bool = True) -> RKT:
    return milik(request, RKT.objects.select_related("pd", "pemda", "rencana"), pk, tulis=tulis)


def _baris(request: HttpRequest, pk: int) -> BarisRKT:
    rows = BarisRKT.objects.select_related("rkt__pd", "rkt__pemda", "simpul")
    return milik(request, rows, pk, "rkt")


@require_safe
def rkt(request: HttpRequest, pk: int) -> HttpResponse:
    rkt = _rkt(request, pk, tulis=False)
    perencana = boleh(request, rkt.pd_id)
    cari = kata_cari(request)
    kurang = kelengkapan.periksa_rkt(queries.fakta_rkt(rkt))
    kelompok = queries.tampilan_rkt(rkt, cari)
    semua = [b for k in kelompok for b in k.baris]
    return render(
        request,
        "renstra/rkt.html",
        {
            "konteks": request.konteks,  # type: ignore[attr-defined]
            "rkt": rkt,
            "kelompok": kelompok,
            "banyak": len(semua),
            "disesuaikan": sum(1 for b in semua if b.target_rencana and b.target != b.target_rencana),
            "cari": cari,
            "kurang": bertautan(kurang) if perencana and rkt.disusun else [],
            "menyunting": perencana and rkt.disusun,
            "perencana": perencana,
            "pengganti": getattr(rkt, "pengganti", None),
        },
    )


@require_POST
def rkt_susun(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    pd = None if request.GET.get("untuk") == "pemda" else konteks.pd
    wajib_perencana(request, pd.pk if pd else None)
    pemda = pemda_id(request)
    return aksi(
        request,
        lambda: services.susun_rkt(
            pemda_id=pemda, pd_id=pd.pk if pd else None, tahun=konteks.tahun, pelaku=request.user, now=sekarang()
        ),
        gagal=reverse("renstra:daftar"),
        sukses=f"RKT {konteks.tahun} tersusun dari rencana lima tahun. Sesuaikan targetnya bila perlu.",
    )


@baca_tulis
def rkt_baris_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    rkt = _rkt(request, pk)
    indikator = queries.indikator_belum_rkt(rkt)

    def segar(data: Any = None) -> TambahBarisRKTForm:
        return TambahBarisRKTForm(data, initial=kunci_awal(RKT.objects.get(pk=pk)), indikator=indikator)

    form = segar(request.POST or None)

    def simpan() -> BarisRKT:
        asal = form.cleaned_data["indikator_id"]
        target = asal.target.filter(tahun=rkt.tahun).first()
        return services.simpan_baris_rkt(
            rkt_id=pk,
            baris_id=None,
            versi_kunci=form.cleaned_data["versi_kunci"],
            isi={"target": target.tertulis if target else ""},
            indikator_id=asal.pk,
            pelaku=request.user,
            now=sekarang(),
        )

    return isian(
        request,
        form,
        simpan,
        judul="Tambah indikator ke RKT",
        dokumen=rkt,
        kembali=alamat(rkt),
        sukses="Indikator ditambahkan. Sesuaikan targetnya bila perlu.",
        segar=segar,
        ke=lambda b: reverse("renstra:rkt_baris_ubah", args=[b.pk]),
        keterangan="" if indikator else "Semua indikator rencana sudah ada pada RKT ini.",
        kata_simpan="Tambah indikator",
    )


@baca_tulis
def rkt_baris_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    baris = _baris(request, pk)
    rkt = baris.rkt

    def segar(data: Any = None) -> BarisRKTForm:
        kini = BarisRKT.objects.select_related("rkt").get(pk=pk)
        awal = {n: getattr(kini, n) for n in ("sasaran", "nama", "satuan", "jenis", "target", "catatan")}
        return BarisRKTForm(data, initial=kunci_awal(kini.rkt, **awal))

    form = segar(request.POST or None)
    asal = f"Target menurut rencana lima tahun: {baris.target_rencana}." if baris.target_rencana else ""
    return isian(
        request,
        form,
        lambda: services.simpan_baris_rkt(
            rkt_id=rkt.pk,
            baris_id=pk,
            versi_kunci=form.cleaned_data["versi_kunci"],
            isi=form.isi(),
            pelaku=request.user,
            now=sekarang(),
        ),
        judul="Sesuaikan baris RKT",
        dokumen=rkt,
        kembali=f"{alamat(rkt)}#baris-{pk}",
        sukses="Baris tersimpan.",
        segar=segar,
        keterangan=asal,
        url_hapus=reverse("renstra:rkt_baris_hapus", args=[pk]),
        kata_hapus="Keluarkan dari RKT",
    )


@require_POST
def rkt_baris_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    baris = _baris(request, pk)
    kunci = kunci_dikirim(request)
    return aksi(
        request,
        lambda: services.hapus_baris_rkt(baris_id=pk, versi_kunci=kunci, pelaku=request.user, now=sekarang()),
        gagal=alamat(baris.rkt),
        sukses="Baris dikeluarkan dari RKT.",
    )


@baca_tulis
def rkt_tetapkan(request: HttpRequest, pk: int) -> HttpResponse:
    rkt = _rkt(request, pk)

    def segar(data: Any = None) -> TetapkanForm:
        kini = RKT.objects.get(pk=pk)
        return TetapkanForm(data, initial=kunci_awal(kini, nomor=kini.nomor, tanggal=kini.tanggal))

    form = segar(request.POST or None)
    return isian(
        request,
        form,
        lambda: services.tetapkan_rkt(rkt_id=pk, pelaku=request.user, now=sekarang(), **form.cleaned_data),
        judul=f"Tetapkan RKT {rkt.tahun}",
        dokumen=rkt,
        kembali=alamat(rkt),
        sukses=f"RKT {rkt.tahun} ditetapkan.",
        segar=segar,
        kata_simpan="Tetapkan",
        kekurangan=bertautan(kelengkapan.periksa_rkt(queries.fakta_rkt(rkt))),
        keterangan="Setelah ditetapkan isinya tidak dapat diubah, hanya diganti dengan versi baru.",
    )


@require_POST
def rkt_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    rkt = _rkt(request, pk)
    kunci = kunci_dikirim(request)
    return aksi(
        request,
        lambda: services.hapus_rkt(rkt_id=pk, versi_kunci=kunci, pelaku=request.user, now=sekarang()),
        gagal=alamat(rkt),
        berhasil=reverse("renstra:daftar"),
        sukses=f"Rancangan RKT {rkt.tahun} dihapus.",
    )


@require_POST
def rkt_ganti(request: HttpRequest, pk: int) -> HttpResponse:
    rkt = _rkt(request, pk)
    return aksi(
        request,
        lambda: services.ganti_rkt(rkt_id=pk, pelaku=request.user, now=sekarang()),
        gagal=alamat(rkt),
        sukses="Versi pengganti siap disunting. RKT lama tetap berlaku sampai yang baru ditetapkan.",
    )
