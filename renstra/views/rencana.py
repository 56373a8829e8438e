"""RPJMD and Renstra as documents: begun, their head corrected, set, replaced, removed."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from renstra import queries
from renstra.enums import JenisRencana
from renstra.forms import RencanaForm, TetapkanForm
from renstra.models import Rencana
from renstra.rules import kelengkapan
from renstra.services import rencana as services
from renstra.views.dasar import (
    aksi,
    alamat,
    baca_tulis,
    bertautan,
    isian,
    kini,
    kunci_awal,
    kunci_dikirim,
    pemda_id,
    penetap,
    wajib_perencana,
)
from renstra.views.mutu import catatan_mutu
from renstra.views.pohon import rencana_milik
from sakip.waktu import sekarang


def _rpjmd(pemda: int, pd_id: int | None) -> QuerySet[Rencana] | None:
    return Rencana.objects.filter(pemda_id=pemda, jenis=JenisRencana.RPJMD) if pd_id else None


@baca_tulis
def rencana_tambah(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    pemda = pemda_id(request)
    untuk_pemda = request.GET.get("untuk") == "pemda"
    pd = None if untuk_pemda else konteks.pd
    wajib_perencana(request, pd.pk if pd else None)
    nama = "Renstra" if pd else "RPJMD"
    awal = {"judul": f"{nama} {pd or konteks.pemda}", "tahun_awal": konteks.tahun, "tahun_akhir": konteks.tahun + 4}
    berlaku = queries.rpjmd_untuk(pemda, konteks.tahun) if pd else None
    rpjmd = _rpjmd(pemda, pd.pk if pd else None)
    form = RencanaForm(request.POST or None, initial=awal | {"induk_id": berlaku}, rpjmd=rpjmd, pemda_id=pemda)

    def simpan() -> Rencana:
        return services.buat_rencana(
            pemda_id=pemda, pd_id=pd.pk if pd else None, pelaku=request.user, now=sekarang(), **form.isi()
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
    rencana = rencana_milik(request, pk)

    def segar(data: Any = None) -> RencanaForm:
        tersimpan = kini(request, rencana)
        awal = {n: getattr(tersimpan, n) for n in ("judul", "tahun_awal", "tahun_akhir", "induk_id", "edisi_id")}
        rpjmd = _rpjmd(rencana.pemda_id, rencana.pd_id)
        return RencanaForm(data, initial=kunci_awal(tersimpan, **awal), rpjmd=rpjmd, pemda_id=rencana.pemda_id)

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
    rencana = rencana_milik(request, pk)

    def segar(data: Any = None) -> TetapkanForm:
        tersimpan = kini(request, rencana)
        awal = {"nomor": tersimpan.nomor, "tanggal": tersimpan.tanggal, "ditetapkan_oleh": penetap(rencana)}
        return TetapkanForm(data, initial=kunci_awal(tersimpan, **awal))

    form, isi = segar(request.POST or None), queries.isi_rencana(rencana)
    return isian(
        request,
        form,
        lambda: services.tetapkan_rencana(rencana_id=pk, pelaku=request.user, now=sekarang(), **form.cleaned_data),
        judul=f"Tetapkan {rencana.get_jenis_display()}",
        dokumen=rencana,
        kembali=alamat(rencana),
        sukses=f"{rencana.get_jenis_display()} ditetapkan.",
        segar=segar,
        kata_simpan="Tetapkan",
        kekurangan=bertautan(
            [*kelengkapan.periksa_rencana(queries.fakta_rencana(rencana, isi)), *catatan_mutu(request, isi)]
        ),
        keterangan="Setelah ditetapkan isinya tidak dapat diubah, hanya diganti dengan versi baru.",
    )


@require_POST
def rencana_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = rencana_milik(request, pk)
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
    rencana = rencana_milik(request, pk)
    return aksi(
        request,
        lambda: services.ganti_rencana(rencana_id=pk, pelaku=request.user, now=sekarang()),
        gagal=alamat(rencana),
        sukses="Versi pengganti siap disunting. Versi lama tetap berlaku sampai yang baru ditetapkan.",
    )
