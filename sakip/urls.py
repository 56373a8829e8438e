"""Every URL of the application."""

from django.urls import include, path

urlpatterns = [
    path("", include("sakip.beranda.urls")),
    path("perencanaan/", include("renstra.urls")),
    path("perjanjian/", include("perjanjian.urls")),
    path("pengukuran/", include("pengukuran.urls")),
    path("laporan/", include("laporan.urls")),
    path("publik/", include("laporan.urls_publik")),
    path("tenggat/", include("sakip.kalender.urls")),
]

handler400 = "sakip.beranda.views.galat.tidak_terbaca"
handler403 = "sakip.beranda.views.galat.ditolak"
handler404 = "sakip.beranda.views.galat.tidak_ditemukan"
handler500 = "sakip.beranda.views.galat.gagal"
