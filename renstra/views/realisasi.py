"""Realisasi anggaran of a PD and year (BK Pasal 9): the table, its worksheet, the months of a sub kegiatan."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from renstra import queries
from renstra.excel import realisasi_bulan as excel
from renstra.forms.realisasi import RealisasiForm
from renstra.services import realisasi as services
from renstra.views.dasar import baca_tulis, boleh, isian, kata_cari, pemda_id, wajib_perencana
from sakip.angka import BULAN, format_bilangan
from sakip.formulir import nomor
from sakip.organisasi.models import PerangkatDaerah
from sakip.unduhan import kirim_xlsx
from sakip.waktu import sekarang

_TAMPIL = (("", "Sampai bulan"), ("bulan", "Per bulan"), ("kumulatif", "Kumulatif"))


@require_safe
def realisasi(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    if konteks.pd is None:
        return _semua_pd(request)
    bulan = _bulan(request)
    cari = kata_cari(request)
    tampil = request.GET.get("tampil", "")
    tampil = tampil if tampil in dict(_TAMPIL) else ""
    isi = queries.tampilan_realisasi(konteks.pd.pk, konteks.tahun, bulan=bulan, cari=cari)
    kelompok = [("", isi.baris)] if isi.baris else []
    if isi.asing:
        kelompok.append(("Tidak ada dalam DPA yang berlaku", isi.asing))
    return render(
        request,
        "renstra/realisasi.html",
        {
            "konteks": konteks,
            "isi": isi,
            "kelompok": kelompok,
            "cari": cari,
            "bulan": bulan,
            "nama_bulan": BULAN[isi.bulan - 1],
            "pilihan_bulan": [(0, "Bulan terakhir yang terisi"), *enumerate(BULAN, 1)],
            "judul_bulan": [b[:3] for b in BULAN],
            "tampil": tampil,
            "pilihan_tampil": _TAMPIL,
            "perencana": boleh(request, konteks.pd.pk),
        },
    )


def _bulan(request: HttpRequest) -> int:
    bulan = nomor(request.GET.get("bulan", "")) or 0
    return bulan if bulan <= 12 else 0


def _semua_pd(request: HttpRequest) -> HttpResponse:
    """What every PD has spent, for choosing one."""
    konteks = request.konteks  # type: ignore[attr-defined]
    rows = queries.realisasi_semua_pd(pemda_id(request), konteks.tahun)
    isi = {"konteks": konteks, "baris": rows, "jumlah": queries.jumlah_pd(rows), "perencana": boleh(request, None)}
    return render(request, "renstra/realisasi_pd.html", isi)


@require_safe
def realisasi_ekspor(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    if konteks.pd is None:
        return redirect("renstra:realisasi")
    pd = queries.konteks_realisasi(pemda_id(request), konteks.tahun, konteks.pd).pd[0]
    return kirim_xlsx(excel.ekspor(pd, konteks.tahun), f"realisasi-{konteks.pd.kode}-{konteks.tahun}")


@baca_tulis
def realisasi_ubah(request: HttpRequest, kode: str) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    if konteks.pd is None:
        return redirect("renstra:realisasi")
    wajib_perencana(request, konteks.pd.pk)
    pd: PerangkatDaerah = konteks.pd
    satu = queries.konteks_realisasi(pd.pemda_id, konteks.tahun, pd).pd[0]
    pagu = (satu.pagu or {}).get(kode)
    if satu.pagu is None or (pagu is None and kode not in satu.lama):
        messages.error(request, "Sub kegiatan itu tidak ada dalam DPA yang berlaku, sehingga belum dapat diisi.")
        return redirect("renstra:realisasi")

    def segar(data: Any = None) -> RealisasiForm:
        lama = queries.realisasi_tersimpan([pd.pk], konteks.tahun)[pd.pk].get(kode, {})
        awal = {f"b{b}": j for b, j in lama.items()} | {"versi_kunci": services.sidik_bulanan(kode, lama)}
        return RealisasiForm(data, initial=awal, pagu=pagu)

    form = segar(request.POST or None)

    def simpan() -> PerangkatDaerah:
        return services.simpan_bulanan(
            pd_id=pd.pk,
            tahun=konteks.tahun,
            kode=kode,
            sidik_semula=form.cleaned_data["versi_kunci"],
            bulan=form.bulan(),
            setuju_lebih=form.cleaned_data["setuju_lebih"],
            alasan=form.cleaned_data["alasan"],
            pelaku=request.user,
            now=sekarang(),
        )

    return isian(
        request,
        form,
        simpan,
        judul=f"Realisasi {kode}",
        dokumen=None,
        kembali=reverse("renstra:realisasi"),
        sukses=f"Realisasi {kode} tersimpan.",
        segar=segar,
        ke=lambda _: f"{reverse('renstra:realisasi')}#r-{kode}",
        templat="renstra/realisasi_form.html",
        keterangan=f"{satu.nama_sub.get(kode, '')}, tahun {konteks.tahun}".strip(", "),
        pagu=pagu,
        total=sum(satu.lama.get(kode, {}).values()),
        persen_teks=_persen(satu.lama.get(kode, {}), pagu),
    )


def _persen(bulan: Any, pagu: Any) -> str:
    return f"{format_bilangan(sum(bulan.values()) * 100 / pagu, 2)}%" if pagu else ""
