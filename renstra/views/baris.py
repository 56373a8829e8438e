"""Lines of an RKA or DPA with their amounts, and their tolok ukur."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from renstra import queries
from renstra.enums import JenisTolokUkur
from renstra.forms import BarisAnggaranForm, TolokUkurForm
from renstra.models import BarisAnggaran, DokumenAnggaran, TolokUkur
from renstra.rules.kode import daftar_bidang
from renstra.services import anggaran as services
from renstra.views.anggaran import dokumen_milik
from renstra.views.dasar import aksi, alamat, baca_tulis, isian, kunci_awal, kunci_dikirim, milik
from sakip.organisasi.enums import Tingkat
from sakip.waktu import sekarang

_JENIS_BAWAAN = {
    Tingkat.PROGRAM: JenisTolokUkur.HASIL,
    Tingkat.KEGIATAN: JenisTolokUkur.HASIL,
    Tingkat.SUB_KEGIATAN: JenisTolokUkur.KELUARAN,
}


def _baris(request: HttpRequest, pk: int) -> BarisAnggaran:
    rows = BarisAnggaran.objects.select_related("dokumen__pd", "dokumen__pemda")
    return milik(request, rows, pk, "dokumen")


@baca_tulis
def baris_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    return _sunting(request, dokumen_milik(request, pk), None)


@baca_tulis
def baris_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    baris = _baris(request, pk)
    return _sunting(request, baris.dokumen, baris)


def _sunting(request: HttpRequest, dokumen: DokumenAnggaran, baris: BarisAnggaran | None) -> HttpResponse:
    bidang = daftar_bidang(dokumen.pd.bidang_urusan)
    dana, unit = list(queries.sumber_dana(dokumen.pemda_id)), queries.sub_unit_pd(dokumen)

    def segar(data: Any = None) -> BarisAnggaranForm:
        kini = BarisAnggaran.objects.get(pk=baris.pk) if baris else None
        pagu = queries.pagu_baris(kini) if kini else {}
        induk = request.GET.get("induk", "")[:30]
        medan = ("kode", "nama", "baris_rkpd")
        awal = {n: getattr(kini, n) for n in medan} if kini else {"kode": f"{induk}." if induk else ""}
        versi = DokumenAnggaran.objects.get(pk=dokumen.pk)
        isi = {"bidang": bidang, "dana": dana, "unit": unit, "pagu": pagu}
        return BarisAnggaranForm(data, initial=kunci_awal(versi, **awal), **isi)

    form = segar(request.POST or None)

    def simpan() -> BarisAnggaran:
        kode = form.cleaned_data["kode"]
        nama = form.cleaned_data["nama"] or queries.nama_nomenklatur(kode, dokumen.edisi_id, dokumen.pemda_id)
        return services.simpan_baris(
            dokumen_id=dokumen.pk,
            baris_id=baris.pk if baris else None,
            versi_kunci=form.cleaned_data["versi_kunci"],
            kode=kode,
            nama=nama,
            pagu=form.pagu(),
            baris_rkpd=form.cleaned_data["baris_rkpd"],
            pelaku=request.user,
            now=sekarang(),
        )

    hapus: dict[str, Any] = {}
    if baris:
        hapus = {
            "url_hapus": reverse("renstra:baris_hapus", args=[baris.pk]),
            "kata_hapus": _kata_hapus(baris),
        }
    return isian(
        request,
        form,
        simpan,
        judul=f"Ubah {baris.get_tingkat_display().lower()}" if baris else "Tambah baris",
        dokumen=dokumen,
        kembali=f"{alamat(dokumen)}#baris-{baris.pk}" if baris else alamat(dokumen),
        sukses="Baris tersimpan.",
        segar=segar,
        ke=lambda b: f"{alamat(dokumen)}#baris-{b.pk}",
        templat="renstra/baris_form.html",
        tanpa_dana=not dana,
        tampil_pagu=baris is None or baris.tingkat == Tingkat.SUB_KEGIATAN,
        keterangan=str(dokumen),
        **hapus,
    )


def _kata_hapus(baris: BarisAnggaran) -> str:
    nama = baris.get_tingkat_display().lower()
    return f"Hapus {nama} ini" if baris.tingkat == Tingkat.SUB_KEGIATAN else f"Hapus {nama} dan semua di bawahnya"


@require_POST
def baris_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    baris = _baris(request, pk)
    kunci = kunci_dikirim(request)
    return aksi(
        request,
        lambda: services.hapus_baris(baris_id=pk, versi_kunci=kunci, pelaku=request.user, now=sekarang()),
        gagal=alamat(baris.dokumen),
        sukses=f"{baris.kode} dihapus.",
    )


# ---- tolok ukur


@baca_tulis
def tolok_ukur_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    return _tolok_ukur(request, _baris(request, pk), None)


@baca_tulis
def tolok_ukur_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    tolok = _tolok(request, pk)
    return _tolok_ukur(request, tolok.baris, tolok)


def _tolok(request: HttpRequest, pk: int) -> TolokUkur:
    rows = TolokUkur.objects.select_related("baris__dokumen__pd", "baris__dokumen__pemda")
    return milik(request, rows, pk, "baris__dokumen")


def _tolok_ukur(request: HttpRequest, baris: BarisAnggaran, tolok: TolokUkur | None) -> HttpResponse:
    dokumen = baris.dokumen
    pilihan = queries.baris_rkt_pilihan(dokumen)

    def segar(data: Any = None) -> TolokUkurForm:
        kini = TolokUkur.objects.filter(pk=tolok.pk).first() if tolok else None
        medan = ("jenis", "uraian", "target", "satuan", "baris_rkt_id")
        awal = {n: getattr(kini, n) for n in medan} if kini else {"jenis": _JENIS_BAWAAN[Tingkat(baris.tingkat)]}
        versi = DokumenAnggaran.objects.get(pk=dokumen.pk)
        return TolokUkurForm(data, initial=kunci_awal(versi, **awal), baris_rkt=pilihan)

    form = segar(request.POST or None)
    hapus: dict[str, Any] = {}
    if tolok:
        hapus = {
            "url_hapus": reverse("renstra:tolok_ukur_hapus", args=[tolok.pk]),
            "kata_hapus": "Hapus tolok ukur",
        }
    return isian(
        request,
        form,
        lambda: services.simpan_tolok_ukur(
            baris_id=baris.pk,
            tolok_ukur_id=tolok.pk if tolok else None,
            versi_kunci=form.cleaned_data["versi_kunci"],
            isi=form.isi(),
            pelaku=request.user,
            now=sekarang(),
        ),
        judul="Ubah tolok ukur" if tolok else "Tambah tolok ukur",
        dokumen=dokumen,
        kembali=f"{alamat(dokumen)}#baris-{baris.pk}",
        sukses="Tolok ukur tersimpan.",
        segar=segar,
        keterangan=str(baris),
        **hapus,
    )


@require_POST
def tolok_ukur_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    tolok = _tolok(request, pk)
    kunci = kunci_dikirim(request)
    return aksi(
        request,
        lambda: services.hapus_tolok_ukur(tolok_ukur_id=pk, versi_kunci=kunci, pelaku=request.user, now=sekarang()),
        gagal=alamat(tolok.baris.dokumen),
        sukses="Tolok ukur dihapus.",
    )
