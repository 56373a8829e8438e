from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from renstra.models import DokumenAnggaran
from sakip.organisasi.enums import Unsur
from sakip.organisasi.models import Pegawai

from ..enums import TERBUKA_TEMUAN, Bobot, JenisTemuan, Keputusan, PutusanUnsur, Sumber
from ..rules.keselarasan import sidik

if TYPE_CHECKING:
    from .berita_acara import BeritaAcara


class Verifikasi(models.Model):
    """One round of verification; opened when the PK arrives, counted as begun with the first act of a verifier."""

    perjanjian = models.ForeignKey("perjanjian.Perjanjian", models.PROTECT, related_name="verifikasi")
    putaran = models.PositiveSmallIntegerField("putaran")
    dpa = models.ForeignKey(DokumenAnggaran, models.PROTECT, null=True, related_name="+")
    sidik_sumber = models.CharField(max_length=64)  # of the source documents as they were compared
    sidik_substansi = models.CharField(max_length=64)  # of the rows and budget that were compared
    dibuka_pada = models.DateTimeField()
    dimulai_pada = models.DateTimeField(null=True, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)
    hasil = models.CharField(
        max_length=12,
        blank=True,
        choices=[("selaras", "Selaras"), ("dikembalikan", "Dikembalikan"), ("ditarik", "Ditarik")],
    )
    berita_acara = models.ForeignKey(
        "perjanjian.BeritaAcara", models.PROTECT, null=True, blank=True, related_name="verifikasi"
    )
    dicabut_pada = models.DateTimeField(null=True, blank=True)  # the berita acara no longer counts for this PK
    alasan_dicabut = models.CharField(max_length=500, blank=True)
    # what members ticked on the checklists of their unsur: [{"unsur", "teks", "pegawai", "nama", "pada"}]
    diperiksa = models.JSONField("butir yang diperiksa", default=list, blank=True)

    class Meta:
        verbose_name = "verifikasi"
        verbose_name_plural = "verifikasi"
        ordering = ["perjanjian", "-putaran"]
        constraints = [models.UniqueConstraint(fields=["perjanjian", "putaran"], name="perjanjian_putaran_unik")]

    def __str__(self) -> str:
        return f"Putaran {self.putaran}"

    @property
    def acara_berlaku(self) -> "BeritaAcara | None":
        """The berita acara that says aligned, while it counts."""
        return self.berita_acara if self.hasil == "selaras" and self.dicabut_pada is None else None


class Temuan(models.Model):
    """A difference, found by the machine (`otomatis`) or added by a verifier, and what was decided about it."""

    verifikasi = models.ForeignKey(Verifikasi, models.CASCADE, related_name="temuan")
    nomor = models.PositiveSmallIntegerField("nomor")
    butir = models.ForeignKey("perjanjian.Butir", models.SET_NULL, null=True, blank=True, related_name="temuan")
    pagu = models.ForeignKey(
        "perjanjian.PaguPerjanjian", models.SET_NULL, null=True, blank=True, related_name="temuan"
    )
    rujukan = models.CharField("butir", max_length=60)  # 1.4, or the code of a budget line
    sumber = models.CharField("dokumen", max_length=30, blank=True)  # codes of Sumber, joined by commas
    jenis = models.CharField("jenis", max_length=12, choices=JenisTemuan)
    menurut_sumber = models.TextField("menurut dokumen", blank=True)
    menurut_pk = models.TextField("menurut PK", blank=True)
    otomatis = models.BooleanField(default=True)
    bobot = models.CharField("bobot", max_length=10, choices=Bobot, default=Bobot.WAJIB)
    keputusan = models.CharField("keputusan", max_length=10, choices=Keputusan, default=Keputusan.BELUM)
    alasan = models.TextField("alasan/tindak lanjut", blank=True, max_length=2000)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "temuan"
        verbose_name_plural = "temuan"
        ordering = ["verifikasi", "nomor"]
        constraints = [
            models.UniqueConstraint(fields=["verifikasi", "nomor"], name="perjanjian_temuan_unik"),
            models.CheckConstraint(
                name="perjanjian_temuan_diterima_beralasan",
                condition=~Q(keputusan=Keputusan.DITERIMA) | ~Q(alasan="") | Q(otomatis=False),
            ),
            models.CheckConstraint(
                name="perjanjian_temuan_selesai_milik_pemeriksa",
                condition=~Q(keputusan=Keputusan.SELESAI) | Q(otomatis=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomor}. {self.get_jenis_display()} ({self.rujukan})"

    @property
    def sidik(self) -> frozenset[tuple[object, ...]]:
        """What it is known by in another round."""
        return sidik(self.jenis, self.sumber, self.tempat, self.menurut_pk, self.menurut_sumber)

    @property
    def tempat(self) -> tuple[str, object]:
        """The row or budget line it is about, whatever number that has now."""
        if self.butir_id:
            return ("butir", self.butir_id)
        return ("pagu", self.pagu_id) if self.pagu_id else ("", self.rujukan)

    @property
    def terbuka(self) -> bool:
        return self.keputusan in TERBUKA_TEMUAN

    @property
    def menghalangi(self) -> bool:
        """Whether it holds up the statement that the PK is aligned (BK Pasal 11 ayat (4))."""
        return self.keputusan == Keputusan.PERBAIKI or (
            self.keputusan == Keputusan.BELUM and self.bobot == Bobot.WAJIB
        )

    @property
    def versi(self) -> str:
        """What the form carries: the moment of the decision it shows, empty while there is none."""
        return self.pada.isoformat() if self.pada else ""

    @property
    def daftar_sumber(self) -> list[Sumber]:
        return [Sumber(s) for s in self.sumber.split(",") if s]

    @property
    def nama_sumber(self) -> str:
        """`RKA dan DPA`; every document of the comparison: `keempat dokumen`."""
        nama = [s.label for s in self.daftar_sumber]
        if len(nama) == len(Sumber):
            return "keempat dokumen"
        return " dan ".join([", ".join(nama[:-1]), nama[-1]]) if len(nama) > 1 else "".join(nama)


class PersetujuanUnsur(models.Model):
    """The vote of one unsur of the Tim Verifikasi (or of the Tim SAKIP of the PD, unsur empty) in one round."""

    verifikasi = models.ForeignKey(Verifikasi, models.CASCADE, related_name="persetujuan")
    unsur = models.CharField("unsur", max_length=20, choices=Unsur, blank=True)
    putusan = models.CharField("putusan", max_length=12, choices=PutusanUnsur)
    catatan = models.TextField("catatan", blank=True, max_length=2000)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "persetujuan unsur"
        verbose_name_plural = "persetujuan unsur"
        constraints = [models.UniqueConstraint(fields=["verifikasi", "unsur"], name="perjanjian_suara_unik")]

    def __str__(self) -> str:
        return f"{self.get_unsur_display()}: {self.get_putusan_display()}"
