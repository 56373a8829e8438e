"""Accounts."""

from typing import Any

from axes.utils import reset as buka_kunci
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from .. import akun
from ..models import Pengguna
from .dasar import PemdaAdmin, catat_admin, situs
from .form import FormPengguna


def halaman_akun(model_admin: PemdaAdmin, request: HttpRequest, daftar: list[akun.AkunBaru]) -> HttpResponse:
    """The page that shows first passwords; it is the only place they are ever shown."""
    konteks = model_admin.admin_site.each_context(request)
    konteks |= {"title": "Akun dan kata sandi pertama", "opts": model_admin.opts, "daftar": daftar}
    jawaban = TemplateResponse(request, "organisasi/admin/akun_baru.html", konteks)
    jawaban["Cache-Control"] = "no-store"
    return jawaban


@admin.register(Pengguna, site=situs)
class PenggunaAdmin(PemdaAdmin):
    """Accounts are made on the page of Pegawai; here they are switched off and unlocked."""

    form = FormPengguna
    exclude = ()
    fields = ("username", "pemilik", "is_active", "wajib_ganti_sandi", "last_login")
    readonly_fields = ("username", "pemilik", "wajib_ganti_sandi", "last_login")
    list_display = ("username", "pemilik", "is_active", "wajib_ganti_sandi", "last_login")
    list_filter = ("is_active", "wajib_ganti_sandi")
    search_fields = ("username", "pegawai__nama", "pegawai__nip")
    list_select_related = ("pegawai",)
    actions = ("buka_kunci_masuk",)

    @admin.display(description="pegawai", ordering="pegawai__nama")
    def pemilik(self, obj: Any) -> str:
        return obj.pegawai.nama

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.action(description="Buka kunci masuk (setelah salah kata sandi)", permissions=["change"])
    def buka_kunci_masuk(self, request: HttpRequest, queryset: Any) -> None:
        for pengguna in queryset:
            buka_kunci(username=pengguna.username)
            catat_admin(request, pengguna, "kunci_dibuka", f"Membuka kunci masuk {pengguna.username}")
        messages.success(request, "Kunci masuk dibuka. Yang bersangkutan dapat mencoba lagi.")
