from django.urls import path

from .views import (
    aksi,
    angka,
    data,
    hasil,
    lembar,
    massal,
    periksa,
    periksa_lembar,
    register,
    susun,
    target,
)

app_name = "pengukuran"
urlpatterns = [
    path("", register.beranda, name="beranda"),
    path("mulai/", register.mulai, name="mulai"),
    path("data/", data.data, name="data"),
    path("target/<int:pk>/", target.target, name="target"),
    path("bukti/<int:pk>/", angka.bukti, name="bukti"),
    path("periksa/", periksa.periksa, name="periksa"),
    path("massal/<slug:aksi>/", massal.massal, name="massal"),
    path("<int:pk>/", lembar.buka, name="lembar"),
    path("<int:pk>/angka/<int:realisasi_id>/", angka.buka, name="angka"),
    path("<int:pk>/periksa/", periksa_lembar.periksa_lembar, name="periksa_lembar"),
    path("<int:pk>/aksi/<slug:aksi>/", aksi.aksi, name="aksi"),
    path("hasil/", hasil.daftar, name="hasil"),
    path("hasil/ekspor/", hasil.ekspor, name="hasil_ekspor"),
    path("hasil/susun/", susun.susun, name="hasil_susun"),
    path("hasil/<int:pk>/", hasil.rinci, name="hasil_rinci"),
    path("hasil/<int:pk>/ubah/", susun.ubah, name="hasil_ubah"),
    path("hasil/<int:pk>/berkas/", hasil.berkas, name="hasil_berkas"),
    path("hasil/<int:pk>/terima/<int:penerima_id>/", hasil.terima, name="hasil_terima"),
    path("hasil/<int:pk>/<slug:aksi>/", susun.aksi, name="hasil_aksi"),
]
