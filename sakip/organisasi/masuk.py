"""Who is signed in: the user together with the person and the regency, in one query.

An app to the right adds what every page shows of that person, with `ikutkan` in its `AppConfig.ready()`: it comes
along with the user, at no query of its own.
"""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Subquery

from .models import Pengguna, SidikAcuan

_ikut: dict[str, Any] = {}


def ikutkan(nama: str, ekspresi: Any) -> None:
    """Annotate the user of every request with this expression. The same name replaces it."""
    _ikut[nama] = ekspresi


class Masuk(ModelBackend):
    def get_user(self, user_id: int) -> Pengguna | None:
        """The active user of a session with what every page asks for: person, regency, stamp of what is kept."""
        sidik = Subquery(SidikAcuan.objects.values("sidik")[:1])
        rows = Pengguna.objects.select_related("pegawai__pemda").annotate(sidik_acuan=sidik, **_ikut)
        pengguna = rows.filter(pk=user_id).first()
        return pengguna if pengguna and self.user_can_authenticate(pengguna) else None
