"""Written results of the Inspektur and the Kepala Bappeda (BK Pasal 11 ayat (9), (10) and penjelasan)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from sakip.dokumen.models import Berkas
from sakip.organisasi.enums import JenisHasil
from sakip.organisasi.models import Jabatan, Pegawai, PemerintahDaerah, Penugasan, PerangkatDaerah

from ..enums import Periode, Sebagai, StatusHasil, kata_periode


class HasilEvaluasi(models.Model):
    """The result for one PD and period. Once sent it never changes (trigger); a later one replaces it."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    pd = models.ForeignKey(
        PerangkatDaerah, models.PROTECT, related_name="hasil_evaluasi", verbose_name="Perangkat Daerah"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    periode = models.CharField("periode", max_length=5, choices=Periode)
    jenis = models.CharField("jenis", max_length=12, choices=JenisHasil)
    nomor = models.CharField("nomor surat", max_length=100, blank=True)
    ringkasan = models.TextField("ringkasan hasil", blank=True)
    rekomendasi = models.TextField("rekomendasi", blank=True)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    nama_berkas = models.CharField("nama berkas", max_length=120, blank=True)
    status = models.CharField("status", max_length=10, choices=StatusHasil, default=StatusHasil.DRAF)
    versi_kunci = models.PositiveIntegerField("versi penguncian", default=0, editable=False)
    penyusun = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    disusun_pada = models.DateTimeField()
    pengirim = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    pengirim_nama = models.CharField(max_length=200, blank=True)
    pengirim_jabatan = models.CharField(max_length=300, blank=True)
    dikirim_pada = models.DateTimeField(null=True, blank=True)
    menggantikan = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="pengganti")

    class Meta:
        verbose_name = "hasil evaluasi"
        verbose_name_plural = "hasil evaluasi"
        ordering = ["-tahun", "-dikirim_pada", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "tahun", "periode", "jenis"], condition=Q(status="draf"), name="pengukuran_satu_draf"
            ),
            models.UniqueConstraint(
                fields=["pd", "tahun", "periode", "jenis"],
                condition=Q(status="dikirim", menggantikan=None),
                name="pengukuran_satu_yang_pertama",
            ),
            models.CheckConstraint(
                name="pengukuran_dikirim_bertanggal",
                condition=Q(status="dikirim", dikirim_pada__isnull=False, pengirim__isnull=False)
                | Q(status="draf", dikirim_pada=None, pengirim=None),
            ),
            models.CheckConstraint(
                name="pengukuran_berkas_bernama",
                condition=Q(berkas=None, nama_berkas="") | (Q(berkas__isnull=False) & ~Q(nama_berkas="")),
            ),
        ]
        indexes = [models.Index(fields=["pemda", "tahun", "status"], name="pengukuran_hasil_daftar")]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.pd} {self.kata_periode}"

    def get_absolute_url(self) -> str:
        return reverse("pengukuran:hasil_rinci", args=[self.pk])

    @property
    def kata_periode(self) -> str:
        """`Triwulan I 2026`, `Tahun 2026`."""
        return kata_periode(self.periode, self.tahun)


class PenerimaHasil(models.Model):
    """An office that the result went to; written when it is sent, never changed."""

    hasil = models.ForeignKey(HasilEvaluasi, models.PROTECT, related_name="penerima")
    sebagai = models.CharField(max_length=10, choices=Sebagai)
    nama = models.CharField(max_length=250)
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "penerima hasil"
        verbose_name_plural = "penerima hasil"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["hasil", "nama"], name="pengukuran_penerima_unik")]

    def __str__(self) -> str:
        return f"{self.get_sebagai_display()}: {self.nama}"


class TerimaHasil(models.Model):
    """That it arrived: who received it for the office and when; once for each."""

    penerima = models.OneToOneField(PenerimaHasil, models.PROTECT, related_name="terima")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    penugasan = models.ForeignKey(Penugasan, models.PROTECT, related_name="+")
    nama = models.CharField(max_length=200)
    jabatan = models.CharField(max_length=300)
    waktu = models.DateTimeField()

    class Meta:
        verbose_name = "tanda terima hasil"
        verbose_name_plural = "tanda terima hasil"

    def __str__(self) -> str:
        return f"{self.penerima.nama}: {self.nama}"
