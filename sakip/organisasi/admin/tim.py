"""Teams and their members."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest

from ..enums import JenisTim
from ..models import AnggotaTim, Tim
from ..rules import pejabat as rules
from .dasar import FilterSedaerah, InlineDaerah, PemdaAdmin, situs
from .form import FormAnggota, FormTim


class AnggotaInline(InlineDaerah):
    model = AnggotaTim
    form = FormAnggota
    autocomplete_fields = ("pegawai",)
    fields = ("pegawai", "unsur", "kedudukan")


@admin.register(Tim, site=situs)
class TimAdmin(PemdaAdmin):
    form = FormTim
    list_display = ("nama", "jenis", "pd", "tahun", "mulai", "selesai", "jumlah_anggota", "kekurangan")
    list_filter = ("jenis", "tahun", ("pd", FilterSedaerah))
    search_fields = ("nama", "nomor_sk", "anggota__pegawai__nama")
    autocomplete_fields = ("pd",)
    inlines = (AnggotaInline,)
    fieldsets = (
        (None, {"fields": ("jenis", "pd", "nama", "tahun")}),
        ("Keputusan", {"fields": (("nomor_sk", "tanggal_sk"), ("mulai", "selesai"))}),
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).prefetch_related("anggota")

    @admin.display(description="anggota")
    def jumlah_anggota(self, obj: Any) -> int:
        return len(obj.anggota.all())

    @admin.display(description="kekurangan")
    def kekurangan(self, obj: Any) -> str:
        return _kekurangan(obj) or "–"

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if peringatan := _kekurangan(Tim.objects.prefetch_related("anggota").get(pk=form.instance.pk)):
            messages.warning(request, peringatan)


def _kekurangan(tim: Tim) -> str:
    """BK Pasal 13 ayat (1): the four units in the Tim Verifikasi."""
    if tim.jenis != JenisTim.VERIFIKASI:
        return ""
    return rules.peringatan_unsur({a.unsur for a in tim.anggota.all()}) or ""
