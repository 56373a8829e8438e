"""The national codes: editions, a look-up in one of them, one code with its texts, two editions side by side."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from renstra import queries
from renstra.enums import JenisPemda
from renstra.excel.nomenklatur import ekspor_banding, ekspor_edisi
from renstra.models import EdisiNomenklatur, Nomenklatur
from renstra.rules.banding_nomenklatur import Banding, Beda
from renstra.rules.kode import BIDANG, TINGKAT_NASIONAL, URUSAN
from renstra.views.dasar import kata_cari, pemda_id
from sakip.formulir import nomor
from sakip.organisasi.enums import Tingkat
from sakip.unduhan import kirim_xlsx

SEHALAMAN = 50
_TINGKAT = {URUSAN: "Urusan", BIDANG: "Bidang urusan", **{t.value: t.label for t in Tingkat}}
_BEDA = {"": "Semua", Beda.BARU: "Baru", Beda.HILANG: "Tidak ada lagi", Beda.BERGANTI: "Berganti nama"}


def _edisi(request: HttpRequest, pk: int) -> EdisiNomenklatur:
    """An edition that the reader's regency may use, else 404."""
    if pk >= 2**63:
        raise Http404
    return get_object_or_404(EdisiNomenklatur.objects.untuk(pemda_id(request)), pk=pk)


def _pilihan(request: HttpRequest, nama: str, boleh: object) -> str:
    nilai = request.GET.get(nama, "")
    return nilai if nilai in boleh else ""  # type: ignore[operator]


@require_safe
def nomenklatur(request: HttpRequest) -> HttpResponse:
    edisi = queries.daftar_edisi(pemda_id(request))
    hak = request.hak  # type: ignore[attr-defined]
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "edisi": edisi,
        "membawa": hak.perencana_pemda,
        "banding": edisi[:2] if len(edisi) > 1 else [],
    }
    return render(request, "renstra/nomenklatur.html", isi)


@require_safe
def nomenklatur_edisi(request: HttpRequest, pk: int) -> HttpResponse:
    edisi = _edisi(request, pk)
    bidang = queries.bidang_edisi(edisi)
    saring = {
        "jenis_pemda": _pilihan(request, "jenis", JenisPemda.values),
        "tingkat": _pilihan(request, "tingkat", TINGKAT_NASIONAL),
        "bidang": _pilihan(request, "bidang", dict(bidang)),
    }
    cari = kata_cari(request)
    halaman = Paginator(queries.cari_kode(edisi, cari, **saring), SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "edisi": edisi,
        "menyunting": edisi.pemda_id is not None and request.hak.perencana_pemda,  # type: ignore[attr-defined]
        "cari": cari,
        "halaman": halaman,
        "baris": [{"kode": k, "jalur": queries.jalur(k)} for k in halaman],
        "tersaring": bool(cari or any(saring.values())),
        "pilihan": [
            ("tingkat", "Tingkat", saring["tingkat"], [("", "Semua tingkat"), *_TINGKAT.items()]),
            ("bidang", "Bidang urusan", saring["bidang"], [("", "Semua bidang"), *_sebut(bidang)]),
            ("jenis", "Berlaku bagi", saring["jenis_pemda"], [("", "Semua"), *JenisPemda.choices]),
        ],
    }
    return render(request, "renstra/nomenklatur_edisi.html", isi)


@require_safe
def nomenklatur_ekspor(request: HttpRequest, pk: int) -> HttpResponse:
    edisi = _edisi(request, pk)
    return kirim_xlsx(ekspor_edisi(edisi), f"nomenklatur-{edisi}")


def _sebut(bidang: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(kode, f"{kode} {nama.removeprefix('URUSAN PEMERINTAHAN BIDANG ').capitalize()}") for kode, nama in bidang]


@require_safe
def nomenklatur_kode(request: HttpRequest, pk: int) -> HttpResponse:
    """One code with all that its edition says of it, and the codes below it."""
    if pk >= 2**63:
        raise Http404
    rows = Nomenklatur.objects.select_related("edisi", "induk__induk__induk__induk")
    kode = get_object_or_404(rows.filter(edisi__in=EdisiNomenklatur.objects.untuk(pemda_id(request))), pk=pk)
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "kode": kode,
        "jalur": queries.jalur(kode),
        "anak": kode.anak.order_by("kode"),
    }
    return render(request, "renstra/nomenklatur_kode.html", isi)


# ---- two editions


def _dua(request: HttpRequest) -> tuple[EdisiNomenklatur, EdisiNomenklatur] | None:
    """The older and the newer edition that were chosen; None while there are no two."""
    terpilih = []
    for nama in ("lama", "baru"):
        pk = nomor(request.GET.get(nama, ""))
        if pk is None:
            return None
        terpilih.append(_edisi(request, pk))
    return terpilih[0], terpilih[1]


@require_safe
def nomenklatur_banding(request: HttpRequest) -> HttpResponse:
    dua = _dua(request)
    banding = queries.banding_edisi(*dua) if dua else Banding((), 0)
    beda = _pilihan(request, "beda", _BEDA)
    jenis = _pilihan(request, "jenis", JenisPemda.values)
    cari = kata_cari(request)
    baris = [
        b
        for b in banding.baris
        if (not beda or b.beda == beda)
        and (not jenis or b.jenis_pemda == jenis)
        and cari.casefold() in f"{b.kode} {b.semula} {b.menjadi}".casefold()
    ]
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "edisi": EdisiNomenklatur.objects.untuk(pemda_id(request)),
        "dua": dua,
        "banding": banding,
        "hitungan": [(nama, banding.hitung(b)) for b, nama in _BEDA.items() if b],
        "cari": cari,
        "halaman": Paginator(baris, SEHALAMAN).get_page(request.GET.get("halaman")),
        "nama_tingkat": _TINGKAT,
        "tersaring": bool(cari or beda or jenis),
        "pilihan": [
            ("beda", "Perubahan", beda, list(_BEDA.items())),
            ("jenis", "Berlaku bagi", jenis, [("", "Semua"), *JenisPemda.choices]),
        ],
    }
    return render(request, "renstra/nomenklatur_banding.html", isi)


@require_safe
def nomenklatur_banding_ekspor(request: HttpRequest) -> HttpResponse:
    dua = _dua(request)
    if dua is None:
        return redirect("renstra:nomenklatur_banding")
    lama, baru = dua
    return kirim_xlsx(ekspor_banding(queries.banding_edisi(lama, baru), lama.nama, baru.nama), "banding-nomenklatur")
