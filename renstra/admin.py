"""Reference lists for the admin, and a look at the documents. Documents are changed on their own pages only."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db import models
from django.http import HttpRequest

from sakip.organisasi.admin.dasar import FilterSedaerah, PemdaAdmin, adalah_admin, adalah_operator, situs

from .models import RKT, DokumenAnggaran, EdisiNomenklatur, Nomenklatur, Rencana, SumberDana


class NasionalAdmin(PemdaAdmin):
    """A national list: every admin may look, the operator of the installation keeps it.

    What a regency brought itself (`jalur_milik` leads to it) stands among the national rows for its admin alone; it
    is brought and removed by its planners, on the pages of the import.
    """

    jalur_milik: str

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        terlihat = models.Q(**{f"{self.jalur_milik}__isnull": True})
        if adalah_admin(request):
            terlihat |= models.Q(**{self.jalur_milik: request.hak.pemda_id})  # type: ignore[attr-defined]
        return ModelAdmin.get_queryset(self, request).filter(terlihat)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        if not (adalah_admin(request) or adalah_operator(request)):
            return False
        return obj is None or self.get_queryset(request).filter(pk=obj.pk).exists()

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


class FilterEdisi(admin.RelatedFieldListFilter):
    """A filter by the editions that the reader may see."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[Any, str]]:
        rows = situs.get_model_admin(EdisiNomenklatur).get_queryset(request)
        return [(e.pk, str(e)) for e in rows.order_by("nama")]


@admin.register(EdisiNomenklatur, site=situs)
class EdisiNomenklaturAdmin(NasionalAdmin):
    jalur_milik = "pemda_id"
    list_display = ("nama", "dasar", "tanggal", "pemda")
    list_select_related = ("pemda",)
    search_fields = ("nama", "dasar")


@admin.register(Nomenklatur, site=situs)
class NomenklaturAdmin(NasionalAdmin):
    exclude = ()  # type: ignore[misc]
    jalur_milik = "edisi__pemda_id"
    list_display = ("kode", "nama", "tingkat", "jenis_pemda", "edisi")
    list_filter = (("edisi", FilterEdisi), "jenis_pemda", "tingkat")
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
