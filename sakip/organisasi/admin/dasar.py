"""The admin for people who are no programmers: one site, and the base class of every page on it.

An admin sees and changes the own regency only (lists, choices, autocomplete); nobody gives the own account a role;
every change leaves a line in the audit trail, in the transaction of the change. The operator (a superuser without a
regency) makes regencies and sees nothing of their content.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import auth, messages
from django.contrib.admin import AdminSite, ModelAdmin, RelatedFieldListFilter, TabularInline
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from sakip import waktu
from sakip.formulir import TeksField
from sakip.jejak.services import catat

from ..enums import Peran
from ..rules.pejabat import bukan_diri_sendiri

_PANJANG_NILAI = 200
KUNCI_ANGKA = re.compile(r"[0-9]{1,18}")
# how to get from a model to its regency where it has no field `pemda` of its own; other apps may add theirs
JALUR_PEMDA: dict[str, str] = {
    "organisasi.pemerintahdaerah": "id",
    "organisasi.pengguna": "pegawai__pemda_id",
    "organisasi.penugasan": "jabatan__pemda_id",
    "organisasi.anggotatim": "tim__pemda_id",
    "organisasi.aturanjenjang": "ketentuan__pemda_id",
    "organisasi.formulir": "ketentuan__pemda_id",
}


def jalur_pemda(model: type[models.Model]) -> str | None:
    """The lookup from a model to its regency, or None where it belongs to no regency (national lists)."""
    if jalur := JALUR_PEMDA.get(model._meta.label_lower):
        return jalur
    try:
        model._meta.get_field("pemda")
    except FieldDoesNotExist:
        return None
    return "pemda_id"


def adalah_admin(request: HttpRequest) -> bool:
    return bool(request.user.is_active and request.hak.punya(Peran.ADMIN))  # type: ignore[attr-defined]


def adalah_operator(request: HttpRequest) -> bool:
    """A superuser who belongs to no regency."""
    user = request.user
    return bool(user.is_active and user.is_superuser and request.hak.pemda_id is None)  # type: ignore[attr-defined]


class SitusAdmin(AdminSite):
    site_header = "Administrasi SAKIP"
    site_title = "Administrasi SAKIP"
    index_title = "Yang dapat Anda atur"
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        return adalah_admin(request) or adalah_operator(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        konteks = super().each_context(request)
        pemda = request.konteks.pemda  # type: ignore[attr-defined]
        return konteks | {"site_header": f"Administrasi {pemda.sebutan}" if pemda else self.site_header}

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        """Every page shows and reads times in the regency's own time zone."""
        dalam = super().admin_view(view, cacheable)

        @wraps(dalam)
        def di_zona(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            pemda = request.konteks.pemda  # type: ignore[attr-defined]
            with timezone.override(pemda.zona if pemda else None):
                jawaban = dalam(request, *args, **kwargs)
                if callable(getattr(jawaban, "render", None)):
                    jawaban = jawaban.render()  # templates would otherwise be filled in after the override
                return jawaban

        return di_zona

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The pages in the order in which a regency is filled in, not by the alphabet."""
        daftar = super().get_app_list(request, app_label)
        for app in daftar:
            app["models"].sort(key=lambda m: _urut(m["object_name"]))
        return sorted(daftar, key=lambda a: min((_urut(m["object_name"]) for m in a["models"]), default=99))

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.user.is_authenticated:
            raise PermissionDenied("Halaman administrasi hanya untuk admin pemda.")
        return redirect_to_login(request.GET.get("next") or request.get_full_path())

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.method == "POST":
            auth.logout(request)
            return redirect("masuk")
        return redirect("keluar")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("ganti_sandi")

    def password_change_done(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("ganti_sandi")


def _urut(nama: str) -> int:
    return _URUTAN.index(nama) if nama in _URUTAN else len(_URUTAN)


_URUTAN = (
    "PemerintahDaerah", "Ketentuan", "AturanTenggat", "Formulir", "TahunAnggaran", "HariLibur",
    "PerangkatDaerah", "Jabatan", "Pegawai", "Penugasan", "Tim", "Pengguna", "Jejak",
)  # fmt: skip
situs = SitusAdmin()
situs.disable_action("delete_selected")


def temukan() -> None:
    """Import every app's `admin.py`; they register on `situs`."""
    autodiscover_modules("admin", register_to=situs)


class FilterSedaerah(RelatedFieldListFilter):
    """A filter whose choices are those of the own regency."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[Any, str]]:
        batas = _batas(field.remote_field.model, request)
        urut = self.field_admin_ordering(field, request, model_admin)
        return field.get_choices(include_blank=False, ordering=urut, limit_choices_to=batas)


def _batas(model: type[models.Model], request: HttpRequest) -> dict[str, Any]:
    jalur = jalur_pemda(model)
    return {jalur: request.hak.pemda_id} if jalur else {}  # type: ignore[attr-defined]


class FormDaerah(forms.ModelForm):
    """The regency is the admin's own: never asked, always checked (a unique NIP within the regency, for example)."""

    request: HttpRequest

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and jalur_pemda(type(self.instance)) == "pemda_id":
            self.instance.pemda_id = self.request.hak.pemda_id  # type: ignore[attr-defined]

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"pemda"}


class PilihanCari(AutocompleteSelect):
    """Django's own looks up whatever was sent when it shows the form again; what is no key at all then fails."""

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> Any:
        return super().optgroups(name, [v for v in value if not v or KUNCI_ANGKA.fullmatch(str(v))], attr)


