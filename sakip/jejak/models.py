"""The audit trail: one chain per regency, numbered without gaps, each line carrying the hash of the one before."""

from django.conf import settings
from django.db import models


class Rantai(models.Model):
    """The head of a chain; locked while a line is added, so that two lines never get one number."""

    kunci = models.CharField(max_length=40, unique=True)
    nomor = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        verbose_name = "rantai jejak"
        verbose_name_plural = "rantai jejak"

    def __str__(self) -> str:
        return f"{self.kunci} #{self.nomor}"


class Jejak(models.Model):
    """One act of a person, written in the transaction of the act. Never changed, never removed (triggers)."""

    rantai = models.ForeignKey(Rantai, models.PROTECT, related_name="baris")
    nomor = models.PositiveBigIntegerField("nomor")
    waktu = models.DateTimeField("waktu")
    pelaku = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    pelaku_nama = models.CharField("nama pelaku", max_length=250)
    pelaku_peran = models.CharField("peran", max_length=120, blank=True)
    aksi = models.CharField("tindakan", max_length=40)
    objek_jenis = models.CharField("jenis objek", max_length=60)
    objek_id = models.BigIntegerField("nomor objek", null=True)
    ringkasan = models.CharField("ringkasan", max_length=500)
    rincian = models.JSONField("rincian", default=dict)
    hash_sebelumnya = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = "jejak"
        verbose_name_plural = "jejak"
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["rantai", "nomor"], name="jejak_nomor_unik")]
        indexes = [models.Index(fields=["objek_jenis", "objek_id", "id"], name="jejak_objek")]

    def __str__(self) -> str:
        return f"#{self.nomor} {self.ringkasan}"
