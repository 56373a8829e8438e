"""The pages of the admin: regency, profile, Perangkat Daerah, offices, officials, appointments, teams, accounts."""

from typing import Any

from axes.utils import reset as buka_kunci
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from sakip import waktu
from sakip.jejak.models import Jejak

from . import akun
from .admin_dasar import FilterSedaerah, InlineDaerah, PemdaAdmin, adalah_admin, adalah_operator, catat_admin, situs
from .admin_excel import ExcelAdmin
from .admin_form import (
    FormAnggota,
    FormAturanJenjang,
    FormFormulir,
    FormJabatan,
    FormKetentuan,
    FormPD,
    FormPegawai,
    FormPemda,
    FormPengguna,
    FormPenugasan,
    FormPenugasanBaris,
    FormsetPenugasan,
    FormTim,
)
from .enums import JenisPenugasan, JenisTim
from .models import (
    AnggotaTim,
    AturanJenjang,
    Formulir,
    Jabatan,
    Ketentuan,
    Pegawai,
    PemerintahDaerah,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    TahunAnggaran,
    Tim,
)
from .rules import pejabat as rules

_ADMIN_PERTAMA = ("admin_nama", "admin_jenis", "admin_nip", "admin_nomor_sk")


def halaman_akun(model_admin: PemdaAdmin, request: HttpRequest, daftar: list[akun.AkunBaru]) -> HttpResponse:
    """The page that shows first passwords; it is the only place they are ever shown."""
    konteks = model_admin.admin_site.each_context(request)
    konteks |= {"title": "Akun dan kata sandi pertama", "opts": model_admin.opts, "daftar": daftar}
    jawaban = TemplateResponse(request, "organisasi/admin/akun_baru.html", konteks)
    jawaban["Cache-Control"] = "no-store"
    return jawaban


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


@admin.register(PerangkatDaerah, site=situs)
class PerangkatDaerahAdmin(PemdaAdmin):
    form = FormPD
    list_display = ("nama", "singkatan", "kode", "fungsi", "kode_sipd", "aktif")
    list_filter = ("fungsi", "aktif")
    search_fields = ("nama", "singkatan", "kode", "kode_sipd")


@admin.register(TahunAnggaran, site=situs)
class TahunAnggaranAdmin(PemdaAdmin):
    list_display = ("tahun", "apbd_ditetapkan", "nomor_apbd")


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
