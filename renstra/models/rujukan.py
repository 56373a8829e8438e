from django.db import models
from django.db.models import Q

from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah

from ..enums import JenisRujukan


class DokumenRujukan(models.Model):
    """Number and date of the RKPD, Renja, KUA or PPAS of a year, which the RKA elaborates (GM/SM Pasal 5, B9)."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="+")
    tahun = models.PositiveSmallIntegerField("tahun")
    jenis = models.CharField("jenis", max_length=10, choices=JenisRujukan)
    nomor = models.CharField("nomor", max_length=150)
    tanggal = models.DateField("tanggal")

    class Meta:
        verbose_name = "dokumen rujukan"
        verbose_name_plural = "dokumen rujukan"
        ordering = ["tahun", "jenis"]
        constraints = [
            models.CheckConstraint(
                name="renstra_rujukan_renja_pd",
                condition=Q(jenis=JenisRujukan.RENJA, pd__isnull=False)
                | (~Q(jenis=JenisRujukan.RENJA) & Q(pd__isnull=True)),
            ),
            models.UniqueConstraint(fields=["pd", "tahun", "jenis"], name="renstra_rujukan_pd_unik"),
            models.UniqueConstraint(
                fields=["pemda", "tahun", "jenis"], condition=Q(pd__isnull=True), name="renstra_rujukan_pemda_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tahun} nomor {self.nomor}"
