"""Worksheets in: choosing the target, the upload, the template, and what has been imported so far."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from renstra.enums import JenisImpor, StatusDokumen, StatusImpor
from renstra.forms.impor import UnggahForm
from renstra.models import RKT, DokumenAnggaran, Impor, Rencana
from renstra.queries import impor as queries
from renstra.rules.berkas_dikenal import tampak_seperti
from renstra.services.dasar import Ditolak
from renstra.services.impor import alur
from renstra.services.impor.daftar import PENGIMPOR
from renstra.services.impor.dasar import Pertanyaan, Sasaran, dokumen, sasaran
from renstra.services.impor.rancang import kenali
from renstra.views.dasar import alamat, baca_tulis, kata_cari, milik, pemda_id, wajib_perencana
from sakip.formulir import nomor
from sakip.lembar import BerkasDitolak
from sakip.unduhan import kirim_xlsx
from sakip.waktu import sekarang

SEHALAMAN = 20
_MODEL: dict[Sasaran, Any] = {
    Sasaran.RENCANA: Rencana,
    Sasaran.RKT: RKT,
    Sasaran.ANGGARAN: DokumenAnggaran,
}


def _jenis(nama: str) -> JenisImpor:
    if nama not in PENGIMPOR:
        raise Http404
    return JenisImpor(nama)


def _impor_dokumen(request: HttpRequest, pk: int, nama: str) -> Impor:
    """The target of a worksheet that goes into one document, as an unsaved import."""
    jenis = _jenis(nama)
    tujuan = sasaran(jenis)
    if tujuan not in _MODEL:
        raise Http404
    satu = milik(request, _MODEL[tujuan].objects.select_related("pd", "pemda"), pk)
    tahun = getattr(satu, "tahun", None)
    return Impor(
        jenis=jenis,
        pemda=satu.pemda,
        pd=satu.pd,
        tahun=tahun if isinstance(tahun, int) else request.konteks.tahun,  # type: ignore[attr-defined]
        **{tujuan.value: satu},
    )


def _impor_konteks(request: HttpRequest, jenis: JenisImpor) -> Impor:
    """The target of a worksheet that goes into the data of a PD (or the regency) and year of the shell."""
    konteks = request.konteks  # type: ignore[attr-defined]
    pd = konteks.pd if sasaran(jenis) != Sasaran.PEMDA else None
    pemda_id(request)
    wajib_perencana(request, pd.pk if pd else None)
    return Impor(jenis=jenis, pemda=konteks.pemda, pd=pd, tahun=konteks.tahun)


# ---- upload


@baca_tulis
def impor_unggah(request: HttpRequest, jenis: str) -> HttpResponse:
    """Upload for a PD or the regency; for a kind that goes into a document, the choice of the document."""
    dipilih = _jenis(jenis)
    tujuan = sasaran(dipilih)
    if tujuan not in _MODEL:
        return _unggah(request, _impor_konteks(request, dipilih))
    if (pk := nomor(request.GET.get(tujuan.value, ""))) is not None:
        return redirect("renstra:impor_dokumen", pk=pk, jenis=jenis)
    konteks = request.konteks  # type: ignore[attr-defined]
    wajib_perencana(request, konteks.pd.pk if konteks.pd else None)
    draf = _MODEL[tujuan].objects.filter(pemda_id=pemda_id(request), pd=konteks.pd, status=StatusDokumen.DISUSUN)
    if tujuan == Sasaran.RENCANA:
        draf = draf.filter(tahun_awal__lte=konteks.tahun, tahun_akhir__gte=konteks.tahun)
    else:
        draf = draf.filter(tahun=konteks.tahun)
    isi = {"konteks": konteks, "jenis": dipilih, "draf": draf.order_by("-id")}
    return render(request, "renstra/impor_pilih.html", isi)


@baca_tulis
def impor_dokumen(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    return _unggah(request, _impor_dokumen(request, pk, jenis))


def _unggah(request: HttpRequest, impor: Impor) -> HttpResponse:
    pengimpor = PENGIMPOR[JenisImpor(impor.jenis)]
    tujuan = dokumen(impor)
    form = UnggahForm(
        request.POST or None,
        request.FILES or None,
        maks=settings.UKURAN_UNGGAH_MAKS,
        pertanyaan=pengimpor.pertanyaan(impor),
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            berkas = form.cleaned_data["berkas"]
            impor.nama, impor.isian = nama_aman(berkas.name), form.jawaban()
            try:
                alur.unggah(impor=impor, isi=berkas.read(), pelaku=request.user, now=sekarang())
                return redirect(_berikut(impor))
            except (BerkasDitolak, Ditolak) as ditolak:
                form.add_error("berkas", ditolak.pesan)
    isi = {
        "impor": impor,
        "pengimpor": pengimpor,
        "dokumen": tujuan,
        "url_dokumen": alamat(tujuan) if tujuan else reverse(pengimpor.halaman),
        "templat": _daftar_templat(impor, tujuan) if pengimpor.templat else [],
        "form": form,
        "kolom": [k for k in pengimpor.kolom(impor) if k.wajib],
    }
    return render(request, "renstra/impor.html", isi, status=status)


def _berikut(impor: Impor) -> str:
    """The columns first where one is missing or a question is open, else the preview."""
    kenal = kenali(impor)
    ditanya = kenal.kurang or kenal.bertanya or tampak_seperti((k.judul for k in kenal.judul), impor.jenis_impor)
    return reverse("renstra:impor_kolom" if ditanya else "renstra:impor_uji", args=[impor.pk])


def _daftar_templat(impor: Impor, tujuan: Any) -> list[dict[str, str]]:
    """The template; one for each answer where they differ by it."""
    if tujuan is not None:
        url = reverse("renstra:impor_templat_dokumen", args=[tujuan.pk, impor.jenis])
    else:
        url = reverse("renstra:impor_templat", args=[impor.jenis])
    tanya = _tanya_templat(impor)
    if tanya is None:
        return [{"nama": "", "url": url}]
    return [{"nama": label, "url": f"{url}?{urlencode({tanya.nama: nilai})}"} for nilai, label in tanya.pilihan]


def _tanya_templat(impor: Impor) -> Pertanyaan | None:
    pengimpor = PENGIMPOR[JenisImpor(impor.jenis)]
    return next((t for t in pengimpor.pertanyaan(impor) if t.nama == pengimpor.templat_menurut), None)


def nama_aman(nama: str) -> str:
    """The file's name fit to be shown: only for the reader, never used as a path."""
    return "".join(c for c in nama if c.isprintable())[:200] or "berkas.xlsx"


