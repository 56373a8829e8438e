"""The audit trail."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from sakip.jejak.models import Jejak

from .dasar import PemdaAdmin, adalah_admin, situs


@admin.register(Jejak, site=situs)
class JejakAdmin(PemdaAdmin):
    """The audit trail of the own regency, to read."""

    exclude = ()
    list_display = ("nomor", "waktu", "pelaku_nama", "pelaku_peran", "aksi", "ringkasan")
    list_filter = ("aksi", "waktu")
    search_fields = ("ringkasan", "pelaku_nama")
    date_hierarchy = "waktu"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return Jejak.objects.filter(rantai__kunci=str(request.hak.pemda_id or ""))  # type: ignore[attr-defined]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return adalah_admin(request)  # `get_queryset` has already kept to the own chain

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
