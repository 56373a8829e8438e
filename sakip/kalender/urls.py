from django.urls import path

from .views import dispensasi, pengingat, tenggat

app_name = "kalender"
urlpatterns = [
    path("", tenggat.daftar, name="daftar"),
    path("kalender/", tenggat.kalender, name="kalender"),
    path("kalender/tambah/", tenggat.libur_tambah, name="libur_tambah"),
    path("kalender/isi/", tenggat.libur_semai, name="libur_semai"),
    path("kalender/<int:pk>/ubah/", tenggat.libur_ubah, name="libur_ubah"),
    path("kalender/<int:pk>/hapus/", tenggat.libur_hapus, name="libur_hapus"),
    path("bulan/", pengingat.bulan, name="bulan"),
    path("pengingat/", pengingat.pengingat, name="pengingat"),
    path("pengingat/dibaca/", pengingat.dibaca, name="pengingat_dibaca"),
    path("pengingat/kabar/<int:pk>/buka/", pengingat.kabar_buka, name="kabar_buka"),
    path("pengingat/alamat/", pengingat.alamat, name="pengingat_alamat"),
    path("ical/<str:tanda>.ics", pengingat.ical, name="ical"),
    path("dispensasi/", dispensasi.daftar, name="dispensasi"),
    path("dispensasi/ajukan/", dispensasi.ajukan, name="dispensasi_minta"),
    path("dispensasi/<int:pk>/", dispensasi.rinci, name="dispensasi_rinci"),
    path("dispensasi/<int:pk>/<slug:aksi>/", dispensasi.aksi, name="dispensasi_aksi"),
]
