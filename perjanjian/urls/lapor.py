"""The laporan perubahan: register, draft, letter, receipt."""

from django.urls import path

from ..views import lapor, lapor_susun

urlpatterns = [
    path("laporan-perubahan/", lapor.daftar, name="lapor"),
    path("laporan-perubahan/susun/", lapor_susun.susun, name="lapor_susun"),
    path("laporan-perubahan/<int:pk>/", lapor.rinci, name="lapor_rinci"),
    path("laporan-perubahan/<int:pk>/ubah/", lapor_susun.ubah, name="lapor_ubah"),
    path("laporan-perubahan/<int:pk>/pdf/", lapor.pdf, name="lapor_pdf"),
    path("laporan-perubahan/<int:pk>/terima/<int:penerima_id>/", lapor.terima, name="lapor_terima"),
    path("laporan-perubahan/<int:pk>/<slug:aksi>/", lapor_susun.aksi, name="lapor_aksi"),
]
