"""Signing in, out, failing and being locked out leave a line in the audit trail."""

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction
from django.http import HttpRequest

from sakip import waktu
from sakip.jejak.services import catat

from .akun import pemda_id_dari
from .models import Pengguna

TAK_DIKENAL = "(nama pengguna tidak dikenal)"  # what was typed is not kept: people type passwords there


def sambungkan() -> None:
    user_logged_in.connect(_masuk, dispatch_uid="sakip_masuk")
    user_logged_out.connect(_keluar, dispatch_uid="sakip_keluar")
    user_login_failed.connect(_gagal, dispatch_uid="sakip_gagal")
    user_locked_out.connect(_terkunci, dispatch_uid="sakip_terkunci")


def _tulis(pengguna: Any, aksi: str, ringkasan: str, request: HttpRequest | None, pelaku: Any = None) -> None:
    with transaction.atomic():
        catat(
            pelaku=pelaku,
            aksi=aksi,
            objek=pengguna,
            ringkasan=ringkasan,
            now=waktu.sekarang(),
            pemda_id=pemda_id_dari(pengguna) if pengguna else None,
            rincian={"alamat": request.META.get("REMOTE_ADDR", "")} if request else {},
        )


def _masuk(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    _tulis(user, "masuk", f"{user.get_username()} masuk", request, pelaku=user)


def _keluar(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    if user is not None:
        _tulis(user, "keluar", f"{user.get_username()} keluar", request, pelaku=user)


def _gagal(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    if getattr(request, "axes_locked_out", False):
        return  # `_terkunci` has written it down
    pengguna = _yang_dimaksud(credentials.get("username"))
    nama = pengguna.username if pengguna else TAK_DIKENAL
    _tulis(pengguna, "masuk_gagal", f"Percobaan masuk gagal: {nama}", request)


def _terkunci(sender: Any, request: HttpRequest, username: str | None = None, **kwargs: Any) -> None:
    pengguna = _yang_dimaksud(username)
    nama = pengguna.username if pengguna else TAK_DIKENAL
    _tulis(pengguna, "akun_terkunci", f"Masuk ditutup sementara: {nama}", request)


def _yang_dimaksud(nama: str | None) -> Pengguna | None:
    if not nama or len(nama) > 150 or "\x00" in nama:
        return None
    return Pengguna.objects.filter(username=nama).first()
