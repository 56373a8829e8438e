from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from renstra.models import BarisAnggaran, BarisRKT, CaraUkur, DokumenAnggaran, TolokUkur
from sakip.organisasi.enums import JenisIndikator, Jenjang, Tingkat
from sakip.organisasi.models import Jabatan, PemerintahDaerah, PerangkatDaerah

from ..enums import PROSES, Jalur, JenisKelompok, Status


class PerjanjianQuerySet(models.QuerySet["Perjanjian"]):
    def proses(self) -> "PerjanjianQuerySet":
        return self.filter(status__in=PROSES)

    def berlaku(self) -> "PerjanjianQuerySet":
        return self.filter(status=Status.BERLAKU)


class Perjanjian(models.Model):
    """One version of the performance agreement of one office in one year."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="perjanjian")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="perjanjian")
    tahun = models.PositiveSmallIntegerField("tahun")
    jabatan = models.ForeignKey(
        Jabatan, models.PROTECT, related_name="perjanjian", verbose_name="jabatan pihak pertama"
    )
    jabatan_kedua = models.ForeignKey(
        Jabatan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="perjanjian_kedua",
        verbose_name="jabatan pihak kedua",
    )
    jenjang = models.CharField("jenjang", max_length=20, choices=Jenjang)
    jalur = models.CharField("jalur", max_length=20, choices=Jalur)
    versi = models.PositiveSmallIntegerField("versi", default=1)
    kode = models.CharField("kode", max_length=20, unique=True)
    dpa = models.ForeignKey(
        DokumenAnggaran, models.PROTECT, null=True, blank=True, related_name="perjanjian", verbose_name="berdasar DPA"
    )
    status = models.CharField("status", max_length=16, choices=Status, default=Status.DRAF)
    kunci = models.PositiveIntegerField("versi penguncian", default=0, editable=False)  # compare-and-swap
    penyusun = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+", verbose_name="disusun oleh")
    naskah = models.ForeignKey(
        "perjanjian.Naskah", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="naskah terkini"
    )
    catatan_kembali = models.TextField("catatan pengembalian", blank=True)
    disusun_pada = models.DateTimeField()
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    ditandatangani_pada = models.DateTimeField(null=True, blank=True)
    dikirim_pada = models.DateTimeField(null=True, blank=True)
    pertama_dikirim_pada = models.DateTimeField(
        null=True, blank=True
    )  # judged against the deadline of the first sending
    dikembalikan_pada = models.DateTimeField(null=True, blank=True)
    selaras_pada = models.DateTimeField(null=True, blank=True)
    diteruskan_pada = models.DateTimeField(null=True, blank=True)
    berlaku_pada = models.DateTimeField(null=True, blank=True)
    disampaikan_pada = models.DateTimeField(null=True, blank=True)
    diganti_pada = models.DateTimeField(null=True, blank=True)
    menggantikan = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="pengganti")

    objects = PerjanjianQuerySet.as_manager()

    class Meta:
        verbose_name = "Perjanjian Kinerja"
        verbose_name_plural = "Perjanjian Kinerja"
        ordering = ["-tahun", "pd", "jabatan__urutan", "id"]
        indexes = [
            # the list counts its tabs and orders its deadlines from these alone
            models.Index(fields=["pemda", "tahun", "jalur", "status", "dpa", "versi"], name="perjanjian_daftar_pemda"),
            models.Index(fields=["pd", "tahun", "jalur", "status", "dpa", "versi"], name="perjanjian_daftar_pd"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["jabatan", "tahun", "versi"], name="perjanjian_versi_unik"),
            models.UniqueConstraint(
                fields=["jabatan", "tahun"], condition=Q(status=Status.BERLAKU), name="perjanjian_satu_berlaku"
            ),
            models.UniqueConstraint(
                fields=["jabatan", "tahun"], condition=Q(status__in=PROSES), name="perjanjian_satu_proses"
            ),
            models.CheckConstraint(
                name="perjanjian_dua_pihak_berbeda", condition=Q(jabatan_kedua=None) | ~Q(jabatan_kedua=F("jabatan"))
            ),
            models.CheckConstraint(
                name="perjanjian_satu_pihak_hanya_kepala_daerah",
                condition=Q(jalur=Jalur.KEPALA_DAERAH, jabatan_kedua__isnull=True)
                | (~Q(jalur=Jalur.KEPALA_DAERAH) & Q(jabatan_kedua__isnull=False)),
            ),
            models.CheckConstraint(
                name="perjanjian_berlaku_bernaskah",
                condition=~Q(status__in=[Status.BERLAKU, Status.DIGANTI, Status.DITERUSKAN, Status.DIKIRIM])
                | Q(naskah__isnull=False),
            ),
            models.CheckConstraint(
                name="perjanjian_berlaku_bertanggal",
                condition=Q(status__in=[Status.BERLAKU, Status.DIGANTI], berlaku_pada__isnull=False)
                | (~Q(status__in=[Status.BERLAKU, Status.DIGANTI]) & Q(berlaku_pada__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"PK {self.jabatan.nama} {self.tahun}"

    def get_absolute_url(self) -> str:
        return reverse("perjanjian:rinci", args=[self.pk])


class Butir(CaraUkur):
    """A row: column 2 (tujuan, sasaran, kondisi, rencana kerja atasan), indicator, target; with its trace.

    How it is measured comes from its source and stays as it was when the PK left its draft (G2).
    """

    perjanjian = models.ForeignKey(Perjanjian, models.CASCADE, related_name="butir")
    urutan = models.PositiveIntegerField("urutan", default=0)
    jenis_kelompok = models.CharField(
        "kolom 2 berisi", max_length=15, choices=JenisKelompok, default=JenisKelompok.SASARAN
    )
    kelompok = models.TextField("tujuan/sasaran", max_length=1000)
    tujuan = models.TextField("tujuan di atasnya", max_length=1000, blank=True)
    indikator = models.TextField("indikator kinerja", max_length=1000)
    target = models.CharField("target", max_length=60, blank=True)
    target_bilangan = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    jenis = models.CharField("jenis indikator", max_length=15, choices=JenisIndikator, default=JenisIndikator.IKU)
    keterangan = models.CharField("keterangan", max_length=500, blank=True)
    baris_rkt = models.ForeignKey(BarisRKT, models.SET_NULL, null=True, blank=True, related_name="+")
    tolok_ukur = models.ForeignKey(TolokUkur, models.SET_NULL, null=True, blank=True, related_name="+")
    # what the source said when the row was drawn, kept beside what is written now
    sumber_indikator = models.TextField(blank=True)
    sumber_target = models.CharField(max_length=60, blank=True)
    sumber_satuan = models.CharField(max_length=60, blank=True)
    mendukung = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="didukung", verbose_name="mendukung butir atasan"
    )

    class Meta:
        verbose_name = "butir"
        verbose_name_plural = "butir"
        ordering = ["perjanjian", "urutan", "id"]

    def __str__(self) -> str:
        return self.indikator


class PaguPerjanjian(models.Model):
    """A budget line of the agreement: program, kegiatan or sub kegiatan by the profile; each code counts once."""

    perjanjian = models.ForeignKey(Perjanjian, models.CASCADE, related_name="pagu")
    tingkat = models.CharField("tingkat", max_length=15, choices=Tingkat)
    kode = models.CharField("kode", max_length=30)
    nama = models.CharField("nama", max_length=500)
    jumlah = models.DecimalField("anggaran (Rp)", max_digits=20, decimal_places=2)
    sumber_jumlah = models.DecimalField("anggaran menurut DPA", max_digits=20, decimal_places=2, null=True, blank=True)
    sumber_dana = models.JSONField("sumber dana", default=list, blank=True)  # [[name, "123.00"], ...]
    keterangan = models.CharField("keterangan", max_length=500, blank=True)
    baris = models.ForeignKey(BarisAnggaran, models.SET_NULL, null=True, blank=True, related_name="+")
    butir = models.ManyToManyField(Butir, through="Dukungan", related_name="pagu", blank=True)
    urutan = models.PositiveIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "pagu perjanjian"
        verbose_name_plural = "pagu perjanjian"
        ordering = ["perjanjian", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["perjanjian", "kode"], name="perjanjian_pagu_unik"),
            models.CheckConstraint(name="perjanjian_pagu_tidak_negatif", condition=Q(jumlah__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class Dukungan(models.Model):
    """Which budget line supports which row (GM/SM Tabel II)."""

    pagu = models.ForeignKey(PaguPerjanjian, models.CASCADE, related_name="dukungan")
    butir = models.ForeignKey(Butir, models.CASCADE, related_name="dukungan")

    class Meta:
        verbose_name = "dukungan anggaran"
        verbose_name_plural = "dukungan anggaran"
        constraints = [models.UniqueConstraint(fields=["pagu", "butir"], name="perjanjian_dukungan_unik")]

    def __str__(self) -> str:
        return f"{self.pagu_id} -> {self.butir_id}"


class Pengampu(models.Model):
    """The official in charge of a sub kegiatan in a year; kegiatan and program follow up the line of command."""

    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, related_name="pengampu")
    tahun = models.PositiveSmallIntegerField("tahun")
    kode = models.CharField("kode sub kegiatan", max_length=30)
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="diampu")

    class Meta:
        verbose_name = "pengampu"
        verbose_name_plural = "pengampu"
        constraints = [models.UniqueConstraint(fields=["pd", "tahun", "kode"], name="perjanjian_pengampu_unik")]

    def __str__(self) -> str:
        return f"{self.kode}: {self.jabatan}"
