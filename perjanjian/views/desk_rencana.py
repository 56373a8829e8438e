"""Planning the Desk: a proposal that can be changed before it is saved, and one more appointment."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sakip import waktu
from sakip.kalender.queries.tenggat import libur_pemda
from sakip.kalender.rules.tenggat import hari_kerja
from sakip.organisasi.middleware import Konteks

from ..forms.desk import HariForm, TambahForm, awal_hari, baca_sel, nama_sel
from ..models import HariDesk
from ..queries.desk_hari import Belum, belum_berjanji
from ..queries.desk_orang import pd_anggota
from ..rules.desk import CalonPD, Rencana, SlotRencana, hari_salah, susun, tambah_menit
from ..services.dasar import AksiDenied
from ..services.desk_dasar import BUKAN, Tujuan
from ..services.desk_rencana import HariBaru, simpan_hari, tambah_slot
from .desk import ambil_hari, kalender, perencana

BACA_TULIS = require_http_methods(["GET", "HEAD", "POST"])


@BACA_TULIS
def susun_hari(request: HttpRequest) -> HttpResponse:
    """GET with values: the proposal; POST: saved as it stands on the page."""
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    if not perencana(request) or k.pemda is None:
        raise PermissionDenied(BUKAN)
    data = request.POST if request.method == "POST" else request.GET
    form = HariForm(data if "tanggal" in data else None, initial=awal_hari(_hari_berikut(k)))
    belum = belum_berjanji(k.pemda.pk, k.tahun, k.semua_pd, kalender(k, k.tahun))
    isi: dict[str, Any] = {
        "konteks": k,
        "form": form,
        "belum": belum,
        "verifikasi": bool(k.ketentuan and k.ketentuan.verifikasi_kabupaten),
        "pratinjau": None,
        "tolak": "",
    }
    status = 200
    if form.is_bound and form.is_valid():
        if request.method == "POST":
            slot = baca_sel(request.POST, len(form.cleaned_data["ruang"]), form.waktu())
            if (hari := _simpan(request, k, form, slot, isi)) is not None:
                return redirect(hari)
            isi["pratinjau"], status = _pratinjau(k, form, belum, Rencana(slot)), 422
        else:
            rencana = susun(_calon(k, belum), len(form.cleaned_data["ruang"]), form.waktu())
            isi["pratinjau"], isi["tolak"] = _pratinjau(k, form, belum, rencana), _salah(k, form)
    elif form.is_bound:
        status = 422
    isi["dikirim"] = _tersembunyi(data)
    return render(request, "perjanjian/desk_susun.html", isi, status=status)


def _tersembunyi(data: QueryDict) -> list[tuple[str, str]]:
    """The values of the form, carried along with the proposal."""
    return [(nama, data[nama]) for nama in HariForm.base_fields if nama in data]


def _hari_berikut(k: Konteks) -> date:
    """The next working day, as a proposal."""
    assert k.pemda is not None
    libur = libur_pemda(k.pemda.pk, k.hari_ini, k.hari_ini + timedelta(days=40))
    seminggu = k.ketentuan.hari_kerja_seminggu if k.ketentuan else 5
    hari = k.hari_ini + timedelta(days=1)
    while not hari_kerja(hari, libur, seminggu):
        hari += timedelta(days=1)
    return hari


def _calon(k: Konteks, belum: Sequence[Belum]) -> list[CalonPD]:
    assert k.pemda is not None
    sendiri = {pd for semua in pd_anggota(k.pemda.pk, k.hari_ini).values() for pd in semua}
    return [
        CalonPD(b.pd.pk, b.pd.nama, b.pk.pertama_dikirim_pada if b.pk else None, b.pd.pk in sendiri) for b in belum
    ]


def _salah(k: Konteks, form: HariForm) -> str:
    """Why this day cannot be saved, said with the proposal already."""
    assert k.pemda is not None
    isi = form.cleaned_data
    libur = libur_pemda(k.pemda.pk, isi["tanggal"], isi["tanggal"])
    seminggu = k.ketentuan.hari_kerja_seminggu if k.ketentuan else 5
    salah = hari_salah(
        isi["tanggal"], isi["mulai"], isi["selesai"], hari_ini=k.hari_ini, libur=libur, hari_seminggu=seminggu
    )
    if salah is None and HariDesk.objects.filter(pemda=k.pemda, tanggal=isi["tanggal"]).exists():
        salah = "Pada tanggal ini sudah ada hari Desk. Tambahkan janji pada halamannya."
    return salah or ""


def _pratinjau(k: Konteks, form: HariForm, belum: Sequence[Belum], rencana: Rencana) -> dict[str, Any]:
    """The table time x room, each place with the PD proposed for it."""
    ruang, tanggal = form.cleaned_data["ruang"], form.cleaned_data["tanggal"]
    per_tempat = {(s.ruang, s.mulai): s.pd_id for s in rencana.slot}
    baris = [
        (m, s, [(nama_sel(r, m), nama, per_tempat.get((r, m))) for r, nama in enumerate(ruang)])
        for m, s in form.waktu()
    ]
    terisi = {s.pd_id for s in rencana.slot if s.pd_id}
    return {
        "tanggal": tanggal,
        "ruang": ruang,
        "baris": baris,
        "pilihan": [(b.pd.pk, b.pd.nama) for b in belum],
        "terisi": len(terisi),
        "sisa": [b for b in belum if b.pd.pk not in terisi],
        "lewat": [b for b in belum if b.pd.pk in terisi and b.batas and b.batas < tanggal],
    }


def _simpan(
    request: HttpRequest, k: Konteks, form: HariForm, slot: tuple[SlotRencana, ...], isi: dict[str, Any]
) -> HariDesk | None:
    assert k.pemda is not None
    d = form.cleaned_data
    baru = HariBaru(d["tanggal"], d["mulai"], d["selesai"], d["ruang"], slot, d["catatan"])
    try:
        hari = simpan_hari(pemda_id=k.pemda.pk, tahun=k.tahun, isi=baru, aktor=request.user, now=waktu.sekarang())
    except AksiDenied as tolak:
        isi["tolak"] = str(tolak)
        return None
    n = sum(s.pd_id is not None for s in slot)
    messages.success(request, f"Rencana disimpan; {n} Perangkat Daerah dikabari.")
    return hari


@BACA_TULIS
def tambah(request: HttpRequest, pk: int) -> HttpResponse:
    """One more appointment on a day."""
    hari = ambil_hari(request, pk)
    if not perencana(request):
        raise PermissionDenied(BUKAN)
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    belum = belum_berjanji(hari.pemda_id, hari.tahun, k.semua_pd)
    pilihan_pd = [(b.pd.pk, f"{b.pd.nama} ({b.kata})") for b in belum]
    ruang = [(r.pk, r.nama) for r in hari.ruang.all()]
    form = TambahForm(request.POST or None, pd=pilihan_pd, ruang=ruang, initial=_awal(request, hari))
    if request.method == "POST" and form.is_valid():
        d = form.cleaned_data
        try:
            slot = tambah_slot(
                hari_id=hari.pk, pd_id=d["pd"], tujuan=Tujuan(d["ruang"], d["mulai"], d["selesai"]),
                aktor=request.user, now=waktu.sekarang(),
            )  # fmt: skip
        except AksiDenied as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, f"Janji {slot.pd.nama} ditambahkan, dan Perangkat Daerah dikabari.")
            return redirect(hari)
    status = 422 if request.method == "POST" else 200
    return render(
        request, "perjanjian/desk_tambah.html", {"hari": hari, "form": form, "ada": bool(belum)}, status=status
    )


def _awal(request: HttpRequest, hari: HariDesk) -> dict[str, Any]:
    awal: dict[str, Any] = {"pd": request.GET.get("pd_janji", ""), "mulai": hari.mulai}
    awal["selesai"] = tambah_menit(hari.mulai, 60) or time(23, 59)
    return awal
