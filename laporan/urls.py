from django.urls import path

from .views import baca, berkas, kepatuhan, register

app_name = "laporan"
urlpatterns = [
    path("", register.daftar, name="daftar"),
    path("susun/", register.susun, name="susun"),
    path("<int:pk>/", baca.baca, name="baca"),
    path("<int:pk>/aksi/", baca.aksi, name="aksi"),
    path("<int:pk>/berkas/", berkas.daftar, name="berkas"),
    path("<int:pk>/berkas/buat/", berkas.cetak, name="cetak"),
    path("<int:pk>/gambar/<str:kunci>/<int:bagian>/", berkas.gambar, name="gambar"),
    path("berkas/<int:pk>/", berkas.unduh, name="unduh"),
    path("berkas/templat/", berkas.templat_contoh, name="templat_contoh"),
    path("kepatuhan/", kepatuhan.kepatuhan, name="kepatuhan"),
    path("kepatuhan/ekspor/", kepatuhan.ekspor, name="kepatuhan_ekspor"),
    path("kepatuhan/pdf/", kepatuhan.cetak, name="kepatuhan_pdf"),
]
