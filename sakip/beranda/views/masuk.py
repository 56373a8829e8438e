"""Signing in and out, and changing the own password."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeDoneView, PasswordChangeView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy

from sakip import waktu
from sakip.organisasi import akun
from sakip.organisasi.models import Pengguna

SANDI_DEMO = "demo-sakip"


class MasukForm(AuthenticationForm):
    """A name longer than any account's is answered like every other wrong name, and never reaches the database."""

    def clean_username(self) -> str:
        nama: str = self.cleaned_data["username"]
        if len(nama) > Pengguna._meta.get_field("username").max_length:
            raise ValidationError("Nama pengguna terlalu panjang.")
        return nama

    def clean(self) -> dict[str, Any]:
        if self.errors:
            raise self.get_invalid_login_error()
        return super().clean()


class Masuk(LoginView):
    """Lock-out after repeated failures is django-axes'; a failure never says whether the name exists."""

    form_class = MasukForm
    template_name = "registration/masuk.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        konteks = super().get_context_data(**kwargs)
        if settings.DEMO:
            konteks |= {"akun_demo": akun.akun_contoh(waktu.sekarang().date()), "sandi_demo": SANDI_DEMO}
        return konteks


class Keluar(LogoutView):
    """Signing out is a POST; the address typed by hand asks first."""

    http_method_names = ["get", "post", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return render(request, "registration/keluar.html")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        jawaban = super().post(request, *args, **kwargs)
        messages.success(request, "Anda sudah keluar.")
        return jawaban


class GantiSandiForm(PasswordChangeForm):
    error_messages = PasswordChangeForm.error_messages | {
        "password_incorrect": "Kata sandi lama tidak cocok. Ketik lagi kata sandi yang Anda pakai untuk masuk tadi.",
        "password_mismatch": "Kedua kata sandi baru tidak sama. Ketik ulang keduanya.",
    }

    def clean_new_password1(self) -> str:
        baru: str = self.cleaned_data["new_password1"]
        if baru == self.cleaned_data.get("old_password"):
            raise ValidationError("Kata sandi baru sama dengan yang lama. Pilih kata sandi lain.")
        return baru


class GantiSandi(PasswordChangeView):
    """Every other session of this person ends; this one stays."""

    form_class = GantiSandiForm
    template_name = "registration/ganti_sandi.html"
    success_url = reverse_lazy("ganti_sandi_selesai")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wajib = getattr(self.request.user, "wajib_ganti_sandi", False)
        return super().get_context_data(**kwargs) | {"wajib": wajib}

    def form_valid(self, form: GantiSandiForm) -> HttpResponse:
        pengguna = akun.ganti_sandi(pengguna=form.user, sandi=form.cleaned_data["new_password1"], now=waktu.sekarang())
        update_session_auth_hash(self.request, pengguna)
        return redirect(self.get_success_url())


class GantiSandiSelesai(PasswordChangeDoneView):
    template_name = "registration/ganti_sandi_selesai.html"
