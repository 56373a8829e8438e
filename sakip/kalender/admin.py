"""Admin pages of the calendar: holidays (with what a change moves) and the deadline rules of a profile."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from sakip.organisasi.admin.dasar import (
    JALUR_PEMDA,
    FilterSedaerah,
    InlineDaerah,
    PemdaAdmin,
    adalah_operator,
    catat_admin,
    situs,
)
from sakip.organisasi.admin.ketentuan import KetentuanAdmin
from sakip.organisasi.models import Ketentuan, PemerintahDaerah

from .admin_form import FormAturanTenggat, FormHariLibur, FormsetAturanTenggat, SalinForm
from .models import AturanTenggat, HariLibur
from .profil import ProfilSalah, salin
from .services import libur as services

YAKIN = "_yakin"
_LEBAR_ISIAN = {"kode": 14, "setelah": 10, "nama": 24, "dasar": 24, "jumlah": 3}
JALUR_PEMDA["kalender.aturantenggat"] = "ketentuan__pemda_id"


@admin.register(HariLibur, site=situs)
class HariLiburAdmin(PemdaAdmin):
    """Before a change is saved the admin sees which deadlines move, from which date to which."""

    form = FormHariLibur
    list_display = ("tanggal", "nama", "jenis", "resmi")
    list_filter = ("jenis", "resmi")
    date_hierarchy = "tanggal"
    search_fields = ("nama",)
    delete_confirmation_template = "kalender/admin_hapus.html"

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method == "POST" and YAKIN not in request.POST and (geseran := self._geseran(request, object_id)):
            isi = {
                **self.admin_site.each_context(request),
                "title": "Tenggat yang bergeser",
                "opts": self.opts,
                "geseran": geseran,
                "jumlah": sum(len(g.siapa) for g in geseran),
                "terkirim": [(k, v) for k, v in request.POST.items() if k != "csrfmiddlewaretoken"],
                "yakin": YAKIN,
            }
            return TemplateResponse(request, "kalender/admin_konfirmasi.html", isi)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        libur = self.get_object(request, unquote(object_id))
        geseran = services.dampak(libur.pemda, buang={libur.tanggal}) if libur else []
        return super().delete_view(request, object_id, {**(extra_context or {}), "geseran": geseran})

    def save_model(self, request: HttpRequest, obj: HariLibur, form: forms.ModelForm, change: bool) -> None:
        services.lengkapi_tahun(obj)
        super().save_model(request, obj, form, change)

    def _geseran(self, request: HttpRequest, object_id: str | None) -> list[services.Geseran]:
        """What the posted form would move; nothing where it may not be saved anyway (the page itself says why)."""
        lama = self.get_object(request, unquote(object_id)) if object_id else None
        boleh = self.has_change_permission(request, lama) if lama else self.has_add_permission(request)
        if not boleh or (object_id and lama is None):
            return []
        semula = {lama.tanggal} if lama else set()
        form = self.get_form(request, lama, change=lama is not None)(request.POST, request.FILES, instance=lama)
        if not form.is_valid():
            return []
        baru = form.instance
        return services.dampak(baru.pemda, tambah={baru.tanggal: baru.nama}, buang=semula - {baru.tanggal})


@admin.register(AturanTenggat, site=situs)
class AturanTenggatAdmin(PemdaAdmin):
    """A milestone of a profile: what it counts from, how much, under which article, and what happens past it."""

    form = FormAturanTenggat
    exclude = ()  # type: ignore[misc]
    list_display = ("kode", "nama", "asal", "jumlah", "satuan", "dasar", "lewat", "ketentuan")
    list_filter = (("ketentuan", FilterSedaerah), "lewat", "berlaku_bagi")
    list_select_related = ("ketentuan",)
    search_fields = ("kode", "nama", "dasar")

    @admin.display(description="dihitung sejak")
    def asal(self, aturan: AturanTenggat) -> str:
        return aturan.get_peristiwa_display() or f"batas {aturan.setelah}"

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """A rule that another one counts from cannot be deleted before it."""
        dihapus, jumlah, izin, terlindung = super().get_deleted_objects(objs, request)
        semua = list(objs)
        for aturan in semua:
            bergantung = AturanTenggat.objects.filter(ketentuan_id=aturan.ketentuan_id, setelah=aturan.kode)
            terlindung += [
                f"{b} (dihitung setelah {aturan.kode})" for b in bergantung.exclude(pk__in=[a.pk for a in semua])
            ]
        return dihapus, jumlah, izin, terlindung


class AturanTenggatInline(InlineDaerah):
    """The rules at a glance; what is seldom changed stands on the row's own page."""

    model = AturanTenggat
    formset = FormsetAturanTenggat
    fields = ("kode", "nama", "peristiwa", "setelah", "jumlah", "satuan", "dasar", "lewat")
    show_change_link = True
    verbose_name_plural = "tenggat"

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in _LEBAR_ISIAN:
            field.widget.attrs |= {"class": "", "size": str(_LEBAR_ISIAN[db_field.name])}
        return field


situs.unregister(Ketentuan)


@admin.register(Ketentuan, site=situs)
class KetentuanTenggatAdmin(KetentuanAdmin):
    """The profile with its deadlines; a whole profile can be copied to a later date or to a new regency."""

    inlines: Any = (*KetentuanAdmin.inlines, AturanTenggatInline)  # type: ignore[misc]
    actions = ("salin_ketentuan",)

    @admin.action(description="Salin menjadi ketentuan baru", permissions=["view"])
    def salin_ketentuan(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        """The operator copies to any regency, an admin to the own one."""
        if queryset.count() != 1:
            self.message_user(request, "Pilih satu ketentuan untuk disalin.", messages.WARNING)
            return None
        asal = queryset.get()
        form = SalinForm(request.POST if "_salin" in request.POST else None, daerah=_daerah_tujuan(request))
        if form.is_valid():
            try:
                baru = salin(asal, **form.cleaned_data)
            except ProfilSalah as salah:
                form.add_error("berlaku_mulai", str(salah))
            else:
                catat_admin(request, baru, "salin_ketentuan", f"Menyalin ketentuan {asal} bagi {baru.pemda}: {baru}")
                self.message_user(request, f"Ketentuan {baru} dibuat bagi {baru.pemda}. Sesuaikan isinya.")
                return None
        isi = {
            **self.admin_site.each_context(request),
            "title": f"Salin {asal.singkatan}",
            "opts": self.opts,
            "asal": asal,
            "form": form,
            "kotak": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "kalender/admin_salin.html", isi)


def _daerah_tujuan(request: HttpRequest) -> Any:
    semua = PemerintahDaerah.objects.order_by("nama")
    if adalah_operator(request):
        return semua
    return semua.filter(pk=request.hak.pemda_id)  # type: ignore[attr-defined]
