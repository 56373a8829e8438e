from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from ..enums import JenisTim, Unsur
from .jabatan import LAIN_DAERAH, Pegawai
from .pemda import PemerintahDaerah, PerangkatDaerah

TIM_PD = [JenisTim.SAKIP_PD, JenisTim.PENYUSUN_PD]


class Tim(models.Model):
    """A team set by a Keputusan for one year (BK Pasal 13, GM/SM Pasal 4 and 9)."""

    pemda = models.ForeignKey(PemerintahDaerah, models.PROTECT, related_name="tim", verbose_name="Pemerintah Daerah")
    jenis = models.CharField("jenis", max_length=20, choices=JenisTim)
    pd = models.ForeignKey(
        PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="tim", verbose_name="Perangkat Daerah"
    )
    nama = models.CharField("nama", max_length=200)
    tahun = models.PositiveSmallIntegerField("tahun")
    nomor_sk = models.CharField("nomor keputusan", max_length=100)
    tanggal_sk = models.DateField("tanggal keputusan")
    mulai = models.DateField("bertugas mulai")
    selesai = models.DateField("bertugas sampai")

    class Meta:
        verbose_name = "tim"
        verbose_name_plural = "tim"
        ordering = ["-tahun", "jenis", "nama"]
        constraints = [
            models.CheckConstraint(
                name="organisasi_tim_pd_bila_perlu",
                condition=Q(jenis__in=TIM_PD, pd__isnull=False) | (~Q(jenis__in=TIM_PD) & Q(pd__isnull=True)),
            ),
            models.CheckConstraint(name="organisasi_tim_rentang", condition=Q(selesai__gte=models.F("mulai"))),
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.tahun}"

    def clean(self) -> None:
        salah: dict[str, str] = {}
        if self.pd and self.pd.pemda_id != self.pemda_id:
            salah["pd"] = LAIN_DAERAH
        elif self.jenis in TIM_PD and not self.pd:
            salah["pd"] = "Tim ini milik satu Perangkat Daerah. Pilih Perangkat Daerahnya."
        elif self.jenis and self.jenis not in TIM_PD and self.pd:
            salah["pd"] = "Tim ini bekerja untuk seluruh Pemerintah Daerah. Kosongkan Perangkat Daerah."
        if self.mulai and self.selesai and self.selesai < self.mulai:
            salah["selesai"] = "Tanggal ini mendahului tanggal mulai bertugas."
        if salah:
            raise ValidationError(salah)


class AnggotaTim(models.Model):
    tim = models.ForeignKey(Tim, models.CASCADE, related_name="anggota")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="keanggotaan")
    unsur = models.CharField("unsur", max_length=20, choices=Unsur, blank=True)
    kedudukan = models.CharField("kedudukan", max_length=60, default="Anggota")

    class Meta:
        verbose_name = "anggota tim"
        verbose_name_plural = "anggota tim"
        constraints = [models.UniqueConstraint(fields=["tim", "pegawai"], name="organisasi_anggota_tim_unik")]

    def __str__(self) -> str:
        return f"{self.pegawai} ({self.get_unsur_display() or self.kedudukan})"

    def clean(self) -> None:
        if self.pegawai_id and self.tim.pemda_id and self.pegawai.pemda_id != self.tim.pemda_id:
            raise ValidationError({"pegawai": LAIN_DAERAH})
        if self.tim.jenis == JenisTim.VERIFIKASI and not self.unsur:
            raise ValidationError({"unsur": "Anggota Tim Verifikasi mewakili salah satu unsur. Pilih unsurnya."})
