"""What was realised of each promise, per triwulan and year (GM/SM Pasal 9). What was accepted never changes.

Capaian, predikat and means stand beside what they were computed from, written by `services.hitung` alone: so lists and
dashboards read them, and an accepted figure stays what it was.
"""

from urllib.parse import urlsplit

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from perjanjian.models import Butir, Perjanjian
from renstra.enums import SumberData
from renstra.models import CaraUkur, Indikator, TolokUkur
from sakip.dokumen.models import Berkas
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah

from ..enums import PERIODE_UKUR, JenisBukti, JenisProgram, Periode, PutusanAngka, StatusUkur, kata_periode

BILANGAN = 60  # characters of a figure as written
EKSAK = 80  # characters of a computed figure, exact


class Pengukuran(models.Model):
    """The measurement of one version of a PK in one period (GM/SM Pasal 9 ayat (2), (5)).

    Without a PK: of the program indicators and outputs of a PD that no PK carries (`perjanjian` None; G4). A
    correction of what was accepted is a new version that replaces it.
    """

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="pengukuran")
    tahun = models.PositiveSmallIntegerField("tahun")
    periode = models.CharField("periode", max_length=5, choices=Periode)
    perjanjian = models.ForeignKey(Perjanjian, models.PROTECT, null=True, blank=True, related_name="pengukuran")
    versi = models.PositiveSmallIntegerField("versi", default=1)
    menggantikan = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="pengganti")
    alasan = models.CharField("alasan koreksi", max_length=500, blank=True)
    status = models.CharField("status", max_length=12, choices=StatusUkur, default=StatusUkur.DRAF)
    catatan = models.TextField("catatan pengembalian", max_length=2000, blank=True)
    versi_kunci = models.PositiveIntegerField("versi penguncian", default=0, editable=False)
    dibuat_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()
    pertama_diajukan_pada = models.DateTimeField(null=True, blank=True)  # judged against the deadline
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    dikembalikan_pada = models.DateTimeField(null=True, blank=True)
    diterima_pada = models.DateTimeField(null=True, blank=True)
    disampaikan_pada = models.DateTimeField(null=True, blank=True)
    sidik = models.CharField("SHA-256 angka yang diterima", max_length=64, blank=True)
    # computed
    baris = models.PositiveIntegerField("jumlah angka", default=0)
    terisi = models.PositiveIntegerField("angka terisi", default=0)
    rata = models.CharField("rata-rata capaian sasaran", max_length=EKSAK, blank=True)
    dihitung = models.PositiveIntegerField("capaian dihitung", default=0)
    dikecualikan = models.PositiveIntegerField("capaian tidak dapat dihitung", default=0)
    sebaran = models.JSONField("sebaran predikat", default=dict, blank=True)  # {code of predikat: number}

    class Meta:
        verbose_name = "pengukuran"
        verbose_name_plural = "pengukuran"
        ordering = ["-tahun", "periode", "pd", "id"]
        indexes = [
            models.Index(fields=["pemda", "tahun", "periode", "status"], name="pengukuran_daftar_pemda"),
            models.Index(fields=["pd", "tahun", "periode", "status"], name="pengukuran_daftar_pd"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["perjanjian", "periode", "versi"], name="pengukuran_versi_unik"),
            models.UniqueConstraint(
                fields=["pd", "tahun", "periode", "versi"],
                condition=Q(perjanjian=None),
                name="pengukuran_program_versi_unik",
            ),
            models.CheckConstraint(name="pengukuran_periode_ukur", condition=Q(periode__in=PERIODE_UKUR)),
            models.CheckConstraint(name="pengukuran_program_ber_pd", condition=~Q(perjanjian=None, pd=None)),
            models.CheckConstraint(
                name="pengukuran_koreksi_beralasan",
                condition=Q(versi=1, menggantikan=None) | (Q(versi__gt=1, menggantikan__isnull=False) & ~Q(alasan="")),
            ),
            models.CheckConstraint(
                name="pengukuran_diterima_bertanggal",
                condition=Q(status__in=["diterima", "disampaikan"], diterima_pada__isnull=False)
                | (~Q(status__in=["diterima", "disampaikan"]) & Q(diterima_pada=None)),
            ),
        ]

    def __str__(self) -> str:
        apa = self.perjanjian.jabatan.nama if self.perjanjian else f"program {self.pd}"
        return f"Pengukuran {self.kata_periode} {apa}"

    def get_absolute_url(self) -> str:
        return reverse("pengukuran:lembar", args=[self.pk])

    @property
    def koreksi_ke(self) -> int:
        """0 for the first measurement of the period."""
        return self.versi - 1

    @property
    def kata_periode(self) -> str:
        """`Triwulan I 2026`, `Tahun 2026`."""
        return kata_periode(self.periode, self.tahun)


