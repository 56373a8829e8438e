"""One act on one agreement: a form with its note in, one service call, back to the agreement."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sakip import waktu

from ..enums import Aksi
from ..forms.alur import AksiForm
from ..services.alur import apply_aksi
from ..services.dasar import AksiDenied
from .ambil import Dibuka, buka, pastikan_wewenang, tujuan

KALIMAT = {
    Aksi.AJUKAN: "PK diajukan.",
    Aksi.KIRIM: "PK dikirim beserta empat salinan elektronik.",
    Aksi.TARIK: "PK ditarik kembali menjadi draf.",
    Aksi.KEMBALIKAN: "PK dikembalikan dengan catatan Anda.",
    Aksi.TERUSKAN: "PK diteruskan untuk disahkan.",
    Aksi.SAMPAIKAN: "PK disampaikan dengan surat pengantar kepada para penerimanya.",
    Aksi.SERAHKAN: "PK diserahkan.",
    Aksi.BATALKAN: "Draf PK dihapus.",
}
PERLU_CATATAN = {Aksi.KEMBALIKAN}


def tindakan(tulisan: str) -> Aksi:
    """The act named in an address, else 404."""
    if tulisan not in {a.value for a in KALIMAT}:
        raise Http404
    return Aksi(tulisan)


@require_POST
def aksi(request: HttpRequest, pk: int, aksi: str) -> HttpResponse:
    diminta = tindakan(aksi)
    dibuka = buka(request, pk)
    pastikan_wewenang(dibuka, diminta)
    form = AksiForm(request.POST)
    if not form.is_valid():
        return _ulang(request, dibuka, diminta, form)
    try:
        apply_aksi(
            perjanjian_id=pk, aksi=diminta, aktor=request.user, now=waktu.sekarang(),
            catatan=form.cleaned_data["catatan"], kunci_lama=form.cleaned_data["kunci"],
        )  # fmt: skip
    except AksiDenied as tolak:
        if diminta in PERLU_CATATAN:
            form.add_error(None, str(tolak))
            return _ulang(request, dibuka, diminta, form)
        messages.error(request, str(tolak))
        return redirect(dibuka.pk)
    messages.success(request, KALIMAT[diminta])
    if diminta == Aksi.BATALKAN:
        return redirect("perjanjian:daftar")
    return redirect(tujuan(request, dibuka.pk))


def _ulang(request: HttpRequest, dibuka: Dibuka, diminta: Aksi, form: AksiForm) -> HttpResponse:
    """The act again, with what was typed; the PK is read anew so that the next try is judged on what is there now."""
    segar = buka(request, dibuka.pk.pk)
    konteks = {
        "pk": segar.pk,
        "aksi": diminta,
        "catatan": request.POST.get("catatan", "")[:4000],
        "galat": [*form.non_field_errors(), *(g for f in form.errors if f != "__all__" for g in form.errors[f])],
        "perlu_catatan": diminta in PERLU_CATATAN,
        "keputusan": segar.keputusan(diminta),
        "kembali": request.POST.get("kembali", ""),
    }
    return render(request, "perjanjian/aksi.html", konteks, status=422)
