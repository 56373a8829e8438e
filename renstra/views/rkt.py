"""The RKT: drawn up from the five-year plan in one act, its rows adjusted with the plan's value beside them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from renstra import queries
from renstra.forms import BarisRKTForm, PilihSasaranForm, TambahBarisRKTForm, TetapkanForm
from renstra.models import RKT, BarisRKT, Rencana, TolokUkur
from renstra.rules import kelengkapan
from renstra.services import rkt as services
from renstra.views.dasar import (
    aksi,
    alamat,
    baca_tulis,
    bertautan,
    isian,
    kata_cari,
    keadaan,
    kini,
    kunci_awal,
    kunci_dikirim,
    milik,
    pemda_id,
    penetap,
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
    cari = kata_cari(request)
    kurang = kelengkapan.periksa_rkt(queries.fakta_rkt(rkt))
    kelompok = queries.tampilan_rkt(rkt, cari)
    hasil = queries.hasil_menurut_rkt(rkt)
    tampil = [(k.sasaran, [_tampil(b, hasil.get(b.pk, [])) for b in k.baris]) for k in kelompok]
    return render(
        request,
        "renstra/rkt.html",
        keadaan(request, rkt, kurang)
        | {
            "rkt": rkt,
            "sumber": "Renstra" if rkt.pd_id else "RPJMD",
            "kelompok": tampil,
            "banyak": sum(len(baris) for _, baris in tampil),
            "disesuaikan": sum(bool(b["asal"]) for _, baris in tampil for b in baris),
            "cari": cari,
        },
    )


def _tampil(baris: BarisRKT, hasil: list[TolokUkur]) -> dict[str, Any]:
    """A row with the plan's own words where it was adjusted, and the hasil that rest on it."""
    asal = []
    if baris.target_rencana and baris.target != baris.target_rencana:
        asal.append(("target", baris.target_rencana))
    if baris.indikator:
        pasangan = (("indikator", baris.nama, baris.indikator.nama), ("satuan", baris.satuan, baris.indikator.satuan))
        asal += [(nama, lama) for nama, kini, lama in pasangan if kini != lama]
    return {"b": baris, "asal": asal, "hasil": hasil}


@baca_tulis
def rkt_susun(request: HttpRequest) -> HttpResponse:
    """Draw up the RKT: at once by one button, or (GET) after choosing what is to be realised this year."""
    konteks = request.konteks  # type: ignore[attr-defined]
    pd = None if request.GET.get("untuk") == "pemda" else konteks.pd
    wajib_perencana(request, pd.pk if pd else None)
    pemda, tahun = pemda_id(request), konteks.tahun

    def susun(simpul: set[int] | None = None) -> RKT:
        return services.susun_rkt(
            pemda_id=pemda,
            pd_id=pd.pk if pd else None,
            tahun=tahun,
            simpul=simpul,
            pelaku=request.user,
            now=sekarang(),
        )

    sukses = f"RKT {tahun} tersusun dari rencana lima tahun. Sesuaikan targetnya bila perlu."
    daftar = reverse("renstra:daftar")
    rencana = queries.renstra_untuk(pd.pk, tahun) if pd else queries.rpjmd_untuk(pemda, tahun)
    if request.method == "POST" and (rencana is None or "versi_kunci" not in request.POST):
        return aksi(request, susun, gagal=daftar, sukses=sukses)
    if rencana is None:
        messages.warning(request, f"Belum ada {'Renstra' if pd else 'RPJMD'} yang ditetapkan untuk tahun {tahun}.")
        return redirect(daftar)
    form = _form_pilih(request.POST or None, rencana, tahun)
    return isian(
        request,
        form,
        lambda: susun(form.terpilih()),
        judul=f"Susun RKT {tahun}",
        dokumen=None,
        kembali=daftar,
        sukses=sukses,
        ke=alamat,
        kata_simpan="Susun RKT dari pilihan ini",
        keterangan=_PILIH,
    )


_PILIH = "Pilih tujuan dan sasaran yang akan diwujudkan tahun ini; indikatornya ikut."


def _form_pilih(data: Any, rencana: Rencana, tahun: int, rkt: RKT | None = None) -> PilihSasaranForm:
    semua = queries.pilihan_sasaran(rencana, tahun, rkt)
    return PilihSasaranForm(
        data,
        pilihan=[(p.simpul.pk, f"{p.simpul} ({p.banyak} indikator)") for p in semua],
        initial={
            "simpul": [str(p.simpul.pk) for p in semua if p.terpilih],
            "versi_kunci": rkt.versi_kunci if rkt else "",
        },
    )


@baca_tulis
def rkt_pilih(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the choice later: what goes takes its rows along, what stays keeps its adjustments."""
    rkt = _rkt(request, pk)

    def segar(data: Any = None) -> PilihSasaranForm:
        return _form_pilih(data, rkt.rencana, rkt.tahun, kini(request, rkt))

    form = segar(request.POST or None)
    return isian(
        request,
        form,
        lambda: services.pilih_sasaran(
            rkt_id=pk,
            versi_kunci=form.cleaned_data["versi_kunci"] or 0,
            simpul=form.terpilih(),
            pelaku=request.user,
            now=sekarang(),
        ),
        judul=f"Pilih sasaran RKT {rkt.tahun}",
        dokumen=rkt,
        kembali=alamat(rkt),
        sukses="Pilihan sasaran tersimpan.",
        segar=segar,
        kata_simpan="Simpan pilihan",
        keterangan=_PILIH,
    )


@require_POST
def rkt_baris_asal(request: HttpRequest, pk: int) -> HttpResponse:
    baris = _baris(request, pk)
    kunci = kunci_dikirim(request)
    ke = f"{alamat(baris.rkt)}#baris-{pk}"
    return aksi(
        request,
        lambda: services.pakai_nilai_rencana(baris_id=pk, versi_kunci=kunci, pelaku=request.user, now=sekarang()),
        gagal=ke,
        berhasil=ke,
        sukses="Baris kembali ke nilai rencana lima tahun.",
    )


@require_POST
def rkt_lanjut(request: HttpRequest, pk: int) -> HttpResponse:
    rkt = _rkt(request, pk)
    return aksi(
        request,
        lambda: services.lanjutkan_rkt(rkt_id=pk, pelaku=request.user, now=sekarang()),
        gagal=alamat(rkt),
        sukses=f"RKT {rkt.tahun + 1} tersusun dengan pilihan yang sama; targetnya dari rencana lima tahun.",
    )


@baca_tulis
def rkt_baris_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    rkt = _rkt(request, pk)
    indikator = queries.indikator_belum_rkt(rkt)

    def segar(data: Any = None) -> TambahBarisRKTForm:
        return TambahBarisRKTForm(data, initial=kunci_awal(kini(request, rkt)), indikator=indikator)

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
        tersimpan = kini(request, rkt)
        awal = {"nomor": tersimpan.nomor, "tanggal": tersimpan.tanggal, "ditetapkan_oleh": penetap(rkt)}
        return TetapkanForm(data, initial=kunci_awal(tersimpan, **awal))

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
