"""The regency, its Perangkat Daerah and its years."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse

from sakip import waktu

from .. import akun
from ..models import PemerintahDaerah, PerangkatDaerah, TahunAnggaran
from ..rules import pejabat as rules
from .dasar import PemdaAdmin, adalah_operator, situs
from .form import FormPD, FormPemda
from .pengguna import halaman_akun

_ADMIN_PERTAMA = ("admin_nama", "admin_jenis", "admin_nip", "admin_nomor_sk")


@admin.register(PemerintahDaerah, site=situs)
class PemerintahDaerahAdmin(PemdaAdmin):
    """An admin sees the own regency; the operator makes regencies with their first admin, and sees only this list."""

    form = FormPemda
    exclude = ()
    list_display = ("nama", "jenis", "provinsi", "zona_waktu", "aktif")
    search_fields = ("nama", "kode")
    fieldsets = (
        (None, {"fields": ("jenis", "nama", "kode", "provinsi", "aktif")}),
        ("Pada naskah", {"fields": ("tempat", "sebutan_kepala", "alamat", "logo", "lambang_negara")}),
        ("Waktu", {"fields": ("zona_waktu",), "description": "Hari berganti pukul 24.00 menurut zona waktu ini."}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if not self._perlu_admin(request, obj):
            return self.fieldsets
        ket = "Akunnya dibuat sekarang; kata sandi pertamanya ditampilkan satu kali setelah disimpan."
        return (*self.fieldsets, ("Admin pertama", {"fields": _ADMIN_PERTAMA, "description": ket}))

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        if adalah_operator(request):
            return PemerintahDaerah.objects.all()
        return super().get_queryset(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if obj is None or adalah_operator(request) else ("kode", "aktif")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return adalah_operator(request) or super().has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return adalah_operator(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return adalah_operator(request) or super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def _perlu_admin(self, request: HttpRequest, obj: Any) -> bool:
        """A new regency, or one loaded from a profile that nobody administers yet."""
        return obj is None or (adalah_operator(request) and not akun.punya_admin(obj))

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        return self._admin_pertama(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if self._perlu_admin(request, obj):
            return self._admin_pertama(request, obj)
        return super().response_change(request, obj)

    def _admin_pertama(self, request: HttpRequest, obj: Any) -> HttpResponse:
        isi = request.POST
        baru = akun.admin_pertama(
            pelaku=request.user,
            pemda=obj,
            nama=isi["admin_nama"],
            jenis=isi["admin_jenis"],
            nip=rules.rapikan_nip(isi["admin_nip"]),
            nomor_sk=isi["admin_nomor_sk"],
            now=waktu.sekarang(),
        )
        return halaman_akun(self, request, [baru])


@admin.register(PerangkatDaerah, site=situs)
class PerangkatDaerahAdmin(PemdaAdmin):
    form = FormPD
    list_display = ("nama", "singkatan", "kode", "fungsi", "kode_sipd", "aktif")
    list_filter = ("fungsi", "aktif")
    search_fields = ("nama", "singkatan", "kode", "kode_sipd")


@admin.register(TahunAnggaran, site=situs)
class TahunAnggaranAdmin(PemdaAdmin):
    list_display = ("tahun", "apbd_ditetapkan", "nomor_apbd")
