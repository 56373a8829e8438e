"""The work-bench: what differs, what is decided about it, what the unsur say, and the two outcomes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sakip import waktu

from ..enums import Aksi, Jalur, Keputusan, PutusanUnsur
from ..forms_alur import AksiForm, PersetujuanForm, TemuanBaruForm, TemuanForm
from ..models import Temuan
from ..queries.banding import nomor_butir
from ..queries.meja import Meja, meja
from ..queries.perbaikan import perbaikan_putaran
from ..queries.periksa import urutan_periksa
from ..rules.perbaikan import Perbaikan
from ..services.dasar import AksiDenied
from ..services.verifikasi import (
    bandingkan_ulang,
    beri_persetujuan,
    nyatakan_selaras,
    putuskan_temuan,
    tambah_temuan,
)
from .ambil import Dibuka, buka, pastikan_wewenang


@require_safe
def keselarasan(request: HttpRequest, pk: int) -> HttpResponse:
    dibuka = buka(request, pk, lengkap=True)
    pastikan_wewenang(dibuka, Aksi.PERIKSA)
    return _halaman(request, dibuka)


def _halaman(request: HttpRequest, dibuka: Dibuka, *, status: int = 200, **diketik: Any) -> HttpResponse:
    """`diketik`: what somebody typed that could not be kept, to be shown again where it was typed."""
    isi = meja(dibuka.pk, dibuka.latar, dibuka.hak)
    urut = urutan_periksa(dibuka.hak, dibuka.pk.tahun)
    letak = urut.index(dibuka.pk.pk) if dibuka.pk.pk in urut else -1
    konteks = {
        "pk": dibuka.pk,
        "meja": isi,
        "hanya_beda": request.GET.get("baris") == "beda",
        "periksa": dibuka.keputusan(Aksi.PERIKSA).allowed,
        "pertama": dibuka.latar.situasi.pertama(dibuka.pk),
        "selaras": dibuka.keputusan(Aksi.NYATAKAN_SELARAS),
        "dapat_selaras": _dapat_selaras(dibuka),
        "dapat_setuju": _dapat_setuju(dibuka),
        "buka_temuan": _terbuka(request, isi),
        "sebelum": urut[letak - 1] if letak > 0 else None,
        "sesudah": urut[letak + 1] if 0 <= letak < len(urut) - 1 else None,
        "letak": letak + 1,
        "banyak": len(urut),
        "kabupaten": dibuka.pk.jalur == Jalur.KABUPATEN,
        "perbaikan": _perbaikan(dibuka),
        "kini": waktu.sekarang(),
        "suara_anda": next((u for u in isi.unsur if u.anda), None),
        "di": "",
        "tolak": "",
        "tulisan": {},
    }
    return render(request, "perjanjian/keselarasan.html", konteks | diketik, status=status)


def _perbaikan(dibuka: Dibuka) -> tuple[Perbaikan, ...]:
    """What came back for correction, and whether on the same day (BK penjelasan Pasal 11 ayat (4))."""
    pk = dibuka.pk
    if pk.jalur != Jalur.KABUPATEN:
        return ()
    return perbaikan_putaran(dibuka.latar.semua_putaran.get(pk.pk, ()), pk.pemda.zona).get(pk.pk, ())


def _dapat_selaras(dibuka: Dibuka) -> bool:
    """One press agrees for the own unsur and declares aligned: what only waits for the own vote does not close it."""
    d = dibuka.keputusan(Aksi.NYATAKAN_SELARAS)
    if d.allowed or not d.visible:
        return d.allowed
    sendiri = {u for u in dibuka.fakta.unsur_belum if u in _unsur_sendiri(dibuka)}
    lain = [s for s in d.reasons if not s.endswith("belum menyetujui.")]
    return not lain and set(dibuka.fakta.unsur_belum) <= sendiri


def _dapat_setuju(dibuka: Dibuka) -> bool:
    """Nothing is left to decide, but others must still agree: one press gives the own unsur's consent."""
    f = dibuka.fakta
    belum = bool(_unsur_sendiri(dibuka) & set(f.unsur_belum))
    return belum and not f.temuan_belum and not f.temuan_perbaiki and not _dapat_selaras(dibuka)


def _unsur_sendiri(dibuka: Dibuka) -> set[str]:
    return {a.get_unsur_display() for a in dibuka.latar.situasi.tim if a.pegawai_id == dibuka.hak.pegawai_id}


