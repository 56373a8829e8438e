from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from sakip import waktu

from ..enums import JenisPegawai, JenisPenugasan, JenisUnit, Jenjang, Unsur
from ..rules import pejabat as rules
from .pemda import PemerintahDaerah, PerangkatDaerah

LAIN_DAERAH = "Pilihan ini milik Pemerintah Daerah lain."


class Jabatan(models.Model):
    """An office in the line of command (`atasan`). Its holder changes; the office stays."""

    pemda = models.ForeignKey(
        PemerintahDaerah, models.PROTECT, related_name="jabatan", verbose_name="Pemerintah Daerah"
    )
    pd = models.ForeignKey(
        PerangkatDaerah, models.PROTECT, null=True, blank=True, related_name="jabatan", verbose_name="Perangkat Daerah"
    )
    nama = models.CharField("nama jabatan", max_length=250)
    nama_cetak = models.TextField(
        "baris pada tanda tangan", blank=True, help_text="Satu baris cetak per baris; kosong berarti nama jabatan."
    )
    jenjang = models.CharField("jenjang", max_length=20, choices=Jenjang)
    jenis_unit = models.CharField("memimpin", max_length=20, choices=JenisUnit, default=JenisUnit.TANPA)
    nama_unit = models.CharField("nama unit", max_length=250, blank=True)
    eselon = models.CharField("eselon", max_length=6, blank=True)
    unsur = models.CharField(
        "unsur", max_length=20, choices=Unsur, blank=True, help_text="Diisi bagi pimpinan keempat unit pembina."
    )
    sub_koordinator = models.BooleanField("sub-koordinator", default=False)
    atasan = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="bawahan", verbose_name="atasan"
    )
    urutan = models.PositiveIntegerField("urutan", default=0)
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        ordering = ["pemda", "pd", "urutan", "id"]
        constraints = [
            models.CheckConstraint(name="organisasi_jabatan_bukan_atasan_sendiri", condition=~Q(atasan=F("id"))),
            models.CheckConstraint(
                name="organisasi_jabatan_ber_pd", condition=Q(jenjang=Jenjang.KEPALA_DAERAH) | Q(pd__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["pd"], condition=Q(jenis_unit=JenisUnit.PD, aktif=True), name="organisasi_satu_pimpinan_pd"
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        salah: dict[str, str] = {}
        if self.pd and self.pd.pemda_id != self.pemda_id:
            salah["pd"] = LAIN_DAERAH
        if self.jenjang and self.jenjang != Jenjang.KEPALA_DAERAH and not self.pd_id:
            salah["pd"] = "Pilih Perangkat Daerah. Hanya jabatan kepala daerah yang berdiri di luar Perangkat Daerah."
        if self.atasan:
            if self.atasan.pemda_id != self.pemda_id:
                salah["atasan"] = LAIN_DAERAH
            elif putar := rules.garis_komando_tanpa_lingkaran(self.pk, self.atasan_id, self._pohon()):
                salah["atasan"] = putar
        if salah:
            raise ValidationError(salah)

    def _pohon(self) -> dict[int, int | None]:
        return dict(Jabatan.objects.filter(pemda_id=self.pemda_id).values_list("id", "atasan_id"))


class Pegawai(models.Model):
    pemda = models.ForeignKey(
        PemerintahDaerah, models.PROTECT, related_name="pegawai", verbose_name="Pemerintah Daerah"
    )
    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="pegawai", verbose_name="akun"
    )
    nama = models.CharField("nama dengan gelar", max_length=200)
    jenis = models.CharField("jenis", max_length=10, choices=JenisPegawai, default=JenisPegawai.PNS)
    nip = models.CharField("NIP", max_length=18, blank=True, help_text="18 angka; tidak wajib bagi pejabat politik.")
    golongan = models.CharField(
        "golongan ruang", max_length=10, blank=True, help_text="Misalnya IV/c; PPPK: I sampai XVII."
    )
    pangkat = models.CharField("pangkat", max_length=60, blank=True)
    surel = models.EmailField("surel", blank=True)
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "nip"], condition=~Q(nip=""), name="organisasi_nip_unik"),
            models.CheckConstraint(name="organisasi_nip_wajib", condition=Q(jenis=JenisPegawai.POLITIK) | ~Q(nip="")),
        ]

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        """Tidy NIP and golongan as people write them and say what is wrong; the pangkat follows from the golongan."""
        self.nip = rules.rapikan_nip(self.nip)
        self.golongan = rules.rapikan_golongan(self.golongan)
        salah: dict[str, str] = {}
        if nip := rules.periksa_nip(self.nip, self.jenis, waktu.sekarang().date()):
            salah["nip"] = nip
        self.pangkat = rules.pangkat_dari(self.golongan) if self.jenis == JenisPegawai.PNS else ""
        if golongan := rules.periksa_golongan(self.jenis, self.golongan, self.pangkat):
            salah["golongan"] = golongan
        if salah:
            raise ValidationError(salah)

    @property
    def pangkat_golongan(self) -> str:
        if self.pangkat and self.golongan:
            return f"{self.pangkat} ({self.golongan})"
        return self.pangkat or self.golongan


