"""What Bagian Organisasi has let the public see, frozen as it was on that day."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah

from ..enums import JenisPublikasi


class Publikasi(models.Model):
    """One PK, one year's results or one LKjIP, public until it is withdrawn; `pd` None: of the regency.

    `isi` is all that the public is shown (`laporan.isi_publik`). Only the withdrawal is ever added (trigger):
    published anew it is a new row, so what stood there before can be read. `rujukan`: the PK, the measurement or the
    naskah it was drawn from; another one since then means that it should be published anew.
    """

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="+")
    jenis = models.CharField("yang diterbitkan", max_length=6, choices=JenisPublikasi)
    tahun = models.PositiveSmallIntegerField("tahun")
    isi = models.JSONField()
    sha256 = models.CharField(max_length=64)
    rujukan = models.PositiveBigIntegerField()
    diterbitkan_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    diterbitkan_pada = models.DateTimeField("diterbitkan")
    dicabut_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    dicabut_pada = models.DateTimeField("dicabut", null=True, blank=True)
    alasan = models.CharField("alasan pencabutan", max_length=500, blank=True)

    class Meta:
        verbose_name = "publikasi"
        verbose_name_plural = "publikasi"
        ordering = ["-tahun", "jenis", "pd__nama", "-id"]
        indexes = [models.Index(fields=["pemda", "tahun", "jenis"], name="laporan_publikasi_daftar")]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "jenis", "tahun"], condition=Q(dicabut_pada=None), name="laporan_publikasi_pd_satu"
            ),
            models.UniqueConstraint(
                fields=["pemda", "jenis", "tahun"],
                condition=Q(dicabut_pada=None, pd=None),
                name="laporan_publikasi_pemda_satu",
            ),
            models.CheckConstraint(
                name="laporan_publikasi_cabut_beralasan",
                condition=Q(dicabut_pada=None, dicabut_oleh=None, alasan="")
                | (Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False) & ~Q(alasan="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.pemilik} Tahun {self.tahun}"

    def get_absolute_url(self) -> str:
        return reverse("laporan:publikasi_rinci", args=[self.pk])

    @property
    def pemilik(self) -> str:
        return self.pd.nama if self.pd else f"Pemerintah {self.pemda.sebutan}"
