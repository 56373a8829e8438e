"""Files made of a report, each with the data it was made of; and the regency's own Word templates."""

from django.db import models
from django.db.models import Q

from sakip.dokumen.models import Berkas
from sakip.organisasi.models import PemerintahDaerah

from ..enums.cetak import MENGGANTUNG, JenisCetak, JenisTemplat, StatusCetak
from .laporan import Laporan, NaskahLaporan
from .publikasi import Publikasi


class CetakLaporan(models.Model):
    """One making of one file: asked for, under way, there. Of what was signed it is kept for ever (trigger).

    `naskah`: the frozen content it was made of; None while the report is open. `data_pada`: since when its data stand.
    `publikasi`: of the copy for the public, what was published.
    """

    laporan = models.ForeignKey(Laporan, models.CASCADE, related_name="cetakan")
    jenis = models.CharField("jenis", max_length=4, choices=JenisCetak)
    status = models.CharField("status", max_length=10, choices=StatusCetak, default=StatusCetak.ANTRE)
    kemajuan = models.PositiveSmallIntegerField("kemajuan (%)", default=0)
    pesan = models.CharField("pesan", max_length=500, blank=True)
    naskah = models.ForeignKey(NaskahLaporan, models.PROTECT, null=True, blank=True, related_name="+")
    final = models.BooleanField("final", default=False)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    publikasi = models.ForeignKey(
        Publikasi, models.PROTECT, null=True, blank=True, related_name="cetakan", editable=False
    )
    data_pada = models.DateTimeField("data sejak", null=True, blank=True)
    diminta_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    diminta_pada = models.DateTimeField("diminta")
    selesai_pada = models.DateTimeField("selesai dibuat", null=True, blank=True)

    class Meta:
        verbose_name = "berkas LKjIP"
        verbose_name_plural = "berkas LKjIP"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="laporan_cetak_selesai_berberkas",
                condition=Q(status=StatusCetak.SELESAI, berkas__isnull=False, selesai_pada__isnull=False)
                | (~Q(status=StatusCetak.SELESAI) & Q(berkas=None)),
            ),
            models.CheckConstraint(
                name="laporan_cetak_final_bernaskah", condition=Q(final=False) | Q(naskah__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["laporan", "jenis"], condition=Q(status__in=MENGGANTUNG), name="laporan_cetak_satu_berjalan"
            ),
            models.CheckConstraint(
                name="laporan_cetak_umum_terbit",
                condition=Q(jenis=JenisCetak.UMUM, publikasi__isnull=False, final=False)
                | (~Q(jenis=JenisCetak.UMUM) & Q(publikasi=None)),
            ),
            models.UniqueConstraint(
                fields=["publikasi"], condition=Q(status=StatusCetak.SELESAI), name="laporan_cetak_umum_sekali"
            ),
            models.UniqueConstraint(
                fields=["naskah", "jenis"],
                condition=Q(final=True, status=StatusCetak.SELESAI),
                name="laporan_cetak_final_sekali",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.laporan}"


class TemplatWord(models.Model):
    """A regency's own Word template, from a day on."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    jenis = models.CharField("dipakai untuk", max_length=6, choices=JenisTemplat)
    berlaku_mulai = models.DateField("berlaku mulai")
    nama = models.CharField("nama berkas", max_length=120, blank=True, editable=False)
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "templat Word LKjIP"
        verbose_name_plural = "templat Word LKjIP"
        ordering = ["jenis", "-berlaku_mulai"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "jenis", "berlaku_mulai"], name="laporan_templat_unik")
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} mulai {self.berlaku_mulai:%d-%m-%Y}"
