"""The Desk: its days, its appointments, the acts on them, the projector."""

from django.urls import path

from ..views import desk, desk_acara, desk_aksi, desk_rencana

urlpatterns = [
    path("desk/", desk.daftar, name="desk"),
    path("desk/susun/", desk_rencana.susun_hari, name="desk_susun"),
    path("desk/<int:pk>/", desk.hari, name="desk_hari"),
    path("desk/<int:pk>/tambah/", desk_rencana.tambah, name="desk_tambah"),
    path("desk/<int:pk>/layar/", desk.layar, name="desk_layar"),
    path("desk/<int:pk>/berita-acara/", desk_acara.acara, name="desk_acara"),
    path("desk/janji/<int:pk>/", desk.slot, name="desk_slot"),
    path("desk/janji/<int:pk>/<str:aksi>/", desk_aksi.aksi, name="desk_aksi"),
]
