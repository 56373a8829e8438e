"""The profile of a regency: what its regulation sets, by date, and its forms."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from ..models import AturanJenjang, Formulir, Ketentuan
from .dasar import FilterSedaerah, InlineDaerah, PemdaAdmin, adalah_operator, situs
from .form import FormAturanJenjang, FormFormulir, FormKetentuan


class AturanJenjangInline(InlineDaerah):
    model = AturanJenjang
    form = FormAturanJenjang
    verbose_name_plural = "isi PK menurut jenjang"
    fields = ("jenjang", "membuat_pk", "pihak_kedua", "tingkat_anggaran", "jenis_indikator", "sumber_butir",
              "formulir_pd", "formulir_unit_kerja", "formulir_satuan_kerja", "dasar")  # fmt: skip


class FormulirInline(InlineDaerah):
    model = Formulir
    fields = ("kode", "nama")
    show_change_link = True
    verbose_name_plural = "formulir cetak (tata letaknya diubah lewat tautan Ubah)"


@admin.register(Ketentuan, site=situs)
class KetentuanAdmin(PemdaAdmin):
    """The profile. `sakip.kalender.admin` replaces this page by one with the deadline rules and the copying."""

    form = FormKetentuan
    list_display = ("singkatan", "pemda", "berlaku_mulai", "berlaku_sampai", "verifikasi_kabupaten", "verifikasi_pd")
    search_fields = ("singkatan", "peraturan")
    date_hierarchy = "berlaku_mulai"
    inlines: Any = (AturanJenjangInline, FormulirInline)
    fieldsets: Any = (
        ("Dasar", {"fields": ("peraturan", "singkatan", "nama_sistem", ("berlaku_mulai", "berlaku_sampai"))}),
        ("Hari dan tenggat", {"fields": (("hari", "hari_kerja_seminggu"), "terlambat_kirim", "pengingat")}),
        (
            "Verifikasi dan jalur PK",
            {
                "fields": (
                    "verifikasi_kabupaten",
                    "verifikasi_pd",
                    "unsur_verifikasi",
                    "bobot_temuan",
                    "daftar_periksa",
                    "pk_melalui",
                    "pk_kepala_daerah",
                    "lapor_pk_presiden",
                    "perubahan_diatur",
                )
            },
        ),
        (
            "Isi dan naskah",
            {
                "fields": (
                    ("kriteria_indikator", "kriteria_rkt"),
                    ("dasar_kriteria", "dasar_kriteria_rkt"),
                    "identitas_penanda_tangan",
                    ("format_nomor_ba", "format_nomor_sp"),
                    "ba_ditandatangani",
                    "warna",
                )
            },
        ),
        (
            "Pengukuran dan pelaporan",
            {
                "fields": (
                    ("batas_capaian", "pembulatan", "rata_capaian"),
                    ("predikat", "skala_predikat", "predikat_antara"),
                    ("ambang_penjelasan", "wajar_bawah", "wajar_atas"),
                    "efisiensi",
                    ("lkjip_melalui", "reviu_lkjip_pd"),
                    "analisis_lkjip",
                    ("tembusan_pengukuran", "tembusan_evaluasi"),
                )
            },
        ),
        ("Catatan", {"fields": ("keterangan",)}),
    )

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return adalah_operator(request) or super().has_view_permission(request, obj)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        if adalah_operator(request):  # a profile is a public regulation; the operator copies it to a new regency
            return Ketentuan.objects.all()
        return super().get_queryset(request)


@admin.register(Formulir, site=situs)
class FormulirAdmin(PemdaAdmin):
    form = FormFormulir
    exclude = ()
    list_display = ("nama", "kode", "ketentuan")
    list_filter = (("ketentuan", FilterSedaerah),)
    search_fields = ("nama", "kode")
