"""The front page: deadlines, what waits for whom, progress; everything that waits; the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip import waktu
from sakip.formulir import baca_kata
from sakip.kalender.queries.pengingat import kata_belum_dibaca

from ..menunggu import Tugas, tugas
from ..queries import (
    KOLOM,
    dokumen_sumber,
    kegiatan_terakhir,
    kemajuan,
    lini_masa,
    pd_beranda,
    ringkasan_kinerja,
    sapaan,
    tenggat_beranda,
)
from ..queries import (
    cari as cari_semua,
)
from ..templatetags.tanggal import kapan


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    hak, konteks = request.hak, request.konteks  # type: ignore[attr-defined]
    pd, now = pd_beranda(hak, konteks), waktu.sekarang()
    setempat = now.astimezone(konteks.pemda.zona) if konteks.pemda else now
    pegawai = getattr(request.user, "pegawai", None)
    isi = {
        "sapaan": sapaan(setempat, pegawai.nama if pegawai else request.user.get_username()),
        "konteks": konteks,
        "pd": pd,
        "tenggat": tenggat_beranda(pd, konteks),
        "tugas": _tugas(request),
        "pengingat": kata_belum_dibaca(request.user),
        "sumber": dokumen_sumber(pd, konteks.tahun) if pd else [],
        "kolom": KOLOM,
        "kemajuan": kemajuan(hak, konteks, pd),
        "ringkasan": ringkasan_kinerja(hak, konteks),
        "kegiatan": lini_masa(kegiatan_terakhir(hak, konteks, pd), hak, now, kapan),
    }
    return render(request, "beranda/beranda.html", isi)


def menunggu(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    isi = {"konteks": konteks, "tugas": _tugas(request), "pengingat": kata_belum_dibaca(request.user)}
    return render(request, "beranda/menunggu.html", isi)


def _tugas(request: HttpRequest) -> list[Tugas]:
    """What waits; the shell need not count it again."""
    semua = tugas(request.hak, request.konteks)  # type: ignore[attr-defined]
    request.jumlah_menunggu = sum(t.banyak for t in semua if t.dihitung)  # type: ignore[attr-defined]
    return semua


def cari(request: HttpRequest) -> HttpResponse:
    kata = baca_kata(request.GET.get("q", ""))
    hasil = cari_semua(request.hak, kata)  # type: ignore[attr-defined]
    return render(request, "beranda/cari.html", {"kata": kata, "hasil": hasil, "konteks": request.konteks})  # type: ignore[attr-defined]
