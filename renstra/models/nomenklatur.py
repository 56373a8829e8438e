from django.db import models

from sakip.organisasi.enums import Tingkat


class EdisiNomenklatur(models.Model):
    """One edition of the national codes; several stand side by side."""

    nama = models.CharField("nama", max_length=150, unique=True)
    dasar = models.CharField("dasar", max_length=200, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)

    class Meta:
        verbose_name = "edisi nomenklatur"
        verbose_name_plural = "edisi nomenklatur"
        ordering = ["-tanggal", "nama"]

    def __str__(self) -> str:
        return self.nama


class Nomenklatur(models.Model):
    edisi = models.ForeignKey(EdisiNomenklatur, models.CASCADE, related_name="kode")
    tingkat = models.CharField(
        "tingkat", max_length=15, choices=[("urusan", "Urusan"), ("bidang", "Bidang urusan"), *Tingkat.choices]
    )
    kode = models.CharField("kode", max_length=30)
    nama = models.CharField("nama", max_length=500)
    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="anak")
    kinerja = models.TextField("kinerja", blank=True)
    indikator = models.TextField("indikator", blank=True)
    satuan = models.CharField("satuan", max_length=80, blank=True)

    class Meta:
        verbose_name = "kode nomenklatur"
        verbose_name_plural = "kode nomenklatur"
        ordering = ["edisi", "kode"]
        constraints = [models.UniqueConstraint(fields=["edisi", "kode"], name="renstra_nomenklatur_unik")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"
