"""The Desk: its days, rooms and appointments, who asked for another time, who came (BK penjelasan Pasal 11 ayat (4)).

Two appointments never overlap in a room: triggers (`segel.desk`), and on PostgreSQL an exclusion constraint.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from sakip.organisasi.enums import Unsur
from sakip.organisasi.models import Pegawai, PemerintahDaerah, PerangkatDaerah

from ..enums.desk import MENANTI, TERBUKA_DESK, HasilPermintaan, PihakDesk, StatusDesk


class HariDesk(models.Model):
    """One day of Desk in a regency, for the PKs of one year."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="hari_desk")
    tahun = models.PositiveSmallIntegerField("tahun PK")
    tanggal = models.DateField("tanggal")
    mulai = models.TimeField("mulai")
    selesai = models.TimeField("selesai")
    catatan = models.CharField("catatan", max_length=500, blank=True)
    dibuat_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = "hari Desk"
        verbose_name_plural = "hari Desk"
        ordering = ["tanggal"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "tanggal"], name="perjanjian_desk_hari_unik"),
            models.CheckConstraint(name="perjanjian_desk_hari_rentang", condition=Q(selesai__gt=F("mulai"))),
        ]

    def __str__(self) -> str:
        return f"Desk {self.tanggal:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("perjanjian:desk_hari", args=[self.pk])


class RuangDesk(models.Model):
    hari = models.ForeignKey(HariDesk, models.PROTECT, related_name="ruang")
    nama = models.CharField("ruang", max_length=60)
    urutan = models.PositiveSmallIntegerField("urutan")

    class Meta:
        verbose_name = "ruang Desk"
        verbose_name_plural = "ruang Desk"
        ordering = ["hari", "urutan"]
        constraints = [models.UniqueConstraint(fields=["hari", "nama"], name="perjanjian_desk_ruang_unik")]

    def __str__(self) -> str:
        return self.nama


class SlotDesk(models.Model):
    """The appointment of a PD: a room and a time. `perjanjian` is the PK it was held on, known once it began."""

    ruang = models.ForeignKey(RuangDesk, models.PROTECT, related_name="slot")
    pd = models.ForeignKey(PerangkatDaerah, models.PROTECT, related_name="slot_desk")
    mulai = models.TimeField("mulai")
    selesai = models.TimeField("selesai")
    status = models.CharField("status", max_length=16, choices=StatusDesk, default=StatusDesk.DIJADWALKAN)
    versi_kunci = models.PositiveIntegerField(default=0, editable=False)
    perjanjian = models.ForeignKey(
        "perjanjian.Perjanjian", models.PROTECT, null=True, blank=True, related_name="slot_desk"
    )
    diketahui_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    diketahui_pada = models.DateTimeField(null=True, blank=True)
    dimulai_pada = models.DateTimeField(null=True, blank=True)
    berakhir_pada = models.DateTimeField(null=True, blank=True)
    alasan = models.CharField("alasan", max_length=500, blank=True)  # why it was moved or cancelled, last
    dibuat_pada = models.DateTimeField()

    class Meta:
        verbose_name = "janji Desk"
        verbose_name_plural = "janji Desk"
        ordering = ["ruang__hari__tanggal", "mulai", "ruang__urutan"]
        constraints = [
            models.CheckConstraint(name="perjanjian_desk_slot_rentang", condition=Q(selesai__gt=F("mulai"))),
            models.UniqueConstraint(
                fields=["pd"], condition=Q(status__in=TERBUKA_DESK), name="perjanjian_desk_satu_janji"
            ),
            models.UniqueConstraint(
                fields=["ruang"], condition=Q(status=StatusDesk.BERLANGSUNG), name="perjanjian_desk_satu_berlangsung"
            ),
            models.CheckConstraint(
                name="perjanjian_desk_dimulai_bertanda",
                condition=Q(
                    status__in=[StatusDesk.BERLANGSUNG, StatusDesk.SELESAI],
                    dimulai_pada__isnull=False,
                    perjanjian__isnull=False,
                )
                | Q(status__in=[*MENANTI, StatusDesk.TIDAK_HADIR, StatusDesk.BATAL], dimulai_pada__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"Desk {self.pd.nama}"

    def get_absolute_url(self) -> str:
        return reverse("perjanjian:desk_slot", args=[self.pk])


class PermintaanDesk(models.Model):
    """A PD asks for another time, with its reason; one question at a time."""

    slot = models.ForeignKey(SlotDesk, models.PROTECT, related_name="permintaan")
    ruang = models.ForeignKey(RuangDesk, models.PROTECT, related_name="+")
    mulai = models.TimeField()
    selesai = models.TimeField()
    alasan = models.CharField(max_length=500)
    diminta_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    diminta_pada = models.DateTimeField()
    hasil = models.CharField(max_length=10, choices=HasilPermintaan, blank=True, default=HasilPermintaan.MENUNGGU)
    catatan = models.CharField(max_length=500, blank=True)
    diputuskan_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    diputuskan_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "permintaan waktu lain"
        verbose_name_plural = "permintaan waktu lain"
        ordering = ["slot", "diminta_pada"]
        constraints = [
            models.UniqueConstraint(fields=["slot"], condition=Q(hasil=""), name="perjanjian_desk_satu_permintaan"),
            models.CheckConstraint(
                name="perjanjian_desk_permintaan_diputuskan",
                condition=Q(hasil="", diputuskan_pada__isnull=True)
                | (~Q(hasil="") & Q(diputuskan_pada__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slot_id}: {self.get_hasil_display()}"


class KehadiranDesk(models.Model):
    """Somebody who came; name and office as they were that day. A mistake is withdrawn, not removed."""

    slot = models.ForeignKey(SlotDesk, models.PROTECT, related_name="kehadiran")
    pihak = models.CharField("pihak", max_length=3, choices=PihakDesk)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    nama = models.CharField(max_length=200)
    jabatan = models.CharField(max_length=300, blank=True)
    unsur = models.CharField("unsur", max_length=20, choices=Unsur, blank=True)
    hadir_pada = models.DateTimeField()
    dicatat_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        ordering = ["slot", "pihak", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["slot", "pegawai"], condition=Q(dicabut_pada__isnull=True), name="perjanjian_desk_hadir_unik"
            ),
            models.CheckConstraint(
                name="perjanjian_desk_tim_berunsur", condition=Q(pihak=PihakDesk.PD) | ~Q(unsur="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.get_pihak_display()})"
