"""RKA and DPA: the document as its table, its head, setting and replacing it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from renstra import queries
from renstra.enums import JenisAnggaran, JenisTolokUkur, StatusDokumen
from renstra.excel import anggaran as excel
from renstra.forms import BuatAnggaranForm, GantiAnggaranForm, KepalaAnggaranForm, TetapkanAnggaranForm
from renstra.models import DokumenAnggaran
from renstra.rules import kelengkapan
from renstra.services import anggaran as services
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
    penetap,
    wajib_perencana,
)
from sakip.organisasi.enums import Tingkat
from sakip.unduhan import kirim_xlsx
from sakip.waktu import sekarang


def dokumen_milik(request: HttpRequest, pk: int, *, tulis: bool = True) -> DokumenAnggaran:
    """The RKA or DPA of one's own regency (404); to write, of a PD one plans for (403)."""
    rows = DokumenAnggaran.objects.select_related("pd", "pemda", "menggantikan", "pengganti", "edisi")
    return milik(request, rows, pk, tulis=tulis)


@require_safe
def anggaran(request: HttpRequest, pk: int) -> HttpResponse:
    dokumen = dokumen_milik(request, pk, tulis=False)
    cari = kata_cari(request)
    semua = queries.tampilan_anggaran(dokumen)
    tampil = queries.saring(semua.baris, cari)
    fakta = queries.fakta_anggaran(dokumen, semua)
    kurang = kelengkapan.periksa_anggaran(fakta)
    versi = list(queries.versi_dokumen(dokumen))
    return render(
        request,
        "renstra/anggaran.html",
        keadaan(request, dokumen, kurang)
        | {
            "dokumen": dokumen,
            "baris": [_baris_tampil(t) for t in tampil],
            "ringkas": semua.ringkas,
            "kelompok": semua.kelompok,
            "sumber": semua.sumber,
            "unit": semua.unit,
            "cari": cari,
            "menghalangi": sum(k.menghalangi for k in kurang),
            "masukan_beda": len(fakta.masukan_beda),
            "versi": versi,
            "rujukan": queries.rujukan(dokumen.pemda_id, dokumen.pd_id, dokumen.tahun),
            "form_ganti": GantiAnggaranForm(),
            "ringkasan": request.GET.get("tampil") == "ringkas",
        },
    )


def _baris_tampil(t: queries.BarisTampil) -> dict[str, Any]:
    """A line with its indicators by kind; masukan is the money itself where nobody wrote another (SM Lampiran B)."""
    jenis = [(j.label, [x for x in t.tolok_ukur if x.jenis == j]) for j in JenisTolokUkur]
    sub = t.baris.tingkat == Tingkat.SUB_KEGIATAN
    return {
        "b": t.baris,
        "jumlah": t.jumlah,
        "sumber": t.sumber if sub else [],
        "unit": t.terbagi,
        "sub": sub,
        "jenis": [(label, isi) for label, isi in jenis if isi],
        "proporsi": queries.proporsi_kelompok(t.sumber) if t.baris.tingkat == Tingkat.PROGRAM else [],
        "masukan": not sub and not any(x.jenis == JenisTolokUkur.MASUKAN for x in t.tolok_ukur),
    }


