"""The milestones of a PD and of the regency, and the calendar they are counted with."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.waktu import sekarang

from ..forms.libur import LiburForm
from ..halaman.tenggat import kelompok_pd, susun_baris, terdesak
from ..libur import libur_bawaan
from ..models import HariLibur
from ..queries import tenggat as queries
from ..queries.dispensasi import pd_peminta
from ..queries.geseran import riwayat
from ..services import libur as services

YAKIN = "_yakin"
baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    tenggat = queries.TahunTenggat(konteks.pemda.pk, konteks.ketentuan, konteks.tahun, konteks.hari_ini)
    isi = {"konteks": konteks, "belum_resmi": tenggat.belum_resmi}
    if konteks.ketentuan is None:
        return render(request, "kalender/daftar.html", isi)
    geseran = riwayat(konteks.pemda.pk, konteks.tahun)
    isi["baris_pemda"] = susun_baris(tenggat.pemda(), konteks.hari_ini, geseran)
    if konteks.pd:
        isi["baris_pd"] = susun_baris(tenggat.pd(konteks.pd), konteks.hari_ini, geseran, konteks.pd.pk)
        isi["terdesak"] = terdesak(isi["baris_pd"])
        isi["boleh_minta"] = konteks.pd.pk in pd_peminta(request.hak)  # type: ignore[attr-defined]
        return render(request, "kalender/daftar.html", isi)
    isi |= kelompok_pd(tenggat.banyak(konteks.pd_aktif), konteks.hari_ini, geseran)
    return render(request, "kalender/semua_pd.html", isi)


@require_safe
def kalender(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    libur = list(HariLibur.objects.filter(pemda=konteks.pemda, tanggal__year=konteks.tahun))
    ada = {baris.tanggal for baris in libur}
    kurang = [isi for isi in libur_bawaan(konteks.tahun) if isi.tanggal not in ada]
    belum_resmi = [baris for baris in libur if not baris.resmi]
    isi = {"konteks": konteks, "libur": libur, "kurang": len(kurang), "belum_resmi": len(belum_resmi)}
    return render(request, "kalender/kalender.html", isi)


@baca_tulis
def libur_tambah(request: HttpRequest) -> HttpResponse:
    return _sunting(request, HariLibur())


@baca_tulis
def libur_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    return _sunting(request, _libur(request, pk))


@baca_tulis
def libur_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    libur = _libur(request, pk)
    if request.method == "POST":
        services.hapus_libur(libur=libur, pelaku=request.user, now=sekarang())
        messages.success(request, f"{libur.nama} dihapus dari kalender.")
        return redirect("kalender:kalender")
    geseran = services.dampak(libur.pemda, buang={libur.tanggal})
    return _konfirmasi(request, f"Hapus {libur.nama}", geseran, "Hapus hari libur", hapus=True)


@require_POST
def libur_semai(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    if YAKIN not in request.POST:
        ada = set(HariLibur.objects.filter(pemda=konteks.pemda, tanggal__year=konteks.tahun).values_list("tanggal"))
        baru = {isi.tanggal: isi.nama for isi in libur_bawaan(konteks.tahun) if (isi.tanggal,) not in ada}
        if geseran := services.dampak(konteks.pemda, tambah=baru):
            return _konfirmasi(request, f"Isi kalender {konteks.tahun}", geseran, "Isi kalender")
    jumlah = services.semai_tahun(pemda=konteks.pemda, tahun=konteks.tahun, pelaku=request.user, now=sekarang())
    messages.success(request, f"{jumlah} hari libur ditambahkan pada kalender {konteks.tahun}.")
    return redirect("kalender:kalender")


def _sunting(request: HttpRequest, libur: HariLibur) -> HttpResponse:
    """The form; before saving, what the change would move."""
    konteks = request.konteks  # type: ignore[attr-defined]
    semula: date | None = libur.tanggal
    form = LiburForm(request.POST or None, instance=libur, pemda=konteks.pemda)
    if request.method == "POST" and form.is_valid():
        baru = form.instance
        if YAKIN not in request.POST:
            buang = {semula} - {baru.tanggal} if semula else set()
            geseran = services.dampak(konteks.pemda, tambah={baru.tanggal: baru.nama}, buang=buang)
            if geseran:
                return _konfirmasi(request, f"Simpan {baru.nama}", geseran, "Simpan hari libur")
        services.simpan_libur(libur=baru, pelaku=request.user, now=sekarang())
        messages.success(request, f"{baru.nama} disimpan pada kalender.")
        return redirect(f"{reverse('kalender:kalender')}?tahun={baru.tanggal.year}")
    return render(request, "kalender/libur_form.html", {"konteks": konteks, "form": form, "libur": libur})


def _konfirmasi(
    request: HttpRequest, judul: str, geseran: list[services.Geseran], tombol: str, *, hapus: bool = False
) -> HttpResponse:
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "judul": judul,
        "geseran": geseran,
        "jumlah": sum(len(g.siapa) for g in geseran),
        "tombol": tombol,
        "hapus": hapus,
        "terkirim": _terkirim(request.POST),
        "yakin": YAKIN,
    }
    return render(request, "kalender/konfirmasi.html", isi)


def _terkirim(post: QueryDict) -> list[tuple[str, str]]:
    """What was typed, to be sent again with the confirmation."""
    return [(nama, str(post[nama])) for nama in post if nama not in {"csrfmiddlewaretoken", YAKIN}]


def _libur(request: HttpRequest, pk: int) -> HariLibur:
    pemda = request.konteks.pemda  # type: ignore[attr-defined]
    return get_object_or_404(HariLibur.objects.filter(pemda=pemda).select_related("pemda"), pk=pk)
