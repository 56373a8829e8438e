"""The summary sheet that goes to the kepala daerah with the PKs of one act. Rows are never changed or removed."""

from django.db import models
from django.urls import reverse

from sakip.dokumen.models import Berkas
from sakip.organisasi.models import Pegawai, PemerintahDaerah

from .naskah import Naskah


class Penerusan(models.Model):
    """One act of passing on, as it was: its content frozen, printed once."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    jumlah = models.PositiveSmallIntegerField("jumlah PK")
    isi = models.TextField()
    sha256 = models.CharField(max_length=64)
    pdf = models.ForeignKey(Berkas, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lembar ringkasan"
        verbose_name_plural = "lembar ringkasan"
        ordering = ["-pada", "-id"]

    def __str__(self) -> str:
        return f"Lembar ringkasan {self.jumlah} PK, {self.pada:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("perjanjian:penerusan", args=[self.pk])


class PKDiteruskan(models.Model):
    """A PK on a sheet, with the naskah that was signed first; sent back and passed on again it stands on another."""

    penerusan = models.ForeignKey(Penerusan, models.PROTECT, related_name="daftar")
    perjanjian = models.ForeignKey("perjanjian.Perjanjian", models.PROTECT, related_name="penerusan")
    naskah = models.ForeignKey(Naskah, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "PK yang diteruskan"
        verbose_name_plural = "PK yang diteruskan"
        constraints = [
            models.UniqueConstraint(fields=["penerusan", "perjanjian"], name="perjanjian_diteruskan_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.penerusan_id}: {self.perjanjian_id}"
