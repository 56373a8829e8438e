"""Checking one measurement: a decision on each figure, all of them sent at once; then the whole."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sakip.waktu import sekarang, tanggal_di

from ..enums import UKUR_DIPERIKSA, AksiUkur, PeranUkur, PutusanAngka
from ..forms.periksa import AngkaForm, baca_saringan_periksa
from ..models import Realisasi
from ..queries.lembar_periksa import lembar_periksa, versi
from ..queries.periksa import judul_ukur
from ..queries.tenggat import batas_ukur, kalender_ukur
from ..services.alur import putuskan
from ..services.dasar import UkurDitolak
from .buka import Dibuka, buka, pastikan_wewenang
from .periksa import hasil_disusun

LANJUT = {"terima": AksiUkur.TERIMA, "kembalikan": AksiUkur.KEMBALIKAN}
TINDAK = (AksiUkur.PERIKSA, AksiUkur.TERIMA, AksiUkur.KEMBALIKAN)


@require_http_methods(["GET", "HEAD", "POST"])
def periksa_lembar(request: HttpRequest, pk: int) -> HttpResponse:
    dibuka = buka(request, pk)
    if dibuka.p.pertama_diajukan_pada is None:
        raise Http404
    if request.method != "POST":
        return _halaman(request, dibuka)
    pastikan_wewenang(dibuka, AksiUkur.PERIKSA)
    forms = {r.pk: AngkaForm(request.POST, prefix=f"a{r.pk}") for r in dibuka.p.realisasi.all()}
    if not all([f.is_valid() for f in forms.values()]):
        galat = "Belum tersimpan: lengkapi catatan pada angka yang dikembalikan."
        return _halaman(request, dibuka, forms=forms, galat=galat)
    ubah = {r.pk: forms[r.pk].cleaned_data for r in dibuka.p.realisasi.all() if _berubah(r, forms[r.pk], request)}
    try:
        if ubah:
            putuskan(
                pengukuran_id=pk, putusan={n: (d["putusan"], d["catatan"]) for n, d in ubah.items()},
                versi={n: d["kunci"] for n, d in ubah.items()}, aktor=request.user, now=sekarang(),
            )  # fmt: skip
    except UkurDitolak as tolak:
        return _halaman(request, buka(request, pk), forms=forms, galat=f"{tolak} Pilihan Anda tetap ada di bawah.")
    return _sesudah(request, dibuka, len(ubah))


def _berubah(r: Realisasi, form: AngkaForm, request: HttpRequest) -> bool:
    """Whether this checker decided on the figure: what a colleague decided meanwhile and was not touched stands."""
    isi = form.cleaned_data
    if isi["putusan"] != request.POST.get(f"a{r.pk}-semula", ""):
        return True
    sama = isi["kunci"] == r.versi_kunci or isi["putusan"] == PutusanAngka.DIKEMBALIKAN
    return sama and isi["putusan"] == r.putusan and isi["catatan"] != r.catatan


def _sesudah(request: HttpRequest, dibuka: Dibuka, jumlah: int) -> HttpResponse:
    lanjut = LANJUT.get(request.POST.get("lanjut", ""))
    if jumlah:
        messages.success(request, f"Putusan atas {jumlah} angka disimpan.")
    elif lanjut is None:
        messages.info(request, "Tidak ada putusan yang berubah.")
    if lanjut:
        return redirect("pengukuran:aksi", dibuka.p.pk, lanjut.value)
    return redirect(f"{reverse('pengukuran:periksa_lembar', args=[dibuka.p.pk])}{tanya_saringan(request)}")


def tanya_saringan(request: HttpRequest) -> str:
    """The filter of the inbox, handed on so that one comes back to the same list."""
    tanya = baca_saringan_periksa(request.GET).tanya
    return f"?{urlencode(tanya)}" if tanya else ""


def _halaman(
    request: HttpRequest, dibuka: Dibuka, *, forms: dict[int, AngkaForm] | None = None, galat: str = ""
) -> HttpResponse:
    p = dibuka.p
    keputusan = {a.value: dibuka.keputusan(a) for a in TINDAK}
    periksa = keputusan["periksa"].allowed
    assert p.pertama_diajukan_pada is not None and p.diajukan_pada is not None
    isi: dict[str, Any] = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "p": p,
        "judul": judul_ukur(p),
        "zona": p.pemda.zona_waktu,
        "kaidah": dibuka.kaidah,
        "kelompok": _dengan_isian(lembar_periksa(p, dibuka.deret, dibuka.kaidah), forms),
        "versi": versi(dibuka.deret, p, mengisi=bool(dibuka.peran & {PeranUkur.PENGISI, PeranUkur.PEJABAT})),
        "periksa": periksa,
        "keputusan": keputusan,
        "jumlah": _jumlah(p.realisasi.all()),
        "hari": (dibuka.hak.tanggal - tanggal_di(p.diajukan_pada, p.pemda.zona_waktu)).days + 1,
        "menunggu": p.status in UKUR_DIPERIKSA,
        "batas": batas_ukur(kalender_ukur(p, dibuka.hak.tanggal), p.periode, p, p.pd_id),
        "hasil": hasil_disusun(dibuka.hak),
        "tanya": tanya_saringan(request),
        "galat": galat,
    }
    return render(request, "pengukuran/periksa_lembar.html", isi, status=422 if galat else 200)


def _dengan_isian(kelompok: Any, forms: dict[int, AngkaForm] | None) -> list[dict[str, Any]]:
    """Each figure with what stands in its fields: what was typed, else what is stored."""
    return [{"teks": k.teks, "angka": [{"a": a, **_isian(a.r, forms)} for a in k.angka]} for k in kelompok]


def _isian(r: Realisasi, forms: dict[int, AngkaForm] | None) -> dict[str, Any]:
    if forms is None:
        return {"putusan": r.putusan, "catatan": r.catatan, "galat": "", "bentrok": False}
    f = forms[r.pk]
    return {
        "putusan": f.data.get(f"a{r.pk}-putusan", ""),
        "catatan": f.data.get(f"a{r.pk}-catatan", "")[:4000],
        "galat": " ".join(str(g) for nama in f.errors for g in f.errors[nama]),
        "bentrok": f.data.get(f"a{r.pk}-kunci", "") != str(r.versi_kunci),
    }


def _jumlah(rows: Any) -> dict[str, int]:
    putusan = [r.putusan for r in rows]
    return {
        "diterima": putusan.count(PutusanAngka.DITERIMA),
        "dikembalikan": putusan.count(PutusanAngka.DIKEMBALIKAN),
        "belum": putusan.count(PutusanAngka.BELUM),
    }
