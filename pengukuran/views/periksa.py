"""What was submitted: the inbox of those who check, and the list of everybody who may follow it."""

from dataclasses import replace
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from perjanjian.queries.tenggat import Kalender
from sakip.organisasi.enums import JenisHasil, Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks

from ..enums import PERIODE_UKUR, Periode
from ..forms.periksa import PALING_BANYAK, baca_saringan_periksa
from ..queries import periksa as q
from ..queries.hasil import jenis_disusun

PER_HALAMAN = 25


def kalender(request: HttpRequest) -> Kalender:
    """The deadlines of the year as the reader sees them today."""
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    assert k.pemda is not None  # the access map lets nobody in without a role in a regency
    return Kalender(k.ketentuan, k.tahun, k.hari_ini, k.pemda.zona_waktu)


@require_safe
def periksa(request: HttpRequest) -> HttpResponse:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    diminta, batas = baca_saringan_periksa(request.GET), kalender(request)
    hitung = q.hitung_keadaan(hak, k.tahun, diminta, batas)
    memeriksa = hak.punya(Peran.MONEV) or bool(hitung[q.SAYA])
    saringan = replace(diminta, keadaan=diminta.keadaan or (q.SAYA if memeriksa else q.SEMUA))
    urut = q.urutan_periksa(hak, k.tahun, saringan, batas)
    halaman = Paginator(urut, PER_HALAMAN).get_page(request.GET.get("halaman"))
    baris = q.baris_periksa(hak, list(halaman.object_list), batas)
    isi = {
        "konteks": k,
        "halaman": halaman,
        "baris": baris,
        "saringan": saringan,
        "hitung": hitung,
        "pilah": _pilah(saringan, hitung, memeriksa),
        "periode": [(p, Periode(p).label) for p in PERIODE_UKUR],
        "massal": _massal(hak, saringan) if memeriksa else "",
        "memeriksa": memeriksa,
        "penyampai": hak.punya(Peran.MONEV),
        "hasil": hasil_disusun(hak),
        "terbanyak": PALING_BANYAK,
        "tanya": f"?{urlencode(diminta.tanya)}" if diminta.tanya else "",
    }
    return render(request, "pengukuran/periksa.html", isi)


def _pilah(s: q.SaringanPeriksa, hitung: dict[str, int], memeriksa: bool) -> list[dict[str, object]]:
    """The conditions to choose from, each with its address and how many it holds for."""
    lain = {n: v for n, v in s.tanya.items() if n != "keadaan"}
    return [
        {
            "kata": kata,
            "n": hitung[kode],
            "kini": kode == s.keadaan,
            "alamat": f"?{urlencode({'keadaan': kode} | lain)}",
        }
        for kode, kata in q.KEADAAN.items()
        if kode != q.SAYA or memeriksa
    ]


def _massal(hak: Hak, s: q.SaringanPeriksa) -> str:
    """The act on many that this list offers: accept, or hand to the kepala daerah."""
    if s.keadaan == q.SIAP and hak.punya(Peran.MONEV):
        return "sampaikan"
    return "terima" if s.keadaan in (q.SAYA, "diperiksa") else ""


def hasil_disusun(hak: Hak) -> str:
    """The written result that this reader sends on a period of a PD (BK Pasal 11 ayat (9), (10)); empty for others."""
    return next((str(JenisHasil(j).label) for j in jenis_disusun(hak)), "")
