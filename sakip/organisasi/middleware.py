"""Puts the rights of the day and the chosen regency, year and PD on the request."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from sakip import waktu

from .hak import Hak, hak_dari
from .models import Ketentuan, Pegawai, PemerintahDaerah, PerangkatDaerah
from .queries import ketentuan_pada

TAHUN_PERTAMA, TAHUN_TERAKHIR = 2000, 2100


@dataclass(frozen=True)
class Konteks:
    """Where one is: regency, year, PD (None: all that one may see), profile of that year, today's date there."""

    pemda: PemerintahDaerah | None
    tahun: int
    pd: PerangkatDaerah | None
    ketentuan: Ketentuan | None
    hari_ini: date


class HakMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.hak = SimpleLazyObject(lambda: _hak(request))  # type: ignore[attr-defined]
        request.konteks = SimpleLazyObject(lambda: _konteks(request))  # type: ignore[attr-defined]
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()


def _zona(request: HttpRequest) -> str:
    zona = None
    if request.user.is_authenticated:
        zona = Pegawai.objects.filter(pengguna=request.user).values_list("pemda__zona_waktu", flat=True).first()
    return zona or "Asia/Jakarta"


def _hak(request: HttpRequest) -> Hak:
    zona = _zona(request)
    timezone.activate(zona)  # dates on pages are read in the time of the regency
    return hak_dari(request.user, waktu.hari_ini(zona))


def _konteks(request: HttpRequest) -> Konteks:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    pemda = PemerintahDaerah.objects.filter(pk=hak.pemda_id).first() if hak.pemda_id else None
    tahun = _tahun(request, hak.tanggal.year)
    if pemda is None:
        return Konteks(None, tahun, None, None, hak.tanggal)
    return Konteks(pemda, tahun, _pd(request, hak), ketentuan_pada(pemda.pk, date(tahun, 1, 1)), hak.tanggal)


def _tahun(request: HttpRequest, bawaan: int) -> int:
    tulisan = request.GET.get("tahun", "")
    if tulisan.isascii() and tulisan.isdigit() and TAHUN_PERTAMA <= int(tulisan[:6]) <= TAHUN_TERAKHIR:
        _ingat(request, "tahun", int(tulisan))
    tahun: int = request.session.get("tahun", bawaan)
    return tahun


def _pd(request: HttpRequest, hak: Hak) -> PerangkatDaerah | None:
    """The PD chosen by `?pd=` (`semua`: all), kept in the session; else the one the user plans for or verifies."""
    tulisan = request.GET.get("pd", "")
    if tulisan == "semua":
        _ingat(request, "pd", "semua")
    elif _ada_pd(tulisan, hak):
        _ingat(request, "pd", int(tulisan))
    terpilih = request.session.get("pd")
    if terpilih == "semua":
        return None
    if terpilih:
        return PerangkatDaerah.objects.filter(pk=terpilih, pemda_id=hak.pemda_id).first()
    milik = hak.pd_perencana or hak.pd_sakip
    if len(milik) == 1:
        return PerangkatDaerah.objects.filter(pk=next(iter(milik)), pemda_id=hak.pemda_id).first()
    return None


def _ingat(request: HttpRequest, kunci: str, nilai: int | str) -> None:
    """Keep a choice; what is kept already is not written again at every request."""
    if request.session.get(kunci) != nilai:
        request.session[kunci] = nilai


def _ada_pd(tulisan: str, hak: Hak) -> bool:
    angka = tulisan.isascii() and tulisan.isdigit() and len(tulisan) < 16
    return angka and PerangkatDaerah.objects.filter(pk=int(tulisan), pemda_id=hak.pemda_id).exists()
