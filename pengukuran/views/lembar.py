"""The sheet: read, typed into, saved row by row; for a page and for a script alike."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from perjanjian.queries.tenggat import BatasPK
from sakip.angka import Notasi
from sakip.formulir import salah_satu
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.waktu import sekarang

from ..baris import baris_baca, baris_isian, sel_hitungan
from ..enums import UKUR_TERBUKA
from ..forms.isi import BarisForm, baca_baris, ketikan
from ..models import Pengukuran
from ..queries.cakupan import boleh_isi, terlihat
from ..queries.deret import deret_lembar
from ..queries.lembar import lembar, sidik_baris
from ..queries.lembar_periksa import versi
from ..queries.tenggat import batas_ukur, kalender_ukur
from ..rules.arti import ANGKA, dua_arti
from ..services.dasar import UkurDitolak
from ..services.isi import Bentrok, IsiBaris, Simpanan, simpan_isi
from ..stensil import sambung
from ..tombol import tombol

KATA = {
    "tertulis": "Realisasi", "pembilang": "Pembilang", "penyebut": "Penyebut", "kendala": "Kendala",
    "solusi": "Solusi", "sumber_data": "Sumber data",
}  # fmt: skip


def ambil(request: HttpRequest, pk: int) -> Pengukuran:
    """A measurement this reader may know of, else 404."""
    hak: Hak = request.hak  # type: ignore[attr-defined]
    if pk >= 2**63:
        raise Http404
    return get_object_or_404(terlihat(hak), pk=pk)


def pengisi(request: HttpRequest, p: Pengukuran) -> bool:
    """Whether this reader fills it in."""
    return boleh_isi(request.hak, p.pd_id, p.perjanjian.jabatan_id if p.perjanjian else None)  # type: ignore[attr-defined]


def ambil_isian(request: HttpRequest, pk: int) -> Pengukuran:
    """The same, for those who fill it in (403 for its other readers)."""
    p = ambil(request, pk)
    if not pengisi(request, p):
        raise PermissionDenied("Pengukuran ini diisi perencana Perangkat Daerah atau pejabatnya sendiri.")
    return p


@require_http_methods(["GET", "HEAD", "POST"])
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _simpan(request, ambil_isian(request, pk))
    p = ambil(request, pk)
    return _tampil(request, p, pengisi(request, p))


# ---- showing


def _tampil(
    request: HttpRequest,
    p: Pengukuran,
    mengisi: bool,
    *,
    galat: Mapping[int, BarisForm] | None = None,
    bentrok: Iterable[Bentrok] = (),
    status: int = 200,
) -> HttpResponse:
    isi, d = deret_lembar(p)
    diketik = {n: ketikan(request.POST, n) for n in baca_baris(request.POST)} if status != 200 else {}
    semua = lembar(isi, d, boleh_isi=mengisi, diketik=diketik)
    nomor = {b.r.pk: b.nomor for b in semua.baris}
    buka = mengisi and p.status in UKUR_TERBUKA
    susun = baris_isian if buka else baris_baca
    data = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "zona": p.pemda.zona_waktu,
        "l": semua,
        "kelompok": [
            {"nomor": k.nomor, "teks": k.teks, "baris": sambung(susun(b, semua) for b in k.baris)}
            for k in semua.kelompok
        ],
        "p": isi,
        "pengisi": mengisi,
        "mengisi": buka,
        "batas": _batas(request, isi),
        "galat": [
            (f"r-{n}-{medan}", f"Indikator {nomor.get(n, '')}: {pesan}")
            for n, form in (galat or {}).items()
            for medan, semua_pesan in form.errors.items()
            for pesan in semua_pesan
        ],
        "bentrok": [{"nomor": nomor[b.kini.pk], "isi": _kotak(b, tanpa_tombol=True)} for b in bentrok],
        "orang": request.user.pk,
        "tombol": tombol(request.hak, isi, (r.dicatat_oleh_id for r in d.rows(isi))),  # type: ignore[attr-defined]
        "versi": versi(d, isi, mengisi=mengisi),
    }
    return render(request, "pengukuran/lembar.html", data, status=status)


def _batas(request: HttpRequest, p: Pengukuran) -> BatasPK | None:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    return batas_ukur(kalender_ukur(p, k.hari_ini), p.periode, p, p.pd_id)


def _kotak(b: Bentrok, *, tanpa_tombol: bool = False) -> str:
    """Both texts of a row and the choice."""
    kini = b.kini
    return render_to_string(
        "pengukuran/_bentrok_baris.html",
        {
            "id": f"bentrok-{kini.pk}",
            "saya": _sebut(b.dikirim.isi),
            "orang": _sebut({n: getattr(kini, n) for n in b.dikirim.isi}),
            "oleh": kini.dicatat_oleh,
            "pada": kini.dicatat_pada,
            "kini": sekarang(),
            "nama": f"pilihan-{kini.pk}",
            "tanpa_tombol": tanpa_tombol,
        },
    )


def _sebut(isi: Mapping[str, Any]) -> str:
    return "; ".join(f"{KATA[n]}: {nilai or '(kosong)'}" for n, nilai in isi.items() if n in KATA)


# ---- saving


def _simpan(request: HttpRequest, p: Pengukuran) -> HttpResponse:
    langsung = "application/json" in request.headers.get("Accept", "")
    baris, galat = _pilah(p, request.POST)
    try:
        hasil = simpan_isi(pengukuran_id=p.pk, baris=baris, aktor=request.user, now=sekarang())
    except UkurDitolak as tolak:
        if langsung:
            return JsonResponse({"pesan": str(tolak)}, status=409)
        messages.error(request, str(tolak))
        return _tampil(request, ambil(request, p.pk), True, status=409)
    if langsung:
        return _jawab(hasil, [b.id for b in baris], galat)
    if galat or hasil.bentrok:
        return _tampil(request, hasil.pengukuran, True, galat=galat, bentrok=hasil.bentrok, status=409)
    if hasil.tersimpan:
        messages.success(request, f"{len(hasil.tersimpan)} indikator disimpan.")
    return redirect(p)


def _pilah(p: Pengukuran, data: QueryDict) -> tuple[list[IsiBaris], dict[int, BarisForm]]:
    """The rows to save, and those with errors.

    A page without script sends every row: one that nobody touched is left out, and one in conflict for which the
    other's text was chosen. `notasi` answers for every row whose number may be read in two ways.
    """
    notasi = salah_satu(data.get("notasi", ""), set(Notasi))
    ada = {pk: ketik for pk, *ketik in p.realisasi.values_list("pk", *ANGKA, "notasi")} if notasi else {}
    baris, galat = [], {}
    for nomor, form in baca_baris(data).items():
        if not form.is_valid():
            galat[nomor] = form
            continue
        satu = form.isi(nomor)
        if nomor in ada and _ragu(satu, *ada[nomor]):
            satu = replace(satu, isi={**satu.isi, "notasi": notasi})
        elif data.get(f"pilihan-{nomor}") == "orang" or _utuh(satu, data.get(f"r-{nomor}-awal", "")):
            continue
        baris.append(satu)
    return baris, galat


def _ragu(satu: IsiBaris, *kini: str) -> bool:
    """Whether a row's numbers, as sent over those that stand, may be read in two ways and nobody chose for them."""
    *lama, notasi = kini
    baru = [satu.isi.get(n, tulisan) for n, tulisan in zip(ANGKA, lama, strict=True)]
    return not (notasi and baru == lama) and dua_arti(*baru) is not None


