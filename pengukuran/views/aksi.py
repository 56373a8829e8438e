"""The acts that move a measurement: a page that says what follows, then one press."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sakip.kalender.queries.dispensasi import pd_peminta
from sakip.waktu import sekarang

from ..enums import UKUR_DIPERIKSA, AksiUkur, PutusanAngka
from ..forms.periksa import AksiUkurForm, KoreksiForm
from ..kata import KATA
from ..queries.periksa import judul_ukur
from ..rules.masa import kode_tenggat
from ..services import alur, lembar
from ..services.dasar import UkurDitolak
from .buka import Dibuka, buka, pastikan_wewenang

BERCATATAN = (AksiUkur.KEMBALIKAN, AksiUkur.KOREKSI)
KE_DAFTAR = (AksiUkur.TERIMA, AksiUkur.KEMBALIKAN)


@require_http_methods(["GET", "HEAD", "POST"])
def aksi(request: HttpRequest, pk: int, aksi: str) -> HttpResponse:
    """The page that confirms an act; sent, it is done."""
    if aksi not in {a.value for a in KATA}:
        raise Http404
    diminta = AksiUkur(aksi)
    dibuka = buka(request, pk)
    pastikan_wewenang(dibuka, diminta)
    if not dibuka.keputusan(diminta).visible:
        messages.error(request, "Tindakan ini tidak tersedia pada keadaan sekarang.")
        return redirect(dibuka.p)
    jenis = KoreksiForm if diminta == AksiUkur.KOREKSI else AksiUkurForm
    form = jenis(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            tujuan = _lakukan(request, dibuka, diminta, form)
        except UkurDitolak as tolak:
            form.add_error(None, str(tolak))
            dibuka = buka(request, pk)
        else:
            messages.success(request, _kata(dibuka, KATA[diminta].selesai))
            return redirect(tujuan)
    return _halaman(request, dibuka, diminta, form)


def _lakukan(request: HttpRequest, dibuka: Dibuka, diminta: AksiUkur, form: AksiUkurForm) -> Any:
    d, now = form.cleaned_data, sekarang()
    if diminta == AksiUkur.KOREKSI:
        return lembar.koreksi(pengukuran_id=dibuka.p.pk, alasan=d["catatan"], aktor=request.user, now=now)
    alur.lakukan(
        pengukuran_id=dibuka.p.pk, aksi=diminta, aktor=request.user, now=now, catatan=d["catatan"], versi=d["kunci"]
    )
    if diminta == AksiUkur.BATALKAN:
        return "pengukuran:beranda"
    return "pengukuran:periksa" if diminta in KE_DAFTAR else dibuka.p


def _halaman(request: HttpRequest, dibuka: Dibuka, diminta: AksiUkur, form: AksiUkurForm) -> HttpResponse:
    p, kata, f = dibuka.p, KATA[diminta], dibuka.fakta
    lewat = f.tenggat is not None and f.hari_ini > f.tenggat and not f.pernah_diajukan and not f.koreksi
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "p": p,
        "kaidah": dibuka.kaidah,
        "nama": judul_ukur(p),
        "aksi": diminta,
        "kata": kata,
        "tombol": _kata(dibuka, kata.tombol),
        "judul": _kata(dibuka, kata.judul),
        "akibat": _kata(dibuka, kata.akibat),
        "keputusan": dibuka.keputusan(diminta),
        "bercatatan": diminta in BERCATATAN,
        "wajib": diminta == AksiUkur.KOREKSI,
        "catatan": request.POST.get("catatan", "")[:4000],
        "galat": [g for nama in form.errors for g in form.errors[nama]] if form.is_bound else [],
        "ditandai": [r for r in p.realisasi.all() if r.putusan == PutusanAngka.DIKEMBALIKAN],
        "belum": sum(not r.putusan for r in p.realisasi.all()) if diminta == AksiUkur.TERIMA else 0,
        "fakta": f,
        "lewat": lewat and diminta == AksiUkur.AJUKAN,
        "minta": kode_tenggat(p.periode) if f.ditutup and p.pd_id in pd_peminta(dibuka.hak) else "",
        "kembali": p.status in UKUR_DIPERIKSA and diminta in KE_DAFTAR,
    }
    return render(request, "pengukuran/aksi.html", isi, status=422 if request.method == "POST" else 200)


def _kata(dibuka: Dibuka, kalimat: str) -> str:
    return kalimat.format(bupati=dibuka.p.pemda.sebutan_bupati)
