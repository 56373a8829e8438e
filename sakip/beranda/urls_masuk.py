"""Signing in and out, and the own password."""

from django.urls import path

from .views import masuk

urlpatterns = [
    path("masuk/", masuk.Masuk.as_view(), name="masuk"),
    path("keluar/", masuk.Keluar.as_view(), name="keluar"),
    path("ganti-sandi/", masuk.GantiSandi.as_view(), name="ganti_sandi"),
    path("ganti-sandi/selesai/", masuk.GantiSandiSelesai.as_view(), name="ganti_sandi_selesai"),
]
