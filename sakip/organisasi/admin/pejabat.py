"""Offices, officials and who holds which."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from sakip import waktu

from .. import akun
from ..enums import JenisPenugasan
from ..models import Jabatan, Pegawai, Penugasan
from .dasar import FilterSedaerah, InlineDaerah, PemdaAdmin, situs
from .excel import ExcelAdmin
from .form import FormJabatan, FormPegawai, FormPenugasan, FormPenugasanBaris, FormsetPenugasan
from .pengguna import halaman_akun


class PenugasanInline(InlineDaerah):
    model = Penugasan
    form = FormPenugasanBaris
    formset = FormsetPenugasan
    fields = ("pegawai", "jenis", "mulai", "selesai", "nomor_sk", "tanggal_sk")
    autocomplete_fields: Any = ("pegawai",)
    ordering = ("-mulai",)
    verbose_name_plural = "pemegang jabatan"


class PenugasanPegawaiInline(PenugasanInline):
    fields = ("jabatan", "jenis", "mulai", "selesai", "nomor_sk", "tanggal_sk")
    autocomplete_fields = ("jabatan",)
    verbose_name_plural = "jabatan yang dipegang"


class MemegangJabatan(ExcelAdmin):
    """Pages with appointments below them. While they are saved no two of them may look as if they overlapped."""

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if formset.model is Penugasan:
            diubah = [f.instance.pk for f in formset.initial_forms if f.has_changed()]
            Penugasan.objects.filter(pk__in=diubah, jenis=JenisPenugasan.DEFINITIF).update(jenis=JenisPenugasan.PLT)
        super().save_formset(request, form, formset, change)


@admin.register(Jabatan, site=situs)
class JabatanAdmin(MemegangJabatan):
    form = FormJabatan
    jenis_impor = "jabatan"
    list_display = ("nama", "pd_singkat", "jenjang", "atasan", "pemegang_kini", "aktif")
    list_filter = (("pd", FilterSedaerah), "jenjang", "jenis_unit", "aktif")
    search_fields = ("nama", "nama_unit", "pd__nama", "pd__singkatan")
    search_help_text = "Cari menurut nama jabatan, unit, atau Perangkat Daerah."
    autocomplete_fields = ("pd", "atasan")
    list_select_related = ("pd", "atasan")
    inlines = (PenugasanInline,)
    fieldsets = (
        (None, {"fields": ("nama", "pd", "jenjang", "atasan", "aktif")}),
        ("Unit yang dipimpin", {"fields": ("jenis_unit", "nama_unit", "unsur", "sub_koordinator")}),
        ("Cetakan dan urutan", {"fields": ("nama_cetak", "eselon", "urutan"), "classes": ("collapse",)}),
    )

    @admin.display(description="PD", ordering="pd__nama")
    def pd_singkat(self, jabatan: Jabatan) -> str:
        return jabatan.pd.singkatan if jabatan.pd else "–"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        kini = Penugasan.objects.pada(waktu.sekarang().date()).select_related("pegawai")
        return super().get_queryset(request).prefetch_related(models.Prefetch("penugasan", kini, to_attr="kini"))

    @admin.display(description="pemegang hari ini")
    def pemegang_kini(self, obj: Any) -> str:
        return format_html_join("; ", "{} {}", ((p.awalan, p.pegawai.nama) for p in obj.kini)) or "kosong"


@admin.register(Pegawai, site=situs)
class PegawaiAdmin(MemegangJabatan):
    form = FormPegawai
    jenis_impor = "pegawai"
    list_display = ("nama", "nip", "jenis", "pangkat_golongan", "jabatan_kini", "akun", "aktif")
    list_filter = ("jenis", "aktif", ("pengguna", admin.EmptyFieldListFilter))
    search_fields = ("nama", "nip", "pengguna__username")
    search_help_text = "Cari menurut nama, NIP, atau nama akun."
    list_select_related = ("pengguna",)
    exclude = ("pemda", "pengguna")
    readonly_fields = ("pangkat", "akun")
    inlines = (PenugasanPegawaiInline,)
    actions = ("buat_akun", "beri_sandi")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        kini = Penugasan.objects.pada(waktu.sekarang().date()).select_related("jabatan")
        return super().get_queryset(request).prefetch_related(models.Prefetch("penugasan", kini, to_attr="kini"))

    @admin.display(description="pangkat/golongan", ordering="golongan")
    def pangkat_golongan(self, obj: Any) -> str:
        return obj.pangkat_golongan or "–"

    @admin.display(description="jabatan hari ini")
    def jabatan_kini(self, obj: Any) -> str:
        return format_html_join("; ", "{}", ((p.jabatan_cetak,) for p in obj.kini)) or "–"

    @admin.display(description="akun", ordering="pengguna__username")
    def akun(self, obj: Any) -> str:
        if not obj.pengguna_id:
            return "belum ada"
        alamat = reverse("admin:organisasi_pengguna_change", args=[obj.pengguna_id])
        return format_html('<a href="{}">{}</a>', alamat, obj.pengguna)

    @admin.action(description="Buat akun bagi pegawai terpilih", permissions=["change"])
    def buat_akun(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        tanpa = list(queryset.filter(pengguna=None, aktif=True))
        if lewat := queryset.count() - len(tanpa):
            messages.warning(request, f"{lewat} pegawai dilewati: sudah mempunyai akun atau tidak aktif.")
        if not tanpa:
            return None
        baru = [akun.buat_akun(pelaku=request.user, pegawai_id=p.pk, now=waktu.sekarang()) for p in tanpa]
        return halaman_akun(self, request, baru)

    @admin.action(description="Beri kata sandi baru (bila lupa)", permissions=["change"])
    def beri_sandi(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        boleh = queryset.exclude(pengguna=None).exclude(pengguna=request.user)
        if lewat := queryset.count() - boleh.count():
            messages.warning(request, f"{lewat} pegawai dilewati: belum punya akun, atau itu akun Anda sendiri.")
        baru = [akun.sandi_baru(pelaku=request.user, pegawai_id=p.pk, now=waktu.sekarang()) for p in boleh]
        return halaman_akun(self, request, baru) if baru else None


@admin.register(Penugasan, site=situs)
class PenugasanAdmin(PemdaAdmin):
    form = FormPenugasan
    exclude = ()
    list_display = ("pegawai", "jabatan", "jenis", "mulai", "selesai", "nomor_sk")
    list_filter = ("jenis", ("jabatan__pd", FilterSedaerah), "mulai")
    search_fields = ("pegawai__nama", "pegawai__nip", "jabatan__nama")
    autocomplete_fields = ("pegawai", "jabatan")
    list_select_related = ("pegawai", "jabatan")
    date_hierarchy = "mulai"
