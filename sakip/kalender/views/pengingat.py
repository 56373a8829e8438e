"""One's own reminders, and one's own deadlines as a calendar for a phone or a mail program."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from sakip import ingatan
from sakip.angka import HARI
from sakip.formulir import nomor
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.queries import ketentuan_pada
from sakip.organisasi.rules.pengingat import ucapkan
from sakip.waktu import hari_ini, sekarang

from ..halaman.bulan import bulan as susun_bulan
from ..halaman.bulan import geser_bulan, menurut_hari
from ..halaman.pengingat import acara, kelompokkan
from ..ical import kalender
from ..libur import TAHUN_KALENDER
from ..models import AlamatKalender, Kabar
from ..queries import pengingat as queries
from ..queries.tenggat import libur_pemda
from ..services import pengingat as services
from ..surat import bersurat


@require_safe
def pengingat(request: HttpRequest) -> HttpResponse:
    konteks, pegawai = request.konteks, request.user.pegawai  # type: ignore[attr-defined,union-attr]
    kelompok = kelompokkan(queries.pengingat_milik(pegawai.pk), konteks.pemda.zona)
    kabar = queries.kabar_milik(pegawai.pk)
    alamat = AlamatKalender.objects.filter(pegawai=pegawai).first()
    ketentuan = ketentuan_pada(konteks.pemda.pk, konteks.hari_ini)
    isi = {
        "konteks": konteks,
        "baru": [k for k in kelompok if not k.dibaca],
        "lama": [k for k in kelompok if k.dibaca],
        "kabar_baru": [k for k in kabar if k.dibaca_pada is None],
        "kabar_lama": [k for k in kabar if k.dibaca_pada],
        "alamat": request.build_absolute_uri(_alamat_ical(alamat)) if alamat else "",
        "surel": pegawai.surel if bersurat() else "",
        "bersurat": bersurat(),
        "kapan": ucapkan(ketentuan.pengingat) if ketentuan else "",
    }
    return render(request, "kalender/pengingat.html", isi)


@require_POST
def dibaca(request: HttpRequest) -> HttpResponse:
    """The reminders of one line (`pk`, separated by commas), or one kabar (`kabar`), or all."""
    pegawai_id, now = request.hak.pegawai_id, sekarang()  # type: ignore[attr-defined]
    if "pk" in request.POST or "kabar" in request.POST:
        services.tandai_dibaca(
            pegawai_id=pegawai_id, now=now, pengingat=_nomor(request, "pk"), kabar=_nomor(request, "kabar")
        )
    else:
        services.tandai_semua_dibaca(pegawai_id=pegawai_id, now=now)
    return redirect("kalender:pengingat")


def _nomor(request: HttpRequest, nama: str) -> list[int]:
    return [n for p in request.POST.get(nama, "").split(",")[: queries.TERBANYAK] if (n := nomor(p))]


@require_POST
def kabar_buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the page that a kabar is about: with that it is read."""
    kabar = Kabar.objects.filter(pegawai_id=request.hak.pegawai_id, pk=pk).first() if pk < 2**63 else None  # type: ignore[attr-defined]
    if kabar is None:
        raise Http404
    services.tandai_dibaca(pegawai_id=kabar.pegawai_id, now=sekarang(), kabar=[kabar.pk])
    aman = url_has_allowed_host_and_scheme(kabar.alamat, None) and kabar.alamat.startswith("/")
    return redirect(kabar.alamat if aman else "kalender:pengingat")


@require_POST
def alamat(request: HttpRequest) -> HttpResponse:
    services.perbarui_alamat(pegawai=request.user.pegawai, pelaku=request.user, now=sekarang())  # type: ignore[union-attr]
    messages.success(request, "Alamat kalender dibuat. Alamat yang lama, bila ada, tidak berlaku lagi.")
    return redirect(f"{reverse('kalender:pengingat')}#kalender")


@require_safe
def bulan(request: HttpRequest) -> HttpResponse:
    """One's own deadlines in the weeks of a month (`?bulan=2026-01`) or, with `tampil=tahun`, in those of its year."""
    konteks, pegawai = request.konteks, request.user.pegawai  # type: ignore[attr-defined,union-attr]
    awal, setahun = _awal_bulan(request, konteks), request.GET.get("tampil") == "tahun"
    butir = menurut_hari(queries.kalender_sendiri(pegawai, konteks.hari_ini, awal.year))
    libur = libur_pemda(konteks.pemda.pk, date(awal.year, 1, 1), date(awal.year, 12, 31))
    semua = [date(awal.year, n, 1) for n in range(1, 13)] if setahun else [awal]
    langkah = 12 if setahun else 1
    isi = {
        "konteks": konteks,
        "awal": awal,
        "setahun": setahun,
        "bulan": [susun_bulan(a, butir, libur, konteks.hari_ini) for a in semua],
        "sebelum": geser_bulan(awal, -langkah),
        "sesudah": geser_bulan(awal, langkah),
        "nama_hari": HARI,
    }
    return render(request, "kalender/bulan.html", isi)


def _awal_bulan(request: HttpRequest, konteks: Konteks) -> date:
    """The month asked for; else that of today, or January of the chosen year."""
    tahun, _, ke = request.GET.get("bulan", "").partition("-")
    y, m = nomor(tahun), nomor(ke)
    if y in TAHUN_KALENDER and m in range(1, 13):
        return date(y, m, 1)
    return date(konteks.tahun, konteks.hari_ini.month if konteks.tahun == konteks.hari_ini.year else 1, 1)


@require_safe
def ical(request: HttpRequest, tanda: str) -> HttpResponse:
    """Without a session: the secret address says whose deadlines these are."""
    kode = services.kode_dari(tanda)
    milik = queries.alamat_kalender(kode) if kode else None
    if milik is None:
        raise Http404
    ingatan.pakai(milik.sidik_acuan)  # type: ignore[attr-defined]
    pemda = milik.pegawai.pemda
    semua = queries.kalender_sendiri(milik.pegawai, hari_ini(pemda.zona_waktu))
    situs = settings.ALAMAT_SITUS or request.build_absolute_uri("/").rstrip("/")
    isi = kalender(
        f"Tenggat SAKIP {pemda.nama}",
        [acara(t, pemda.kode, situs) for t in semua],
        now=sekarang(),
        zona=pemda.zona_waktu,
    )
    jawaban = HttpResponse(isi, content_type="text/calendar; charset=utf-8")
    jawaban["Content-Disposition"] = 'inline; filename="tenggat.ics"'
    jawaban["Cache-Control"] = "private, max-age=3600"
    jawaban["X-Robots-Tag"] = "noindex"
    return jawaban


def _alamat_ical(alamat: AlamatKalender) -> str:
    return reverse("kalender:ical", args=[services.tanda_alamat(alamat)])
