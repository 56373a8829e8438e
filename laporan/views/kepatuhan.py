"""Compliance of a year: page (table, list of what is left, dispensasi), Excel, PDF."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from renstra.queries.rkt import bentuk_rkt
from sakip.dokumen.lembaran import Kertas
from sakip.dokumen.render import DokumenDitolak
from sakip.formulir import baca_kata
from sakip.kalender.queries.dispensasi import pd_peminta
from sakip.kalender.rules.dispensasi import penerima
from sakip.unduhan import kirim_berkas, kirim_xlsx

from ..cetak import kepatuhan as pdf
from ..enums import Patuh
from ..excel import kepatuhan as excel
from ..queries.kepatuhan import BelumPatuh, Kepatuhan, Saring, disaring
from ..queries.kepatuhan import kepatuhan as muat

PER_HALAMAN = 50
TUJUAN = {"pk.": ("perjanjian:daftar", "Buka PK"), "lkjip.": ("laporan:daftar", "Buka LKjIP")}
TAMPIL = {"tabel": "Tabel", "belum": "Belum dipenuhi", "dispensasi": "Dispensasi"}


def _saring(request: HttpRequest) -> Saring:
    keadaan = request.GET.get("keadaan", "")
    return Saring(
        kode=request.GET.get("kode", "")[:40],
        keadaan=keadaan if keadaan in Patuh.values else "",
        cari=baca_kata(request.GET.get("q", "")),
    )


def _tanya(s: Saring) -> dict[str, str]:
    return {k: v for k, v in {"kode": s.kode, "keadaan": s.keadaan, "q": s.cari}.items() if v}


def _muat(request: HttpRequest) -> Kepatuhan:
    return muat(request.hak, request.konteks)  # type: ignore[attr-defined]


@require_safe
def kepatuhan(request: HttpRequest) -> HttpResponse:
    konteks, saring = request.konteks, _saring(request)  # type: ignore[attr-defined]
    semua = _muat(request)
    isi = disaring(semua, saring)
    tampil = request.GET.get("tampil", "")
    tampil = tampil if tampil in TAMPIL else "tabel"
    belum = isi.belum()
    daftar = {"tabel": isi.baris, "belum": belum, "dispensasi": isi.dispensasi}
    halaman = Paginator(daftar[tampil], PER_HALAMAN).get_page(request.GET.get("halaman"))
    konten = {
        "konteks": konteks,
        "isi": isi,
        "halaman": halaman,
        "tampil": tampil,
        "tab": _tab(saring, tampil, {k: len(v) for k, v in daftar.items()}),
        "saring": saring,
        "tonggak": [(k.kode, k.nama) for k in semua.kolom],
        "keadaan": Patuh.choices,
        "tanya": urlencode(_tanya(saring)),
        "disaring": bool(_tanya(saring)),
        "rekap": [_batang(r.jumlah) | {"r": r} for r in isi.rekap()],
    }
    if tampil == "tabel":
        konten["baris"] = [(b, [(k, b.sel.get(k.kode)) for k in isi.kolom]) for b in halaman]
    elif tampil == "belum":
        konten["baris"] = [_belum(request, x) for x in halaman]
    return render(request, "laporan/kepatuhan.html", konten)


def _tab(saring: Saring, kini: str, jumlah: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {
            "nama": nama,
            "jumlah": jumlah[kunci],
            "url": f"?{urlencode(_tanya(saring) | ({'tampil': kunci} if kunci != 'tabel' else {}))}",
            "kini": kunci == kini,
        }
        for kunci, nama in TAMPIL.items()
    ]


def _batang(jumlah: dict[Patuh, int]) -> dict[str, Any]:
    return {"bagian": [{"nama": p.label, "jumlah": n, "warna": p.value} for p, n in jumlah.items()]}


def _belum(request: HttpRequest, x: BelumPatuh) -> dict[str, Any]:
    """One thing to be done, with where to do it and how to ask for a dispensasi."""
    kode, pd = x.sel.tenggat.kode, x.baris.pd
    ketentuan = request.konteks.ketentuan  # type: ignore[attr-defined]
    dapat = pd is not None and pd.pk in pd_peminta(request.hak) and penerima(kode, ketentuan.pk_melalui)  # type: ignore[attr-defined]
    tujuan, kata = next(
        (t for awal, t in TUJUAN.items() if kode.startswith(awal)), ("kalender:daftar", "Buka tenggat")
    )
    minta = f"{reverse('kalender:dispensasi_minta')}?{urlencode({'kode': kode, 'pd': pd.pk if pd else ''})}"
    return {
        "x": x,
        "url": f"{reverse(tujuan)}?{urlencode({'pd': pd.pk if pd else 'semua'})}",
        "kata": kata,
        "minta": minta if dapat and x.diminta is None and x.sel.mendesak else "",
    }


@require_safe
def ekspor(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    return kirim_xlsx(excel.buku(disaring(_muat(request), _saring(request)), konteks), f"kepatuhan-{konteks.tahun}")


@require_safe
def cetak(request: HttpRequest) -> HttpResponse:
    konteks, saring = request.konteks, _saring(request)  # type: ignore[attr-defined]
    isi = disaring(_muat(request), saring)
    kembali = f"{reverse('laporan:kepatuhan')}?{urlencode(_tanya(saring))}"
    if not isi.baris or not isi.kolom:
        messages.error(request, "Tidak ada tenggat yang dapat dicetak. Ubah saringannya.")
        return redirect(kembali)
    kertas = Kertas.dari(bentuk_rkt(konteks.pemda.pk, konteks.tahun, pemda=True))
    try:
        berkas = pdf.cetak(isi, konteks, kertas)
    except DokumenDitolak as salah:
        messages.error(request, f"{salah} Unduh Excel-nya sebagai gantinya.")
        return redirect(kembali)
    return kirim_berkas(berkas, f"kepatuhan-{konteks.tahun}.pdf", inline=True)