def _terbuka(request: HttpRequest, isi: Meja) -> int | None:
    """The finding whose form stands open: the one asked for, else the first that is undecided."""
    diminta = request.GET.get("temuan", "")
    nomor = [t.temuan.nomor for t in isi.temuan]
    if diminta.isascii() and diminta.isdigit() and len(diminta) < 6 and int(diminta) in nomor:
        return int(diminta)
    return next((t.temuan.nomor for t in isi.temuan if t.temuan.keputusan == Keputusan.BELUM), None)


def _kembali(request: HttpRequest, pk: int, temuan: int | None = None) -> HttpResponse:
    tanya = {"baris": "beda"} if request.POST.get("baris") == "beda" else {}
    tanya |= {"temuan": str(temuan)} if temuan else {}
    akhir = f"#temuan-{temuan}" if temuan else ""
    query = "&".join(f"{k}={v}" for k, v in tanya.items())
    return redirect(f"{reverse('perjanjian:keselarasan', args=[pk])}{'?' + query if query else ''}{akhir}")


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
        return _ulang(request, pk, "temuan", tolak, tulisan, buka_temuan=satu.nomor)
    berikut = (
        Temuan.objects.filter(verifikasi_id=satu.verifikasi_id, keputusan=Keputusan.BELUM).order_by("nomor").first()
    )
    return _kembali(request, pk, berikut.nomor if berikut else None)


def _ulang(request: HttpRequest, pk: int, di: str, tolak: str, tulisan: dict[str, str], **lain: Any) -> HttpResponse:
    """The bench again with what was typed, and why it was not kept, at its place."""
    segar = buka(request, pk, lengkap=True)
    return _halaman(request, segar, status=422, di=di, tolak=tolak, tulisan=tulisan, **lain)


@require_POST
def temuan_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    """A verifier's own finding, on a row or on the whole."""
    dibuka = buka(request, pk)
    pastikan_wewenang(dibuka, Aksi.PERIKSA)
    form = TemuanBaruForm(request.POST)
    tolak = "" if form.is_valid() else _galat(form)
    if not tolak:
        butir = form.cleaned_data["butir"]
        rujukan = nomor_butir(dibuka.latar.butir[dibuka.pk.pk]).get(butir or 0, "–")
        try:
            tambah_temuan(
                perjanjian_id=pk, aktor=request.user, now=waktu.sekarang(), uraian=form.cleaned_data["uraian"],
                butir_id=butir, rujukan=rujukan,
            )  # fmt: skip
        except AksiDenied as salah:
            tolak = str(salah)
    if tolak:
        tulisan = {"uraian": request.POST.get("uraian", "")[:4000], "butir": request.POST.get("butir", "")[:20]}
        return _ulang(request, pk, "tambah", tolak, tulisan)
    messages.success(request, "Temuan ditambahkan.")
    return _kembali(request, pk)


@require_POST
def persetujuan(request: HttpRequest, pk: int) -> HttpResponse:
    """The vote of the verifier's own unsur."""
    dibuka = buka(request, pk)
    pastikan_wewenang(dibuka, Aksi.PERIKSA)
    form = PersetujuanForm(request.POST)
    tolak = "" if form.is_valid() else _galat(form)
    if not tolak:
        try:
            beri_persetujuan(
                perjanjian_id=pk, putusan=PutusanUnsur(form.cleaned_data["putusan"]), aktor=request.user,
                now=waktu.sekarang(), catatan=form.cleaned_data["catatan"],
            )  # fmt: skip
        except AksiDenied as salah:
            tolak = str(salah)
    if tolak:
        return _ulang(request, pk, "suara", tolak, {"catatan": request.POST.get("catatan", "")[:4000]})
    messages.success(request, f"Putusan unsur Anda atas {dibuka.pk} disimpan.")
    return redirect("perjanjian:periksa") if "lanjut" in request.POST else _kembali(request, pk)


@require_POST
def selaras(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare aligned: the berita acara is made, and the next PK is opened where one waits."""
    dibuka = buka(request, pk)
    pastikan_wewenang(dibuka, Aksi.NYATAKAN_SELARAS)
    form = AksiForm(request.POST)
    if not form.is_valid():
        messages.error(request, _galat(form))
        return _kembali(request, pk)
    try:
        acara = nyatakan_selaras(
            perjanjian_id=pk, aktor=request.user, now=waktu.sekarang(), kunci_lama=form.cleaned_data["kunci"]
        )
    except AksiDenied as tolak:
        messages.error(request, str(tolak))
        return _kembali(request, pk)
    messages.success(request, f"{dibuka.pk} dinyatakan selaras, berita acara {acara.nomor}.")
    return redirect("perjanjian:periksa")


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
    return _kembali(request, pk)