@baca_tulis
def anggaran_tambah(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    if konteks.pd is None:
        return redirect("renstra:daftar")
    wajib_perencana(request, konteks.pd.pk)
    tahun = [konteks.tahun, konteks.tahun - 1]
    sumber = DokumenAnggaran.objects.filter(pd=konteks.pd, tahun__in=tahun).exclude(status=StatusDokumen.DIGANTIKAN)
    diminta = request.GET.get("jenis") if request.GET.get("jenis") in JenisAnggaran.values else JenisAnggaran.DPA
    rka = queries.rka_berlaku(konteks.pd.pk, konteks.tahun) if diminta == JenisAnggaran.DPA else None
    form = BuatAnggaranForm(
        request.POST or None,
        initial={"jenis": diminta, "salin_dari": rka},
        sumber=sumber,
        pemda_id=konteks.pd.pemda_id,
    )

    def simpan() -> DokumenAnggaran:
        data = form.cleaned_data
        return services.buat_anggaran(
            pd_id=konteks.pd.pk,
            tahun=konteks.tahun,
            jenis=data["jenis"],
            edisi_id=data["edisi"].pk if data["edisi"] else None,
            salin_dari_id=data["salin_dari"].pk if data["salin_dari"] else None,
            pelaku=request.user,
            now=sekarang(),
        )

    return isian(
        request,
        form,
        simpan,
        judul=f"Buat RKA atau DPA {konteks.tahun}",
        dokumen=None,
        kembali=reverse("renstra:daftar"),
        sukses="Dokumen dibuat. Isi dari rekap SIPD, atau tambahkan barisnya.",
        ke=alamat,
        kata_simpan="Buat dokumen",
        keterangan=str(konteks.pd),
    )


@baca_tulis
def anggaran_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    dokumen = dokumen_milik(request, pk)

    def segar(data: Any = None) -> KepalaAnggaranForm:
        tersimpan = kini(request, dokumen)
        awal = {n: getattr(tersimpan, n) for n in ("nomor", "tanggal", "edisi_id")}
        return KepalaAnggaranForm(data, initial=kunci_awal(tersimpan, **awal), pemda_id=tersimpan.pemda_id)

    form = segar(request.POST or None)
    return isian(
        request,
        form,
        lambda: services.ubah_anggaran(
            dokumen_id=pk,
            versi_kunci=form.cleaned_data["versi_kunci"],
            isi=form.isi(),
            pelaku=request.user,
            now=sekarang(),
        ),
        judul=f"Ubah kepala {dokumen}",
        dokumen=dokumen,
        kembali=alamat(dokumen),
        sukses="Perubahan tersimpan.",
        segar=segar,
    )


@baca_tulis
def anggaran_tetapkan(request: HttpRequest, pk: int) -> HttpResponse:
    dokumen = dokumen_milik(request, pk)

    def segar(data: Any = None) -> TetapkanAnggaranForm:
        tersimpan = kini(request, dokumen)
        awal = {"nomor": tersimpan.nomor, "tanggal": tersimpan.tanggal, "ditetapkan_oleh": penetap(dokumen)}
        return TetapkanAnggaranForm(data, initial=kunci_awal(tersimpan, **awal))

    form = segar(request.POST or None)
    tampilan = queries.tampilan_anggaran(dokumen)
    gantikan = f" {dokumen.menggantikan} menjadi digantikan." if dokumen.menggantikan else ""
    return isian(
        request,
        form,
        lambda: services.tetapkan_anggaran(dokumen_id=pk, pelaku=request.user, now=sekarang(), **form.cleaned_data),
        judul=f"Tetapkan {dokumen}",
        dokumen=dokumen,
        kembali=alamat(dokumen),
        sukses=f"{dokumen} ditetapkan.",
        segar=segar,
        kata_simpan="Tetapkan",
        templat="renstra/anggaran_tetapkan.html",
        ringkas=tampilan.ringkas,
        kekurangan=bertautan(kelengkapan.periksa_anggaran(queries.fakta_anggaran(dokumen, tampilan))),
        keterangan=f"Setelah ditetapkan isinya tidak dapat diubah, hanya diganti dengan versi baru.{gantikan}",
    )


@require_POST
def anggaran_ganti(request: HttpRequest, pk: int) -> HttpResponse:
    dokumen = dokumen_milik(request, pk)
    form = GantiAnggaranForm(request.POST)
    versi = form.cleaned_data["versi"] if form.is_valid() else ""
    return aksi(
        request,
        lambda: services.ganti_anggaran(dokumen_id=pk, versi=versi, pelaku=request.user, now=sekarang()),
        gagal=alamat(dokumen),
        sukses=f"Versi baru siap disunting. {dokumen} tetap berlaku sampai yang baru ditetapkan.",
    )


@require_POST
def anggaran_samakan(request: HttpRequest, pk: int) -> HttpResponse:
    """Every masukan that states another amount than the pagu of its line takes that pagu."""
    dokumen, kunci = dokumen_milik(request, pk), kunci_dikirim(request)
    return aksi(
        request,
        lambda: services.samakan_masukan(dokumen_id=pk, versi_kunci=kunci, pelaku=request.user, now=sekarang()),
        gagal=alamat(dokumen),
        sukses="Masukan disamakan dengan pagu barisnya.",
    )


@require_POST
def anggaran_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    dokumen = dokumen_milik(request, pk)
    kunci = kunci_dikirim(request)
    return aksi(
        request,
        lambda: services.hapus_anggaran(dokumen_id=pk, versi_kunci=kunci, pelaku=request.user, now=sekarang()),
        gagal=alamat(dokumen),
        berhasil=reverse("renstra:daftar"),
        sukses=f"Rancangan {dokumen} dihapus.",
    )


@require_safe
def anggaran_ekspor(request: HttpRequest, pk: int) -> HttpResponse:
    dokumen = dokumen_milik(request, pk, tulis=False)
    isi = excel.ekspor(queries.baris_ekspor(dokumen), str(dokumen))
    return kirim_xlsx(isi, f"{dokumen.pd.kode}-{dokumen}")
