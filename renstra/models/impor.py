"""A worksheet on its way in: uploaded, recognised, looked at, applied whole or not at all, perhaps undone."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sakip.dokumen.models import Berkas
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah

from ..enums import JenisImpor, StatusImpor
from .anggaran import DokumenAnggaran
from .nomenklatur import EdisiNomenklatur
from .rencana import Rencana
from .rkt import RKT


class Impor(models.Model):
    """The server keeps the bytes, the mapping of the columns and what was there before; the browser only the hash."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="impor")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="impor")
    tahun = models.PositiveSmallIntegerField("tahun")
    jenis = models.CharField("jenis", max_length=20, choices=JenisImpor)
    rencana = models.ForeignKey(Rencana, models.CASCADE, null=True, blank=True, related_name="impor")
    rkt = models.ForeignKey(RKT, models.CASCADE, null=True, blank=True, related_name="impor")
    anggaran = models.ForeignKey(DokumenAnggaran, models.CASCADE, null=True, blank=True, related_name="impor")
    edisi = models.ForeignKey(EdisiNomenklatur, models.SET_NULL, null=True, blank=True, related_name="impor")

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    nama = models.CharField("nama berkas", max_length=200)
    isian = models.JSONField("isian", default=dict, blank=True, help_text="Yang diisi saat mengunggah, menurut jenis.")
    pemetaan = models.JSONField("pemetaan kolom", default=dict, blank=True)
    putusan = models.JSONField("putusan bentrok", default=dict, blank=True, help_text="kunci baris: berkas | biarkan")

    status = models.CharField("status", max_length=12, choices=StatusImpor, default=StatusImpor.DIUNGGAH)
    kemajuan = models.PositiveSmallIntegerField("kemajuan (%)", default=0)
    pesan = models.TextField("pesan", blank=True)
    ringkasan = models.JSONField("ringkasan", default=list, blank=True)
    cadangan = models.JSONField("isi sebelumnya", null=True, blank=True)
    versi_sesudah = models.PositiveIntegerField("versi dokumen sesudahnya", null=True, blank=True)

    dibuat_pada = models.DateTimeField("diunggah")
    mulai_pada = models.DateTimeField("diminta diterapkan", null=True, blank=True)
    diterapkan_pada = models.DateTimeField("diterapkan", null=True, blank=True)
    dibatalkan_pada = models.DateTimeField("dibatalkan", null=True, blank=True)

    class Meta:
        verbose_name = "impor"
        verbose_name_plural = "impor"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="renstra_impor_diterapkan_bertanggal",
                condition=(
                    Q(status__in=[StatusImpor.DITERAPKAN, StatusImpor.DIBATALKAN], diterapkan_pada__isnull=False)
                    | (
                        ~Q(status__in=[StatusImpor.DITERAPKAN, StatusImpor.DIBATALKAN])
                        & Q(diterapkan_pada__isnull=True)
                    )
                ),
            ),
            models.CheckConstraint(
                name="renstra_impor_dibatalkan_bertanggal",
                condition=(
                    Q(status=StatusImpor.DIBATALKAN, dibatalkan_pada__isnull=False)
                    | (~Q(status=StatusImpor.DIBATALKAN) & Q(dibatalkan_pada__isnull=True))
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def jenis_impor(self) -> JenisImpor:
        return JenisImpor(self.jenis)
