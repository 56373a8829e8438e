"""Assigning the sub kegiatan of a DPA to officials."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from renstra.models import BarisAnggaran
from renstra.queries.berlaku import dpa_berlaku
from sakip.formulir import nomor
from sakip.organisasi.enums import Tingkat
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah
from sakip.waktu import sekarang

from ..models import Pengampu
from ..queries.pengampu import jabatan_pilihan, pengampu_kini
from ..services.dasar import AksiDenied
from ..services.pengampu import salin_tahun_lalu, tetapkan_pengampu

LURUS = {Tingkat.PROGRAM: "program", Tingkat.KEGIATAN: "kegiatan", Tingkat.SUB_KEGIATAN: "sub"}


@require_http_methods(["GET", "HEAD", "POST"])
def pengampu(request: HttpRequest) -> HttpResponse:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    pd = _pd(hak, k)
    dpa = dpa_berlaku(pd.pk, k.tahun)
    baris = list(BarisAnggaran.objects.filter(dokumen=dpa).order_by("kode")) if dpa else []
    jabatan = list(jabatan_pilihan(pd))
    kini: dict[str, Any] = dict(pengampu_kini(pd, k.tahun))
    galat = ""
    if request.method == "POST":
        isi: Mapping[str, Any] = {"pd": pd, "tahun": k.tahun, "aktor": request.user, "hak": hak, "now": sekarang()}
        try:
            if "salin" in request.POST:
                _kabari(request, salin_tahun_lalu(**isi), "disalin dari tahun lalu")
            else:
                kini = _pilihan(request.POST, baris, kini)
                _kabari(request, tetapkan_pengampu(pilihan=kini, **isi), "ditetapkan")
            return redirect("perjanjian:pengampu")
        except AksiDenied as ditolak:
            galat = str(ditolak)
    simpul = [
        {
            "kode": b.kode,
            "nama": b.nama,
            "jenis": LURUS[Tingkat(b.tingkat)],
            "jabatan": kini.get(b.kode) if b.tingkat == Tingkat.SUB_KEGIATAN else None,
        }
        for b in baris
    ]
    sub = [s for s in simpul if s["jenis"] == "sub"]
    for s in simpul:
        s["pertama"] = s is next((x for x in sub if not x["jabatan"]), None)
    konteks = {
        "konteks": k,
        "pd": pd,
        "dpa": dpa,
        "simpul": simpul,
        "jabatan": jabatan,
        "belum": sum(1 for s in sub if not s["jabatan"]),
        "jumlah": len(sub),
        "galat": galat,
        "tahun_lalu": Pengampu.objects.filter(pd=pd, tahun=k.tahun - 1).exists(),
    }
    return render(request, "perjanjian/pengampu.html", konteks, status=400 if galat else 200)


def _pd(hak: Hak, k: Konteks) -> PerangkatDaerah:
    pd = k.pd
    if pd is None and len(hak.pd_perencana) == 1:
        pd = PerangkatDaerah.objects.get(pk=next(iter(hak.pd_perencana)))
    if pd is None or pd.pk not in hak.pd_perencana:
        raise PermissionDenied(
            "Pengampu ditetapkan oleh perencana Perangkat Daerah ini. Pilih PD yang Anda rencanakan."
        )
    return pd


def _pilihan(data: Mapping[str, str], baris: list[BarisAnggaran], kini: dict[str, int]) -> dict[str, int | None]:
    """Every sub kegiatan of the DPA with the office chosen for it.

    The choice at a program or kegiatan fills what is still empty below it; its "Terapkan" button overrides all below.
    """
    paksa = data.get("terapkan", "")
    atas = {b.kode: nomor(data.get(f"grup-{b.kode}", "")) for b in baris if b.tingkat != Tingkat.SUB_KEGIATAN}
    hasil: dict[str, int | None] = {}
    for b in baris:
        if b.tingkat != Tingkat.SUB_KEGIATAN:
            continue
        medan = f"sub-{b.kode}"
        pilih = nomor(data[medan]) if medan in data else kini.get(b.kode)
        induk = [k for k in sorted(atas, key=len, reverse=True) if b.kode.startswith(f"{k}.") and atas[k]]
        if paksa in induk:
            pilih = atas[paksa]
        elif pilih is None and induk and not paksa:
            pilih = atas[induk[0]]
        hasil[b.kode] = pilih
    return hasil


def _kabari(request: HttpRequest, jumlah: int, kata: str) -> None:
    if jumlah:
        messages.success(request, f"Pengampu {jumlah} sub kegiatan {kata}.")
    else:
        messages.info(request, "Tidak ada yang berubah.")
