"""What the views share: objects of one's own regency, who may edit, and one way through a form."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, TypeVar, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

from renstra.forms import HapusForm
from renstra.models import RKT, DokumenAnggaran, Rencana
from renstra.rules.kelengkapan import Kekurangan
from renstra.services.dasar import HILANG, Ditolak
from sakip.formulir import Bentrok

M = TypeVar("M", bound=models.Model)
baca_tulis = require_http_methods(["GET", "HEAD", "POST"])
PANJANG_CARI = 100
_UBAH = {
    "baris": "renstra:baris_ubah",
    "tolok_ukur": "renstra:tolok_ukur_ubah",
    "baris_rkt": "renstra:rkt_baris_ubah",
    "simpul": "renstra:simpul_ubah",
    "indikator": "renstra:indikator_ubah",
}


def ambil(request: HttpRequest, rows: models.QuerySet[M], pk: int, jalur: str = "pemda_id") -> M:
    """The object where it belongs to the reader's regency, else 404."""
    pemda_id = request.hak.pemda_id  # type: ignore[attr-defined]
    if pemda_id is None or pk >= 2**63:
        raise Http404
    return get_object_or_404(rows, pk=pk, **{jalur: pemda_id})


def pemda_id(request: HttpRequest) -> int:
    """The reader's regency; 404 for who belongs to none."""
    hasil = request.hak.pemda_id  # type: ignore[attr-defined]
    if hasil is None:
        raise Http404
    return int(hasil)


def boleh(request: HttpRequest, pd_id: int | None) -> bool:
    """Whether the reader plans for that PD (for the regency where there is none)."""
    hak = request.hak  # type: ignore[attr-defined]
    return pd_id in hak.pd_perencana if pd_id else bool(hak.perencana_pemda)


def wajib_perencana(request: HttpRequest, pd_id: int | None) -> None:
    if not boleh(request, pd_id):
        siapa = "Perangkat Daerah itu" if pd_id else "Pemerintah Daerah"
        raise PermissionDenied(f"Hanya perencana {siapa} yang dapat mengubah dokumen perencanaannya.")


def milik(request: HttpRequest, rows: models.QuerySet[M], pk: int, lewat: str = "", *, tulis: bool = True) -> M:
    """A planning document of one's own regency, or a part of one (`lewat` leads to the document), else 404.

    To write, it must be of a PD one plans for (403).
    """
    hasil = ambil(request, rows, pk, f"{lewat}__pemda_id" if lewat else "pemda_id")
    if tulis:
        dokumen: Any = attrgetter(lewat.replace("__", "."))(hasil) if lewat else hasil
        wajib_perencana(request, dokumen.pd_id)
    return hasil


def kata_cari(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "")[:PANJANG_CARI]


def alamat(dokumen: models.Model) -> str:
    """The page of a document."""
    nama = {Rencana: "renstra:rencana", RKT: "renstra:rkt", DokumenAnggaran: "renstra:anggaran"}[type(dokumen)]
    return reverse(nama, args=[dokumen.pk])


def bertautan(kekurangan: list[Kekurangan]) -> list[dict[str, Any]]:
    """Each missing part with the address where it is mended."""
    return [
        {"k": k, "url": reverse(_UBAH[k.tujuan], args=[k.id]) if k.tujuan in _UBAH and k.id else ""}
        for k in kekurangan
    ]


