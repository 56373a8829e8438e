from django.urls import path

from .views import hasil, susun

app_name = "pengukuran"
urlpatterns = [
    path("hasil/", hasil.daftar, name="hasil"),
    path("hasil/ekspor/", hasil.ekspor, name="hasil_ekspor"),
    path("hasil/susun/", susun.susun, name="hasil_susun"),
    path("hasil/<int:pk>/", hasil.rinci, name="hasil_rinci"),
    path("hasil/<int:pk>/ubah/", susun.ubah, name="hasil_ubah"),
    path("hasil/<int:pk>/berkas/", hasil.berkas, name="hasil_berkas"),
    path("hasil/<int:pk>/terima/<int:penerima_id>/", hasil.terima, name="hasil_terima"),
    path("hasil/<int:pk>/<slug:aksi>/", susun.aksi, name="hasil_aksi"),
]
