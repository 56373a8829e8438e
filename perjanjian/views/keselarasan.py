"""Acts on the work-bench: what is decided about a finding, what the unsur say, and the two outcomes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from sakip import waktu

from ..enums import Aksi, Bobot, Keputusan, PutusanUnsur
from ..forms.alur import AksiForm, PersetujuanForm, TemuanBaruForm, TemuanForm, baca_centang
from ..models import Temuan
from ..services.daftar_periksa import centang_daftar
from ..services.dasar import AksiDenied
from ..services.verifikasi import (
    bandingkan_ulang,
    beri_persetujuan,
    nyatakan_selaras,
    putuskan_temuan,
    tambah_temuan,
)
from .ambil import buka, pastikan_wewenang
from .meja import kembali, sesudah, ulang


def _galat(form: Any) -> str:
    return " ".join(dict.fromkeys(g for isi in form.errors.values() for g in isi))


@require_POST
def temuan(request: HttpRequest, pk: int, temuan_id: int) -> HttpResponse:
    """Decide one finding, then on to the next that is undecided."""
    dibuka = buka(request, pk)
    pastikan_wewenang(dibuka, Aksi.PERIKSA)
    satu = get_object_or_404(Temuan, pk=temuan_id, verifikasi__perjanjian=dibuka.pk)
    form = TemuanForm(request.POST)
    tolak = "" if form.is_valid() else _galat(form)
    if not tolak:
        try:
            putuskan_temuan(
                temuan_id=satu.pk, keputusan=Keputusan(form.cleaned_data["keputusan"]),
                alasan=form.cleaned_data["alasan"], aktor=request.user, now=waktu.sekarang(),
                terlihat=form.cleaned_data["versi"],
            )  # fmt: skip
        except AksiDenied as salah:
            tolak = str(salah)
    if tolak:
        tulisan = {"keputusan": request.POST.get("keputusan", ""), "alasan": request.POST.get("alasan", "")[:4000]}
        return ulang(request, pk, "temuan", tolak, tulisan, buka_temuan=satu.nomor)
    belum = Temuan.objects.filter(verifikasi_id=satu.verifikasi_id, keputusan=Keputusan.BELUM)
    berikut = belum.exclude(bobot=Bobot.CATATAN, otomatis=True).order_by("nomor").first()
    return kembali(request, pk, berikut.nomor if berikut else None)


@require_POST
def temuan_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    """A verifier's own finding, on a row, on a budget line, or on the whole."""
    dibuka = buka(request, pk)
    pastikan_wewenang(dibuka, Aksi.PERIKSA)
    form = TemuanBaruForm(request.POST)
    tolak = "" if form.is_valid() else _galat(form)
    if not tolak:
        try:
            tambah_temuan(
                perjanjian_id=pk, aktor=request.user, now=waktu.sekarang(), uraian=form.cleaned_data["uraian"],
                bobot=Bobot(form.cleaned_data["bobot"]), **form.cleaned_data["mengenai"],
            )  # fmt: skip
        except AksiDenied as salah:
            tolak = str(salah)
    if tolak:
        tulisan = {k: request.POST.get(k, "")[:4000] for k in ("uraian", "bobot", "mengenai")}
        return ulang(request, pk, "tambah", tolak, tulisan, mengenai=tulisan["mengenai"])
    messages.success(request, "Temuan ditambahkan.")
    return kembali(request, pk)


@require_POST
def daftar_periksa(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is ticked on the own checklist, without a vote."""
    dibuka = buka(request, pk)
    pastikan_wewenang(dibuka, Aksi.PERIKSA)
    try:
        centang_daftar(perjanjian_id=pk, aktor=request.user, now=waktu.sekarang(), **_centang(request))
    except AksiDenied as tolak:
        return _ulang_suara(request, pk, str(tolak))
    messages.success(request, "Centang disimpan.")
    return kembali(request, pk)


@require_POST
def persetujuan(request: HttpRequest, pk: int) -> HttpResponse:
    """The vote of the verifier's own unsur with its checklist; consent leads on to the next PK."""
    dibuka = buka(request, pk)
    pastikan_wewenang(dibuka, Aksi.PERIKSA)
    form = PersetujuanForm(request.POST)
    tolak = "" if form.is_valid() else _galat(form)
    lanjut = sesudah(request, dibuka)
    if not tolak:
        try:
            beri_persetujuan(
                perjanjian_id=pk, putusan=PutusanUnsur(form.cleaned_data["putusan"]), aktor=request.user,
                now=waktu.sekarang(), catatan=form.cleaned_data["catatan"], **_centang(request),
            )  # fmt: skip
        except AksiDenied as salah:
            tolak = str(salah)
    if tolak:
        return _ulang_suara(request, pk, tolak)
    messages.success(request, f"Putusan unsur Anda atas {dibuka.pk} disimpan.")
    return redirect(lanjut) if form.cleaned_data["putusan"] == PutusanUnsur.SETUJU else kembali(request, pk)


@require_POST
def selaras(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare aligned: the berita acara is made, and the next PK is opened where one waits."""
    dibuka = buka(request, pk)
    pastikan_wewenang(dibuka, Aksi.NYATAKAN_SELARAS)
    form = AksiForm(request.POST)
    if not form.is_valid():
        return _belum_selaras(request, pk, _galat(form))
    lanjut = sesudah(request, dibuka)
    try:
        acara = nyatakan_selaras(
            perjanjian_id=pk, aktor=request.user, now=waktu.sekarang(), kunci_lama=form.cleaned_data["kunci"],
            catatan=form.cleaned_data["catatan"], **_centang(request),
        )  # fmt: skip
    except AksiDenied as tolak:
        return _belum_selaras(request, pk, str(tolak))
    messages.success(request, f"{dibuka.pk} dinyatakan selaras, berita acara {acara.nomor}.")
    return redirect(lanjut)


def _centang(request: HttpRequest) -> dict[str, list[tuple[str, str]]]:
    return {k: baca_centang(request.POST.getlist(k)) for k in ("centang", "semula")}


def _ulang_suara(request: HttpRequest, pk: int, tolak: str) -> HttpResponse:
    """The bench again with the ticks and the note as they were sent."""
    tulisan = {"catatan": request.POST.get("catatan", "")[:4000], "centang": request.POST.getlist("centang")}
    return ulang(request, pk, "suara", tolak, tulisan)


def _belum_selaras(request: HttpRequest, pk: int, tolak: str) -> HttpResponse:
    """Refused at its place where something was typed along, else told on top of the page."""
    if "catatan" in request.POST:
        return _ulang_suara(request, pk, tolak)
    messages.error(request, tolak)
    return kembali(request, pk)


@require_POST
def banding_ulang(request: HttpRequest, pk: int) -> HttpResponse:
    """The documents changed meanwhile: compare anew."""
    dibuka = buka(request, pk)
    pastikan_wewenang(dibuka, Aksi.PERIKSA)
    try:
        bandingkan_ulang(perjanjian_id=pk, aktor=request.user, now=waktu.sekarang())
    except AksiDenied as tolak:
        messages.error(request, str(tolak))
    else:
        messages.success(request, "PK dibandingkan ulang dengan dokumen yang berlaku sekarang.")
    return kembali(request, pk)
