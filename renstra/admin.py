"""Reference lists for the admin, and a look at the documents. Documents are changed on their own pages only."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from sakip.organisasi.admin_dasar import FilterSedaerah, PemdaAdmin, adalah_admin, adalah_operator, situs

from .models import RKT, DokumenAnggaran, EdisiNomenklatur, Nomenklatur, Rencana, SumberDana


class NasionalAdmin(PemdaAdmin):
    """A national list: every admin may look, the operator of the installation keeps it."""

    exclude = ()  # type: ignore[misc]

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return adalah_admin(request) or adalah_operator(request)

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return adalah_operator(request)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return adalah_operator(request)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return adalah_operator(request)


class LihatAdmin(PemdaAdmin):
    """Look only: what a document says and becomes goes through its services."""

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


@admin.register(EdisiNomenklatur, site=situs)
class EdisiNomenklaturAdmin(NasionalAdmin):
    list_display = ("nama", "dasar", "tanggal")
    search_fields = ("nama", "dasar")


@admin.register(Nomenklatur, site=situs)
class NomenklaturAdmin(NasionalAdmin):
    list_display = ("kode", "nama", "tingkat", "edisi")
    list_filter = ("edisi", "tingkat")
    search_fields = ("kode", "nama")
    autocomplete_fields = ("induk",)
    list_select_related = ("edisi",)


@admin.register(SumberDana, site=situs)
class SumberDanaAdmin(PemdaAdmin):
    list_display = ("kode", "nama", "kelompok")
    list_filter = ("kelompok",)
    search_fields = ("kode", "nama")


@admin.register(DokumenAnggaran, site=situs)
class DokumenAnggaranAdmin(LihatAdmin):
    list_display = ("__str__", "pd", "tahun", "status", "nomor", "tanggal")
    list_filter = ("tahun", "jenis", "status", ("pd", FilterSedaerah))
    search_fields = ("nomor", "pd__nama")
    list_select_related = ("pd",)


@admin.register(Rencana, site=situs)
class RencanaAdmin(LihatAdmin):
    list_display = ("judul", "jenis", "pd", "tahun_awal", "tahun_akhir", "status")
    list_filter = ("jenis", "status", ("pd", FilterSedaerah))
    search_fields = ("judul",)
    list_select_related = ("pd",)


@admin.register(RKT, site=situs)
class RKTAdmin(LihatAdmin):
    list_display = ("__str__", "pd", "tahun", "status", "tanggal")
    list_filter = ("tahun", "status", ("pd", FilterSedaerah))
    search_fields = ("pd__nama",)
    list_select_related = ("pd", "pemda")
