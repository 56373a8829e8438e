"""The pohon kinerja: its picture and its list, its orphans, its paper and its workbook."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sakip.dokumen.render import DokumenDitolak
from sakip.formulir import baca_kata, salah_satu
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah
from sakip.organisasi.queries import pemegang_banyak
from sakip.unduhan import kirim_berkas, kirim_xlsx

from ..excel.pohon import buku_pohon
from ..forms.saring import baca_nomor
from ..pdf.pohon import render_pohon
from ..queries.capaian import pilihan_periode
from ..queries.pohon import SEKALI, TERBANYAK, Lingkup, kolom_pohon
from ..queries.pohon.cari import cari_pohon
from ..queries.pohon.pd import pohon_pd
from ..queries.pohon.putus import ARTI, Putus, Terputus
from ..queries.pohon.simpul import cabang, susun_cabang

SEHALAMAN = 25


def _lingkup(request: HttpRequest) -> tuple[Lingkup, Konteks]:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    if k.pemda is None:
        raise Http404
    capaian = salah_satu(request.GET.get("capaian", ""), dict(pilihan_periode()))
    return Lingkup(hak, k.pemda.pk, k.tahun, k.pd.pk if k.pd else None, capaian), k


@require_safe
def pohon(request: HttpRequest) -> HttpResponse:
    """The tree with one branch open: as columns, or (`?tampil=daftar`) as a list. htmx asks for the tree alone."""
    lingkup, k = _lingkup(request)
    kata = baca_kata(request.GET.get("cari", ""))
    batas = _angka(request, "batas", SEKALI)
    hasil = cari_pohon(lingkup, kata, _angka(request, "hasil", 1)) if kata else None
    buka = request.GET.get("buka", "")
    terbuka = hasil.cabang if hasil and not buka else cabang(buka, lingkup.pk(), lingkup.pemda_id, satu_pd=bool(k.pd))
    kolom = kolom_pohon(lingkup, terbuka, min(batas, TERBANYAK), k.hari_ini)
    daftar = request.GET.get("tampil") == "daftar"
    if daftar:
        susun_cabang(kolom)
    alamat = _alamat(k, kata, daftar, lingkup.capaian)
    sepotong = bool(request.headers.get("HX-Request"))
    isi: dict[str, Any] = {
        "konteks": k,
        "kolom": kolom,
        "daftar": daftar,
        "kata": kata,
        "hasil": hasil,
        "alamat": alamat,
        "lebih_banyak": _lebih_banyak(alamat, terbuka.kunci, batas),
        "capaian": lingkup.capaian,
        "pilihan_capaian": pilihan_periode(),
        "kosong": len(kolom) == 1 and not [x for x in kolom[0].kartu if x.kunci[0] == "p"],
        "terputus": None if sepotong else sum(Terputus(lingkup, k.ketentuan).jumlah().values()),
    }
    templat = "perjanjian/_pohon_isi.html" if sepotong else "perjanjian/pohon.html"
    jawaban = render(request, templat, isi)
    jawaban["Vary"] = "HX-Request"
    return jawaban


def _angka(request: HttpRequest, nama: str, bawaan: int) -> int:
    return next(iter(baca_nomor([request.GET.get(nama, "")])), bawaan) or bawaan


def _alamat(k: Konteks, kata: str, daftar: bool, capaian: str) -> str:
    """The beginning of every address in the tree, that may be handed on: `?tahun=2026&pd=semua&cari=…&`."""
    isi = {
        "tahun": k.tahun, "pd": k.pd.pk if k.pd else "semua", "cari": kata, "tampil": "daftar" if daftar else "",
        "capaian": capaian,
    }  # fmt: skip
    return "?" + urlencode({nama: nilai for nama, nilai in isi.items() if nilai}) + "&"


def _lebih_banyak(alamat: str, kunci: tuple[str, ...], batas: int) -> str:
    """The address that draws more nodes of the open branch; none where that is as many as are ever drawn."""
    if batas >= TERBANYAK:
        return ""
    return f"{alamat}{urlencode({'buka': kunci[-1] if kunci else '', 'batas': min(batas * 4, TERBANYAK)})}"


@require_safe
def terputus(request: HttpRequest) -> HttpResponse:
    """The orphans, one kind at a time."""
    lingkup, k = _lingkup(request)
    semua = Terputus(lingkup, k.ketentuan)
    jumlah = semua.jumlah()
    dipilih = request.GET.get("jenis", "")
    jenis = Putus(dipilih) if dipilih in Putus.values else next((j for j in Putus if jumlah[j]), Putus.INDUK)
    halaman = Paginator(semua.baris(jenis), SEHALAMAN)
    halaman.count = jumlah[jenis]  # type: ignore[misc]
    sehalaman = halaman.get_page(request.GET.get("halaman"))
    if jenis == Putus.PEJABAT:
        pejabat = pemegang_banyak([j.pk for j in sehalaman], k.hari_ini)
        for jabatan in sehalaman:
            jabatan.pejabat = pejabat.get(jabatan.pk)
    isi = {
        "konteks": k,
        "jenis": jenis,
        "arti": ARTI[jenis],
        "tab": [{"nama": j.label, "jumlah": jumlah[j], "url": f"?jenis={j}", "kini": j == jenis} for j in Putus],
        "halaman": sehalaman,
    }
    return render(request, "perjanjian/pohon_putus.html", isi)


@require_safe
def cetak(request: HttpRequest) -> HttpResponse:
    """The tree of one PD on A3 (`?untuk=` its number, else the PD one is in); without one a page to choose from."""
    lingkup, k = _lingkup(request)
    pd = _pd(request, k)
    if pd is None:
        return _pilih(request, k, "perjanjian:pohon_cetak")
    try:
        isi = render_pohon(pohon_pd(replace(lingkup, pd_id=pd.pk), pd, k))
    except DokumenDitolak as ditolak:
        return render(
            request,
            "perjanjian/pohon_pilih.html",
            {"konteks": k, "galat": str(ditolak), "capaian": lingkup.capaian},
            status=400,
        )
    return kirim_berkas(isi, f"pohon-kinerja-{pd.kode}-{k.tahun}.pdf", inline="unduh" not in request.GET)


@require_safe
def ekspor(request: HttpRequest) -> HttpResponse:
    """The same tree as a workbook: a row for each node, its level and what it supports in columns."""
    lingkup, k = _lingkup(request)
    pd = _pd(request, k)
    if pd is None:
        return _pilih(request, k, "perjanjian:pohon_ekspor")
    isi = pohon_pd(replace(lingkup, pd_id=pd.pk), pd, k)
    return kirim_xlsx(buku_pohon(isi), f"pohon-kinerja-{pd.kode}-{k.tahun}")


def _pd(request: HttpRequest, k: Konteks) -> PerangkatDaerah | None:
    nomor = baca_nomor([request.GET.get("untuk", "")])
    if not nomor:
        return k.pd
    return get_object_or_404(PerangkatDaerah, pk=nomor[0], pemda=k.pemda)


def _pilih(request: HttpRequest, k: Konteks, tujuan: str) -> HttpResponse:
    pilihan = PerangkatDaerah.objects.filter(pemda=k.pemda, aktif=True)
    isi = {"konteks": k, "pilihan": pilihan, "tujuan": tujuan, "capaian": _lingkup(request)[0].capaian}
    return render(request, "perjanjian/pohon_pilih.html", isi)