# ---- templates


@require_safe
def impor_templat(request: HttpRequest, jenis: str) -> HttpResponse:
    return _templat(request, _impor_konteks(request, _jenis(jenis)))


@require_safe
def impor_templat_dokumen(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    return _templat(request, _impor_dokumen(request, pk, jenis))


def _templat(request: HttpRequest, impor: Impor) -> HttpResponse:
    pengimpor = PENGIMPOR[JenisImpor(impor.jenis)]
    if pengimpor.templat is None:
        raise Http404
    nama = [f"templat-{impor.jenis}", impor.pd.kode if impor.pd else impor.pemda.kode, str(impor.tahun)]
    tanya = _tanya_templat(impor)
    if tanya and (jawab := request.GET.get(tanya.nama)) in dict(tanya.pilihan):
        impor.isian = {tanya.nama: jawab}
        nama.append(jawab)
    return kirim_xlsx(pengimpor.templat(impor), "-".join(nama))


# ---- history


@require_safe
def impor_riwayat(request: HttpRequest) -> HttpResponse:
    """What has been imported for the PD and year of the shell, by kind, state and word."""
    konteks, hak = request.konteks, request.hak  # type: ignore[attr-defined]
    saringan = queries.Saringan(
        jenis=request.GET.get("jenis", ""), status=request.GET.get("status", ""), cari=kata_cari(request)
    )
    rows = queries.riwayat(hak, pemda_id(request), konteks.pd, konteks.tahun, saringan)
    isi = {
        "konteks": konteks,
        "saringan": saringan,
        "halaman": Paginator(rows, SEHALAMAN).get_page(request.GET.get("halaman")),
        "pilihan_jenis": [(j.value, j.label) for j in PENGIMPOR],
        "pilihan_status": StatusImpor.choices,
        "bisa_diimpor": _bisa_diimpor(request),
    }
    return render(request, "renstra/impor_riwayat.html", isi)


def _bisa_diimpor(request: HttpRequest) -> list[dict[str, str]]:
    """The kinds that this planner may bring in here."""
    konteks, hak = request.konteks, request.hak  # type: ignore[attr-defined]
    untuk_pd = konteks.pd.pk in hak.pd_perencana if konteks.pd else hak.perencana_pemda
    return [
        {"nama": jenis.label, "url": reverse("renstra:impor_unggah", args=[jenis.value])}
        for jenis in PENGIMPOR
        if (hak.perencana_pemda if sasaran(jenis) == Sasaran.PEMDA else untuk_pd)
    ]
