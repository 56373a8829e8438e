"""Acts on an agreement: submit, verify, sign, pass on; and its files."""

from django.urls import path

from ..views import acara, aksi, berkas, keselarasan, massal, meja, mutu, penerusan, penyampaian, periksa, tanda_tangan

urlpatterns = [
    path("tanda-tangan/", tanda_tangan.antrean, name="antrean"),
    path("tanda-tangan/selesai/", tanda_tangan.selesai_banyak, name="selesai_banyak"),
    path("periksa/", periksa.periksa, name="periksa"),
    path("massal/<str:aksi>/", massal.massal, name="massal"),
    path("<int:pk>/aksi/<str:aksi>/", aksi.aksi, name="aksi"),
    path("<int:pk>/tanda-tangan/", tanda_tangan.tanda_tangan, name="tanda_tangan"),
    path("<int:pk>/tanda-tangan/selesai/", tanda_tangan.selesai, name="selesai_tanda_tangan"),
    path("<int:pk>/keselarasan/", meja.keselarasan, name="keselarasan"),
    path("<int:pk>/temuan/<int:temuan_id>/", keselarasan.temuan, name="temuan"),
    path("<int:pk>/temuan/", keselarasan.temuan_tambah, name="temuan_tambah"),
    path("<int:pk>/daftar-periksa/", keselarasan.daftar_periksa, name="daftar_periksa"),
    path("<int:pk>/persetujuan/", keselarasan.persetujuan, name="persetujuan"),
    path("<int:pk>/selaras/", keselarasan.selaras, name="selaras"),
    path("<int:pk>/banding-ulang/", keselarasan.banding_ulang, name="banding_ulang"),
    path("<int:pk>/mutu/", mutu.mutu, name="mutu"),
    path("<int:pk>/pdf/", berkas.pdf, name="pdf"),
    path("<int:pk>/naskah/<int:revisi>/", berkas.naskah, name="naskah"),
    path("<int:pk>/berita-acara/", berkas.berita_acara, name="berita_acara"),
    path("berita-acara/", acara.daftar, name="acara"),
    path("berita-acara/tanda-tangan/", acara.tanda_tangan, name="acara_tanda_tangan"),
    path("berita-acara/<int:acara_id>/", acara.rinci, name="acara_rinci"),
    path("berita-acara/<int:acara_id>/pdf/", acara.pdf, name="acara_pdf"),
    path("penerusan/<int:pk>/", penerusan.penerusan, name="penerusan"),
    path("penerusan/<int:pk>/pdf/", penerusan.pdf, name="penerusan_pdf"),
    path("penyampaian/", penyampaian.daftar, name="penyampaian"),
    path("penyampaian/ekspor/", penyampaian.ekspor, name="penyampaian_ekspor"),
    path("penyampaian/terima/", penyampaian.terima_semua, name="terima_semua"),
    path("<int:pk>/surat-pengantar/", penyampaian.surat, name="surat_pengantar"),
    path("<int:pk>/tanda-terima/", penyampaian.tanda_terima, name="tanda_terima"),
    path("<int:pk>/penyampaian/<int:penyampaian_id>/terima/", penyampaian.terima, name="terima"),
]
