"""Who signed a report, to whom it was handed on, who received it. Rows are never changed or removed (triggers)."""

from django.db import models

from perjanjian.models.distribusi import BuktiTerima
from sakip.dokumen.models import Berkas
from sakip.organisasi.models import Pegawai, Penugasan

from ..enums import CaraTanda, Tujuan
from .laporan import Laporan, NaskahLaporan


class TandaTanganLaporan(BuktiTerima):
    """The signature of who reports, on one frozen revision; copied from the Penugasan of that day.

    Signed on paper: `berkas` holds the scan, `pengguna` who uploaded it, `tanggal` the day that stands on the paper.
    """

    naskah = models.OneToOneField(NaskahLaporan, models.PROTECT, related_name="tanda_tangan")
    pangkat = models.CharField(max_length=100, blank=True)
    tanggal = models.DateField("tanggal tanda tangan")
    sha256 = models.CharField(max_length=64)
    metode = models.CharField(max_length=12, choices=CaraTanda, default=CaraTanda.KATA_SANDI)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "tanda tangan LKjIP"
        verbose_name_plural = "tanda tangan LKjIP"
        constraints = [
            models.CheckConstraint(
                name="laporan_tanda_basah_berberkas",
                condition=models.Q(metode=CaraTanda.KATA_SANDI, berkas__isnull=True)
                | models.Q(metode=CaraTanda.BASAH, berkas__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.nama}, {self.jabatan}"


class PenyampaianLaporan(models.Model):
    """A copy handed to a unit for the Bupati, or sent to the Presiden through the Gubernur with its receipt."""

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="penyampaian")
    naskah = models.ForeignKey(NaskahLaporan, models.PROTECT, related_name="+")
    tujuan = models.CharField(max_length=14, choices=Tujuan)
    penerima = models.CharField(max_length=250)
    nomor = models.CharField("nomor surat", max_length=100, blank=True)
    tanggal = models.DateField("tanggal")
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    pada = models.DateTimeField()
    oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "penyampaian LKjIP"
        verbose_name_plural = "penyampaian LKjIP"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "tujuan"], name="laporan_penyampaian_unik"),
            models.CheckConstraint(
                name="laporan_gubernur_berbukti",
                condition=~models.Q(tujuan=Tujuan.GUBERNUR) | (models.Q(berkas__isnull=False) & ~models.Q(nomor="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.laporan}: {self.penerima}"

    @property
    def terima(self) -> "TerimaLaporan | None":
        return getattr(self, "tanda_terima", None)


class TerimaLaporan(models.Model):
    """That a unit received its copy; `penugasan` None: a member of its team, who holds no office there."""

    penyampaian = models.OneToOneField(PenyampaianLaporan, models.PROTECT, related_name="tanda_terima")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    penugasan = models.ForeignKey(Penugasan, models.PROTECT, null=True, related_name="+")
    pengguna = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    nama = models.CharField(max_length=200)
    jabatan = models.CharField(max_length=300)
    waktu = models.DateTimeField()

    class Meta:
        verbose_name = "tanda terima LKjIP"
        verbose_name_plural = "tanda terima LKjIP"

    def __str__(self) -> str:
        return f"{self.penyampaian.penerima}: {self.nama}"
