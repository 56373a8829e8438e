"""Rencana Kinerja Tahunan: what of the five-year plan is to come about this year (GM/SM Pasal 10)."""

from django.db import models
from django.db.models import Q

from sakip.organisasi.enums import JenisIndikator
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah

from ..enums import StatusDokumen
from .rencana import Indikator, Rencana, Simpul


class RKT(models.Model):
    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="rkt")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="rkt")
    tahun = models.PositiveSmallIntegerField("tahun")
    rencana = models.ForeignKey(Rencana, models.PROTECT, related_name="rkt", verbose_name="disusun dari")
    status = models.CharField("status", max_length=12, choices=StatusDokumen, default=StatusDokumen.DISUSUN)
    nomor = models.CharField("nomor", max_length=120, blank=True)
    tanggal = models.DateField("tanggal penetapan", null=True, blank=True)
    ditetapkan_oleh = models.CharField("ditetapkan oleh", max_length=200, blank=True)
    menggantikan = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="pengganti", verbose_name="menggantikan"
    )
    versi_kunci = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "RKT"
        verbose_name_plural = "RKT"
        ordering = ["-tahun", "pd"]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "tahun"], condition=Q(status=StatusDokumen.DITETAPKAN), name="renstra_rkt_satu_berlaku"
            ),
            models.UniqueConstraint(
                fields=["pemda", "tahun"],
                condition=Q(status=StatusDokumen.DITETAPKAN, pd__isnull=True),
                name="renstra_rkt_pemda_satu_berlaku",
            ),
            models.UniqueConstraint(
                fields=["pd", "tahun"], condition=Q(status=StatusDokumen.DISUSUN), name="renstra_rkt_satu_disusun"
            ),
            models.UniqueConstraint(
                fields=["pemda", "tahun"],
                condition=Q(status=StatusDokumen.DISUSUN, pd__isnull=True),
                name="renstra_rkt_pemda_satu_disusun",
            ),
        ]

    def __str__(self) -> str:
        return f"RKT {self.tahun} {self.pd or self.pemda}"

    @property
    def disusun(self) -> bool:
        return self.status == StatusDokumen.DISUSUN


class BarisRKT(models.Model):
    """One indicator with this year's target; the plan's own target stands beside it."""

    rkt = models.ForeignKey(RKT, models.CASCADE, related_name="baris")
    simpul = models.ForeignKey(Simpul, models.PROTECT, null=True, blank=True, related_name="baris_rkt")
    indikator = models.ForeignKey(Indikator, models.PROTECT, null=True, blank=True, related_name="baris_rkt")
    sasaran = models.TextField("tujuan/sasaran", max_length=1000)
    nama = models.TextField("indikator", max_length=1000)
    satuan = models.CharField("satuan", max_length=60)
    jenis = models.CharField("jenis", max_length=15, choices=JenisIndikator, default=JenisIndikator.IKU)
    target = models.CharField("target", max_length=60)
    target_bilangan = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    target_rencana = models.CharField("target menurut Renstra/RPJMD", max_length=60, blank=True)
    catatan = models.CharField("alasan penyesuaian", max_length=500, blank=True)
    urutan = models.PositiveIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "baris RKT"
        verbose_name_plural = "baris RKT"
        ordering = ["rkt", "urutan", "id"]

    def __str__(self) -> str:
        return self.nama