class PenugasanQuerySet(models.QuerySet["Penugasan"]):
    def pada(self, tanggal: date) -> "PenugasanQuerySet":
        """Appointments in force on that day (both ends included)."""
        return self.filter(mulai__lte=tanggal).filter(Q(selesai=None) | Q(selesai__gte=tanggal))


class Penugasan(models.Model):
    """Who holds an office, from when to when, and how (BK Pasal 4-7 ayat (3): a Plt. signs for a vacant one)."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="penugasan")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="penugasan")
    jenis = models.CharField("jenis", max_length=10, choices=JenisPenugasan, default=JenisPenugasan.DEFINITIF)
    mulai = models.DateField("mulai (TMT)")
    selesai = models.DateField("selesai", null=True, blank=True)
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal_sk = models.DateField("tanggal SK", null=True, blank=True)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["jabatan", "-mulai"]
        constraints = [
            models.CheckConstraint(
                name="organisasi_penugasan_rentang", condition=Q(selesai=None) | Q(selesai__gte=F("mulai"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai} – {self.jabatan_cetak}"

    def clean(self) -> None:
        if self.pegawai_id and self.jabatan_id and self.pegawai.pemda_id != self.jabatan.pemda_id:
            raise ValidationError({"jabatan": LAIN_DAERAH})
        if self.mulai and self.selesai and self.selesai < self.mulai:
            raise ValidationError({"selesai": "Tanggal selesai mendahului tanggal mulai."})

    def bertumpuk(self, kecuali: Iterable[int] = ()) -> str | None:
        """Why this appointment may not stand beside the definitive ones of the same office, or None."""
        if self.jenis != JenisPenugasan.DEFINITIF or not (self.jabatan_id and self.mulai):
            return None
        lain = Penugasan.objects.filter(jabatan_id=self.jabatan_id, jenis=JenisPenugasan.DEFINITIF)
        lain = lain.exclude(pk__in=[*kecuali, *([self.pk] if self.pk else [])]).select_related("pegawai")
        return rules.satu_pemegang_definitif(
            rules.Rentang(self.mulai, self.selesai), [rules.Rentang(p.mulai, p.selesai, p.pegawai.nama) for p in lain]
        )

    @property
    def awalan(self) -> str:
        return "" if self.jenis == JenisPenugasan.DEFINITIF else JenisPenugasan(self.jenis).label

    @property
    def jabatan_cetak(self) -> str:
        """The office as documents print it: `Plt. Kepala Dinas …` where the holder is not definitive."""
        return f"{self.awalan} {self.jabatan.nama}".strip()
