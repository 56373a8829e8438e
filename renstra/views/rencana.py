"""RPJMD and Renstra: the tree as a table, and its forms."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from renstra import queries
from renstra.enums import JenisRencana, JenisSimpul
from renstra.forms import IndikatorForm, RencanaForm, SimpulForm, TetapkanForm
from renstra.models import Indikator, Rencana, Simpul
from renstra.rules import kelengkapan, pohon
from renstra.rules.kode import daftar_bidang
from renstra.services import rencana as services
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


def _rencana(request: HttpRequest, pk: int, *, tulis: bool = True) -> Rencana:
    return milik(request, Rencana.objects.select_related("pd", "pemda", "induk"), pk, tulis=tulis)


def _simpul(request: HttpRequest, pk: int) -> Simpul:
    rows = Simpul.objects.select_related("rencana__pd", "rencana__pemda", "induk")
    return milik(request, rows, pk, "rencana")


@require_safe
def rencana(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = _rencana(request, pk, tulis=False)
    cari = kata_cari(request)
    kurang = kelengkapan.periksa_rencana(queries.fakta_rencana(rencana))
    perencana = boleh(request, rencana.pd_id)
    tampil = queries.pohon_rencana(rencana, cari)
    return render(
        request,
        "renstra/rencana.html",
        {
            "konteks": request.konteks,  # type: ignore[attr-defined]
            "rencana": rencana,
            "pohon": [{"s": s, "tambah": _boleh_anak(rencana, s.simpul)} for s in tampil],
            "tambah_atas": pohon.anak_yang_boleh(rencana.jenis, None),
            "cari": cari,
            "kurang": bertautan(kurang) if perencana and rencana.disusun else [],
            "menyunting": perencana and rencana.disusun,
            "perencana": perencana,
            "lebar": len(rencana.tahun) + 3,
            "pengganti": getattr(rencana, "pengganti", None),
        },
    )


def _boleh_anak(rencana: Rencana, simpul: Simpul) -> list[JenisSimpul]:
    return pohon.anak_yang_boleh(rencana.jenis, simpul.jenis)


@baca_tulis
def rencana_tambah(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    pemda = pemda_id(request)
    untuk_pemda = request.GET.get("untuk") == "pemda"
    pd = None if untuk_pemda else konteks.pd
    wajib_perencana(request, pd.pk if pd else None)
    rpjmd = Rencana.objects.filter(pemda_id=pemda, jenis=JenisRencana.RPJMD) if pd else None
    nama = "Renstra" if pd else "RPJMD"
    awal = {"judul": f"{nama} {pd or konteks.pemda}", "tahun_awal": konteks.tahun, "tahun_akhir": konteks.tahun + 4}
    berlaku = queries.rpjmd_untuk(pemda, konteks.tahun) if pd else None
    form = RencanaForm(request.POST or None, initial=awal | {"induk_id": berlaku}, rpjmd=rpjmd)

    def simpan() -> Rencana:
        return services.buat_rencana(
            pemda_id=pemda,
            pd_id=pd.pk if pd else None,
            pelaku=request.user,
            now=sekarang(),
            **{"induk_id": None, **{k: v for k, v in form.isi().items()}},
        )

    return isian(
        request,
        form,
        simpan,
        judul=f"Susun {nama}",
        dokumen=None,
        kembali=reverse("renstra:daftar"),
        sukses=f"{nama} mulai disusun. Tambahkan tujuan dan sasarannya.",
        ke=alamat,
        kata_simpan=f"Susun {nama}",
    )


@baca_tulis
def rencana_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = _rencana(request, pk)
    rpjmd = Rencana.objects.filter(pemda_id=rencana.pemda_id, jenis=JenisRencana.RPJMD) if rencana.pd_id else None

    def segar(data: Any = None) -> RencanaForm:
        kini = Rencana.objects.get(pk=pk)
        awal = {n: getattr(kini, n) for n in ("judul", "tahun_awal", "tahun_akhir", "induk_id")}
        return RencanaForm(data, initial=kunci_awal(kini, **awal), rpjmd=rpjmd)

    form = segar(request.POST or None)
    return isian(
        request,
        form,
        lambda: services.ubah_rencana(
            rencana_id=pk,
            versi_kunci=form.cleaned_data["versi_kunci"] or 0,
            isi=form.isi(),
            pelaku=request.user,
            now=sekarang(),
        ),
        judul=f"Ubah {rencana.get_jenis_display()}",
        dokumen=rencana,
        kembali=alamat(rencana),
        sukses="Perubahan tersimpan.",
        segar=segar,
    )


@baca_tulis
def rencana_tetapkan(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = _rencana(request, pk)
    form = TetapkanForm(
        request.POST or None, initial=kunci_awal(rencana, nomor=rencana.nomor, tanggal=rencana.tanggal)
    )
    kurang = kelengkapan.periksa_rencana(queries.fakta_rencana(rencana))
    return isian(
        request,
        form,
        lambda: services.tetapkan_rencana(rencana_id=pk, pelaku=request.user, now=sekarang(), **form.cleaned_data),
        judul=f"Tetapkan {rencana.get_jenis_display()}",
        dokumen=rencana,
        kembali=alamat(rencana),
        sukses=f"{rencana.get_jenis_display()} ditetapkan.",
        segar=lambda: TetapkanForm(initial=kunci_awal(Rencana.objects.get(pk=pk))),
        kata_simpan="Tetapkan",
        kekurangan=bertautan(kurang),
        keterangan="Setelah ditetapkan isinya tidak dapat diubah, hanya diganti dengan versi baru.",
    )


@require_POST
def rencana_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = _rencana(request, pk)
    kunci = kunci_dikirim(request)
    return aksi(
        request,
        lambda: services.hapus_rencana(rencana_id=pk, versi_kunci=kunci, pelaku=request.user, now=sekarang()),
        gagal=alamat(rencana),
        berhasil=reverse("renstra:daftar"),
        sukses=f"{rencana} dihapus.",
    )


@require_POST
def rencana_ganti(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = _rencana(request, pk)
    return aksi(
        request,
        lambda: services.ganti_rencana(rencana_id=pk, pelaku=request.user, now=sekarang()),
        gagal=alamat(rencana),
        sukses="Versi pengganti siap disunting. Versi lama tetap berlaku sampai yang baru ditetapkan.",
    )


# ---- nodes


@baca_tulis
def simpul_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = _rencana(request, pk)
    induk = _induk(rencana, request.GET.get("induk", ""))
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

    def simpan() -> Simpul:
        isi = form.isi()
        return services.tambah_simpul(
            rencana_id=pk,
            versi_kunci=form.cleaned_data["versi_kunci"],
            induk_id=induk.pk if induk else None,
            isi=isi,
            pelaku=request.user,
            now=sekarang(),
        )

    nama = diminta[0].label if diminta else "bagian"
    return isian(
        request,
        form,
        simpan,
        judul=f"Tambah {nama.lower()}",
        dokumen=rencana,
        kembali=alamat(rencana),
        sukses=f"{nama} ditambahkan.",
        segar=segar,
        ke=lambda s: f"{alamat(rencana)}#simpul-{s.pk}",
        keterangan=f"Di bawah {induk}" if induk else "",
    )


def _induk(rencana: Rencana, tulisan: str) -> Simpul | None:
    if not (tulisan.isascii() and tulisan.isdigit() and len(tulisan) < 16):
        return None
    return rencana.simpul.filter(pk=int(tulisan)).first()


def _sasaran_rpjmd(rencana: Rencana) -> Any:
    if rencana.jenis != JenisRencana.RENSTRA:
        return None
    rows = Simpul.objects.filter(rencana__pemda_id=rencana.pemda_id, rencana__jenis=JenisRencana.RPJMD)
    return rows.filter(jenis=JenisSimpul.SASARAN, rencana=rencana.induk)


def _bidang(rencana: Rencana) -> tuple[str, ...]:
    return daftar_bidang(rencana.pd.bidang_urusan) if rencana.pd else ()


@baca_tulis
def simpul_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    simpul = _simpul(request, pk)
    rencana = simpul.rencana
    induk = None
    if simpul.induk:
        induk = rencana.simpul.filter(jenis=simpul.induk.jenis).order_by("urutan", "id")

    def segar(data: Any = None) -> SimpulForm:
        kini = Simpul.objects.select_related("rencana").get(pk=pk)
        awal = {n: getattr(kini, n) for n in ("jenis", "induk_id", "kode", "uraian", "mendukung_id")}
        return SimpulForm(
            data,
            initial=kunci_awal(kini.rencana, **awal),
            jenis=[JenisSimpul(simpul.jenis)],
            induk=induk,
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
        kembali=f"{alamat(rencana)}#simpul-{pk}",
        sukses="Perubahan tersimpan.",
        segar=segar,
        url_hapus=reverse("renstra:simpul_hapus", args=[pk]),
        kata_hapus=f"Hapus {simpul.get_jenis_display().lower()} dan semua di bawahnya",
    )


@require_POST
def simpul_pindah(request: HttpRequest, pk: int) -> HttpResponse:
    simpul = _simpul(request, pk)
    rencana, kunci = simpul.rencana, kunci_dikirim(request)
    return aksi(
        request,
        lambda: services.pindah_simpul(
            simpul_id=pk,
            versi_kunci=kunci,
            naik=request.POST.get("arah") == "naik",
            pelaku=request.user,
            now=sekarang(),
        ),
        gagal=alamat(rencana),
        berhasil=f"{alamat(rencana)}#simpul-{pk}",
        sukses="Urutan diubah.",
    )


@require_POST
def simpul_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    simpul = _simpul(request, pk)
    kunci = kunci_dikirim(request)
    return aksi(
        request,
        lambda: services.hapus_simpul(simpul_id=pk, versi_kunci=kunci, pelaku=request.user, now=sekarang()),
        gagal=alamat(simpul.rencana),
        sukses=f"{simpul.get_jenis_display()} dihapus.",
    )


# ---- indicators


@baca_tulis
def indikator_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    simpul = _simpul(request, pk)
    return _indikator(request, simpul, None)


@baca_tulis
def indikator_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Indikator.objects.select_related("simpul__rencana__pd", "simpul__rencana__pemda")
    indikator = milik(request, rows, pk, "simpul__rencana")
    return _indikator(request, indikator.simpul, indikator)


_ISI = (
    "nama", "satuan", "jenis", "level", "arah", "cara_hitung", "baseline", "target_akhir", "definisi_operasional",
    "formula", "jenis_sumber", "sumber_data", "penanggung_jawab",
)  # fmt: skip


def _indikator(request: HttpRequest, simpul: Simpul, indikator: Indikator | None) -> HttpResponse:
    rencana = simpul.rencana
    bawaan = {"jenis": pohon.jenis_indikator_bawaan(simpul.jenis), "level": pohon.level_bawaan(simpul.jenis)}

    def segar(data: Any = None) -> IndikatorForm:
        kini = Indikator.objects.filter(pk=indikator.pk).first() if indikator else None
        awal = {n: getattr(kini, n) for n in _ISI} if kini else bawaan
        versi = Rencana.objects.get(pk=rencana.pk)
        return IndikatorForm(data, initial=kunci_awal(versi, **awal), tahun=rencana.tahun, indikator=kini)

    form = segar(request.POST or None)
    hapus: dict[str, Any] = {}
    if indikator:
        url = reverse("renstra:indikator_hapus", args=[indikator.pk])
        hapus = {"url_hapus": url, "kata_hapus": "Hapus indikator"}
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
        kembali=f"{alamat(rencana)}#simpul-{simpul.pk}",
        sukses="Indikator tersimpan.",
        segar=segar,
        templat="renstra/indikator_form.html",
        keterangan=str(simpul),
        **hapus,
    )


@require_POST
def indikator_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Indikator.objects.select_related("simpul__rencana")
    rencana = milik(request, rows, pk, "simpul__rencana").simpul.rencana
    kunci = kunci_dikirim(request)
    return aksi(
        request,
        lambda: services.hapus_indikator(indikator_id=pk, versi_kunci=kunci, pelaku=request.user, now=sekarang()),
        gagal=alamat(rencana),
        sukses="Indikator dihapus.",
    )
