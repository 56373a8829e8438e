"""Lists, details, drafts, editing, who answers for what."""

from django.urls import path

from ..views import daftar, kaitan, pengampu, pohon, rinci, sunting, susun

urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("ekspor/", daftar.ekspor, name="ekspor"),
    path("susun/", susun.susun, name="susun"),
    path("pengampu/", pengampu.pengampu, name="pengampu"),
    path("kaitan/", kaitan.pohon, name="pohon"),
    path("pohon-kinerja/", pohon.pohon, name="pohon_kinerja"),
    path("pohon-kinerja/terputus/", pohon.terputus, name="pohon_putus"),
    path("pohon-kinerja/cetak/", pohon.cetak, name="pohon_cetak"),
    path("pohon-kinerja/ekspor/", pohon.ekspor, name="pohon_ekspor"),
    path("<int:pk>/", rinci.rinci, name="rinci"),
    path("<int:pk>/riwayat/", rinci.riwayat, name="riwayat"),
    path("<int:pk>/ubah/", sunting.ubah, name="ubah"),
    path("<int:pk>/ubah/baris/", sunting.ubah_baris, name="ubah_baris"),
    path("<int:pk>/ambil-ulang/", sunting.ambil_ulang, name="ambil_ulang"),
    path("<int:pk>/pihak-kedua/", sunting.pihak_kedua, name="pihak_kedua"),
    path("<int:pk>/versi-baru/", sunting.versi_baru, name="versi_baru"),
]
