"""Signing: one PK with its whole text, or all that wait after a summary; the own password, and what follows."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from sakip import waktu
from sakip.formulir import KunciField, baca_id

from ..enums import Aksi
from ..forms.alur import PALING_BANYAK, SandiForm, TandaTanganForm
from ..models import TandaTangan
from ..queries.antrean import (
    Antrean,
    boleh_ditandatangani,
    di_tanda_tangan,
    lembar_antrean,
    menunggu_tanda_tangan,
    susun_antrean,
)
from ..queries.cakupan import terlihat
from ..queries.fakta import latar_tenggat, tenggat_pk
from ..queries.langkah import langkah_berikut
from ..queries.menunggu import hitung_dengan
from ..queries.tenggat import KIRIM, SUSUN
from ..services.alur import SandiSalah
from ..services.dasar import AksiDenied, DitolakSatu
from ..services.tanda_tangan import TerkunciSementara, menandatangani
from .ambil import RELASI, Dibuka, ambil, buka, pastikan_wewenang

TANDA_TANGAN = (Aksi.TANDATANGANI, Aksi.SAHKAN)


@never_cache
@sensitive_post_parameters("kata_sandi")
@require_http_methods(["GET", "HEAD", "POST"])
def tanda_tangan(request: HttpRequest, pk: int) -> HttpResponse:
    dibuka = buka(request, pk)
    pastikan_wewenang(dibuka, *TANDA_TANGAN)
    satu = _satu(dibuka)
    if satu is None or not satu.keputusan.visible:
        messages.error(request, "PK ini tidak sedang menunggu tanda tangan Anda.")
        return redirect(dibuka.pk)
    if request.method != "POST":
        return _lembar(request, dibuka, satu)
    form = TandaTanganForm(request.POST)
    if not form.is_valid():
        return _lembar(request, dibuka, satu, galat=_galat(form), status=422)
    try:
        menandatangani(
            perjanjian_id=[pk], aktor=request.user, kata_sandi=form.cleaned_data["kata_sandi"],
            now=waktu.sekarang(), terlihat={pk: str(form.cleaned_data["kunci"])},
        )  # fmt: skip
    except AksiDenied as tolak:
        segar = buka(request, pk)
        return _lembar(request, segar, _satu(segar) or satu, galat=str(tolak), status=_kode(tolak))
    return redirect("perjanjian:selesai_tanda_tangan", pk)


def _satu(dibuka: Dibuka) -> Antrean | None:
    """The PK as its signer reads it; None where it is at nobody's signature."""
    return next(iter(susun_antrean(dibuka.hak, [dibuka.pk], dibuka.latar, lengkap=True)), None)


def _kode(tolak: AksiDenied) -> int:
    if isinstance(tolak, TerkunciSementara):
        return 429
    return 422 if isinstance(tolak, SandiSalah) else 409


def _galat(form: SandiForm) -> str:
    return " ".join(dict.fromkeys(g for isi in form.errors.values() for g in isi))


def _lembar(
    request: HttpRequest, dibuka: Dibuka, satu: Antrean, *, galat: str = "", status: int = 200
) -> HttpResponse:
    pk = dibuka.pk
    kode = KIRIM if pk.jalur == "kabupaten" else SUSUN
    tenggat = tenggat_pk(pk, dibuka.latar).get(kode) if satu.pertama else None
    batas = dibuka.latar.kalender[pk.tahun].nilai(tenggat, pd_id=pk.pd_id)
    sekitar = dibuka.latar.situasi
    tahun: int = request.konteks.tahun  # type: ignore[attr-defined]
    menunggu, lagi = hitung_dengan(dibuka.hak, tahun, di_tanda_tangan(dibuka.hak, tahun))
    request.jumlah_menunggu = menunggu  # type: ignore[attr-defined] # for the shell: counted along
    konteks = {
        "pk": pk,
        "satu": satu,
        "galat": galat,
        "pihak_lain": sekitar.kedua(pk) if satu.pertama else sekitar.pertama(pk),
        "jabatan_lain": pk.jabatan_kedua if satu.pertama else pk.jabatan,
        "lencana": batas.lencana if batas else None,
        "lagi": lagi - (pk.tahun == tahun),
        "kembalikan": dibuka.keputusan(Aksi.KEMBALIKAN).allowed and not satu.pertama,
        "buka_kembalikan": "kembalikan" in request.GET,
    }
    return render(request, "perjanjian/tanda_tangan.html", konteks, status=status)


@never_cache
@require_safe
def selesai(request: HttpRequest, pk: int) -> HttpResponse:
    """What was signed, when, and what happens now."""
    perjanjian, hak = ambil(request, pk), request.hak  # type: ignore[attr-defined]
    ttd = (
        TandaTangan.objects.filter(naskah__perjanjian=perjanjian, pengguna=request.user)
        .select_related("naskah", "pembatalan")
        .order_by("-waktu", "-pk")
        .first()
    )
    if ttd is None:
        raise Http404
    menunggu = boleh_ditandatangani(hak, perjanjian.tahun)
    konteks = {
        "pk": perjanjian,
        "ttd": ttd,
        "batal": hasattr(ttd, "pembatalan"),
        "langkah": langkah_berikut(perjanjian, latar_tenggat(perjanjian, hak.tanggal)),
        "berikut": menunggu[0] if menunggu else None,
        "lagi": len(menunggu),
    }
    return render(request, "perjanjian/selesai_tanda_tangan.html", konteks)


