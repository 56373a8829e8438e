"""Who is signed in: the user together with the person and the regency, in one query."""

from django.contrib.auth.backends import ModelBackend

from .models import Pengguna


class Masuk(ModelBackend):
    def get_user(self, user_id: int) -> Pengguna | None:
        """The active user of a session; every page asks for the person and the regency, so both come along."""
        pengguna = Pengguna.objects.select_related("pegawai__pemda").filter(pk=user_id).first()
        return pengguna if pengguna and self.user_can_authenticate(pengguna) else None
