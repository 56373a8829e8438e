"""The LKjIP of a PD or of the regency, and its content as it was frozen (GM/SM Pasal 11)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah

from ..enums import StatusLaporan


class Laporan(models.Model):
    """One report of one year; `pd` None: that of the regency.

    `bahan` holds what was drawn from the year's data (`laporan.isi`), drawn anew as often as wished while it is open.
    What people write hangs on `bagian` and is never touched by that.
    """

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    pd = models.ForeignKey(
        PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="laporan", verbose_name="Perangkat Daerah"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    status = models.CharField("status", max_length=16, choices=StatusLaporan, default=StatusLaporan.DISUSUN)
    versi_kunci = models.PositiveIntegerField("versi penguncian", default=0, editable=False)
    dibuat_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()
    bahan = models.JSONField("data tahun ini", default=dict)
    sidik_bahan = models.CharField(max_length=64, blank=True)
    bahan_pada = models.DateTimeField("data ditarik", null=True, blank=True)
    naskah = models.ForeignKey(
        "laporan.NaskahLaporan", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="naskah terkini"
    )
    catatan = models.TextField("catatan pengembalian", max_length=2000, blank=True)
    pertama_diajukan_pada = models.DateTimeField(null=True, blank=True)
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    dikembalikan_pada = models.DateTimeField(null=True, blank=True)
    selesai_reviu_pada = models.DateTimeField(null=True, blank=True)
    ditandatangani_pada = models.DateTimeField(null=True, blank=True)
    disampaikan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "LKjIP"
        verbose_name_plural = "LKjIP"
        ordering = ["-tahun", "pd__nama", "id"]
        indexes = [models.Index(fields=["pemda", "tahun", "status"], name="laporan_daftar")]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun"], name="laporan_pd_unik"),
            models.UniqueConstraint(fields=["pemda", "tahun"], condition=Q(pd=None), name="laporan_pemda_unik"),
            models.CheckConstraint(
                name="laporan_diajukan_bernaskah",
                condition=Q(status__in=["disusun", "perbaikan"]) | Q(naskah__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"LKjIP {self.pemilik} Tahun {self.tahun}"

    def get_absolute_url(self) -> str:
        return reverse("laporan:baca", args=[self.pk])

    @property
    def pemilik(self) -> str:
        """Whose report it is, as its cover says."""
        return self.pd.nama if self.pd else f"Pemerintah {self.pemda.sebutan}"

    @property
    def kode_tenggat(self) -> str:
        """The milestone of the profile (E8, E9)."""
        return "lkjip.pd" if self.pd_id else "lkjip.pemda"


class NaskahLaporan(models.Model):
    """The report as it was handed in: data and text together, with their SHA-256. Never changed (trigger)."""

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="semua_naskah")
    revisi = models.PositiveSmallIntegerField("revisi")
    isi = models.JSONField()
    sha256 = models.CharField(max_length=64)
    dibuat_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = "naskah LKjIP"
        verbose_name_plural = "naskah LKjIP"
        ordering = ["laporan", "revisi"]
        constraints = [models.UniqueConstraint(fields=["laporan", "revisi"], name="laporan_naskah_unik")]

    def __str__(self) -> str:
        return f"{self.laporan} revisi {self.revisi}"
