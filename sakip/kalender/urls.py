from django.urls import path

from . import views, views_dispensasi, views_pengingat

app_name = "kalender"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("kalender/", views.kalender, name="kalender"),
    path("kalender/tambah/", views.libur_tambah, name="libur_tambah"),
    path("kalender/isi/", views.libur_semai, name="libur_semai"),
    path("kalender/<int:pk>/ubah/", views.libur_ubah, name="libur_ubah"),
    path("kalender/<int:pk>/hapus/", views.libur_hapus, name="libur_hapus"),
    path("bulan/", views_pengingat.bulan, name="bulan"),
    path("pengingat/", views_pengingat.pengingat, name="pengingat"),
    path("pengingat/dibaca/", views_pengingat.dibaca, name="pengingat_dibaca"),
    path("pengingat/kabar/<int:pk>/buka/", views_pengingat.kabar_buka, name="kabar_buka"),
    path("pengingat/alamat/", views_pengingat.alamat, name="pengingat_alamat"),
    path("ical/<str:tanda>.ics", views_pengingat.ical, name="ical"),
    path("dispensasi/", views_dispensasi.daftar, name="dispensasi"),
    path("dispensasi/ajukan/", views_dispensasi.ajukan, name="dispensasi_minta"),
    path("dispensasi/<int:pk>/", views_dispensasi.rinci, name="dispensasi_rinci"),
    path("dispensasi/<int:pk>/<slug:aksi>/", views_dispensasi.aksi, name="dispensasi_aksi"),
]