def isian(
    request: HttpRequest,
    form: forms.Form,
    simpan: Callable[[], models.Model | None],
    *,
    judul: str,
    dokumen: models.Model | None,
    kembali: str,
    sukses: str,
    templat: str = "renstra/formulir.html",
    segar: Callable[[], forms.Form] | None = None,
    ke: Callable[[Any], str] | None = None,
    **konteks: Any,
) -> HttpResponse:
    """Show a form; where it was sent and holds, save by `simpan` and go back.

    A refusal of the service stands above the filled form. Where somebody else saved in between, `segar` gives the form
    as it is stored now, and the page shows both texts; sending again then keeps one's own.
    """
    if request.method != "POST" and dokumen is not None and not dokumen.disusun:  # type: ignore[attr-defined]
        messages.warning(request, f"{dokumen} sudah ditetapkan, sehingga tidak dapat diubah. Buat versi penggantinya.")
        return redirect(alamat(dokumen))
    kekurangan: list[dict[str, Any]] = []
    bentrok: dict[str, Any] | None = None
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                hasil = simpan()
            except Ditolak as ditolak:
                form.add_error(None, ditolak.pesan)
                kekurangan = bertautan(ditolak.kekurangan)
            except ObjectDoesNotExist:
                form.add_error(None, HILANG)
            except Bentrok as salah:
                form, bentrok, status = _dibandingkan(form, salah, segar), {"salah": salah}, 409
                bentrok["beda"] = _beda(form, segar() if segar else None)
            else:
                messages.success(request, sukses)
                return redirect(ke(hasil) if ke else kembali)
    isi = {
        "form": form,
        "judul_halaman": judul,
        "dokumen": dokumen,
        "letak": _letak(request, dokumen),
        "nama_dokumen": f"RKT {dokumen.tahun}" if isinstance(dokumen, RKT) else str(dokumen or ""),
        "kembali": kembali,
        "kekurangan": kekurangan,
        "bentrok": bentrok,
        "kata_simpan": "Simpan",
        "keterangan": "",
        "url_hapus": "",
        "kata_hapus": "",
        **konteks,
    }
    return render(request, templat, isi, status=status)


def _letak(request: HttpRequest, dokumen: Any) -> list[str]:
    """The PD (or regency) and the year one is in, for the breadcrumb."""
    konteks = request.konteks  # type: ignore[attr-defined]
    if dokumen is None:
        pd, pemda, tahun = konteks.pd, konteks.pemda, konteks.tahun
    else:
        pd, pemda, tahun = dokumen.pd, dokumen.pemda, getattr(dokumen, "tahun", "")
    return [pd.singkatan or pd.nama if pd else str(pemda), *([str(tahun)] if isinstance(tahun, int) else [])]


def _dibandingkan(form: forms.Form, salah: Bentrok, segar: Callable[[], forms.Form] | None) -> forms.Form:
    """The same form with the version of now, so that it can be sent again knowingly."""
    if segar is None:
        return form
    data: MultiValueDict[str, Any] = MultiValueDict(cast("MultiValueDict[str, Any]", form.data).lists())
    data["versi_kunci"] = str(segar().initial.get("versi_kunci", ""))
    form.data = data
    return form


def _beda(form: forms.Form, segar: forms.Form | None) -> list[dict[str, str]]:
    """Fields whose stored text differs from what was typed."""
    if segar is None:
        return []
    hasil = []
    for nama, field in form.fields.items():
        if nama == "versi_kunci" or nama not in segar.fields:
            continue
        tersimpan, diketik = _kata(segar[nama].value(), field), _kata(form[nama].value(), field)
        if tersimpan != diketik:
            hasil.append({"label": str(field.label or nama), "tersimpan": tersimpan, "diketik": diketik})
    return hasil


def _kata(nilai: Any, field: forms.Field) -> str:
    """A field's value as the reader knows it: the label of a choice, a date, else the text."""
    nilai = field.prepare_value(nilai)
    if isinstance(field, forms.ChoiceField):
        pilihan = cast("Iterable[tuple[Any, Any]]", field.choices)
        return next((str(label) for kunci, label in pilihan if str(kunci) == str(nilai)), "")
    return "" if nilai is None else " ".join(str(nilai).split())


def kunci_awal(dokumen: Any, **awal: Any) -> dict[str, Any]:
    return {"versi_kunci": dokumen.versi_kunci, **awal}


def aksi(
    request: HttpRequest, lakukan: Callable[[], models.Model | None], *, gagal: str, sukses: str, berhasil: str = ""
) -> HttpResponse:
    """An act by one button: done, or back to the page `gagal` with the reason."""
    try:
        hasil = lakukan()
    except (Ditolak, Bentrok) as salah:
        messages.error(request, salah.pesan)
        return redirect(gagal)
    except ObjectDoesNotExist:
        messages.error(request, HILANG)
        return redirect(gagal)
    messages.success(request, sukses)
    return redirect(berhasil or (alamat(hasil) if hasil is not None else gagal))


def kunci_dikirim(request: HttpRequest) -> int:
    """The version sent with a button; one that is no number never fits."""
    form = HapusForm(request.POST)
    return int(form.cleaned_data["versi_kunci"]) if form.is_valid() else -1
