"""Holidays, the rules that deadlines follow, what opens one again, reminders, and the training date."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sakip.organisasi.enums import Kebijakan
from sakip.organisasi.models import Ketentuan, Pegawai, PemerintahDaerah, PerangkatDaerah

from .enums import BerlakuBagi, JenisLibur, KeadaanSurat, Peristiwa, Satuan, Sebagai, StatusDispensasi


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


class Dispensasi(models.Model):
    """A milestone of one PD and year opened again until a new date: asked for with a reason, decided by who receives.

    What was decided stays as it is (`kalender.penjaga`); only what was given and not used yet can be withdrawn.
    """

    Status = StatusDispensasi

    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, related_name="dispensasi", verbose_name="Perangkat Daerah")
    tahun = models.PositiveSmallIntegerField("tahun")
    kode = models.CharField("kode tenggat", max_length=60)
    nama = models.CharField("tonggak", max_length=180)
    dasar = models.CharField("dasar", max_length=200)
    tenggat = models.DateField("batas menurut ketentuan", help_text="Pada hari permintaan dibuat.")
    status = models.CharField("status", max_length=20, choices=StatusDispensasi, default=StatusDispensasi.DIMINTA)
    alasan = models.TextField("alasan")
    diminta_sampai = models.DateField("diminta sampai")
    diminta_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    diminta_nama = models.CharField("diminta oleh", max_length=250)
    diminta_pada = models.DateTimeField("diminta pada")
    sampai = models.DateField("berlaku sampai", null=True, blank=True)
    nomor = models.CharField("nomor keputusan", max_length=100, blank=True)
    tanggal = models.DateField("tanggal keputusan", null=True, blank=True)
    catatan = models.TextField("catatan keputusan", blank=True)
    diputuskan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    diputuskan_nama = models.CharField("diputuskan oleh", max_length=250, blank=True)
    diputuskan_peran = models.CharField("sebagai", max_length=120, blank=True)
    diputuskan_pada = models.DateTimeField("diputuskan pada", null=True, blank=True)
    dicabut_nama = models.CharField("dicabut oleh", max_length=250, blank=True)
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)
    alasan_dicabut = models.TextField("alasan dicabut", blank=True)
    versi_kunci = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "dispensasi"
        verbose_name_plural = "dispensasi"
        ordering = ["-diminta_pada", "-pk"]
        indexes = [models.Index(fields=["tahun", "pd", "kode"], name="kalender_dispensasi_tonggak")]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "tahun", "kode"],
                condition=Q(status="diminta"),
                name="kalender_dispensasi_satu_permintaan",
            ),
            models.CheckConstraint(
                name="kalender_dispensasi_sampai", condition=Q(sampai=None) | Q(sampai__gt=F("tenggat"))
            ),
            models.CheckConstraint(
                name="kalender_dispensasi_diputuskan",
                condition=~Q(status="belum")
                & (
                    ~Q(status="diberikan")
                    | (Q(sampai__isnull=False) & Q(tanggal__isnull=False) & Q(diputuskan_pada__isnull=False))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Dispensasi {self.nama} {self.pd.singkatan} {self.tahun}"

    def get_absolute_url(self) -> str:
        return reverse("kalender:dispensasi_rinci", args=[self.pk])


class TanggalLatihan(models.Model):
    """The one row that moves the clock of a demo or training installation."""

    tanggal = models.DateField("tanggal latihan", null=True, blank=True)

    class Meta:
        verbose_name = "tanggal latihan"
        verbose_name_plural = "tanggal latihan"

    def __str__(self) -> str:
        return str(self.tanggal or "tanggal sebenarnya")


class SuratPengingat(models.Model):
    """The digest of one person and day by e-mail; the state says how far it got."""

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="surat_pengingat")
    tanggal = models.DateField("tanggal")
    keadaan = models.CharField("keadaan", max_length=10, choices=KeadaanSurat, default=KeadaanSurat.ANTRE)
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    galat = models.CharField("jawaban peladen", max_length=300, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada")
    diambil_pada = models.DateTimeField("mulai dikirim pada", null=True, blank=True)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)

    class Meta:
        verbose_name = "surat pengingat"
        verbose_name_plural = "surat pengingat"
        ordering = ["tanggal", "id"]
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "tanggal"], name="kalender_surat_pengingat_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai} {self.tanggal:%d-%m-%Y}"


class Pengingat(models.Model):
    """One person reminded of one milestone at one distance from its date. What it said stays as it was said.

    A milestone that moved to another date is reminded of anew: the date is part of the key.
    """

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="pengingat")
    pd = models.ForeignKey(PerangkatDaerah, models.CASCADE, null=True, blank=True, related_name="pengingat")
    tahun = models.PositiveSmallIntegerField("tahun")
    kode = models.CharField("kode tenggat", max_length=60)
    batas = models.DateField("batas")
    selisih = models.SmallIntegerField("selisih hari", help_text="Negatif: sebelum tenggat.")
    sebagai = models.CharField("sebagai", max_length=10, choices=Sebagai)
    nama = models.CharField("nama", max_length=180)
    dasar = models.CharField("dasar", max_length=200)
    sisa = models.CharField("sisa waktu", max_length=60)
    dibuat_pada = models.DateTimeField("dibuat pada")
    dibaca_pada = models.DateTimeField("dibaca pada", null=True, blank=True)
    surat = models.ForeignKey(SuratPengingat, models.SET_NULL, null=True, blank=True, related_name="pengingat")

    class Meta:
        verbose_name = "pengingat"
        verbose_name_plural = "pengingat"
        ordering = ["-dibuat_pada", "batas", "kode", "pd", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "pd", "tahun", "kode", "batas", "selisih"],
                condition=models.Q(pd__isnull=False),
                name="kalender_pengingat_pd_unik",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "tahun", "kode", "batas", "selisih"],
                condition=models.Q(pd__isnull=True),
                name="kalender_pengingat_pemda_unik",
            ),
        ]
        indexes = [models.Index(fields=["pegawai", "-dibuat_pada"], name="kalender_pengingat_milik")]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.kode} {self.batas:%d-%m-%Y} ({self.selisih:+d})"


class Kabar(models.Model):
    """Something that happened which one person should know: told in the application, and in that person's digest."""

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="kabar")
    judul = models.CharField("judul", max_length=150)
    isi = models.TextField("isi", blank=True)
    alamat = models.CharField("alamat halaman", max_length=300, blank=True)  # path within the application
    dibuat_pada = models.DateTimeField("dibuat pada")
    dibaca_pada = models.DateTimeField("dibaca pada", null=True, blank=True)
    surat = models.ForeignKey(SuratPengingat, models.SET_NULL, null=True, blank=True, related_name="kabar")

    class Meta:
        verbose_name = "kabar"
        verbose_name_plural = "kabar"
        ordering = ["-dibuat_pada", "-id"]
        indexes = [models.Index(fields=["pegawai", "-dibuat_pada"], name="kalender_kabar_milik")]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.judul}"