class ButirProgram(CaraUkur):
    """An indicator of a program, or an output or outcome of the DPA, that no PK of the PD carries this year (G4)."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, related_name="butir_program")
    tahun = models.PositiveSmallIntegerField("tahun")
    jenis = models.CharField("jenis", max_length=20, choices=JenisProgram)
    kode = models.CharField("kode", max_length=40, blank=True)
    kelompok = models.CharField("program/kegiatan", max_length=500)
    indikator = models.TextField("indikator", max_length=1000)
    target = models.CharField("target", max_length=BILANGAN, blank=True)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    dari_indikator = models.ForeignKey(Indikator, models.SET_NULL, null=True, blank=True, related_name="+")
    dari_tolok_ukur = models.ForeignKey(TolokUkur, models.SET_NULL, null=True, blank=True, related_name="+")
    urutan = models.PositiveIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "indikator program di luar PK"
        verbose_name_plural = "indikator program di luar PK"
        ordering = ["pd", "tahun", "urutan", "id"]
        indexes = [models.Index(fields=["pd", "tahun"], name="pengukuran_program_pd")]

    def __str__(self) -> str:
        return self.indikator


class TargetTriwulan(models.Model):
    """What of the year's target is to be there by (or in) one triwulan; optional (G3)."""

    butir = models.ForeignKey(Butir, models.PROTECT, null=True, blank=True, related_name="target_triwulan")
    program = models.ForeignKey(ButirProgram, models.PROTECT, null=True, blank=True, related_name="target_triwulan")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    tertulis = models.CharField("target triwulan", max_length=BILANGAN)

    class Meta:
        verbose_name = "target triwulan"
        verbose_name_plural = "target triwulan"
        constraints = [
            models.UniqueConstraint(fields=["butir", "triwulan"], name="pengukuran_target_butir_unik"),
            models.UniqueConstraint(fields=["program", "triwulan"], name="pengukuran_target_program_unik"),
            models.CheckConstraint(
                name="pengukuran_target_satu_asal",
                condition=Q(butir=None, program__isnull=False) | Q(butir__isnull=False, program=None),
            ),
            models.CheckConstraint(name="pengukuran_target_triwulan", condition=Q(triwulan__gte=1, triwulan__lte=4)),
        ]

    def __str__(self) -> str:
        return f"Triwulan {self.triwulan}: {self.tertulis}"