def _utuh(satu: IsiBaris, awal: str) -> bool:
    """Whether the row is as the page showed it."""
    return not satu.benar and awal == sidik_baris({**satu.isi, "target": satu.target_triwulan or ""})


def _jawab(hasil: Simpanan, dikirim: Iterable[int], galat: Mapping[int, BarisForm]) -> JsonResponse:
    """What a script puts into the page: of each row its version, its computed cells, its errors, its conflict."""
    isi, d = deret_lembar(hasil.pengukuran)
    semua = lembar(isi, d, boleh_isi=True)
    bentrok = {b.kini.pk: _kotak(b) for b in hasil.bentrok}
    baris: dict[int, dict[str, Any]] = {
        b.r.pk: {"versi": b.r.versi_kunci, "sel": sel_hitungan(b, semua), "isi": b.tersimpan}
        for b in semua.baris
        if b.r.pk in set(dikirim)
    }
    for nomor, kotak in bentrok.items():
        baris[nomor]["bentrok"] = kotak
    for nomor, form in galat.items():
        baris[nomor] = {"galat": {m: " ".join(pesan) for m, pesan in form.errors.items()}}
    pukul = sekarang().astimezone(ZoneInfo(isi.pemda.zona_waktu))
    halaman = {
        "ringkas": render_to_string("pengukuran/_lembar_ringkas.html", {"l": semua, "p": isi}),
        "ragu": render_to_string("pengukuran/_lembar_ragu.html", {"ragu": semua.ragu}),
    }
    return JsonResponse({"baris": baris, "halaman": halaman, "jam": f"{pukul:%H.%M}"})
