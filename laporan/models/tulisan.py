"""What people write in a report: parts, their paragraphs with every earlier wording, comments, pictures."""

from django.db import models

from sakip.dokumen.models import Berkas
from sakip.organisasi.models import Pegawai

from ..enums import JenisParagraf
from .laporan import Laporan


class Bagian(models.Model):
    """A place in the report that waits for people's words; `kunci` names it (`laporan.rules.kerangka`).

    A part whose place is gone (an indicator that a changed PK no longer has) keeps its words.
    """

    laporan = models.ForeignKey(Laporan, models.CASCADE, related_name="bagian")
    kunci = models.CharField("tempat", max_length=60)
    judul = models.CharField("judul", max_length=500)
    petugas = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ditulis oleh"
    )
    tenggat = models.DateField("ditulis paling lambat", null=True, blank=True)
    selesai = models.BooleanField("sudah selesai", default=False)
    versi_kunci = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "bagian"
        verbose_name_plural = "bagian"
        constraints = [models.UniqueConstraint(fields=["laporan", "kunci"], name="laporan_bagian_unik")]

    def __str__(self) -> str:
        return self.judul


class Paragraf(models.Model):
    """A paragraph, small heading, list, table or picture (`isi`: its caption): safe HTML, and who wrote it when.

    `kutipan`: figures of the data that the text names, as they were written: {name of the figure: "85,10"}.
    """

    bagian = models.ForeignKey(Bagian, models.CASCADE, related_name="paragraf")
    urutan = models.PositiveIntegerField("urutan", default=0)
    jenis = models.CharField("jenis", max_length=10, choices=JenisParagraf, default=JenisParagraf.PARAGRAF)
    isi = models.TextField("isi")
    kutipan = models.JSONField(default=dict, blank=True)
    gambar = models.ForeignKey(
        "laporan.GambarLaporan", models.RESTRICT, null=True, blank=True, related_name="+", verbose_name="gambar"
    )
    penulis = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    ditulis_pada = models.DateTimeField()
    dihapus = models.BooleanField(default=False)  # out of the report, still to be had back
    versi_kunci = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "paragraf"
        verbose_name_plural = "paragraf"
        ordering = ["bagian", "urutan", "id"]

    def __str__(self) -> str:
        return self.isi[:60]


class RiwayatParagraf(models.Model):
    """An earlier wording of a paragraph; only added to (trigger)."""

    paragraf = models.ForeignKey(Paragraf, models.CASCADE, related_name="riwayat")
    isi = models.TextField()
    penulis = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    ditulis_pada = models.DateTimeField()

    class Meta:
        verbose_name = "riwayat paragraf"
        verbose_name_plural = "riwayat paragraf"
        ordering = ["paragraf", "id"]

    def __str__(self) -> str:
        return self.isi[:60]


class Komentar(models.Model):
    """A remark on a part or on one of its paragraphs, until somebody settles it."""

    bagian = models.ForeignKey(Bagian, models.CASCADE, related_name="komentar")
    paragraf = models.ForeignKey(Paragraf, models.CASCADE, null=True, blank=True, related_name="komentar")
    oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    isi = models.TextField("komentar", max_length=2000)
    selesai_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    selesai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "komentar"
        verbose_name_plural = "komentar"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.isi[:60]


class GambarLaporan(models.Model):
    """A picture that was put into a report, with the words for who cannot see it."""

    laporan = models.ForeignKey(Laporan, models.CASCADE, related_name="gambar")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    judul = models.CharField("judul gambar", max_length=250)
    alt = models.CharField("uraian gambar", max_length=500)
    oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "gambar laporan"
        verbose_name_plural = "gambar laporan"

    def __str__(self) -> str:
        return self.judul


class Kehadiran(models.Model):
    """Who is at a part, and at which paragraph, as the page last said."""

    bagian = models.ForeignKey(Bagian, models.CASCADE, related_name="kehadiran")
    paragraf = models.ForeignKey(Paragraf, models.SET_NULL, null=True, blank=True, related_name="+")
    pengguna = models.ForeignKey("organisasi.Pengguna", models.CASCADE, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        constraints = [models.UniqueConstraint(fields=["bagian", "pengguna"], name="laporan_kehadiran_unik")]

    def __str__(self) -> str:
        return f"{self.pengguna}: {self.bagian}"