class Data(models.Model):
    """A figure that several indicators use (jumlah penduduk, for one): typed once for a period, it feeds them all."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="+")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="data_bersama")
    nama = models.CharField("nama data", max_length=250)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    sumber = models.CharField("sumber data", max_length=250, blank=True)

    class Meta:
        verbose_name = "data bersama"
        verbose_name_plural = "data bersama"
        ordering = ["nama", "id"]
        constraints = [
            models.UniqueConstraint(fields=["pd", "nama"], name="pengukuran_data_pd_unik"),
            models.UniqueConstraint(fields=["pemda", "nama"], condition=Q(pd=None), name="pengukuran_data_pemda_unik"),
        ]

    def __str__(self) -> str:
        return self.nama


class NilaiData(models.Model):
    """What a shared figure is in one period."""

    data = models.ForeignKey(Data, models.CASCADE, related_name="nilai")
    tahun = models.PositiveSmallIntegerField("tahun")
    periode = models.CharField("periode", max_length=5, choices=Periode)
    tertulis = models.CharField("nilai", max_length=BILANGAN)
    oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    versi_kunci = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "nilai data bersama"
        verbose_name_plural = "nilai data bersama"
        constraints = [
            models.UniqueConstraint(fields=["data", "tahun", "periode"], name="pengukuran_nilai_data_unik"),
            models.CheckConstraint(name="pengukuran_nilai_data_periode", condition=Q(periode__in=PERIODE_UKUR)),
        ]

    def __str__(self) -> str:
        return f"{self.data}: {self.tertulis}"


class Realisasi(models.Model):
    """One figure of a measurement: of a row of the PK, or of an indicator that no PK carries."""

    pengukuran = models.ForeignKey(Pengukuran, models.CASCADE, related_name="realisasi")
    butir = models.ForeignKey(Butir, models.PROTECT, null=True, blank=True, related_name="realisasi")
    program = models.ForeignKey(ButirProgram, models.PROTECT, null=True, blank=True, related_name="realisasi")
    urutan = models.PositiveIntegerField("urutan", default=0)
    # what people type, as they typed it
    tertulis = models.CharField("realisasi", max_length=BILANGAN, blank=True)
    notasi = models.CharField(
        "dibaca menurut", max_length=2, blank=True
    )  # sakip.angka.Notasi, where both are possible
    pembilang = models.CharField("pembilang", max_length=BILANGAN, blank=True)
    penyebut = models.CharField("penyebut", max_length=BILANGAN, blank=True)
    kendala = models.TextField("kendala", max_length=2000, blank=True)
    solusi = models.TextField("solusi", max_length=2000, blank=True)
    jenis_sumber = models.CharField("jenis sumber data", max_length=20, choices=SumberData, blank=True)
    sumber_data = models.CharField("sumber data", max_length=250, blank=True)
    dibenarkan = models.CharField("isi yang sudah dibenarkan", max_length=3 * BILANGAN, blank=True)
    data = models.ForeignKey(Data, models.PROTECT, null=True, blank=True, related_name="+")
    data_pembilang = models.ForeignKey(Data, models.PROTECT, null=True, blank=True, related_name="+")
    data_penyebut = models.ForeignKey(Data, models.PROTECT, null=True, blank=True, related_name="+")
    diambil_dari = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    dicatat_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    dicatat_pada = models.DateTimeField(null=True, blank=True)
    versi_kunci = models.PositiveIntegerField("versi penguncian", default=0, editable=False)
    # what the checker says of it
    putusan = models.CharField("putusan", max_length=12, choices=PutusanAngka, blank=True, default="")
    catatan = models.CharField("catatan pemeriksa", max_length=1000, blank=True)
    diputuskan_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    diputuskan_pada = models.DateTimeField(null=True, blank=True)
    # computed
    sampai = models.CharField("realisasi s.d. periode ini", max_length=EKSAK, blank=True)
    capaian = models.CharField("capaian (%)", max_length=EKSAK, blank=True)
    capaian_penuh = models.CharField("capaian sebelum dibatasi (%)", max_length=EKSAK, blank=True)
    capaian_triwulan = models.CharField("capaian terhadap target triwulan (%)", max_length=EKSAK, blank=True)
    alasan = models.CharField("alasan tidak dihitung", max_length=30, blank=True)
    predikat = models.CharField("predikat", max_length=20, blank=True)

    class Meta:
        verbose_name = "realisasi"
        verbose_name_plural = "realisasi"
        ordering = ["pengukuran", "urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["pengukuran", "butir"], name="pengukuran_realisasi_butir_unik"),
            models.UniqueConstraint(fields=["pengukuran", "program"], name="pengukuran_realisasi_program_unik"),
            models.CheckConstraint(
                name="pengukuran_realisasi_satu_asal",
                condition=Q(butir=None, program__isnull=False) | Q(butir__isnull=False, program=None),
            ),
            models.CheckConstraint(
                name="pengukuran_realisasi_bukan_dari_diri",
                condition=Q(diambil_dari=None) | ~Q(diambil_dari=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asal}: {self.tertulis or '-'}"

    @property
    def asal(self) -> Butir | ButirProgram:
        """What is measured; both have `indikator`, `kelompok`, `target`, `satuan` and how it is measured."""
        asal = self.butir or self.program
        assert asal is not None
        return asal


class Ambilan(models.Model):
    """A further figure of a subordinate that a row was put together from, beside the first (`diambil_dari`)."""

    realisasi = models.ForeignKey(Realisasi, models.CASCADE, related_name="ambilan")
    dari = models.ForeignKey(Realisasi, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "angka bawahan yang diambil"
        verbose_name_plural = "angka bawahan yang diambil"
        ordering = ["realisasi", "id"]
        constraints = [
            models.UniqueConstraint(fields=["realisasi", "dari"], name="pengukuran_ambilan_unik"),
            models.CheckConstraint(name="pengukuran_ambilan_bukan_dari_diri", condition=~Q(dari=F("realisasi"))),
        ]

    def __str__(self) -> str:
        return str(self.dari)


class Bukti(models.Model):
    """A file or an address that bears out a figure (G2)."""

    realisasi = models.ForeignKey(Realisasi, models.CASCADE, related_name="bukti")
    jenis = models.CharField("jenis", max_length=8, choices=JenisBukti)
    nama = models.CharField("nama", max_length=150)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    tautan = models.URLField("tautan", max_length=500, blank=True)
    oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "bukti"
        verbose_name_plural = "bukti"
        ordering = ["realisasi", "id"]
        constraints = [
            models.CheckConstraint(
                name="pengukuran_bukti_berisi",
                condition=Q(jenis="berkas", berkas__isnull=False, tautan="")
                | (Q(jenis="tautan", berkas=None) & ~Q(tautan="")),
            )
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def inang(self) -> str:
        """The host that a link leads to."""
        return urlsplit(self.tautan).hostname or ""
