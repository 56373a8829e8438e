from django.db import models
from django.db.models import Q

from sakip.organisasi.enums import Tingkat
from sakip.organisasi.models import PemerintahDaerah

from ..enums import JenisPemda


class EdisiQuerySet(models.QuerySet["EdisiNomenklatur"]):
    def untuk(self, pemda_id: int | None) -> "EdisiQuerySet":
        """The editions that a regency may use: the national ones and its own."""
        return self.filter(Q(pemda_id__isnull=True) | Q(pemda_id=pemda_id))


class EdisiNomenklatur(models.Model):
    """One edition of the national codes; several stand side by side. With a regency: one that it brought itself."""

    pemda = models.ForeignKey(
        PemerintahDaerah, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hanya bagi"
    )
    nama = models.CharField("nama", max_length=150)
    dasar = models.CharField("dasar", max_length=200, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)

    objects = EdisiQuerySet.as_manager()

    class Meta:
        verbose_name = "edisi nomenklatur"
        verbose_name_plural = "edisi nomenklatur"
        ordering = ["-tanggal", "nama"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "nama"], name="renstra_edisi_unik"),
            models.UniqueConstraint(
                fields=["nama"], condition=Q(pemda__isnull=True), name="renstra_edisi_nasional_unik"
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Nomenklatur(models.Model):
    edisi = models.ForeignKey(EdisiNomenklatur, models.CASCADE, related_name="kode")
    jenis_pemda = models.CharField(
        "berlaku bagi", max_length=10, choices=JenisPemda, default=JenisPemda.KABUPATEN_KOTA
    )
    tingkat = models.CharField(
        "tingkat", max_length=15, choices=[("urusan", "Urusan"), ("bidang", "Bidang urusan"), *Tingkat.choices]
    )
    kode = models.CharField("kode", max_length=30)
    nama = models.CharField("nama", max_length=500)
    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="anak")
    kinerja = models.TextField("kinerja", blank=True)
    indikator = models.TextField("indikator", blank=True)
    satuan = models.CharField("satuan", max_length=80, blank=True)
    definisi_operasional = models.TextField("definisi operasional", blank=True)
    pelaksana = models.TextField("pelaksana", blank=True)
    spm = models.CharField("SPM", max_length=20, blank=True)
    sebelumnya = models.TextField("sub kegiatan sebelumnya", blank=True)

    class Meta:
        verbose_name = "kode nomenklatur"
        verbose_name_plural = "kode nomenklatur"
        ordering = ["edisi", "jenis_pemda", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["edisi", "jenis_pemda", "kode"], name="renstra_nomenklatur_unik")
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"
