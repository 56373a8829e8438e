"""Admin pages of the calendar: holidays (with what a change moves) and the deadline rules of a profile."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from sakip.organisasi.admin_dasar import JALUR_PEMDA, FormDaerah, PemdaAdmin, situs

from . import services
from .libur import TAHUN_KALENDER
from .models import AturanTenggat, HariLibur
from .queries import ke_isi
from .rules import AturanSalah, periksa_aturan

YAKIN = "_yakin"
JALUR_PEMDA["kalender.aturantenggat"] = "ketentuan__pemda_id"


class FormHariLibur(FormDaerah):
    def clean_tanggal(self) -> Any:
        tanggal = self.cleaned_data["tanggal"]
        if tanggal.year not in TAHUN_KALENDER:
            raise ValidationError(f"Tahun {tanggal.year} tidak wajar; periksa lagi.")
        return tanggal


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


class FormAturanTenggat(FormDaerah):
    """The rules of a profile must still add up with this one changed."""

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean() or {}
        if bool(isi.get("peristiwa")) == bool(isi.get("setelah")):
            raise ValidationError("Isi salah satu: dihitung sejak peristiwa, atau setelah tenggat lain.")
        ketentuan = isi.get("ketentuan")
        if ketentuan is None or self.errors:
            return isi
        lain = [ke_isi(a) for a in ketentuan.aturan_tenggat.exclude(pk=self.instance.pk)]
        baru = AturanTenggat(**{f: isi[f] for f in isi if f != "ketentuan"}, ketentuan=ketentuan)
        try:
            periksa_aturan([*lain, ke_isi(baru)])
        except AturanSalah as salah:
            raise ValidationError(str(salah)) from None
        return isi


@admin.register(AturanTenggat, site=situs)
class AturanTenggatAdmin(PemdaAdmin):
    """A milestone of a profile: what it counts from, how much, under which article, and what happens past it."""

    form = FormAturanTenggat
    exclude: ClassVar[Any] = ()
    list_display = ("kode", "nama", "asal", "jumlah", "satuan", "dasar", "lewat", "ketentuan")
    list_filter = ("lewat", "berlaku_bagi")
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
