"""Frozen content, signatures and hand-overs. Rows of this module are never changed or removed (triggers)."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from sakip.dokumen.models import Berkas
from sakip.organisasi.models import Jabatan, Pegawai, Penugasan

from ..enums import Pihak

if TYPE_CHECKING:
    from .distribusi import TandaTerima


class Naskah(models.Model):
    """The content as the first signature froze it: canonical JSON, its SHA-256, and the PDF made of it once."""

    perjanjian = models.ForeignKey("perjanjian.Perjanjian", models.PROTECT, related_name="semua_naskah")
    revisi = models.PositiveSmallIntegerField("revisi")
    isi = models.TextField()
    sha256 = models.CharField(max_length=64)
    sha256_substansi = models.CharField(max_length=64)  # rows and budget only
    pdf = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    pdf_draf = models.ForeignKey(Berkas, models.PROTECT, related_name="+")  # the same, with the watermark
    dibuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = "naskah"
        verbose_name_plural = "naskah"
        constraints = [models.UniqueConstraint(fields=["perjanjian", "revisi"], name="perjanjian_naskah_unik")]

    def __str__(self) -> str:
        return f"Naskah {self.perjanjian_id} revisi {self.revisi}"


class TandaTangan(models.Model):
    """Who signed what, when, in which capacity; copied from the Penugasan of that day."""

    naskah = models.ForeignKey(Naskah, models.PROTECT, related_name="tanda_tangan")
    pihak = models.CharField("pihak", max_length=1, choices=Pihak)
    urutan = models.PositiveSmallIntegerField(default=1)  # a voided signature may be given again on the same content
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="tanda_tangan")
    penugasan = models.ForeignKey(Penugasan, models.PROTECT, related_name="+")
    pengguna = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    nama = models.CharField(max_length=200)
    jabatan = models.CharField(max_length=300)
    nip = models.CharField(max_length=18, blank=True)
    waktu = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    metode = models.CharField(max_length=20, default="kata_sandi")

    class Meta:
        verbose_name = "tanda tangan"
        verbose_name_plural = "tanda tangan"
        constraints = [
            models.UniqueConstraint(fields=["naskah", "pihak", "urutan"], name="perjanjian_tanda_tangan_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.get_pihak_display()})"


class PembatalanTandaTangan(models.Model):
    """A signature that no longer counts, and why; the signature itself stays readable."""

    tanda_tangan = models.OneToOneField(TandaTangan, models.PROTECT, related_name="pembatalan")
    alasan = models.CharField(max_length=500)
    pengguna = models.ForeignKey("organisasi.Pengguna", models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField()

    class Meta:
        verbose_name = "pembatalan tanda tangan"
        verbose_name_plural = "pembatalan tanda tangan"

    def __str__(self) -> str:
        return self.alasan


class Penyampaian(models.Model):
    """A copy handed to somebody: the four copies on sending (BK penjelasan Pasal 11 ayat (1)), after pengesahan
    (BK Pasal 11 ayat (6)), to the Bupati through a unit (GM/SM Pasal 7 ayat (4)), to the Presiden (SM Lampiran B.2).
    """

    class Jenis(models.TextChoices):
        SALINAN = "salinan", "Salinan elektronik saat dikirim"
        DISAMPAIKAN = "disampaikan", "Disampaikan setelah pengesahan"
        DISERAHKAN = "diserahkan", "Diserahkan kepada kepala daerah"
        DILAPORKAN = "dilaporkan", "Dilaporkan"

    perjanjian = models.ForeignKey("perjanjian.Perjanjian", models.PROTECT, related_name="penyampaian")
    naskah = models.ForeignKey(Naskah, models.PROTECT, related_name="penyampaian")
    jenis = models.CharField(max_length=15, choices=Jenis)
    penerima = models.CharField(max_length=250)
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, null=True, related_name="+")  # whose holder gives a receipt
    pada = models.DateTimeField()
    oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "penyampaian"
        verbose_name_plural = "penyampaian"
        ordering = ["pada", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["naskah", "jenis", "penerima", "pada"], name="perjanjian_penyampaian_unik"
            ),
            models.CheckConstraint(name="perjanjian_penyampaian_bernama", condition=~Q(penerima="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.penerima}"

    @property
    def terima(self) -> "TandaTerima | None":
        return getattr(self, "tanda_terima", None)

    @property
    def menunggu_terima(self) -> bool:
        """Went out with a surat pengantar, and nobody has confirmed yet that it arrived."""
        return self.jenis == self.Jenis.DISAMPAIKAN and self.terima is None
