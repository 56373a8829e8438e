"""The register of IKU and the cards of indicators: page, Excel, PDF."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from renstra.cetak import iku as pdf
from renstra.enums import LevelIndikator
from renstra.excel import iku as excel_iku
from renstra.models import Rencana
from renstra.queries.iku import BarisIku, SaringIku, daftar_iku, kartu, rencana_pilihan, tahun_iku
from renstra.views.dasar import alamat, boleh, kata_cari, pemda_id
from renstra.views.indikator import indikator_milik
from renstra.views.kertas import cetak
from renstra.views.pohon import rencana_milik
from sakip.formulir import nomor
from sakip.unduhan import kirim_xlsx

PER_HALAMAN = 50
MAKS_KARTU = 150


@dataclass
class _Daftar:
    """What the address asks for."""

    pilihan: list[Rencana]
    saring: SaringIku
    baris: list[BarisIku]
    tahun: list[int]

    @property
    def tanya(self) -> dict[str, Any]:
        s = self.saring
        isi = {"rencana": s.rencana_id, "pd_iku": s.pd_id, "level": s.level, "q": s.cari}
        return {k: v for k, v in isi.items() if v}


def _daftar(request: HttpRequest) -> _Daftar:
    tahun = request.konteks.tahun  # type: ignore[attr-defined]
    rencana_id = nomor(request.GET.get("rencana", ""))
    pilihan = list(rencana_pilihan(pemda_id(request), tahun))
    if rencana_id and rencana_id not in {r.pk for r in pilihan}:
        pilihan.append(rencana_milik(request, rencana_id, tulis=False))
    level = request.GET.get("level", "")
    saring = SaringIku(
        rencana_id=rencana_id,
        pd_id=nomor(request.GET.get("pd_iku", "")),
        level=level if level in LevelIndikator.values else "",
        cari=kata_cari(request),
    )
    dipakai = [r for r in pilihan if rencana_id in {None, r.pk}]
    return _Daftar(pilihan, saring, daftar_iku(dipakai, saring), tahun_iku(dipakai))


@require_safe
def iku(request: HttpRequest) -> HttpResponse:
    isi = _daftar(request)
    halaman = Paginator(isi.baris, PER_HALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request,
        "renstra/iku.html",
        {
            "konteks": request.konteks,  # type: ignore[attr-defined]
            "halaman": halaman,
            "baris": [{"b": b, "target": [(t, b.target.get(t, "")) for t in isi.tahun]} for b in halaman],
            "banyak": len(isi.baris),
            "tahun": isi.tahun,
            "saring": isi.saring,
            "rencana": isi.pilihan,
            "pd": sorted({r.pd for r in isi.pilihan if r.pd}, key=str),
            "level": LevelIndikator.choices,
            "tanya": urlencode(isi.tanya),
            "menyunting": boleh(request, _pemilik(request, isi)),
        },
    )


def _pemilik(request: HttpRequest, isi: _Daftar) -> int | None:
    """Whose plan a file would go into: that of the chosen plan, else the PD one is in."""
    for rencana in isi.pilihan:
        if rencana.pk == isi.saring.rencana_id:
            return rencana.pd_id
    pd = request.konteks.pd  # type: ignore[attr-defined]
    return pd.pk if pd else None


@require_safe
def iku_ekspor(request: HttpRequest) -> HttpResponse:
    isi = _daftar(request)
    return kirim_xlsx(excel_iku.ekspor(isi.baris, isi.tahun), "daftar-iku")


@require_safe
def iku_pdf(request: HttpRequest) -> HttpResponse:
    isi = _daftar(request)
    kembali = f"{reverse('renstra:iku')}?{urlencode(isi.tanya)}"
    if not isi.baris:
        messages.error(request, "Tidak ada IKU yang dapat dicetak. Ubah saringannya.")
        return redirect(kembali)
    return cetak(request, lambda: pdf.daftar(isi.baris), "daftar-iku", gagal=kembali)


@require_safe
def kamus_indikator(request: HttpRequest, pk: int) -> HttpResponse:
    """The card of one indicator."""
    rencana = indikator_milik(request, pk, tulis=False).simpul.rencana
    satu = kartu(pk, rencana)
    return cetak(
        request, lambda: pdf.kamus(satu, "Kartu Indikator Kinerja"), f"kartu-indikator-{pk}", gagal=alamat(rencana)
    )


@require_safe
def kamus_rencana(request: HttpRequest, pk: int) -> HttpResponse:
    """The cards of all IKU of a plan; with `?semua=1` of every indicator, where they are not too many for one file."""
    rencana = rencana_milik(request, pk, tulis=False)
    baris = daftar_iku([rencana], SaringIku(semua_jenis="semua" in request.GET))
    if not 0 < len(baris) <= MAKS_KARTU:
        kata = f"Ada {len(baris)} kartu; paling banyak {MAKS_KARTU} dalam satu berkas." if baris else "Belum ada IKU."
        messages.error(request, f"Kamus indikator tidak dapat dicetak. {kata}")
        return redirect(alamat(rencana))
    judul = f"Kamus Indikator {rencana}"
    return cetak(request, lambda: pdf.kamus(baris, judul), f"kamus-indikator-{pk}", gagal=alamat(rencana))
