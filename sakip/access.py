"""The access map: every URL name and who may open it, put together from the apps; and the gate that enforces it.

Whether somebody may see or change one object is decided where the object is loaded (404, 403).
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from laporan.akses import AKSES as LAPORAN
from pengukuran.akses import AKSES as PENGUKURAN
from perjanjian.akses import AKSES as PERJANJIAN
from renstra.akses import AKSES as RENSTRA
from sakip.beranda.akses import AKSES as BERANDA
from sakip.kalender.akses import AKSES as KALENDER
from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak
from sakip.wewenang import Akses, peran

AKSES: dict[str, Akses] = {**BERANDA, **KALENDER, **RENSTRA, **PERJANJIAN, **PENGUKURAN, **LAPORAN}
ADMIN = peran(Peran.ADMIN)
TANPA_GANTI_SANDI = {"ganti_sandi", "keluar"}


def akses_untuk(view_name: str) -> Akses | None:
    """The entry of a URL name; the Django admin is one area with its own checks per object."""
    return ADMIN if view_name.startswith("admin:") else AKSES.get(view_name)


class AccessMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawaban = self.get_response(request)
        if jawaban.status_code == 405 and not jawaban.content:  # a stale or reloaded address: say so in words
            halaman = render(request, "405.html", status=405)
            halaman["Allow"] = jawaban.get("Allow", "")
            return halaman
        return jawaban

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        nama = request.resolver_match.view_name if request.resolver_match else ""
        akses = akses_untuk(nama)
        if akses is None:
            raise PermissionDenied("Halaman ini belum tercatat pada peta akses.")
        if not akses.masuk:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if request.user.wajib_ganti_sandi and nama not in TANPA_GANTI_SANDI:
            return redirect("ganti_sandi")
        return self._peran(request, akses, nama)

    def _peran(self, request: HttpRequest, akses: Akses, nama: str) -> HttpResponse | None:
        hak: Hak = request.hak  # type: ignore[attr-defined]
        if akses.berperan and not hak.ada() and not (nama.startswith("admin:") and request.user.is_superuser):
            return render(request, "beranda/tanpa_peran.html", status=403)
        if akses.peran and not hak.punya(*akses.peran) and not (akses is ADMIN and request.user.is_superuser):
            raise PermissionDenied("Halaman ini di luar wewenang Anda.")
        return None
