"""The front page, signing in, help, and what belongs to no single app."""

from django.urls import include, path

from sakip.organisasi.admin.dasar import situs, temukan

from .views import beranda, lain

beranda_urls = (
    [
        path("menunggu/", beranda.menunggu, name="menunggu"),
        path("cari/", beranda.cari, name="cari"),
        path("bantuan/", lain.bantuan, name="bantuan"),
        path("aksesibilitas/", lain.aksesibilitas, name="aksesibilitas"),
        path("gaya/", lain.gaya, name="gaya"),
        path("tanggal-latihan/", lain.tanggal_latihan, name="tanggal_latihan"),
    ],
    "beranda",
)

temukan()  # every app's admin.py registers on `situs`
urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("", include("sakip.beranda.urls_masuk")),
    path("beranda/", include(beranda_urls)),
    path("favicon.ico", lain.favicon, name="favicon"),
    path("sehat/", lain.sehat, name="sehat"),
    path("admin/", situs.urls),
]
