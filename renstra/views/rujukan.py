"""RKPD, KUA and PPAS of the regency, Renja of the PD: their numbers and dates of the year (GM/SM Pasal 5, 6)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from renstra import queries
from renstra.forms import RujukanForm
from renstra.services import rujukan as services
from renstra.services.dasar import Ditolak
from renstra.views.dasar import baca_tulis, boleh, pemda_id, wajib_perencana
from sakip.formulir import Bentrok
from sakip.waktu import sekarang


@baca_tulis
def rujukan(request: HttpRequest) -> HttpResponse:
    konteks, pemda = request.konteks, pemda_id(request)  # type: ignore[attr-defined]
    bagian = [_bagian(request, pemda, None, konteks.tahun)]
    if konteks.pd:
        bagian.append(_bagian(request, pemda, konteks.pd.pk, konteks.tahun))
    status = 200
    if request.method == "POST":
        satu = bagian[1 if request.POST.get("lingkup") == "pd" and konteks.pd else 0]
        wajib_perencana(request, satu["pd_id"])
        form = satu["form"] = RujukanForm(request.POST, jenis=satu["jenis"])
        status = 422
        if form.is_valid():
            try:
                _simpan(request, satu, form)
            except Bentrok as salah:
                form.add_error(None, f"{salah.pesan} Muat ulang halaman ini untuk melihat yang tersimpan.")
                status = 409
            except Ditolak as salah:
                form.add_error(None, salah.pesan)
            else:
                messages.success(request, "Rujukan tersimpan.")
                return redirect("renstra:rujukan")
    return render(request, "renstra/rujukan.html", {"konteks": konteks, "bagian": bagian}, status=status)


def _simpan(request: HttpRequest, satu: dict[str, Any], form: RujukanForm) -> None:
    services.simpan_rujukan(
        pemda_id=pemda_id(request),
        pd_id=satu["pd_id"],
        tahun=request.konteks.tahun,  # type: ignore[attr-defined]
        isi=form.isi(),
        semula=form.cleaned_data["semula"],
        pelaku=request.user,
        now=sekarang(),
    )


def _bagian(request: HttpRequest, pemda: int, pd_id: int | None, tahun: int) -> dict[str, Any]:
    """What is stored for the regency or the PD, and the form where the reader may change it."""
    jenis = queries.jenis_rujukan(pd_id)
    ada = {r.jenis: r for r in queries.rujukan(pemda, pd_id, tahun) if r.pd_id == pd_id}
    awal: dict[str, Any] = {"semula": queries.sidik_rujukan(ada.values())}
    for r in ada.values():
        awal |= {f"nomor_{r.jenis}": r.nomor, f"tanggal_{r.jenis}": r.tanggal}
    return {
        "judul": "Renja Perangkat Daerah" if pd_id else "Dokumen Pemerintah Daerah",
        "dasar": "Dijabarkan RKA" if pd_id else "Pedoman RKA",
        "lingkup": "pd" if pd_id else "pemda",
        "pd_id": pd_id,
        "jenis": jenis,
        "isi": [(j.label, ada.get(j)) for j in jenis],
        "form": RujukanForm(initial=awal, jenis=jenis) if boleh(request, pd_id) else None,
    }
