"""The forms of measurement: whose, the form as a page to read and print, as PDF, as workbook."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sakip.dokumen import cetakan
from sakip.dokumen.render import DokumenDitolak, Tata
from sakip.dokumen.tata_letak import TataLetakSalah
from sakip.organisasi.middleware import Konteks
from sakip.unduhan import kirim_berkas, kirim_xlsx

from ..enums import PERIODE_UKUR, Periode, kata_periode
from ..excel.formulir import buku_formulir
from ..isi import IsiUkur
from ..pdf.formulir import render_formulir, susun_formulir
from ..queries import formulir as q
from ..queries.cakupan import boleh_isi
from ..rules.masa import periode_bawaan

RINCI = "rinci"
BENTUK = (("", "Tabel I dan II"), (RINCI, "Form Pengukuran Kinerja"))


def _periode(request: HttpRequest) -> str:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    diminta = request.GET.get("periode", "")
    return diminta if diminta in PERIODE_UKUR else periode_bawaan(k.tahun, k.hari_ini)


def _pilihan_periode(kini: str, **lain: str) -> list[dict[str, Any]]:
    return [
        {"kata": Periode(p).label, "kini": p == kini, "url": f"?{urlencode({'periode': p, **lain})}"}
        for p in PERIODE_UKUR
    ]


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The offices whose forms there are: of the PD of the shell, or of the regency and its PDs."""
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    periode = _periode(request)
    isi = {
        "konteks": k,
        "periode": periode,
        "kata_periode": kata_periode(periode, k.tahun),
        "pilihan": _pilihan_periode(periode),
        "diisi": bool(k.pd) and boleh_isi(request.hak, k.pd.pk, None),  # type: ignore[attr-defined, union-attr]
        "baris": q.daftar_formulir(request.hak, k.tahun, periode, k.pd.pk if k.pd else None),  # type: ignore[attr-defined]
    }
    return render(request, "pengukuran/formulir.html", isi)


def _isi(request: HttpRequest, pk: int) -> tuple[IsiUkur, dict[str, str]]:
    """The form of an office, and the query that asks for it again; 404 for an office this reader may not follow."""
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    versi = q.versi_jabatan(request.hak, pk, k.tahun) if pk < 2**63 else []  # type: ignore[attr-defined]
    if not versi:
        raise Http404
    periode = _periode(request)
    bentuk = RINCI if request.GET.get("bentuk") == RINCI else ""
    isi = q.isi_formulir(request.hak, versi, periode, k.hari_ini, rinci=bool(bentuk))  # type: ignore[attr-defined]
    return isi, {"periode": periode, "bentuk": bentuk}


def _sajikan(request: HttpRequest, pk: int, jawab: Callable[[IsiUkur, dict[str, str]], HttpResponse]) -> HttpResponse:
    """What `jawab` makes of the form; where that of the profile cannot be used, back to the list with the reason."""
    try:
        return jawab(*_isi(request, pk))
    except (TataLetakSalah, DokumenDitolak) as salah:
        messages.error(request, f"{salah} Mintalah admin memeriksa formulir pengukuran.")
        return redirect(f"{reverse('pengukuran:formulir')}?{urlencode({'periode': _periode(request)})}")


@require_safe
def lihat(request: HttpRequest, pk: int) -> HttpResponse:
    """The form as a page, fit for print."""

    def halaman(isi: IsiUkur, tanya: dict[str, str]) -> HttpResponse:
        f = susun_formulir(isi)
        konteks = {
            "konteks": request.konteks,  # type: ignore[attr-defined]
            "f": f,
            "isi": isi,
            "tabel": cetakan.badan_tabel(f.tabel, Tata()),
            "tanya": urlencode(tanya),
            "jabatan_id": pk,
            "periode": _pilihan_periode(tanya["periode"], bentuk=tanya["bentuk"]),
            "bentuk": [
                {"kata": kata, "kini": b == tanya["bentuk"], "url": f"?{urlencode({**tanya, 'bentuk': b})}"}
                for b, kata in BENTUK
            ],
        }
        return render(request, "pengukuran/formulir_lihat.html", konteks)

    return _sajikan(request, pk, halaman)


def _nama(isi: IsiUkur, pk: int, tanya: dict[str, str]) -> str:
    return f"pengukuran-{tanya['bentuk'] or 'formulir'}-{pk}-{tanya['periode']}-{isi.tahun}"


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    def berkas(isi: IsiUkur, tanya: dict[str, str]) -> HttpResponse:
        return kirim_berkas(render_formulir(isi), f"{_nama(isi, pk, tanya)}.pdf", inline=True)

    return _sajikan(request, pk, berkas)


@require_safe
def excel(request: HttpRequest, pk: int) -> HttpResponse:
    def berkas(isi: IsiUkur, tanya: dict[str, str]) -> HttpResponse:
        return kirim_xlsx(buku_formulir(isi), _nama(isi, pk, tanya))

    return _sajikan(request, pk, berkas)