class _Sedaerah(BaseModelAdmin):
    """What pages and inlines share."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if type(db_field) in {models.CharField, models.TextField} and not db_field.choices:
            kwargs.setdefault("form_class", TeksField)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        for hak in ("can_change_related", "can_delete_related", "can_view_related"):
            if field is not None and hasattr(field.widget, hak):
                setattr(field.widget, hak, False)  # three more icons beside each choice, one of which deletes
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        asal = db_field.remote_field.model
        kwargs["queryset"] = asal._default_manager.filter(**_batas(asal, request))
        if "widget" not in kwargs and db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = PilihanCari(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).filter(**_batas(self.model, request))

    def _milik_sendiri(self, request: HttpRequest, obj: models.Model | None) -> bool:
        if not adalah_admin(request):
            return False
        if obj is None or obj.pk is None:
            return True
        return self.model._default_manager.filter(pk=obj.pk, **_batas(self.model, request)).exists()

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._milik_sendiri(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return adalah_admin(request)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._milik_sendiri(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._milik_sendiri(request, obj)


class InlineDaerah(_Sedaerah, TabularInline):
    """Rows below a page. Their regency is that of the page they stand on."""

    extra = 0

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if type(db_field) is models.CharField and not db_field.choices:
            kwargs.setdefault("widget", forms.TextInput(attrs={"size": 16}))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def _milik_sendiri(self, request: HttpRequest, obj: models.Model | None) -> bool:
        return adalah_admin(request)  # `obj` is the parent here; its own page has decided about it

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.request = request  # both classes were made for this request
        return formset


class PemdaAdmin(_Sedaerah, ModelAdmin):
    """Base of every page: own regency only, Indonesian, audited."""

    form = FormDaerah
    exclude: Any = ("pemda",)
    list_per_page = 50
    save_on_top = True

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.request = request  # the class was made for this request
        return form

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        raise Http404("Data ini tidak ada.")

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What only the database sees (somebody else saved at the same moment) is a message too."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:
            messages.error(
                request,
                "Isian ini bertentangan dengan data yang sudah ada atau baru saja disimpan orang lain. "
                "Belum ada yang berubah; periksa lalu simpan lagi.",
            )
            return redirect(request.get_full_path())

    # ---- the audit trail

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        request._sakip_perubahan = _perubahan(form, formsets or [])  # type: ignore[attr-defined]
        return super().construct_change_message(request, form, formsets, add)

    def log_addition(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        self._catat(request, obj, "admin_tambah", "Menambah")
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: models.Model, message: Any) -> Any:
        if getattr(request, "_sakip_perubahan", None):
            self._catat(request, obj, "admin_ubah", "Mengubah")
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        for obj in queryset:
            self._catat(request, obj, "admin_hapus", "Menghapus")
        return super().log_deletions(request, queryset)

    def _catat(self, request: HttpRequest, obj: models.Model, aksi: str, kata: str) -> None:
        catat_admin(request, obj, aksi, f"{kata} {obj._meta.verbose_name} {obj}", _rincian(request))


def catat_admin(
    request: HttpRequest, obj: models.Model, aksi: str, ringkasan: str, rincian: dict[str, Any] | None = None
) -> None:
    """A line of the audit trail for something done on an admin page."""
    pemda_id = obj.pk if obj._meta.label_lower == "organisasi.pemerintahdaerah" else request.hak.pemda_id  # type: ignore[attr-defined]
    with transaction.atomic():
        catat(
            pelaku=request.user,
            peran="Admin pemda" if adalah_admin(request) else "Operator",
            aksi=aksi,
            objek=obj,
            ringkasan=ringkasan,
            now=waktu.sekarang(),
            pemda_id=pemda_id,
            rincian=rincian or {},
        )


def _rincian(request: HttpRequest) -> dict[str, Any]:
    perubahan = getattr(request, "_sakip_perubahan", None)
    return {"perubahan": perubahan} if perubahan else {}


def _perubahan(form: Any, formsets: Any) -> list[dict[str, Any]]:
    """What changed, as `{objek, kolom: [before, after]}`; a row below the page is a change of its own."""
    semua = [form, *(f for fs in formsets for f in fs.forms)]
    hasil = [
        {"objek": str(f.instance)}
        | {k: [_teks(f.initial.get(k)), _teks(f.cleaned_data.get(k))] for k in f.changed_data}
        for f in semua
        if f.has_changed() and getattr(f, "cleaned_data", None)
    ]
    return [h for h in hasil if len(h) > 1]


def _teks(nilai: Any) -> str:
    return "" if nilai is None else str(nilai)[:_PANJANG_NILAI]


# ---- nobody gives the own account a role


class FormPemegang(FormDaerah):
    """A row that gives an official an office or a place in a team."""

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        if self.has_changed():
            baru = self.cleaned_data.get("pegawai")
            tolak_diri_sendiri(self.request, [self.initial.get("pegawai"), baru.pk if baru else None])
        return isi


def tolak_diri_sendiri(request: HttpRequest, pegawai_id: list[int | None]) -> None:
    """Raise where one of these officials is the admin's own self."""
    diri: int | None = request.hak.pegawai_id  # type: ignore[attr-defined]
    for satu in pegawai_id:
        if alasan := bukan_diri_sendiri(diri, satu):
            raise ValidationError(alasan)
