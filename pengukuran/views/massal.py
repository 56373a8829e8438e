"""One act on many measurements: first which can and which cannot, then all that can in one act, all or none."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sakip.formulir import baca_id, nomor
from sakip.organisasi.hak import Hak
from sakip.waktu import sekarang

from ..enums import AksiUkur
from ..forms.periksa import PALING_BANYAK
from ..kata import KATA
from ..models import Pengukuran
from ..queries.cakupan import peran_pada, sekitar, terlihat
from ..queries.periksa import SIAP, dikoreksi, judul_ukur, putusan_banyak
from ..rules.masa import akhir_periode
from ..rules.syarat import FaktaUkur
from ..services.alur import lakukan_banyak
from ..services.dasar import UkurDitolak
from ..workflow import decide

BERSAMA = (AksiUkur.TERIMA, AksiUkur.SAMPAIKAN)


@dataclass(frozen=True)
class BarisMassal:
    """One measurement of a batch, and whether the act is open on it now."""

    p: Pengukuran
    judul: str
    boleh: bool
    sebab: tuple[str, ...]


@require_POST
def massal(request: HttpRequest, aksi: str) -> HttpResponse:
    if aksi not in {a.value for a in BERSAMA}:
        raise Http404
    diminta = AksiUkur(aksi)
    dipilih = baca_id(request.POST.getlist("ukur"))
    if dipilih is None:
        raise Http404
    if not dipilih or len(dipilih) > PALING_BANYAK:
        kata = "Belum ada yang dipilih. Centang sedikitnya satu baris."
        if dipilih:
            kata = f"Paling banyak {PALING_BANYAK} pengukuran sekali jalan. Saring daftar lebih dahulu."
        messages.error(request, kata)
        return redirect(_daftar(diminta))
    hak: Hak = request.hak  # type: ignore[attr-defined]
    semua = list(terlihat(hak).filter(pk__in=dipilih).order_by("diajukan_pada", "pk"))
    if len(semua) != len(dipilih):
        raise Http404
    if "yakin" not in request.POST:
        return _tanya(request, diminta, semua)
    try:
        versi = {p.pk: nomor(request.POST.get(f"kunci_{p.pk}", "")) for p in semua}
        lakukan_banyak(versi=versi, aksi=diminta, aktor=request.user, now=sekarang())
    except UkurDitolak as tolak:
        return _tanya(request, diminta, list(terlihat(hak).filter(pk__in=dipilih)), galat=str(tolak))
    messages.success(request, f"{len(semua)} pengukuran {KATA[diminta].pasif}.")
    return redirect(_daftar(diminta))


def _daftar(diminta: AksiUkur) -> str:
    keadaan = f"?keadaan={SIAP}" if diminta == AksiUkur.SAMPAIKAN else ""
    return f"{reverse('pengukuran:periksa')}{keadaan}"


def _tanya(request: HttpRequest, diminta: AksiUkur, semua: list[Pengukuran], galat: str = "") -> HttpResponse:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    baris = _baris(hak, diminta, semua)
    kata = KATA[diminta]
    bupati = semua[0].pemda.sebutan_bupati
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "aksi": diminta,
        "kata": kata.tombol.format(bupati=bupati),
        "akibat": kata.akibat.format(bupati=bupati),
        "ikon": kata.ikon,
        "pasif": kata.pasif,
        "bisa": [b for b in baris if b.boleh],
        "tidak": [b for b in baris if not b.boleh],
        "kembali": _daftar(diminta),
        "galat": galat,
    }
    return render(request, "pengukuran/massal.html", isi, status=422 if galat else 200)


def _baris(hak: Hak, diminta: AksiUkur, semua: list[Pengukuran]) -> list[BarisMassal]:
    """Judged by what these two acts look at: the decisions on the figures, and whether they are being corrected."""
    nomor = [p.pk for p in semua]
    orang, putusan, koreksi = sekitar(semua), putusan_banyak(nomor), dikoreksi(nomor)
    hasil = []
    for p in semua:
        n = putusan.get(p.pk, {})
        f = FaktaUkur(
            hak.tanggal, akhir_periode(p.tahun, p.periode), baris=p.baris, diputuskan=sum(n.values()),
            dikembalikan=n.get("dikembalikan", 0), sudah_dikoreksi=p.pk in koreksi,
        )  # fmt: skip
        d = decide(diminta, p.status, peran_pada(hak, p, orang), f)
        hasil.append(BarisMassal(p, judul_ukur(p), d.allowed, d.reasons))
    return hasil
