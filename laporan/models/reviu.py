"""The review of a report before it is signed (PermenPANRB 53/2014 Lampiran III): rounds, and their checklist."""

from django.db import models

from sakip.organisasi.enums import ReviuLkjip
from sakip.organisasi.models import Penugasan

from ..enums import HasilReviu, Jawaban, Penyelesaian
from .laporan import Laporan, NaskahLaporan


class Reviu(models.Model):
    """One round: the revision that was read, and what came of it. Over, it stays as it is (trigger).

    `nama`, `jabatan` ...: who answers for it, copied when it is over.
    """

    laporan = models.ForeignKey(Laporan, models.PROTECT, related_name="reviu")
    naskah = models.ForeignKey(NaskahLaporan, models.PROTECT, related_name="+")
    putaran = models.PositiveSmallIntegerField("putaran")
    oleh = models.CharField("pereviu", max_length=12, choices=ReviuLkjip)
    dimulai_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    dimulai_pada = models.DateTimeField()
    hasil = models.CharField(max_length=14, choices=HasilReviu, blank=True, default=HasilReviu.BERJALAN)
    selesai_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    selesai_pada = models.DateTimeField(null=True, blank=True)
    penugasan = models.ForeignKey(Penugasan, models.PROTECT, null=True, blank=True, related_name="+")
    nama = models.CharField(max_length=200, blank=True)
    jabatan = models.CharField(max_length=300, blank=True)
    pangkat = models.CharField(max_length=100, blank=True)
    nip = models.CharField(max_length=18, blank=True)

    class Meta:
        verbose_name = "reviu LKjIP"
        verbose_name_plural = "reviu LKjIP"
        ordering = ["laporan", "putaran"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "putaran"], name="laporan_reviu_putaran_unik"),
            models.UniqueConstraint(
                fields=["laporan"], condition=models.Q(hasil=""), name="laporan_reviu_satu_berjalan"
            ),
            models.CheckConstraint(
                name="laporan_reviu_selesai_bertanggal",
                condition=models.Q(hasil="", selesai_pada__isnull=True)
                | (~models.Q(hasil="") & models.Q(selesai_pada__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"Reviu {self.putaran} {self.laporan}"

    @property
    def pernyataan(self) -> bool:
        """Whether it ended in the statement that the report was reviewed."""
        return self.hasil == HasilReviu.SELESAI


class ButirReviu(models.Model):
    """A statement of the checklist as it was answered, with the note on it and what the writers did about it.

    `usulan`: what the machine can see by itself, to be confirmed by a person. `tempat`: where in the report.
    """

    reviu = models.ForeignKey(Reviu, models.CASCADE, related_name="butir")
    kode = models.CharField("butir", max_length=8)
    urutan = models.PositiveSmallIntegerField("urutan")
    usulan = models.CharField(max_length=14, choices=Jawaban, blank=True)
    sebab_usulan = models.CharField(max_length=300, blank=True)
    jawaban = models.CharField("jawaban", max_length=14, choices=Jawaban, blank=True)
    catatan = models.TextField("catatan", max_length=4000, blank=True)
    tempat = models.CharField("tempat", max_length=60, blank=True)
    tindak_lanjut = models.TextField("tindak lanjut", max_length=4000, blank=True)
    ditindak_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    ditindak_pada = models.DateTimeField(null=True, blank=True)
    penyelesaian = models.CharField(max_length=10, choices=Penyelesaian, blank=True, default=Penyelesaian.TERBUKA)
    diisi_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    diisi_pada = models.DateTimeField(null=True, blank=True)
    versi_kunci = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "butir reviu"
        verbose_name_plural = "butir reviu"
        ordering = ["reviu", "urutan"]
        constraints = [models.UniqueConstraint(fields=["reviu", "kode"], name="laporan_butir_reviu_unik")]

    def __str__(self) -> str:
        return f"{self.kode}: {self.get_jawaban_display()}"

    @property
    def terbuka(self) -> bool:
        """A note that nobody has settled yet."""
        return bool(self.catatan) and not self.penyelesaian
