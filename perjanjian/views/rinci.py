"""The page of one agreement."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sakip import waktu
from sakip.kalender.queries.dispensasi import pd_peminta
from sakip.kalender.rules.hitungan import rincian
from sakip.kalender.rules.tenggat import mistar
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks

from ..enums import PROSES, Jalur, Status
from ..models import Perjanjian
from ..models.perjanjian import PerjanjianQuerySet
from ..queries import rinci as q
from ..queries import riwayat as r
from ..queries.cakupan import terlihat
from ..queries.desk import janji_pd
from ..queries.fakta import banding_kini, fakta, latar
from ..queries.penerusan import lembar_pk
from ..queries.penyampaian import dapat_diterima, penyampaian_pk, surat_pengantar
from ..queries.peran import peran_pada, situasi
from ..queries.perbaikan import perbaikan_putaran
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
    # while it is in the making the comparison matters; afterwards it is made when it is asked for
    bandingkan = perjanjian.status in PROSES or request.GET.get("banding") == "sumber"
    perbandingan = banding_kini(perjanjian, lebih).perbandingan if bandingkan else None
    kalender = lebih.kalender[perjanjian.tahun]
    batas = kalender.batas(perjanjian)
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
        "batas": batas,
        "mistar": mistar(batas.tenggat, hak.tanggal) if batas else [],
        "rincian": rincian(batas.tenggat) if batas else [],
        "boleh_minta": perjanjian.pd_id in pd_peminta(hak),
        "ketentuan": kalender.ketentuan,
        "kode_versi": _versi_lain(request, perjanjian),
    }
    if isi["kode_versi"]:
        lain = isi["kode_versi"]
        isi["banding_versi"] = r.banding_versi(list(lain.butir.order_by("urutan", "id")), butir)
    return render(request, "perjanjian/rinci.html", isi)


@require_safe
def riwayat(request: HttpRequest, pk: int) -> HttpResponse:
    """Papers, acts and versions of a PK: the column beside it, which htmx fetches, or a page of its own."""
    perjanjian = ambil(request, pk)
    salinan, putaran = penyampaian_pk(pk), r.semua_putaran(perjanjian)
    isi: dict[str, Any] = {
        "pk": perjanjian,
        "zona": perjanjian.pemda.zona_waktu,
        "jejak": r.lini_masa(r.sejarah(perjanjian), perjanjian.pemda.zona),
        "versi": r.versi(perjanjian, request.hak),  # type: ignore[attr-defined]
        "naskah": r.naskah(perjanjian),
        "salinan": salinan,
        "surat_pengantar": surat_pengantar(pk) if perjanjian.disampaikan_pada else None,
        "dapat_diterima": dapat_diterima(salinan, request.hak),  # type: ignore[attr-defined]
        "putaran": r.putaran_selaras(putaran),
        "lembar": lembar_pk(request.hak, [pk]) if perjanjian.diteruskan_pada else [],  # type: ignore[attr-defined]
        "perbaikan": (),
        "kini": waktu.sekarang(),
        "janji": None,
    }
    if perjanjian.jalur == Jalur.KABUPATEN:
        isi["perbaikan"] = perbaikan_putaran(putaran, perjanjian.pemda.zona).get(pk, ())
    if perjanjian.jalur == Jalur.KABUPATEN and perjanjian.status in PROSES:
        isi["janji"] = janji_pd(request.hak, perjanjian.pd_id, perjanjian.tahun)  # type: ignore[attr-defined]
    sepotong = bool(request.htmx)  # type: ignore[attr-defined]
    jawaban = render(request, "perjanjian/_riwayat.html" if sepotong else "perjanjian/riwayat.html", isi)
    jawaban["Vary"] = "HX-Request"
    return jawaban


def _nama(pk: Perjanjian) -> str:
    pegawai = getattr(pk.penyusun, "pegawai", None)
    return pegawai.nama if pegawai else pk.penyusun.get_username()


def _versi_lain(request: HttpRequest, pk: Perjanjian) -> Perjanjian | None:
    """The version asked for in `?versi=`, if it is another one of this agreement."""
    if "versi" not in request.GET:
        return None
    semua = r.versi(pk, request.hak)  # type: ignore[attr-defined]
    return next((v for v in semua if str(v.versi) == request.GET["versi"] and v.pk != pk.pk), None)
