"""Drawing up the drafts of a PD."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah
from sakip.waktu import sekarang

from ..forms.saring import baca_nomor
from ..services.dasar import AksiDenied
from ..services.rencana import pilih, rencana_susun
from ..services.susun import susun_pk


@require_http_methods(["GET", "HEAD", "POST"])
def susun(request: HttpRequest) -> HttpResponse:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    pd, kepala_daerah = _untuk(request, hak, k)
    if pd is None and not kepala_daerah:
        milik = PerangkatDaerah.objects.filter(pk__in=hak.pd_perencana, aktif=True)
        return render(request, "perjanjian/susun_pilih.html", {"konteks": k, "pilihan": milik, "hak": hak})
    assert k.pemda is not None
    rencana = rencana_susun(k.pemda, pd, k.tahun, sekarang())
    galat = ""
    if request.method == "POST":
        diminta = None if request.POST.get("cara") == "semua" else baca_nomor(request.POST.getlist("jabatan"))
        jabatan_id = pilih(rencana, diminta)
        if not jabatan_id:
            galat = rencana.halangan or "Belum ada jabatan yang dipilih. Centang sedikitnya satu jabatan."
        else:
            try:
                hasil = susun_pk(
                    pemda=k.pemda, pd=pd, tahun=k.tahun, aktor=request.user, hak=hak, now=sekarang(),
                    jabatan_id=jabatan_id,
                )  # fmt: skip
            except AksiDenied as ditolak:
                galat = str(ditolak)
            else:
                return _selesai(request, hasil)
    isi = {
        "konteks": k,
        "pd": pd,
        "rencana": rencana,
        "galat": galat,
        "admin": hak.punya(Peran.ADMIN),
        "untuk": "kepala_daerah" if kepala_daerah else "",
    }
    return render(request, "perjanjian/susun.html", isi, status=400 if galat else 200)


def _untuk(request: HttpRequest, hak: Hak, k: Konteks) -> tuple[PerangkatDaerah | None, bool]:
    """The PD one is in, or the kepala daerah's own PK (`?untuk=kepala_daerah`)."""
    if request.GET.get("untuk") == "kepala_daerah" or (k.pd is None and not hak.pd_perencana):
        if not hak.perencana_pemda:
            raise PermissionDenied("PK kepala daerah disusun oleh tim penyusun Pemerintah Daerah.")
        return None, True
    pd = k.pd
    if pd is None and len(hak.pd_perencana) == 1:
        pd = PerangkatDaerah.objects.get(pk=next(iter(hak.pd_perencana)))
    if pd is not None and pd.pk not in hak.pd_perencana:
        raise PermissionDenied("Hanya perencana Perangkat Daerah ini yang dapat menyusun PK.")
    return pd, False


def _selesai(request: HttpRequest, hasil: object) -> HttpResponse:
    dibuat, dilewati = hasil.dibuat, hasil.dilewati  # type: ignore[attr-defined]
    if dibuat:
        messages.success(request, f"{len(dibuat)} PK disusun.")
    if dilewati:
        alasan = "; ".join(f"{j.nama}: {a}" for j, a in dilewati[:5])
        messages.warning(request, f"{len(dilewati)} jabatan dilewati. {alasan}.")
    if len(dibuat) == 1:
        return redirect("perjanjian:rinci", pk=dibuat[0].pk)
    return redirect("perjanjian:daftar")
