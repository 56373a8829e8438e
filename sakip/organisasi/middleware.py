"""Puts the rights of the day and the chosen regency, year and PD on the request."""

from collections.abc import Callable, Collection
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from sakip import ingatan, waktu

from .hak import Hak, hak_dari
from .models import Ketentuan, Pegawai, PemerintahDaerah, PerangkatDaerah
from .queries import ketentuan_pada, semua_pd

TAHUN_PERTAMA, TAHUN_TERAKHIR = 2000, 2100


@dataclass(frozen=True)
class Konteks:
    """Where one is: regency, year, PD (None: all that one may see), profile of that year, today's date there."""

    pemda: PemerintahDaerah | None
    tahun: int
    pd: PerangkatDaerah | None
    hari_ini: date
    semua_pd: tuple[PerangkatDaerah, ...] = ()

    @cached_property
    def ketentuan(self) -> Ketentuan | None:
        """The profile of that year, read when a page asks for it."""
        return ketentuan_pada(self.pemda.pk, date(self.tahun, 1, 1)) if self.pemda else None

    @property
    def pd_aktif(self) -> list[PerangkatDaerah]:
        return [pd for pd in self.semua_pd if pd.aktif]

    def pd_tunggal(self, pk: Collection[int]) -> PerangkatDaerah | None:
        """The one PD of these keys; None where there are several or none."""
        return next((p for p in self.semua_pd if p.pk in pk), None) if len(pk) == 1 else None


class HakMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.hak = SimpleLazyObject(lambda: _hak(request))  # type: ignore[attr-defined]
        request.konteks = SimpleLazyObject(lambda: _konteks(request))  # type: ignore[attr-defined]
        membaca = ingatan.halaman_dibaca() if request.method in {"GET", "HEAD"} else nullcontext()
        try:
            with membaca:
                return self.get_response(request)
        finally:
            timezone.deactivate()


def _hak(request: HttpRequest) -> Hak:
    pegawai: Pegawai | None = getattr(request.user, "pegawai", None)
    ingatan.pakai(getattr(request.user, "sidik_acuan", None))
    zona = pegawai.pemda.zona_waktu if pegawai else "Asia/Jakarta"
    timezone.activate(zona)  # dates on pages are read in the time of the regency
    hari_ini = waktu.hari_ini(zona)
    return ingatan.ingat(("hak", request.user.pk, hari_ini), lambda: hak_dari(request.user, hari_ini, pegawai=pegawai))


def _konteks(request: HttpRequest) -> Konteks:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    tahun = _tahun(request, hak.tanggal.year)
    if not hak.pemda_id:
        return Konteks(None, tahun, None, hak.tanggal)
    pemda = request.user.pegawai.pemda  # type: ignore[union-attr]
    semua = semua_pd(pemda.pk)
    return Konteks(pemda, tahun, _pd(request, hak, semua), hak.tanggal, semua)


def _tahun(request: HttpRequest, bawaan: int) -> int:
    tulisan = request.GET.get("tahun", "")
    if tulisan.isascii() and tulisan.isdigit() and TAHUN_PERTAMA <= int(tulisan[:6]) <= TAHUN_TERAKHIR:
        _ingat(request, "tahun", int(tulisan))
    tahun: int = request.session.get("tahun", bawaan)
    return tahun


def _pd(request: HttpRequest, hak: Hak, semua: tuple[PerangkatDaerah, ...]) -> PerangkatDaerah | None:
    """The PD chosen by `?pd=` (`semua`: all), kept in the session; else the one the user plans for or verifies."""
    tulisan, ada = request.GET.get("pd", ""), {str(pd.pk): pd for pd in semua}
    if tulisan == "semua":
        _ingat(request, "pd", "semua")
    elif tulisan in ada:
        _ingat(request, "pd", int(tulisan))
    terpilih = request.session.get("pd")
    if terpilih == "semua":
        return None
    milik = hak.pd_perencana or hak.pd_sakip
    return ada.get(str(terpilih or (next(iter(milik)) if len(milik) == 1 else "")))


def _ingat(request: HttpRequest, kunci: str, nilai: int | str) -> None:
    """Keep a choice; what is kept already is not written again at every request."""
    if request.session.get(kunci) != nilai:
        request.session[kunci] = nilai
