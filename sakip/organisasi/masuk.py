"""Who is signed in: the user together with the person and the regency, in one query."""

from django.contrib.auth.backends import ModelBackend
from django.db.models import OuterRef, Subquery

from .models import Ketentuan, Pengguna


class Masuk(ModelBackend):
    def get_user(self, user_id: int) -> Pengguna | None:
        """The active user of a session; every page asks for the person, the regency and what it calls the system."""
        profil = Ketentuan.objects.filter(pemda=OuterRef("pegawai__pemda")).order_by("-berlaku_mulai")
        sebutan = Subquery(profil.values("nama_sistem")[:1])
        rows = Pengguna.objects.select_related("pegawai__pemda").annotate(nama_sistem=sebutan)
        pengguna = rows.filter(pk=user_id).first()
        return pengguna if pengguna and self.user_can_authenticate(pengguna) else None
