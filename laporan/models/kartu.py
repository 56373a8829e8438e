"""What the report knows beside the year's data: the card of the organisation, and what others reached."""

from django.db import models
from django.db.models import Q

from pengukuran.models.pengukuran import BILANGAN
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah

from ..enums import JenisPembanding


class KartuOrganisasi(models.Model):
    """Tugas, fungsi and strategic issues of a PD or of the regency (Bab I); the same until somebody changes it."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    pd = models.OneToOneField(PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="kartu")
    dasar = models.CharField("dasar pembentukan", max_length=300, blank=True)
    tugas = models.TextField("tugas", max_length=4000, blank=True)
    fungsi = models.TextField("fungsi", max_length=8000, blank=True, help_text="Satu fungsi per baris.")
    pegawai = models.PositiveIntegerField("jumlah pegawai", null=True, blank=True)
    isu = models.TextField("isu strategis", max_length=8000, blank=True, help_text="Satu isu per baris.")
    diubah_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    diubah_pada = models.DateTimeField()
    versi_kunci = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "kartu organisasi"
        verbose_name_plural = "kartu organisasi"
        constraints = [
            models.UniqueConstraint(fields=["pemda"], condition=Q(pd=None), name="laporan_kartu_pemda_unik")
        ]

    def __str__(self) -> str:
        return f"Kartu {self.pd or self.pemda}"


class Pembanding(models.Model):
    """What an indicator reached elsewhere in a year, or should reach: typed as written, with its source.

    `indikator` is its words in plain form: it holds for every report that carries the indicator.
    """

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="+")
    tahun = models.PositiveSmallIntegerField("tahun")
    indikator = models.CharField(max_length=1000)
    jenis = models.CharField("pembanding", max_length=12, choices=JenisPembanding)
    nama = models.CharField("nama", max_length=150, blank=True)
    nilai = models.CharField("nilai", max_length=BILANGAN)
    sumber = models.CharField("sumber", max_length=250)
    diubah_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    diubah_pada = models.DateTimeField(null=True, blank=True)
    versi_kunci = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "pembanding"
        verbose_name_plural = "pembanding"
        ordering = ["jenis", "nama", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "tahun", "indikator", "jenis", "nama"], name="laporan_pembanding_unik"
            ),
            models.UniqueConstraint(
                fields=["pemda", "tahun", "indikator", "jenis", "nama"],
                condition=Q(pd=None),
                name="laporan_pembanding_pemda_unik",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama or self.get_jenis_display()} {self.tahun}: {self.nilai}"
