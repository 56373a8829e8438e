"""Periods, states, acts of a written result, with the words a reader sees."""

from django.db.models import TextChoices


class Periode(TextChoices):
    """BK Pasal 11 ayat (9), (10): each triwulan, semester and year."""

    TRIWULAN_1 = "tw1", "Triwulan I"
    TRIWULAN_2 = "tw2", "Triwulan II"
    TRIWULAN_3 = "tw3", "Triwulan III"
    TRIWULAN_4 = "tw4", "Triwulan IV"
    SEMESTER_1 = "sm1", "Semester I"
    SEMESTER_2 = "sm2", "Semester II"
    TAHUN = "tahun", "Setahun"


class StatusHasil(TextChoices):
    BARU = "", "Belum ada"
    DRAF = "draf", "Draf"
    DIKIRIM = "dikirim", "Dikirim"


class AksiHasil(TextChoices):
    SUSUN = "susun", "Susun hasil"
    UBAH = "ubah", "Ubah"
    KIRIM = "kirim", "Kirim"
    HAPUS = "hapus", "Hapus draf"
    GANTI = "ganti", "Susun penggantinya"


class PeranHasil(TextChoices):
    PENYUSUN = "penyusun", "Perencana unit pengirim"
    PIMPINAN = "pimpinan", "Pimpinan unit pengirim"


class Sebagai(TextChoices):
    TUJUAN = "tujuan", "Kepada"
    TEMBUSAN = "tembusan", "Tembusan"
