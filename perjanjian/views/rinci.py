"""The page of one agreement."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks

from ..enums import Status
from ..models import Perjanjian
from ..models.perjanjian import PerjanjianQuerySet
from ..queries import rinci as q
from ..queries.cakupan import terlihat
from ..queries.fakta import banding_kini, fakta, latar
from ..queries.peran import peran_pada, situasi
from ..tombol import langkah_berikut


def ambil(request: HttpRequest, pk: int) -> Perjanjian:
    """The PK, if this reader may know of it; else 404."""
    semua: PerjanjianQuerySet = terlihat(request.hak)  # type: ignore[attr-defined]
    rows = semua.select_related("pemda", "pd", "jabatan", "jabatan_kedua", "dpa", "naskah", "penyusun__pegawai")
    hasil: Perjanjian = get_object_or_404(rows.exclude(status=Status.BATAL), pk=pk)
    return hasil


@require_safe
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    perjanjian = ambil(request, pk)
    sekitar = situasi([perjanjian], hak.tanggal)
    peran = peran_pada(hak, perjanjian, sekitar)
    lebih = latar([perjanjian], sekitar)
    isi_fakta = fakta(perjanjian, lebih, lengkap=bool(peran))
    butir = lebih.butir[perjanjian.pk]
    bandingkan = perjanjian.status in q.DIBANDINGKAN or request.GET.get("banding") == "sumber"
    perbandingan = banding_kini(perjanjian, lebih).perbandingan if bandingkan else None
    kalender = lebih.kalender[perjanjian.tahun]
    versi = q.versi(perjanjian, hak)
    ttd = q.tanda_tangan(perjanjian)
    isi: dict[str, Any] = {
        "konteks": k,
        "pk": perjanjian,
        "zona": perjanjian.pemda.zona_waktu,
        "pihak": q.pihak(perjanjian, sekitar, ttd),
        "langkah": q.langkah(perjanjian, _nama(perjanjian)),
        "kelompok": q.isi_rinci(perjanjian, butir, perbandingan),
        "jumlah_butir": len(butir),
        "dibandingkan": perbandingan is not None,
        "anggaran": q.anggaran(perjanjian),
        "kaitan": q.kaitan(perjanjian, butir, hak),
        "berikut": langkah_berikut(perjanjian, peran, isi_fakta),
        "batas": kalender.batas(perjanjian),
        "ketentuan": kalender.ketentuan,
        "jejak": q.lini_masa(q.sejarah(perjanjian), perjanjian.pemda.zona),
        "versi": versi,
        "naskah": q.naskah(perjanjian),
        "salinan": q.salinan(perjanjian),
        "putaran": lebih.putaran.get(perjanjian.pk),
        "kode_versi": _banding(request, versi, perjanjian),
    }
    if isi["kode_versi"]:
        lain = isi["kode_versi"]
        isi["banding_versi"] = q.banding_versi(list(lain.butir.order_by("urutan", "id")), butir)
    return render(request, "perjanjian/rinci.html", isi)


def _nama(pk: Perjanjian) -> str:
    pegawai = getattr(pk.penyusun, "pegawai", None)
    return pegawai.nama if pegawai else pk.penyusun.get_username()


def _banding(request: HttpRequest, versi: list[Perjanjian], pk: Perjanjian) -> Perjanjian | None:
    """The version asked for in `?versi=`, if it is one of this agreement."""
    diminta = request.GET.get("versi", "")
    return next((v for v in versi if str(v.versi) == diminta and v.pk != pk.pk), None)
