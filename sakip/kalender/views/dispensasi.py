"""Dispensasi: the inbox and history, asking, one with its history, and the acts on it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sakip.formulir import baca_kata
from sakip.organisasi.models import PerangkatDaerah
from sakip.waktu import sekarang

from ..enums import AksiDispensasi as Aksi
from ..enums import PeranDispensasi, StatusDispensasi
from ..forms.dispensasi import AlasanForm, BeriForm, MintaForm, PutusanForm, TarikForm
from ..halaman import dispensasi as tampil
from ..models import Dispensasi
from ..queries import dispensasi as q
from ..rules.dispensasi import penerima
from ..services.dispensasi import DispensasiDitolak, Keputusan, minta, putuskan
from ..workflow import Decision, decide, decisions

PER_HALAMAN = 30
SAYA = "saya"  # what waits for a decision of the reader
FORM: dict[Aksi, type[PutusanForm]] = {
    Aksi.BERI: BeriForm,
    Aksi.TOLAK: AlasanForm,
    Aksi.TARIK: TarikForm,
    Aksi.CABUT: AlasanForm,
}
KALIMAT = {
    Aksi.BERI: "Dispensasi diberikan. Tonggaknya terbuka sampai tanggal baru.",
    Aksi.TOLAK: "Permintaan ditolak dengan alasan Anda.",
    Aksi.TARIK: "Permintaan ditarik.",
    Aksi.CABUT: "Dispensasi dicabut.",
}


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    konteks, hak = request.konteks, request.hak  # type: ignore[attr-defined]
    semua = q.terlihat(hak).filter(tahun=konteks.tahun)
    if konteks.pd:
        semua = semua.filter(pd=konteks.pd)
    menunggu = q.menunggu_keputusan(hak, konteks.ketentuan)
    cari = baca_kata(request.GET.get("q", ""))
    dicari = _cari(semua, cari)
    status = request.GET.get("status", "")
    jumlah = dicari.filter(menunggu).count()
    if status == SAYA:
        dicari = dicari.filter(menunggu)
    elif status in StatusDispensasi.values:
        dicari = dicari.filter(status=status)
    halaman = Paginator(dicari, PER_HALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "konteks": konteks,
        "halaman": halaman,
        "baris": tampil.baris(halaman),
        "menunggu": jumlah,
        "status": status,
        "cari": cari,
        "pilihan": [(s.value, s.label) for s in StatusDispensasi if s != StatusDispensasi.BELUM],
        "boleh_minta": bool(q.pd_peminta(hak)),
        "disaring": bool(status or cari),
    }
    return render(request, "kalender/dispensasi.html", isi)


def _cari(rows: QuerySet[Dispensasi], kata: str) -> QuerySet[Dispensasi]:
    for satu in kata.split():
        rows = rows.filter(
            Q(pd__nama__icontains=satu)
            | Q(pd__singkatan__icontains=satu)
            | Q(nama__icontains=satu)
            | Q(alasan__icontains=satu)
            | Q(nomor__icontains=satu)
        )
    return rows


# ---- asking


@require_http_methods(["GET", "HEAD", "POST"])
def ajukan(request: HttpRequest) -> HttpResponse:
    konteks, hak = request.konteks, request.hak  # type: ignore[attr-defined]
    boleh = q.pd_peminta(hak)
    if not boleh:
        raise PermissionDenied("Dispensasi diminta oleh perencana atau pimpinan Perangkat Daerah.")
    pd = konteks.pd if konteks.pd and konteks.pd.pk in boleh else konteks.pd_tunggal(boleh)
    if pd is None:
        pilihan = [p for p in konteks.semua_pd if p.pk in boleh]
        return render(request, "kalender/dispensasi_pd.html", {"konteks": konteks, "pilihan": pilihan})
    kini = q.tonggak(pd, konteks.ketentuan, konteks.tahun, konteks.hari_ini)
    pilihan = tampil.pilihan_tonggak(kini, konteks.ketentuan.pk_melalui if konteks.ketentuan else "")
    awal = {"kode": request.GET.get("kode", "")}
    form = MintaForm(request.POST or None, pilihan=pilihan, initial=awal)
    if request.method == "POST" and form.is_valid() and (hasil := _simpan(request, form, pd)):
        return redirect(hasil)
    isi = {"konteks": konteks, "pd": pd, "form": form, "ada": bool(pilihan)}
    return render(request, "kalender/dispensasi_minta.html", isi, status=422 if form.is_bound else 200)


def _simpan(request: HttpRequest, form: MintaForm, pd: PerangkatDaerah) -> Dispensasi | None:
    isi = form.cleaned_data
    try:
        hasil = minta(
            pd=pd, tahun=request.konteks.tahun, kode=isi["kode"], sampai=isi["sampai"], alasan=isi["alasan"],  # type: ignore[attr-defined]
            pelaku=request.user, now=sekarang(),
        )  # fmt: skip
    except DispensasiDitolak as ditolak:
        form.add_error(None, str(ditolak))
        return None
    messages.success(request, "Permintaan dispensasi dikirim kepada yang menerima dokumennya.")
    return hasil


# ---- one of them


def _satu(request: HttpRequest, pk: int) -> Dispensasi:
    hasil = q.terlihat(request.hak).filter(pk=pk).first() if pk < 2**63 else None  # type: ignore[attr-defined]
    if hasil is None:
        raise Http404
    return hasil


def _keadaan(request: HttpRequest, d: Dispensasi) -> dict[str, Any]:
    """How the milestone stands today, how the reader stands to it, and what may be done."""
    konteks, hak = request.konteks, request.hak  # type: ignore[attr-defined]
    ketentuan = q.ketentuan_tahun(d.pd.pemda_id, d.tahun)
    melalui = ketentuan.pk_melalui if ketentuan else ""
    baris = q.tonggak(d.pd, ketentuan, d.tahun, konteks.hari_ini).get(d.kode)
    fakta = q.fakta(
        baris, d.tahun, konteks.hari_ini, melalui=melalui, kode=d.kode,
        diminta_sendiri=d.diminta_oleh_id == request.user.pk,
    )  # fmt: skip
    return {
        "konteks": konteks,
        "d": d,
        "label": tampil.baris([d])[0],
        "kini": baris,
        "penerima": penerima(d.kode, melalui),
        "fakta": fakta,
        "peran": q.peran_pada(hak, d.pd, d.kode, ketentuan),
        "zona": d.pd.pemda.zona_waktu,
    }


@require_safe
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    d = _satu(request, pk)
    isi = _keadaan(request, d)
    tombol = [_tombol(k) for k in decisions(d.status, isi["peran"], isi["fakta"])]
    return render(request, "kalender/dispensasi_rinci.html", isi | {"tombol": tombol, "riwayat": tampil.riwayat(d)})


def _tombol(k: Decision) -> dict[str, Any]:
    aksi = Aksi(k.aksi)
    return {"aksi": aksi.value, "nama": aksi.label, "boleh": k.allowed, "sebab": k.reasons, "utama": aksi == Aksi.BERI}


@require_http_methods(["GET", "HEAD", "POST"])
def aksi(request: HttpRequest, pk: int, aksi: str) -> HttpResponse:
    """The page that confirms an act, with what it needs; sent, it is done."""
    if aksi not in {a.value for a in FORM}:
        raise Http404
    diminta, d = Aksi(aksi), _satu(request, pk)
    isi = _keadaan(request, d)
    perlu = PeranDispensasi.PEMINTA if diminta == Aksi.TARIK else PeranDispensasi.PENERIMA
    if perlu not in isi["peran"]:
        raise PermissionDenied("Tindakan ini bukan wewenang Anda.")
    keputusan = decide(diminta, d.status, isi["peran"], isi["fakta"])
    if not keputusan.visible:
        messages.error(request, "Permintaan ini sudah diputuskan. Lihat keputusannya di bawah.")
        return redirect(d)
    awal = {"versi_kunci": d.versi_kunci, "sampai": d.diminta_sampai, "tanggal": isi["konteks"].hari_ini}
    form = FORM[diminta](request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid() and _lakukan(request, d, diminta, form):
        return redirect(d)
    isi |= {
        "form": form,
        "aksi": diminta,
        "akibat": tampil.AKIBAT[diminta],
        "keputusan": keputusan,
        "bahaya": diminta in (Aksi.TOLAK, Aksi.CABUT),
    }
    return render(request, "kalender/dispensasi_aksi.html", isi, status=422 if request.method == "POST" else 200)


def _lakukan(request: HttpRequest, d: Dispensasi, diminta: Aksi, form: PutusanForm) -> bool:
    isi = dict(form.cleaned_data)
    versi = isi.pop("versi_kunci")
    try:
        putuskan(
            dispensasi_id=d.pk, aksi=diminta, isi=Keputusan(**isi), pelaku=request.user, now=sekarang(), versi=versi
        )
    except DispensasiDitolak as ditolak:
        form.add_error(None, str(ditolak))
        return False
    messages.success(request, KALIMAT[diminta])
    return True
