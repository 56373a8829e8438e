"""Periods; states, acts and roles of a measurement and of a written result, with the words a reader sees."""

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


TRIWULAN = {Periode.TRIWULAN_1: 1, Periode.TRIWULAN_2: 2, Periode.TRIWULAN_3: 3, Periode.TRIWULAN_4: 4}
PERIODE_UKUR = (*(p.value for p in TRIWULAN), Periode.TAHUN.value)  # GM/SM Pasal 9 ayat (5)
SETAHUN = (Periode.TAHUN, Periode.TRIWULAN_4)  # what came of the whole year


def kata_periode(periode: str, tahun: int) -> str:
    """`Triwulan I 2026`, `Tahun 2026`."""
    return f"Tahun {tahun}" if periode == Periode.TAHUN else f"{Periode(periode).label} {tahun}"


def sampai_triwulan(periode: str) -> int:
    """The last triwulan that a period reaches: 4 for the year."""
    return TRIWULAN.get(Periode(periode), 4)


class StatusUkur(TextChoices):
    """GM/SM Pasal 9 ayat (6): measured, checked by the Tim Monev, handed to the kepala daerah."""

    BELUM = "", "Belum diisi"
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIPERIKSA = "diperiksa", "Diperiksa"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DITERIMA = "diterima", "Diterima"
    DISAMPAIKAN = "disampaikan", "Disampaikan"


UKUR_TERBUKA = (StatusUkur.DRAF, StatusUkur.DIKEMBALIKAN)  # figures may be typed
UKUR_DIPERIKSA = (StatusUkur.DIAJUKAN, StatusUkur.DIPERIKSA)
UKUR_DITERIMA = (StatusUkur.DITERIMA, StatusUkur.DISAMPAIKAN)  # figures stand


class AksiUkur(TextChoices):
    ISI = "isi", "Isi"
    AJUKAN = "ajukan", "Ajukan"
    TARIK = "tarik", "Tarik kembali"
    PERIKSA = "periksa", "Periksa"
    KEMBALIKAN = "kembalikan", "Kembalikan dengan catatan"
    TERIMA = "terima", "Terima"
    SAMPAIKAN = "sampaikan", "Sampaikan kepada kepala daerah"
    KOREKSI = "koreksi", "Buka koreksi"
    BATALKAN = "batalkan", "Hapus draf"


class PeranUkur(TextChoices):
    """How somebody stands to one measurement today."""

    PENGISI = "pengisi", "Perencana"
    PEJABAT = "pejabat", "Pejabat yang diukur"
    PEMERIKSA = "pemeriksa", "Tim Monev atau atasan langsung"
    MONEV = "monev", "Tim Monev"


class PutusanAngka(TextChoices):
    """What the checker decides on one figure."""

    BELUM = "", "Belum diputuskan"
    DITERIMA = "diterima", "Diterima"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"


class JenisBukti(TextChoices):
    BERKAS = "berkas", "Berkas"
    TAUTAN = "tautan", "Tautan"


class JenisProgram(TextChoices):
    """Where an indicator that no PK carries comes from (G4)."""

    PROGRAM = "program", "Indikator program Renstra"
    CAPAIAN_PROGRAM = "capaian_program", "Capaian program DPA"
    HASIL = "hasil", "Hasil DPA"
    KELUARAN = "keluaran", "Keluaran DPA"


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
