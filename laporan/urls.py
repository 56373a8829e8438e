from django.urls import path

from .views import baca, bagian, kartu, kepatuhan, paragraf, register, tulis

app_name = "laporan"
urlpatterns = [
    path("", register.daftar, name="daftar"),
    path("susun/", register.susun, name="susun"),
    path("<int:pk>/", baca.baca, name="baca"),
    path("<int:pk>/aksi/", baca.aksi, name="aksi"),
    path("<int:pk>/bagian/", bagian.bagian, name="bagian"),
    path("<int:pk>/tulis/<str:kunci>/", tulis.tulis, name="tulis"),
    path("<int:pk>/tulis/<str:kunci>/kabar/", tulis.kabar, name="tulis_kabar"),
    path("<int:pk>/paragraf/<int:paragraf_id>/", paragraf.paragraf, name="paragraf"),
    path("<int:pk>/gambar/<int:gambar_id>/", paragraf.gambar, name="gambar"),
    path("<int:pk>/kartu/", kartu.kartu, name="kartu"),
    path("<int:pk>/pembanding/", kartu.pembanding, name="pembanding"),
    path("kepatuhan/", kepatuhan.kepatuhan, name="kepatuhan"),
    path("kepatuhan/ekspor/", kepatuhan.ekspor, name="kepatuhan_ekspor"),
    path("kepatuhan/pdf/", kepatuhan.cetak, name="kepatuhan_pdf"),
]
