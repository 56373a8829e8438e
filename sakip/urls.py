"""Every URL of the application."""

from django.urls import include, path

urlpatterns = [
    path("", include("sakip.beranda.urls")),
    path("perencanaan/", include("renstra.urls")),
    path("perjanjian/", include("perjanjian.urls")),
    path("tenggat/", include("sakip.kalender.urls")),
]
