from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models
from django.db.models.functions import Lower
from PIL import Image

from ..enums import FungsiPD

UKURAN_GAMBAR, SISI_GAMBAR = 2 * 1024 * 1024, 4000


def gambar_cetak(berkas: File) -> None:
    """Validator: an emblem that can be printed - PNG or JPEG, at most 2 MB and 4,000 pixels a side."""
    if berkas.size > UKURAN_GAMBAR:
        raise ValidationError("Gambar lebih besar dari 2 MB. Perkecil dahulu.")
    letak = berkas.tell() if not berkas.closed else 0
    try:
        with Image.open(berkas) as gambar:
            jenis, sisi = gambar.format, max(gambar.size)
    except (OSError, ValueError, Image.DecompressionBombError) as salah:
        raise ValidationError("Berkas ini bukan gambar yang dapat dibaca.") from salah
    finally:
        berkas.seek(letak)
    if jenis not in ("PNG", "JPEG"):
        raise ValidationError("Pakai gambar PNG atau JPEG.")
    if sisi > SISI_GAMBAR:
        raise ValidationError("Gambar lebih dari 4.000 piksel. Perkecil dahulu.")


class PemerintahDaerah(models.Model):
    """A regency. Nothing of one regency is visible in another."""

    ZONA = [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]

    kode = models.SlugField(
        "kode", unique=True, help_text="Huruf kecil tanpa spasi, dipakai pada alamat dan nama akun."
    )
    jenis = models.CharField(
        "jenis", max_length=20, default="Kabupaten", choices=[(j, j) for j in ("Kabupaten", "Kota")]
    )
    nama = models.CharField("nama", max_length=100)
    provinsi = models.CharField("provinsi", max_length=100)
    tempat = models.CharField("tempat penandatanganan", max_length=100)
    zona_waktu = models.CharField("zona waktu", max_length=40, choices=ZONA, default="Asia/Jakarta")
    sebutan_kepala = models.CharField("sebutan kepala daerah", max_length=40, default="Bupati")
    alamat = models.CharField("alamat pada kop surat", max_length=300, blank=True)
    logo = models.ImageField(
        "logo daerah",
        upload_to="logo/",
        blank=True,
        validators=[gambar_cetak],
        help_text="PNG atau JPEG, paling besar 2 MB.",
    )
    lambang_negara = models.ImageField(
        "lambang negara (Garuda)",
        upload_to="logo/",
        blank=True,
        validators=[gambar_cetak],
        help_text="Dicetak pada naskah kepala daerah bila formulirnya memintanya.",
    )
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "Pemerintah Daerah"
        verbose_name_plural = "Pemerintah Daerah"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.sebutan

    @property
    def sebutan(self) -> str:
        return f"{self.jenis} {self.nama}"

    @property
    def sebutan_bupati(self) -> str:
        return f"{self.sebutan_kepala} {self.nama}"

    @property
    def zona(self) -> ZoneInfo:
        return ZoneInfo(self.zona_waktu)

    @property
    def singkatan_zona(self) -> str:
        return dict(self.ZONA).get(self.zona_waktu, self.zona_waktu)


class PerangkatDaerah(models.Model):
    pemda = models.ForeignKey(
        PemerintahDaerah, models.PROTECT, related_name="perangkat_daerah", verbose_name="Pemerintah Daerah"
    )
    kode = models.SlugField("kode singkat", help_text="Misalnya bappeda; dipakai pada nama akun.")
    kode_sipd = models.CharField("kode SKPD", max_length=40, blank=True, help_text="Misalnya 5.01.5.05.0.00.02.0000")
    nama = models.CharField("nama", max_length=200)
    singkatan = models.CharField("singkatan", max_length=60)
    fungsi = models.CharField("fungsi", max_length=30, choices=FungsiPD, default=FungsiPD.LAIN)
    bidang_urusan = models.CharField(
        "bidang urusan", max_length=100, blank=True, help_text="Kode dipisah koma, misalnya 5.01,5.05. Pengganti X.XX."
    )
    alamat = models.CharField("alamat pada kop surat", max_length=300, blank=True)
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "Perangkat Daerah"
        verbose_name_plural = "Perangkat Daerah"
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "kode"], name="organisasi_kode_pd_unik"),
            models.UniqueConstraint("pemda", Lower("nama"), name="organisasi_nama_pd_unik"),
        ]

    def __str__(self) -> str:
        return self.nama


class TahunAnggaran(models.Model):
    """What is set once a year for the regency: APBD (starts GM/SM Pasal 7 ayat (4)), RKPD, KUA/PPAS."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="tahun_anggaran")
    tahun = models.PositiveSmallIntegerField("tahun")
    apbd_ditetapkan = models.DateField("APBD ditetapkan pada", null=True, blank=True)
    nomor_apbd = models.CharField("nomor Perda APBD", max_length=100, blank=True)
    rkpd = models.CharField("nomor dan tanggal RKPD", max_length=200, blank=True)
    kua_ppas = models.CharField("nomor dan tanggal KUA/PPAS", max_length=200, blank=True)

    class Meta:
        verbose_name = "tahun anggaran"
        verbose_name_plural = "tahun anggaran"
        ordering = ["-tahun"]
        constraints = [models.UniqueConstraint(fields=["pemda", "tahun"], name="organisasi_tahun_anggaran_unik")]

    def __str__(self) -> str:
        return f"{self.pemda} {self.tahun}"


class SidikAcuan(models.Model):
    """One row: the stamp of all reference tables, renewed by triggers whenever one of them changes."""

    sidik = models.CharField("sidik", max_length=32)

    def __str__(self) -> str:
        return self.sidik