class GeseranTenggat(models.Model):
    """One link of the chain of dates of a milestone: which it had, which it got, why, and what it was counted from.

    The first link has no `dari`; a milestone that lost its date has no `ke`. Written once (`kalender.penjaga`), each
    link where the one before it ended: the last one is what was last known.
    """

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="geseran_tenggat")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="geseran_tenggat")
    tahun = models.PositiveSmallIntegerField("tahun")
    kode = models.CharField("kode tenggat", max_length=60)
    nama = models.CharField("tonggak", max_length=180)
    dasar = models.CharField("dasar", max_length=200)
    urut = models.PositiveSmallIntegerField("urut")
    dari = models.DateField("semula", null=True, blank=True)
    ke = models.DateField("menjadi", null=True, blank=True)
    sebab = models.TextField("karena")
    hitungan = models.JSONField("dihitung dari", default=dict)
    pada = models.DateTimeField("dicatat pada")

    class Meta:
        verbose_name = "geseran tenggat"
        verbose_name_plural = "geseran tenggat"
        ordering = ["tahun", "kode", "urut"]
        constraints = [
            models.UniqueConstraint(
                fields=["pd", "tahun", "kode", "urut"], condition=Q(pd__isnull=False), name="kalender_geseran_pd_unik"
            ),
            models.UniqueConstraint(
                fields=["pemda", "tahun", "kode", "urut"],
                condition=Q(pd__isnull=True),
                name="kalender_geseran_pemda_unik",
            ),
            models.CheckConstraint(
                name="kalender_geseran_berpindah",
                condition=Q(dari=None, ke__isnull=False) | Q(dari__isnull=False, ke=None) | ~Q(dari=F("ke")),
            ),
        ]
        indexes = [models.Index(fields=["pemda", "tahun", "pd", "kode"], name="kalender_geseran_tonggak")]

    def __str__(self) -> str:
        return f"{self.kode} {self.tahun} {self.dari or '–'} → {self.ke or '–'}"


class AlamatKalender(models.Model):
    """The secret address of a person's own calendar. Only its number stands here; the address also needs the key of
    the installation (`services.pengingat.tanda_alamat`). A new number ends the old address."""

    pegawai = models.OneToOneField(Pegawai, models.CASCADE, related_name="alamat_kalender")
    kode = models.CharField("kode", max_length=32, unique=True)
    dibuat_pada = models.DateTimeField("dibuat pada")

    class Meta:
        verbose_name = "alamat kalender"
        verbose_name_plural = "alamat kalender"

    def __str__(self) -> str:
        return str(self.pegawai)
