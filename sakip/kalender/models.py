"""Holidays, the rules that deadlines follow, and the training date."""

from django.db import models

from sakip.organisasi.enums import Kebijakan
from sakip.organisasi.models import Ketentuan, PemerintahDaerah

from .enums import BerlakuBagi, JenisLibur, Peristiwa, Satuan


class HariLibur(models.Model):
    Jenis = JenisLibur

    pemda = models.ForeignKey(
        PemerintahDaerah, models.PROTECT, related_name="hari_libur", verbose_name="Pemerintah Daerah"
    )
    tanggal = models.DateField("tanggal")
    nama = models.CharField("nama", max_length=150)
    jenis = models.CharField("jenis", max_length=20, choices=JenisLibur, default=JenisLibur.NASIONAL)
    resmi = models.BooleanField("resmi", default=True, help_text="Tidak dicentang: masih perkiraan, belum ada SKB.")

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ["tanggal"]
        constraints = [models.UniqueConstraint(fields=["pemda", "tanggal"], name="kalender_libur_unik")]

    def __str__(self) -> str:
        return f"{self.tanggal:%d-%m-%Y} {self.nama}"


class AturanTenggat(models.Model):
    """One milestone of a profile: counted from an event or from another deadline."""

    Satuan = Satuan
    Peristiwa = Peristiwa

    ketentuan = models.ForeignKey(Ketentuan, models.CASCADE, related_name="aturan_tenggat")
    kode = models.CharField("kode", max_length=40)
    nama = models.CharField("nama", max_length=150)
    peristiwa = models.CharField("dihitung sejak", max_length=20, choices=Peristiwa, blank=True)
    setelah = models.CharField("atau setelah tenggat", max_length=40, blank=True, help_text="Kode tenggat lain.")
    jumlah = models.PositiveSmallIntegerField("jumlah")
    satuan = models.CharField("satuan", max_length=20, choices=Satuan)
    dasar = models.CharField("dasar", max_length=200)
    lewat = models.CharField("bila lewat", max_length=10, choices=Kebijakan, default=Kebijakan.CATAT)
    berlaku_bagi = models.CharField(
        "berlaku bagi",
        max_length=10,
        choices=BerlakuBagi,
        default=BerlakuBagi.PD,
    )
    bersyarat = models.BooleanField(
        "hanya bila terjadi", default=False, help_text="Dicentang: bila tidak terjadi, tidak ada yang terlambat."
    )
    catatan = models.CharField("catatan", max_length=300, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "aturan tenggat"
        verbose_name_plural = "aturan tenggat"
        ordering = ["ketentuan", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["ketentuan", "kode"], name="kalender_aturan_unik"),
            models.CheckConstraint(
                name="kalender_aturan_satu_asal",
                violation_error_message="Isi salah satu: dihitung sejak peristiwa, atau setelah tenggat lain.",
                condition=(models.Q(peristiwa="") & ~models.Q(setelah=""))
                | (~models.Q(peristiwa="") & models.Q(setelah="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode}: {self.nama}"


class TanggalLatihan(models.Model):
    """The one row that moves the clock of a demo or training installation."""

    tanggal = models.DateField("tanggal latihan", null=True, blank=True)

    class Meta:
        verbose_name = "tanggal latihan"
        verbose_name_plural = "tanggal latihan"

    def __str__(self) -> str:
        return str(self.tanggal or "tanggal sebenarnya")
