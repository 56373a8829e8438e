"""The report of a change of strategy, priority or assumptions to the three offices (BK Pasal 8 ayat (3))."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from renstra.models import DokumenAnggaran
from sakip.dokumen.models import Berkas
from sakip.organisasi.models import Jabatan, Pegawai, PemerintahDaerah, PerangkatDaerah

from ..enums.lapor import AlasanPerubahan, StatusLapor
from .distribusi import BuktiTerima


class LaporanPerubahan(models.Model):
    """What a DPA/DPPA changed and why. Once sent it is frozen and printed, and never changes (trigger)."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    pd = models.ForeignKey(
        PerangkatDaerah, models.PROTECT, related_name="laporan_perubahan", verbose_name="Perangkat Daerah"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    dokumen = models.ForeignKey(
        DokumenAnggaran, models.PROTECT, related_name="laporan_perubahan", verbose_name="dokumen yang mengubah"
    )
    alasan = models.CharField("alasan", max_length=10, choices=AlasanPerubahan)
    nomor = models.CharField("nomor surat", max_length=100, blank=True)
    penjelasan = models.TextField("penjelasan", blank=True)
    status = models.CharField("status", max_length=10, choices=StatusLapor, default=StatusLapor.DRAF)
    versi_kunci = models.PositiveIntegerField("versi penguncian", default=0, editable=False)
    dibuat_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()
    pengirim = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    pengirim_nama = models.CharField(max_length=200, blank=True)
    pengirim_jabatan = models.CharField(max_length=300, blank=True)
    dikirim_pada = models.DateTimeField(null=True, blank=True)
    isi = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pdf = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "laporan perubahan"
        verbose_name_plural = "laporan perubahan"
        ordering = ["-tahun", "-dikirim_pada", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dokumen"], condition=Q(status="draf"), name="perjanjian_laporan_perubahan_satu_draf"
            ),
            models.CheckConstraint(
                name="perjanjian_laporan_perubahan_beku",
                condition=Q(status="dikirim", dikirim_pada__isnull=False, pengirim__isnull=False, pdf__isnull=False)
                & ~Q(sha256="")
                | Q(status="draf", dikirim_pada=None, pengirim=None, pdf=None, sha256=""),
            ),
        ]
        indexes = [models.Index(fields=["pemda", "tahun", "status"], name="perjanjian_lapor_daftar")]

    def __str__(self) -> str:
        return f"Laporan perubahan {self.pd} atas {self.dokumen}"

    def get_absolute_url(self) -> str:
        return reverse("perjanjian:lapor_rinci", args=[self.pk])

    @property
    def terkirim(self) -> bool:
        return self.status == StatusLapor.DIKIRIM


class PenerimaLaporan(models.Model):
    """An office that the report went to; written when it is sent, never changed."""

    laporan = models.ForeignKey(LaporanPerubahan, models.PROTECT, related_name="penerima")
    nama = models.CharField(max_length=250)
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "penerima laporan perubahan"
        verbose_name_plural = "penerima laporan perubahan"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["laporan", "nama"], name="perjanjian_penerima_laporan_unik")]

    def __str__(self) -> str:
        return self.nama


class TerimaLaporan(BuktiTerima):
    """That the report arrived at one office."""

    penerima = models.OneToOneField(PenerimaLaporan, models.PROTECT, related_name="terima")

    class Meta:
        verbose_name = "tanda terima laporan perubahan"
        verbose_name_plural = "tanda terima laporan perubahan"

    def __str__(self) -> str:
        return f"{self.penerima.nama}: {self.nama}"
