from django.contrib.auth.models import AbstractUser
from django.db import models


class Pengguna(AbstractUser):
    """Somebody who can sign in. What he or she may do follows from Penugasan and Tim, not from groups."""

    wajib_ganti_sandi = models.BooleanField("wajib mengganti kata sandi", default=False)

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.username
