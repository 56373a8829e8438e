"""The record of verification (BK Pasal 11 ayat (2), Pasal 12 ayat (4)): of one agreement or several of one PD, with
its members and their signatures. Rows of this module are never changed or removed (triggers); what stops counting is
said on the round (`Verifikasi.dicabut_pada`).
"""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sakip.dokumen.models import Berkas
from sakip.organisasi.enums import Unsur
from sakip.organisasi.models import Pegawai, PemerintahDaerah, PerangkatDaerah

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from .verifikasi import Verifikasi


class BeritaAcara(models.Model):
    """Numbered within the regency and year, frozen and printed when made."""

    verifikasi: "RelatedManager[Verifikasi]"
    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, related_name="berita_acara")
    hari_desk = models.OneToOneField(
        "perjanjian.HariDesk", models.PROTECT, null=True, related_name="berita_acara"
    )  # of a whole day of Desk; it closes no round
    tahun = models.PositiveSmallIntegerField("tahun")  # of the agreements
    urut = models.PositiveIntegerField("nomor urut")
    nomor = models.CharField("nomor", max_length=100)
    tanggal = models.DateField("tanggal")
    isi = models.TextField()
    sha256 = models.CharField(max_length=64)
    pdf = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    dibuat_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = "berita acara"
        verbose_name_plural = "berita acara"
        ordering = ["-dibuat_pada", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "tahun", "urut"], name="perjanjian_berita_acara_urut_unik"),
        ]

    def __str__(self) -> str:
        return f"Berita acara {self.nomor}"

    def get_absolute_url(self) -> str:
        return reverse("perjanjian:acara_rinci", args=[self.pk])


class AnggotaBeritaAcara(models.Model):
    """A member as the berita acara names him or her, in its order; who is berhalangan does not sign."""

    berita_acara = models.ForeignKey(BeritaAcara, models.PROTECT, related_name="anggota")
    urutan = models.PositiveSmallIntegerField()  # from 0, the place in the frozen content
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    unsur = models.CharField("unsur", max_length=20, choices=Unsur, blank=True)
    nama = models.CharField(max_length=200)
    jabatan = models.CharField(max_length=300, blank=True)
    kedudukan = models.CharField(max_length=100, blank=True)
    berhalangan = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "anggota berita acara"
        verbose_name_plural = "anggota berita acara"
        ordering = ["berita_acara", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["berita_acara", "urutan"], name="perjanjian_anggota_acara_unik"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def tanda(self) -> "TandaTanganBeritaAcara | None":
        return getattr(self, "tanda_tangan", None)


class TandaTanganBeritaAcara(models.Model):
    """A member's signature on the frozen content, once."""

    anggota = models.OneToOneField(AnggotaBeritaAcara, models.PROTECT, related_name="tanda_tangan")
    pengguna = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    waktu = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    metode = models.CharField(max_length=20, default="kata_sandi")

    class Meta:
        verbose_name = "tanda tangan berita acara"
        verbose_name_plural = "tanda tangan berita acara"
        constraints = [models.CheckConstraint(name="perjanjian_tanda_acara_bersidik", condition=~Q(sha256=""))]

    def __str__(self) -> str:
        return f"{self.anggota.nama}, {self.waktu:%d-%m-%Y}"