@never_cache
@sensitive_post_parameters("kata_sandi")
@require_http_methods(["GET", "HEAD", "POST"])
def antrean(request: HttpRequest) -> HttpResponse:
    """All that wait for this person; signed together with one password."""
    if request.method == "POST":
        return _tandatangani_banyak(request)
    nomor = baca_id(request.GET.getlist("pk"))
    if nomor is None:
        raise Http404
    return halaman_antrean(request, nomor=nomor or None)


def halaman_antrean(
    request: HttpRequest,
    *,
    nomor: Sequence[int] | None = None,
    terpilih: Sequence[int] | None = None,
    galat: str = "",
    ditolak: int = 0,
    status: int = 200,
) -> HttpResponse:
    """The queue; `nomor` only these, `terpilih` ticked (else all that may be signed)."""
    hak, konteks = request.hak, request.konteks  # type: ignore[attr-defined]
    semua = menunggu_tanda_tangan(hak, None if nomor else konteks.tahun, nomor)
    baris = [
        {
            "satu": a,
            "dipilih": a.keputusan.allowed and a.pk.pk != ditolak and (terpilih is None or a.pk.pk in terpilih),
            "ditolak": a.pk.pk == ditolak,
        }
        for a in semua
    ]
    dipilih = [b["satu"] for b in baris if b["dipilih"]]
    isi = {
        "baris": baris,
        "n": len(semua),
        "n_dipilih": len(dipilih),
        "jumlah": sum((a.jumlah for a in dipilih), start=0),
        "galat": galat,
        "saring": bool(nomor),
        "diteruskan": _diteruskan(semua),
        "lembar": lembar_antrean(semua),
        "zona": konteks.pemda.zona_waktu if konteks.pemda else None,
        "konteks": konteks,
    }
    return render(request, "perjanjian/antrean.html", isi, status=status)


def _diteruskan(semua: Sequence[Antrean]) -> Any:
    """The day on which all of them were passed on, where it is one day."""
    saat = {waktu.tanggal_di(a.pk.diteruskan_pada, a.pk.pemda.zona_waktu) for a in semua if a.pk.diteruskan_pada}
    berstatus = all(a.pk.status == "diteruskan" for a in semua)
    return saat.pop() if berstatus and len(saat) == 1 else None


def _tandatangani_banyak(request: HttpRequest) -> HttpResponse:
    nomor = baca_id(request.POST.getlist("pk"))
    if nomor is None or len(nomor) > PALING_BANYAK:
        raise Http404
    if not nomor:
        return halaman_antrean(request, terpilih=[], galat="Belum ada PK yang dipilih.", status=422)
    if _terlihat(request, nomor) != len(nomor):
        raise Http404
    form, dilihat = SandiForm(request.POST), _terlihat_kunci(request, nomor)
    if dilihat is None:
        usang = "Halaman ini tidak lengkap. Periksa lagi daftarnya, lalu ulangi."
        return halaman_antrean(request, terpilih=nomor, galat=usang, status=422)
    if not form.is_valid():
        return halaman_antrean(request, terpilih=nomor, galat=_galat(form), status=422)
    try:
        menandatangani(
            perjanjian_id=nomor, aktor=request.user, kata_sandi=form.cleaned_data["kata_sandi"],
            now=waktu.sekarang(), terlihat=dilihat,
        )  # fmt: skip
    except AksiDenied as tolak:
        satu = tolak.perjanjian_id if isinstance(tolak, DitolakSatu) else 0
        if not satu and not isinstance(tolak, SandiSalah | TerkunciSementara):
            satu = nomor[0]
        return halaman_antrean(request, terpilih=nomor, galat=str(tolak), ditolak=satu, status=_kode(tolak))
    if len(nomor) == 1:
        return redirect("perjanjian:selesai_tanda_tangan", nomor[0])
    return redirect("perjanjian:selesai_banyak")


def _terlihat(request: HttpRequest, nomor: Sequence[int]) -> int:
    """How many of a batch this person may know of; 403 for somebody who is never a party."""
    hak = request.hak  # type: ignore[attr-defined]
    ada = terlihat(hak).filter(pk__in=nomor).count()
    if ada == len(nomor) and not hak.jabatan_id:
        raise PermissionDenied("Tanda tangan hanya oleh pejabat yang menjadi pihak.")
    return ada


def _terlihat_kunci(request: HttpRequest, nomor: Sequence[int]) -> dict[int, str] | None:
    """Per PK the version that was shown; None where a row came without one."""
    hasil = {}
    for n in nomor:
        try:
            hasil[n] = str(KunciField().clean(request.POST.get(f"kunci_{n}", "")))
        except ValidationError:
            return None
    return hasil


@never_cache
@require_safe
def selesai_banyak(request: HttpRequest) -> HttpResponse:
    """The signatures of the last act of this person."""
    terakhir = TandaTangan.objects.filter(pengguna=request.user).order_by("-waktu").first()
    if terakhir is None:
        raise Http404
    ttd = list(
        TandaTangan.objects.filter(pengguna=request.user, waktu=terakhir.waktu)
        .select_related(*(f"naskah__perjanjian__{r}" for r in RELASI if not r.startswith("naskah")))
        .order_by("naskah__perjanjian__pd__nama", "pk")
    )
    hak, konteks = request.hak, request.konteks  # type: ignore[attr-defined]
    lagi = len(boleh_ditandatangani(hak, konteks.tahun))
    return render(
        request, "perjanjian/selesai_banyak.html", {"ttd": ttd, "terakhir": terakhir, "lagi": lagi, "konteks": konteks}
    )
