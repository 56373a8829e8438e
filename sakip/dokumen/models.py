"""Files kept by their content: written once, never overwritten, served only through a view that checks rights."""

from django.db import models


class Berkas(models.Model):
    sha256 = models.CharField(max_length=64, unique=True)
    ukuran = models.PositiveBigIntegerField()
    jenis = models.CharField(max_length=100, default="application/pdf")
    dibuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def jalur(self) -> str:
        """Path below the file store, derived from the content."""
        return f"{self.sha256[:2]}/{self.sha256[2:4]}/{self.sha256}"
