from django.urls import path

from .views import baca, belum_masuk, kepatuhan, publikasi, register

app_name = "laporan"
urlpatterns = [
    path("", register.daftar, name="daftar"),
    path("susun/", register.susun, name="susun"),
    path("<int:pk>/", baca.baca, name="baca"),
    path("<int:pk>/aksi/", baca.aksi, name="aksi"),
    path("belum-masuk/", belum_masuk.belum_masuk, name="belum_masuk"),
    path("publikasi/", publikasi.publikasi, name="publikasi"),
    path("publikasi/<int:pk>/", publikasi.rinci, name="publikasi_rinci"),
    path("kepatuhan/", kepatuhan.kepatuhan, name="kepatuhan"),
    path("kepatuhan/ekspor/", kepatuhan.ekspor, name="kepatuhan_ekspor"),
    path("kepatuhan/pdf/", kepatuhan.cetak, name="kepatuhan_pdf"),
]
