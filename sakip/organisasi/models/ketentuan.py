"""The profile of a regency: everything that differs between regulations, as dated data."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from ..enums import (
    CaraEfisiensi,
    CaraHari,
    JenisIndikator,
    Jenjang,
    Kebijakan,
    PihakKedua,
    PredikatAntara,
    RataCapaian,
    ReviuLkjip,
    Tembusan,
    Tingkat,
)
from ..rules.capaian import periksa_predikat, predikat_bawaan
from ..rules.pengingat import pengingat_bawaan, periksa_selisih
from ..rules.verifikasi import bobot_bawaan, daftar_bawaan, periksa_bobot, periksa_daftar
from .pemda import PemerintahDaerah


def sah_pengingat(isi: object) -> None:
    if salah := periksa_selisih(isi):
        raise ValidationError(salah)


def tembusan_pengukuran() -> list[str]:
    """BK Pasal 11 ayat (9) and penjelasan: Bupati, Sekretaris Daerah, Kepala Bappeda."""
    return [Tembusan.KEPALA_DAERAH.value, Tembusan.SEKDA.value, Tembusan.KEPALA_BAPPEDA.value]


def tembusan_evaluasi() -> list[str]:
    """BK Pasal 11 ayat (10) and penjelasan: Bupati, Sekretaris Daerah, Inspektur."""
    return [Tembusan.KEPALA_DAERAH.value, Tembusan.SEKDA.value, Tembusan.INSPEKTUR.value]


def sah_tembusan(isi: object) -> None:
    if not isinstance(isi, list) or any(t not in Tembusan.values for t in isi) or len(set(isi)) != len(isi):
        raise ValidationError(f"Tembusan adalah daftar dari: {', '.join(Tembusan.values)}.")


def sah_bobot(isi: object) -> None:
    if salah := periksa_bobot(isi):
        raise ValidationError(salah)


def sah_predikat(isi: object) -> None:
    if salah := periksa_predikat(isi):
        raise ValidationError(salah)


def sah_daftar_periksa(isi: object) -> None:
    if salah := periksa_daftar(isi):
        raise ValidationError(salah)


def pola_nomor(pola: str) -> None:
    """A pattern that gives every letter a number of its own."""
    try:
        contoh = {pola.format(urut=n, tahun=2026) for n in (1, 2)}
    except (AttributeError, IndexError, KeyError, ValueError) as salah:
        raise ValidationError("Pola nomor hanya memuat {urut} dan {tahun} dalam kurung kurawal.") from salah
    if len(contoh) == 1 or max(map(len, contoh)) > 90:
        raise ValidationError("Pola nomor harus memuat {urut}, dan nomornya paling panjang 90 huruf.")


class Ketentuan(models.Model):
    class Melalui(models.TextChoices):
        LANGSUNG = "", "Langsung kepada kepala daerah"
        SEKDA = "sekda", "Sekretaris Daerah"
        ORGANISASI = "organisasi", "Bagian Organisasi"

    class Pembulatan(models.TextChoices):
        SETENGAH = "setengah", "Setengah ke atas"
        POTONG = "potong", "Dipotong"

    pemda = models.ForeignKey(
        PemerintahDaerah, models.PROTECT, related_name="ketentuan", verbose_name="Pemerintah Daerah"
    )
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    peraturan = models.CharField("peraturan", max_length=300, help_text="Nama lengkap, nomor, dan tahun.")
    singkatan = models.CharField("singkatan peraturan", max_length=80, help_text="Misalnya Perbup Contoh 1/2024.")
    nama_sistem = models.CharField("nama sistem", max_length=40, default="SAKIP")
    hari = models.CharField("hari dihitung sebagai", max_length=10, choices=CaraHari, default=CaraHari.KALENDER)
    hari_kerja_seminggu = models.PositiveSmallIntegerField(
        "hari kerja seminggu", default=5, choices=[(5, "5"), (6, "6")]
    )
    verifikasi_kabupaten = models.BooleanField("PK Kepala PD diverifikasi Tim Verifikasi", default=False)
    verifikasi_pd = models.BooleanField("PK di bawah Kepala PD diverifikasi Tim SAKIP PD", default=False)
    pk_melalui = models.CharField(
        "PK Kepala PD disampaikan melalui", max_length=20, choices=Melalui, blank=True, default=Melalui.LANGSUNG
    )
    terlambat_kirim = models.CharField("lewat batas kirim", max_length=10, choices=Kebijakan, default=Kebijakan.CATAT)
    pengingat = models.JSONField(
        "pengingat tenggat",
        default=pengingat_bawaan,
        blank=True,
        validators=[sah_pengingat],
        help_text="Satu per baris: 7 hari sebelum, hari itu, 1 hari sesudah. Kosong: tanpa pengingat.",
    )
    pk_kepala_daerah = models.BooleanField("kepala daerah membuat PK", default=True)
    lapor_pk_presiden = models.BooleanField("PK kepala daerah dilaporkan kepada Presiden", default=False)
    kriteria_indikator = models.JSONField(
        "kriteria indikator", default=list, help_text="Misalnya specific, measurable, ..."
    )
    kriteria_rkt = models.JSONField(
        "kriteria indikator RKT", default=list, blank=True, help_text="Kosong berarti sama dengan kriteria PK."
    )
    dasar_kriteria = models.CharField(
        "dasar kriteria indikator", max_length=150, blank=True, help_text="Misalnya Pasal 6 ayat (4)."
    )
    dasar_kriteria_rkt = models.CharField("dasar kriteria indikator RKT", max_length=150, blank=True)
    unsur_verifikasi = models.JSONField(
        "unsur yang harus menyetujui", default=list, blank=True, help_text="Tidak ada yang dicentang: keempatnya."
    )
    bobot_temuan = models.JSONField(
        "bobot temuan",
        default=bobot_bawaan,
        blank=True,
        validators=[sah_bobot],
        help_text="Satu per baris, misalnya Redaksi beda: sebaiknya. Hanya yang wajib menghalangi pernyataan selaras; "
        "jenis yang tidak ditulis dianggap wajib.",
    )
    daftar_periksa = models.JSONField(
        "daftar periksa per unsur",
        default=daftar_bawaan,
        blank=True,
        validators=[sah_daftar_periksa],
        help_text="Satu butir per baris, diawali unsurnya: BPKPAD: Pagu sama dengan DPA [Anggaran beda]. Jenis temuan "
        "dalam kurung siku membuat butir tercentang sendiri selama tidak ada temuan sejenis yang terbuka.",
    )
    perubahan_diatur = models.BooleanField(
        "mutasi, sisa pagu, dan laporan perubahan diatur",
        default=False,
        help_text="Pemberitahuan mutasi, anggaran PK baru sebesar sisa pagu, laporan perubahan strategi.",
    )
    lkjip_melalui = models.CharField("LKjIP disampaikan melalui", max_length=200, blank=True)
    reviu_lkjip_pd = models.CharField(
        "LKjIP Perangkat Daerah direviu",
        max_length=12,
        choices=ReviuLkjip,
        default=ReviuLkjip.MONEV,
        help_text="Sebelum ditandatangani pimpinannya. LKjIP Pemerintah Daerah selalu direviu Inspektorat "
        "(PermenPANRB 53/2014).",
    )
    analisis_lkjip = models.JSONField("nomor analisis LKjIP", default=list, blank=True)
    batas_capaian = models.DecimalField(
        "batas atas capaian (%)",
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Kosong: tanpa batas.",
    )
    pembulatan = models.CharField("pembulatan capaian", max_length=10, choices=Pembulatan, default=Pembulatan.SETENGAH)
    rata_capaian = models.CharField(
        "capaian beberapa indikator digabung dengan",
        max_length=10,
        choices=RataCapaian,
        default=RataCapaian.ARITMETIK,
        help_text="Dari indikator ke sasaran, dari sasaran ke Perangkat Daerah dan kabupaten.",
    )
    predikat = models.BooleanField("capaian diberi predikat", default=True)
    skala_predikat = models.JSONField(
        "skala predikat",
        default=predikat_bawaan,
        validators=[sah_predikat],
        help_text="Satu per baris dari tertinggi, dengan batas bawahnya: Sangat tinggi: 91. Terendah tanpa angka.",
    )
    predikat_antara = models.CharField(
        "capaian di antara dua batas",
        max_length=10,
        choices=PredikatAntara,
        default=PredikatAntara.BULAT,
        help_text="Misalnya 90,5 pada skala 91 dan 76-90.",
    )
    ambang_penjelasan = models.DecimalField(
        "kendala dan solusi diminta di bawah capaian (%)", max_digits=7, decimal_places=2, default=Decimal(100)
    )
    wajar_bawah = models.DecimalField(
        "capaian ditanyakan lagi di bawah (%)", max_digits=7, decimal_places=2, default=Decimal(50)
    )
    wajar_atas = models.DecimalField(
        "capaian ditanyakan lagi di atas (%)", max_digits=7, decimal_places=2, default=Decimal(150)
    )
    efisiensi = models.CharField(
        "efisiensi sumber daya", max_length=10, choices=CaraEfisiensi, default=CaraEfisiensi.SELISIH
    )
    identitas_penanda_tangan = models.CharField(
        "identitas di bawah tanda tangan",
        max_length=20,
        default="formulir",
        choices=[("formulir", "Menurut formulir"), ("nama", "Nama saja"), ("nama_pangkat_nip", "Nama, pangkat, NIP")],
    )
    format_nomor_ba = models.CharField("format nomor berita acara", max_length=80, default="{urut:03d}/BA-VPK/{tahun}")
    ba_ditandatangani = models.BooleanField(
        "berita acara ditandatangani semua anggota lebih dahulu",
        default=False,
        help_text="Dicentang: PK tidak diteruskan atau ditandatangani sebelum semua anggota tim yang tidak "
        "berhalangan menandatangani berita acaranya.",
    )
    format_nomor_sp = models.CharField(
        "format nomor surat pengantar",
        max_length=80,
        default="{urut:03d}/SP-PK/{tahun}",
        validators=[pola_nomor],
        help_text="{urut} nomor urut dalam setahun, {tahun} tahun surat; misalnya 000.8/{urut}/ORG/{tahun}.",
    )
    tembusan_pengukuran = models.JSONField(
        "tembusan hasil pengukuran Inspektur", default=tembusan_pengukuran, blank=True, validators=[sah_tembusan]
    )
    tembusan_evaluasi = models.JSONField(
        "tembusan hasil evaluasi Kepala Bappeda", default=tembusan_evaluasi, blank=True, validators=[sah_tembusan]
    )
    keterangan = models.TextField("catatan", blank=True)
    warna = models.JSONField("warna pita", default=list, blank=True)

    class Meta:
        verbose_name = "ketentuan (profil daerah)"
        verbose_name_plural = "ketentuan (profil daerah)"
        ordering = ["pemda", "-berlaku_mulai"]
        constraints = [
            models.UniqueConstraint(fields=["pemda", "berlaku_mulai"], name="organisasi_ketentuan_mulai_unik"),
            models.CheckConstraint(
                name="organisasi_ketentuan_rentang",
                condition=Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=models.F("berlaku_mulai")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.singkatan} (sejak {self.berlaku_mulai:%d-%m-%Y})"

    def mencakup(self, tanggal: date) -> bool:
        """Whether the profile is in force on that day."""
        return self.berlaku_mulai <= tanggal and (self.berlaku_sampai is None or tanggal <= self.berlaku_sampai)


class Formulir(models.Model):
    """A printed form of the regulation as data (titles, table heads, widths, parties, emblem)."""

    ketentuan = models.ForeignKey(Ketentuan, models.CASCADE, related_name="formulir")
    kode = models.SlugField("kode")
    nama = models.CharField("nama", max_length=150)
    tata_letak = models.JSONField("tata letak", default=dict)

    class Meta:
        verbose_name = "formulir"
        verbose_name_plural = "formulir"
        ordering = ["ketentuan", "kode"]
        constraints = [models.UniqueConstraint(fields=["ketentuan", "kode"], name="organisasi_formulir_unik")]

    def __str__(self) -> str:
        return self.nama


class AturanJenjang(models.Model):
    """What a PK of one level carries, who its second party is, and which form it takes."""

    PihakKedua = PihakKedua

    ketentuan = models.ForeignKey(Ketentuan, models.CASCADE, related_name="aturan_jenjang")
    jenjang = models.CharField("jenjang", max_length=20, choices=Jenjang)
    membuat_pk = models.BooleanField("membuat PK", default=True)
    pihak_kedua = models.CharField("pihak kedua", max_length=20, choices=PihakKedua, default=PihakKedua.ATASAN)
    tingkat_anggaran = models.CharField("tingkat anggaran", max_length=20, choices=Tingkat, blank=True)
    jenis_indikator = models.JSONField(
        "jenis indikator yang boleh", default=list, blank=True, help_text="Kosong berarti tidak dibatasi."
    )
    sumber_butir = models.CharField(
        "isi ditarik dari",
        max_length=20,
        default="rkt",
        choices=[
            ("rkt", "RKT"),
            ("program", "Hasil program"),
            ("kegiatan", "Hasil/keluaran kegiatan"),
            ("sub_kegiatan", "Keluaran sub kegiatan"),
            ("atasan", "Rencana kerja atasan"),
        ],
    )
    formulir_pd = models.SlugField("formulir", help_text="Kode formulir untuk pimpinan PD atau bawaan.")
    formulir_unit_kerja = models.SlugField("formulir unit kerja", blank=True)
    formulir_satuan_kerja = models.SlugField("formulir satuan kerja", blank=True)
    dasar = models.CharField("dasar", max_length=200, blank=True)

    class Meta:
        verbose_name = "aturan jenjang"
        verbose_name_plural = "aturan jenjang"
        constraints = [models.UniqueConstraint(fields=["ketentuan", "jenjang"], name="organisasi_aturan_jenjang_unik")]

    def __str__(self) -> str:
        return f"{self.get_jenjang_display()}"

    def clean(self) -> None:
        salah = set(self.jenis_indikator or []) - set(JenisIndikator.values)
        if salah:
            raise ValidationError({"jenis_indikator": f"Jenis indikator tidak dikenal: {', '.join(sorted(salah))}."})
