"""Words of the planning chain."""

from django.db.models import TextChoices


class JenisRencana(TextChoices):
    RPJMD = "rpjmd", "RPJMD"
    RENSTRA = "renstra", "Renstra"


class StatusDokumen(TextChoices):
    """The simple life of a planning document: what is set is not edited but replaced."""

    DISUSUN = "disusun", "Disusun"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DIGANTIKAN = "digantikan", "Digantikan"


class JenisSimpul(TextChoices):
    VISI = "visi", "Visi"
    MISI = "misi", "Misi"
    TUJUAN = "tujuan", "Tujuan"
    SASARAN = "sasaran", "Sasaran"
    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "Sub Kegiatan"


class Arah(TextChoices):
    NAIK = "naik", "Makin tinggi makin baik"
    TURUN = "turun", "Makin rendah makin baik"
    TETAP = "tetap", "Tetap pada target"
    SKALA = "skala", "Skala teks berurutan"


class CaraHitung(TextChoices):
    JUMLAH = "jumlah", "Dijumlahkan"
    AKHIR = "akhir", "Nilai terakhir"
    RATA = "rata", "Rata-rata"
    MAKSIMUM = "maksimum", "Tertinggi"


class LevelIndikator(TextChoices):
    DAMPAK = "dampak", "Dampak"
    OUTCOME = "outcome", "Outcome"
    OUTPUT = "output", "Output"


class SumberData(TextChoices):
    INTERNAL = "internal", "Internal"
    PRIMER = "primer", "Eksternal, data primer"
    SEKUNDER = "sekunder", "Eksternal, data sekunder"


class JenisAnggaran(TextChoices):
    RKA = "rka", "RKA"
    DPA = "dpa", "DPA"


class VersiAnggaran(TextChoices):
    MURNI = "murni", "Murni"
    PERGESERAN = "pergeseran", "Pergeseran"
    PERUBAHAN = "perubahan", "Perubahan"


class JenisTolokUkur(TextChoices):
    """GM/SM Lampiran: the four indicators of an RKA."""

    CAPAIAN_PROGRAM = "capaian_program", "Capaian program"
    MASUKAN = "masukan", "Masukan"
    KELUARAN = "keluaran", "Keluaran"
    HASIL = "hasil", "Hasil"
