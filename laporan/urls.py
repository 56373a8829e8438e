from django.urls import path

from .views import baca, kepatuhan, register

app_name = "laporan"
urlpatterns = [
    path("", register.daftar, name="daftar"),
    path("susun/", register.susun, name="susun"),
    path("<int:pk>/", baca.baca, name="baca"),
    path("<int:pk>/aksi/", baca.aksi, name="aksi"),
    path("kepatuhan/", kepatuhan.kepatuhan, name="kepatuhan"),
    path("kepatuhan/ekspor/", kepatuhan.ekspor, name="kepatuhan_ekspor"),
    path("kepatuhan/pdf/", kepatuhan.cetak, name="kepatuhan_pdf"),
]
