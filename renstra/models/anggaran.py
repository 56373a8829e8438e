"""RKA and DPA with their versions, budget lines, four kinds of indicator, and the realisation per month."""

from django.db import models
from django.db.models import Q

from sakip.organisasi.enums import Tingkat
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah

from ..enums import JenisAnggaran, JenisTolokUkur, StatusDokumen, VersiAnggaran
from .nomenklatur import EdisiNomenklatur
from .rkt import BarisRKT


class SumberDana(models.Model):
    class Kelompok(models.TextChoices):
        APBD = "apbd", "APBD"
        DEKONSENTRASI = "dekonsentrasi", "APBN dekonsentrasi"
        TUGAS_PEMBANTUAN = "tugas_pembantuan", "Tugas pembantuan"

    pemda = models.ForeignKey(
        PemerintahDaerah,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="hanya bagi",
        help_text="Kosong: berlaku bagi semua daerah.",
    )
    kode = models.CharField("kode", max_length=40)
    nama = models.CharField("nama", max_length=300)
    kelompok = models.CharField("kelompok", max_length=20, choices=Kelompok, default=Kelompok.APBD)

    class Meta:
        verbose_name = "sumber dana"
        verbose_name_plural = "sumber dana"
        ordering = ["kode"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "kode"], name="renstra_sumber_dana_unik"),
            models.UniqueConstraint(
                fields=["kode"], condition=Q(pemda__isnull=True), name="renstra_sumber_dana_umum_unik"
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class DokumenAnggaran(models.Model):
    """An RKA or DPA of a PD and year; a later version replaces an earlier one without losing it."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="dokumen_anggaran")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, related_name="dokumen_anggaran")
    tahun = models.PositiveSmallIntegerField("tahun")
    jenis = models.CharField("jenis", max_length=5, choices=JenisAnggaran)
    versi = models.CharField("versi", max_length=12, choices=VersiAnggaran, default=VersiAnggaran.MURNI)
    ke = models.PositiveSmallIntegerField("ke-", default=0, help_text="Pergeseran ke berapa; 0 bagi murni.")
    nomor = models.CharField("nomor", max_length=120, blank=True)
    tanggal = models.DateField("tanggal pengesahan", null=True, blank=True)
    ditetapkan_oleh = models.CharField("ditetapkan oleh", max_length=200, blank=True)
    status = models.CharField("status", max_length=12, choices=StatusDokumen, default=StatusDokumen.DISUSUN)
    menggantikan = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="pengganti", verbose_name="menggantikan"
    )
    edisi = models.ForeignKey(
        EdisiNomenklatur, models.PROTECT, null=True, blank=True, verbose_name="edisi nomenklatur"
    )
    versi_kunci = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "RKA/DPA"
        verbose_name_plural = "RKA dan DPA"
        ordering = ["-tahun", "pd", "jenis", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "tahun", "jenis", "versi", "ke"], name="renstra_anggaran_versi_unik"
            ),
            models.UniqueConstraint(
                fields=["pd", "tahun", "jenis"],
                condition=Q(status=StatusDokumen.DITETAPKAN),
                name="renstra_anggaran_satu_berlaku",
            ),
            models.CheckConstraint(
                name="renstra_anggaran_ditetapkan_bertanggal",
                condition=Q(status=StatusDokumen.DISUSUN) | Q(tanggal__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama_versi} {self.tahun}"

    @property
    def disusun(self) -> bool:
        return self.status == StatusDokumen.DISUSUN

    @property
    def nama_versi(self) -> str:
        if self.versi == VersiAnggaran.PERUBAHAN:
            return "DPPA" if self.jenis == JenisAnggaran.DPA else "RKA perubahan"
        ke = f" ke-{self.ke}" if self.versi == VersiAnggaran.PERGESERAN and self.ke else ""
        return f"{self.get_jenis_display()} {self.get_versi_display().lower()}{ke}"


class BarisAnggaran(models.Model):
    """A program, kegiatan or sub kegiatan. Money stands only at the sub kegiatan; the rest is its sum."""

    dokumen = models.ForeignKey(DokumenAnggaran, models.CASCADE, related_name="baris")
    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="anak")
    tingkat = models.CharField("tingkat", max_length=15, choices=Tingkat)
    kode = models.CharField("kode", max_length=30)
    nama = models.CharField("nama", max_length=500)
    baris_rkpd = models.CharField(
        "baris RKPD", max_length=250, blank=True, help_text="Baris RKPD/Renja asalnya, bila dicatat."
    )
    urutan = models.PositiveIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "baris anggaran"
        verbose_name_plural = "baris anggaran"
        ordering = ["dokumen", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["dokumen", "kode"], name="renstra_baris_anggaran_unik"),
            models.CheckConstraint(
                name="renstra_baris_anggaran_induk",
                condition=Q(tingkat=Tingkat.PROGRAM, induk__isnull=True)
                | (~Q(tingkat=Tingkat.PROGRAM) & Q(induk__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class PaguSumberDana(models.Model):
    """The pagu of a sub kegiatan from one source of funds, spent by one sub unit, in rupiah, exact to the sen.

    The sub unit is empty where the PD itself spends it: most PD have none.
    """

    baris = models.ForeignKey(BarisAnggaran, models.CASCADE, related_name="pagu")
    sumber_dana = models.ForeignKey(SumberDana, models.PROTECT, related_name="+")
    kode_sub_unit = models.CharField("kode sub unit", max_length=60, blank=True, default="")
    nama_sub_unit = models.CharField("nama sub unit", max_length=500, blank=True, default="")
    jumlah = models.DecimalField("jumlah (Rp)", max_digits=20, decimal_places=2)

    class Meta:
        verbose_name = "pagu"
        verbose_name_plural = "pagu"
        constraints = [
            models.UniqueConstraint(
                fields=["baris", "sumber_dana", "kode_sub_unit", "nama_sub_unit"], name="renstra_pagu_unik"
            ),
            models.CheckConstraint(name="renstra_pagu_tidak_negatif", condition=Q(jumlah__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.baris_id}: {self.jumlah}"


class TolokUkur(models.Model):
    """One of the four indicators of an RKA/DPA line; `hasil` traces to the RKT row it comes from (GM/SM Lampiran)."""

    baris = models.ForeignKey(BarisAnggaran, models.CASCADE, related_name="tolok_ukur")
    jenis = models.CharField("jenis", max_length=20, choices=JenisTolokUkur)
    uraian = models.TextField("tolok ukur", max_length=1000)
    target = models.CharField("target", max_length=60)
    target_bilangan = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    baris_rkt = models.ForeignKey(
        BarisRKT,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tolok_ukur",
        verbose_name="berasal dari baris RKT",
    )
    urutan = models.PositiveIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "tolok ukur"
        verbose_name_plural = "tolok ukur"
        ordering = ["baris", "urutan", "id"]

    def __str__(self) -> str:
        return self.uraian


class RealisasiAnggaran(models.Model):
    """Spent in one month on one sub kegiatan (BK Pasal 9 ayat (1)), in rupiah, not cumulated."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, related_name="realisasi_anggaran")
    tahun = models.PositiveSmallIntegerField("tahun")
    bulan = models.PositiveSmallIntegerField("bulan")
    kode = models.CharField("kode sub kegiatan", max_length=30)
    jumlah = models.DecimalField("realisasi (Rp)", max_digits=20, decimal_places=2)

    class Meta:
        verbose_name = "realisasi anggaran"
        verbose_name_plural = "realisasi anggaran"
        ordering = ["tahun", "bulan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "tahun", "bulan", "kode"], name="renstra_realisasi_unik"),
            models.CheckConstraint(name="renstra_realisasi_bulan", condition=Q(bulan__gte=1, bulan__lte=12)),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.bulan}/{self.tahun}"
