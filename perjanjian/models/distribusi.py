"""After pengesahan: the letter that goes with the copies, and who received them (BK Pasal 11 ayat (6)-(7)).

Rows of this module are never changed or removed (triggers).
"""

from django.db import models

from sakip.dokumen.models import Berkas
from sakip.organisasi.models import Pegawai, PemerintahDaerah, Penugasan

from .naskah import Penyampaian


class SuratPengantar(models.Model):
    """The letter of the Sekretaris Daerah: numbered within the regency and year, frozen and printed when made."""

    perjanjian = models.OneToOneField("perjanjian.Perjanjian", models.PROTECT, related_name="surat_pengantar")
    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField("tahun")  # of the letter's date
    urut = models.PositiveIntegerField("nomor urut")
    nomor = models.CharField("nomor", max_length=100)
    tanggal = models.DateField("tanggal")
    isi = models.TextField()
    sha256 = models.CharField(max_length=64)
    pdf = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    dibuat_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = "surat pengantar"
        verbose_name_plural = "surat pengantar"
        constraints = [
            models.UniqueConstraint(fields=["pemda", "tahun", "urut"], name="perjanjian_surat_pengantar_urut_unik"),
        ]

    def __str__(self) -> str:
        return f"Surat pengantar {self.nomor}"


class BuktiTerima(models.Model):
    """Who received something for an office and when; once for each, as the office was held that day."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    penugasan = models.ForeignKey(Penugasan, models.PROTECT, related_name="+")
    pengguna = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    nama = models.CharField(max_length=200)
    jabatan = models.CharField(max_length=300)
    nip = models.CharField(max_length=18, blank=True)
    waktu = models.DateTimeField()

    class Meta:
        abstract = True


class TandaTerima(BuktiTerima):
    """That a copy arrived."""

    penyampaian = models.OneToOneField(Penyampaian, models.PROTECT, related_name="tanda_terima")

    class Meta:
        verbose_name = "tanda terima"
        verbose_name_plural = "tanda terima"

    def __str__(self) -> str:
        return f"{self.penyampaian.penerima}: {self.nama}"
