from django.urls import path

from .views import alur, baca, belum_masuk, berkas, jabatan, kepatuhan, naskah, publikasi, register, reviu

app_name = "laporan"
urlpatterns = [
    path("", register.daftar, name="daftar"),
    path("susun/", register.susun, name="susun"),
    path("<int:pk>/", baca.baca, name="baca"),
    path("<int:pk>/aksi/", baca.aksi, name="aksi"),
    path("reviu/", reviu.antrean, name="antrean_reviu"),
    path("<int:pk>/alur/<slug:aksi>/", alur.aksi, name="alur"),
    path("<int:pk>/tanda-tangan/", alur.tanda_tangan, name="tanda_tangan"),
    path("<int:pk>/naskah/<int:revisi>/", naskah.revisi, name="naskah"),
    path("<int:pk>/reviu/", reviu.reviu, name="reviu"),
    path("<int:pk>/reviu/butir/", reviu.butir, name="butir_reviu"),
    path("<int:pk>/reviu/tanggapan/", reviu.tanggapan, name="tanggapan"),
    path("<int:pk>/reviu/<int:putaran>/pdf/", naskah.daftar, name="reviu_pdf"),
    path("<int:pk>/pernyataan/", naskah.pernyataan, name="pernyataan"),
    path("<int:pk>/pindaian/<slug:jenis>/", naskah.berkas, name="pindaian"),
    path("<int:pk>/berkas/", berkas.daftar, name="berkas"),
    path("<int:pk>/berkas/buat/", berkas.cetak, name="cetak"),
    path("<int:pk>/gambar/<str:kunci>/<int:bagian>/", berkas.gambar, name="gambar"),
    path("berkas/<int:pk>/", berkas.unduh, name="unduh"),
    path("berkas/templat/", berkas.templat_contoh, name="templat_contoh"),
    path("jabatan/<int:pk>/", jabatan.jabatan, name="jabatan"),
    path("jabatan/<int:pk>/pdf/", jabatan.pdf, name="jabatan_pdf"),
    path("belum-masuk/", belum_masuk.belum_masuk, name="belum_masuk"),
    path("publikasi/", publikasi.publikasi, name="publikasi"),
    path("publikasi/<int:pk>/", publikasi.rinci, name="publikasi_rinci"),
    path("kepatuhan/", kepatuhan.kepatuhan, name="kepatuhan"),
    path("kepatuhan/ekspor/", kepatuhan.ekspor, name="kepatuhan_ekspor"),
    path("kepatuhan/pdf/", kepatuhan.cetak, name="kepatuhan_pdf"),
]
