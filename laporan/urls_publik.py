"""What everybody may read, without signing in."""

from django.urls import path

from .views import publik

app_name = "publik"
urlpatterns = [
    path("", publik.semua, name="semua"),
    path("<slug:kode>/", publik.daerah, name="daerah"),
    path("<slug:kode>/<int:tahun>/", publik.tahun, name="tahun"),
    path("<slug:kode>/<int:tahun>/data.csv", publik.data, {"bentuk": "csv"}, name="csv"),
    path("<slug:kode>/<int:tahun>/data.xlsx", publik.data, {"bentuk": "xlsx"}, name="excel"),
    path("<slug:kode>/<int:tahun>/hasil/<int:pd>/", publik.hasil, name="hasil"),
    path("<slug:kode>/<int:tahun>/pk/<int:pd>/", publik.pk, name="pk"),
    path("<slug:kode>/<int:tahun>/lkjip/<int:pd>/", publik.lkjip, name="lkjip"),
    path("<slug:kode>/<int:tahun>/lkjip/<int:pd>/gambar/<str:kunci>/<int:bagian>/", publik.gambar, name="gambar"),
    path("<slug:kode>/<int:tahun>/lkjip/<int:pd>/foto/<int:gambar_id>/", publik.foto, name="foto"),
    path("<slug:kode>/<int:tahun>/lkjip/<int:pd>/laporan.pdf", publik.lkjip_pdf, name="lkjip_pdf"),
]
