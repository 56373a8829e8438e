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
from django_htmx.http import HttpResponseClientRedirect

from renstra.enums import JenisImpor
from renstra.forms import HapusForm
from renstra.models import RKT, DokumenAnggaran, Rencana
from renstra.rules.kelengkapan import Kekurangan
from renstra.services.dasar import HILANG, Ditolak
from renstra.services.impor.daftar import PENGIMPOR
from renstra.services.impor.dasar import Dokumen, Sasaran, sasaran
from sakip.formulir import Bentrok, baca_kata

M = TypeVar("M", bound=models.Model)
baca_tulis = require_http_methods(["GET", "HEAD", "POST"])
_UBAH = {
    "baris": "renstra:baris_ubah",
    "tolok_ukur": "renstra:tolok_ukur_ubah",
    "baris_rkt": "renstra:rkt_baris_ubah",
    "simpul": "renstra:simpul_ubah",
    "indikator": "renstra:indikator_ubah",
    "anggaran": "renstra:anggaran",
    "mutu": "renstra:rencana_mutu",
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


def kini(request: HttpRequest, dokumen: M) -> M:
    """The document as it is stored now; a page that is only opened has just read it."""
    return type(dokumen)._default_manager.get(pk=dokumen.pk) if request.method == "POST" else dokumen


def kata_cari(request: HttpRequest) -> str:
    return baca_kata(request.GET.get("q", ""))


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


def keadaan(request: HttpRequest, dokumen: Any, kekurangan: list[Kekurangan]) -> dict[str, Any]:
    """What the page of every document says of it: who may edit it now, what is missing, what replaces it."""
    perencana = boleh(request, dokumen.pd_id)
    menyunting = perencana and dokumen.disusun
    return {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "perencana": perencana,
        "menyunting": menyunting,
        "kurang": bertautan(kekurangan) if menyunting else [],
        "pengganti": getattr(dokumen, "pengganti", None),
        "excel": menu_excel(dokumen, menyunting=menyunting),
    }


_SASARAN = {Rencana: Sasaran.RENCANA, RKT: Sasaran.RKT, DokumenAnggaran: Sasaran.ANGGARAN}
_UNDUHAN = {
    Rencana: (("pohon lengkap", "renstra:rencana_ekspor"),),
    RKT: (("RKT", "renstra:rkt_ekspor"),),
    DokumenAnggaran: (("baris dan pagu", "renstra:anggaran_ekspor"), ("tolok ukur", "renstra:anggaran_tolok_ukur")),
}


def menu_excel(dokumen: Dokumen, *, menyunting: bool) -> dict[str, list[dict[str, str]]]:
    """The worksheets of a document out, and those that it takes, for `_excel.html`."""
    jenis = [j for j in PENGIMPOR if sasaran(j) == _SASARAN[type(dokumen)]] if menyunting else []
    return {
        "unduhan": [{"nama": nama, "url": reverse(url, args=[dokumen.pk])} for nama, url in _UNDUHAN[type(dokumen)]],
        "impor": [_impor(dokumen, j) for j in jenis],
    }


def _impor(dokumen: Dokumen, jenis: JenisImpor) -> dict[str, str]:
    nama = str(jenis.label)
    url = reverse("renstra:impor_dokumen", args=[dokumen.pk, jenis.value])
    return {"nama": nama[0].lower() + nama[1:] if nama[1:2].islower() else nama, "url": url}


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
    di_tempat: Callable[[Any], HttpResponse] | None = None,
    **konteks: Any,
) -> HttpResponse:
    """Show a form; where it was sent and holds, save by `simpan` and go back.

    A refusal of the service stands above the filled form. Where somebody else saved in between, `segar` gives the form
    as it is stored now, and the page shows both texts; sending again then keeps one's own.

    With `di_tempat` htmx gets the form as a row of the page (`templat_baris`), and what it answers once that is saved.
    """
    baris = di_tempat is not None and bool(request.htmx)  # type: ignore[attr-defined]
    if request.method != "POST" and dokumen is not None and not dokumen.disusun:  # type: ignore[attr-defined]
        messages.warning(request, f"{dokumen} sudah ditetapkan, sehingga tidak dapat diubah. Buat versi penggantinya.")
        return pindah(request, alamat(dokumen))
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
                if baris and di_tempat:
                    return di_tempat(hasil)
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
        "batal": "",
        **konteks,
    }
    if baris:
        form.auto_id = f"baris-{request.resolver_match.url_name}-%s"  # type: ignore[union-attr]
        return render(request, konteks.get("templat_baris", "renstra/_isian_baris.html"), isi, status=status)
    return render(request, templat, isi, status=status)


def pindah(request: HttpRequest, url: str) -> HttpResponse:
    """To another page, also where htmx asked for a part of this one."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)  # type: ignore[attr-defined]


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
        return next((str(label) for kunci, label in pilihan if str(kunci) == str("" if nilai is None else nilai)), "")
    return "" if nilai is None else " ".join(str(nilai).split())


def penetap(dokumen: Any) -> str:
    """Who sets such a document, as a proposal: the head of the regency, or the head of the PD."""
    return dokumen.ditetapkan_oleh or (f"Kepala {dokumen.pd}" if dokumen.pd else dokumen.pemda.sebutan_bupati)


def kunci_awal(dokumen: Any, **awal: Any) -> dict[str, Any]:
    return {"versi_kunci": dokumen.versi_kunci, **awal}


def aksi(
    request: HttpRequest,
    lakukan: Callable[[], Any],
    *,
    gagal: str,
    sukses: str,
    berhasil: str = "",
    di_tempat: Callable[[Any], HttpResponse] | None = None,
) -> HttpResponse:
    """An act by one button: done, or back to the page `gagal` with the reason. `di_tempat`: as in `isian`."""
    try:
        hasil = lakukan()
    except (Ditolak, Bentrok) as salah:
        messages.error(request, salah.pesan)
        return pindah(request, gagal)
    except ObjectDoesNotExist:
        messages.error(request, HILANG)
        return pindah(request, gagal)
    if di_tempat and request.htmx:  # type: ignore[attr-defined]
        return di_tempat(hasil)
    messages.success(request, sukses)
    return redirect(berhasil or (alamat(hasil) if hasil is not None else gagal))


def kunci_dikirim(request: HttpRequest) -> int:
    """The version sent with a button; one that is no number never fits."""
    form = HapusForm(request.POST)
    return int(form.cleaned_data["versi_kunci"]) if form.is_valid() else -1
