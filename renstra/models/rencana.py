"""RPJMD and Renstra: a tree of visi, misi, tujuan, sasaran, program, kegiatan, sub kegiatan with indicators."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sakip.organisasi.enums import JenisIndikator
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah

from ..enums import JenisRencana, JenisSimpul, LevelIndikator, StatusBersama, StatusDokumen
from .nomenklatur import EdisiNomenklatur
from .ukuran import CaraUkur


class Rencana(models.Model):
    """A five-year plan: the RPJMD of the regency or the Renstra of a PD (GM/SM Pasal 5)."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="rencana")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="rencana")
    jenis = models.CharField("jenis", max_length=10, choices=JenisRencana)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="turunan", verbose_name="berpedoman pada RPJMD"
    )
    judul = models.CharField("judul", max_length=250)
    tahun_awal = models.PositiveSmallIntegerField("tahun pertama")
    tahun_akhir = models.PositiveSmallIntegerField("tahun terakhir")
    status = models.CharField("status", max_length=12, choices=StatusDokumen, default=StatusDokumen.DISUSUN)
    nomor = models.CharField("nomor penetapan", max_length=120, blank=True)
    tanggal = models.DateField("tanggal penetapan", null=True, blank=True)
    ditetapkan_oleh = models.CharField("ditetapkan oleh", max_length=200, blank=True)
    menggantikan = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="pengganti", verbose_name="menggantikan"
    )
    edisi = models.ForeignKey(
        EdisiNomenklatur, models.PROTECT, null=True, blank=True, verbose_name="edisi nomenklatur"
    )
    versi_kunci = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "RPJMD/Renstra"
        verbose_name_plural = "RPJMD dan Renstra"
        ordering = ["-tahun_awal", "jenis", "id"]
        constraints = [
            models.CheckConstraint(
                name="renstra_rencana_pd",
                condition=Q(jenis=JenisRencana.RPJMD, pd__isnull=True)
                | Q(jenis=JenisRencana.RENSTRA, pd__isnull=False),
            ),
            models.CheckConstraint(name="renstra_rencana_rentang", condition=Q(tahun_akhir__gte=F("tahun_awal"))),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def disusun(self) -> bool:
        return self.status == StatusDokumen.DISUSUN

    @property
    def tahun(self) -> range:
        return range(self.tahun_awal, self.tahun_akhir + 1)


class Simpul(models.Model):
    rencana = models.ForeignKey(Rencana, models.CASCADE, related_name="simpul")
    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="anak")
    jenis = models.CharField("jenis", max_length=15, choices=JenisSimpul)
    kode = models.CharField("kode", max_length=40, blank=True)
    uraian = models.TextField("uraian", max_length=1000)
    urutan = models.PositiveIntegerField("urutan", default=0)
    mendukung = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="didukung", verbose_name="mendukung sasaran RPJMD"
    )

    class Meta:
        verbose_name = "simpul"
        verbose_name_plural = "simpul"
        ordering = ["rencana", "urutan", "id"]
        constraints = [models.CheckConstraint(name="renstra_simpul_bukan_induk_sendiri", condition=~Q(induk=F("id")))]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.uraian}"


class Indikator(CaraUkur):
    simpul = models.ForeignKey(Simpul, models.CASCADE, related_name="indikator")
    nama = models.TextField("indikator", max_length=1000)
    satuan = models.CharField("satuan", max_length=60)
    jenis = models.CharField("jenis", max_length=15, choices=JenisIndikator, default=JenisIndikator.IKU)
    level = models.CharField("level", max_length=10, choices=LevelIndikator, default=LevelIndikator.OUTCOME)
    penanggung_jawab = models.CharField("penanggung jawab", max_length=250, blank=True)
    baseline = models.CharField("data dasar (baseline)", max_length=60, blank=True)
    tahun_baseline = models.PositiveSmallIntegerField(
        "tahun data dasar", null=True, blank=True, help_text="Kosong: tahun sebelum tahun pertama rencana."
    )
    baseline_bilangan = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    target_akhir = models.CharField("target akhir", max_length=60, blank=True)
    target_akhir_bilangan = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    urutan = models.PositiveIntegerField("urutan", default=0)
    semula = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="penerus",
        verbose_name="indikator ini pada versi yang digantikan",
    )  # fmt: skip

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["simpul", "urutan", "id"]

    def __str__(self) -> str:
        return self.nama


class Target(models.Model):
    """The target of one year: as written, and the number in it where there is one."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="target")
    tahun = models.PositiveSmallIntegerField("tahun")
    tertulis = models.CharField("target", max_length=60)
    bilangan = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    pagu = models.DecimalField("pagu indikatif", max_digits=20, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = "target tahunan"
        verbose_name_plural = "target tahunan"
        ordering = ["indikator", "tahun"]
        constraints = [models.UniqueConstraint(fields=["indikator", "tahun"], name="renstra_target_unik")]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.tertulis}"


class IndikatorBersama(models.Model):
    """One indicator carried by another PD too (cross-cutting), from the moment that PD consents."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="bersama")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, related_name="+", verbose_name="Perangkat Daerah penerima")
    status = models.CharField("status", max_length=10, choices=StatusBersama, default=StatusBersama.DIMINTA)
    alasan = models.CharField("alasan", max_length=500, blank=True)
    diminta_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diminta_pada = models.DateTimeField("diminta")
    jawaban = models.CharField("jawaban", max_length=500, blank=True)
    dijawab_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    dijawab_pada = models.DateTimeField("dijawab", null=True, blank=True)

    class Meta:
        verbose_name = "indikator bersama"
        verbose_name_plural = "indikator bersama"
        ordering = ["indikator", "pd"]
        constraints = [models.UniqueConstraint(fields=["indikator", "pd"], name="renstra_indikator_bersama_unik")]

    def __str__(self) -> str:
        return f"{self.indikator} ({self.pd})"


class JawabanMutu(models.Model):
    """What a person says of one criterion no machine can judge (GM/SM Pasal 6 ayat (4), BK Pasal 3 ayat (6))."""

    indikator = models.ForeignKey(Indikator, models.CASCADE, related_name="jawaban_mutu")
    kriteria = models.CharField("kriteria", max_length=20)
    terpenuhi = models.BooleanField("terpenuhi")
    catatan = models.CharField("catatan", max_length=500, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField("dijawab")

    class Meta:
        verbose_name = "jawaban mutu"
        verbose_name_plural = "jawaban mutu"
        ordering = ["indikator", "kriteria"]
        constraints = [models.UniqueConstraint(fields=["indikator", "kriteria"], name="renstra_jawaban_mutu_unik")]

    def __str__(self) -> str:
        return f"{self.kriteria}: {self.terpenuhi}"
