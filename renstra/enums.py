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
    """Whose data they are, and whether they are collected for the indicator or taken from what exists.

    Stored are the words of before, when only external data were told apart: `internal` leaves open which.
    """

    INTERNAL_PRIMER = "internal_primer", "Data primer internal"
    INTERNAL_SEKUNDER = "internal_sekunder", "Data sekunder internal"
    EKSTERNAL_PRIMER = "primer", "Data primer eksternal"
    EKSTERNAL_SEKUNDER = "sekunder", "Data sekunder eksternal"
    INTERNAL = "internal", "Internal (belum dirinci)"

    @property
    def sebutan(self) -> str:
        """As papers name it beside the source."""
        return "internal" if self is SumberData.INTERNAL else str(self.label).lower()


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


class JenisPemda(TextChoices):
    """Whom a code of the nomenklatur is for: the same code may mean another thing in a province."""

    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN_KOTA = "kabkot", "Kabupaten/kota"


class JenisRujukan(TextChoices):
    """Documents of the year that the RKA elaborates (GM/SM Pasal 1, 5, 6)."""

    RKPD = "rkpd", "RKPD"
    KUA = "kua", "KUA"
    PPAS = "ppas", "PPAS"
    RENJA = "renja", "Renja"


class StatusBersama(TextChoices):
    """Consent of the PD that is to carry an indicator of another PD too."""

    DIMINTA = "diminta", "Menunggu persetujuan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"


class JenisImpor(TextChoices):
    """What a worksheet brings in; one importer for each."""

    ANGGARAN = "anggaran", "Rekap belanja SIPD ke satu RKA/DPA"
    ANGGARAN_PEMDA = "anggaran_pemda", "Rekap belanja SIPD seluruh Perangkat Daerah"
    TOLOK_UKUR = "tolok_ukur", "Tolok ukur RKA/DPA"
    RENJA = "renja", "Templat Renja/DPA/DPPA"
    REALISASI = "realisasi", "Laporan realisasi penatausahaan SIPD"
    REALISASI_BULANAN = "realisasi_bulan", "Realisasi anggaran per bulan"
    NOMENKLATUR = "nomenklatur", "Nomenklatur (ekspor SIPD)"
    NOMENKLATUR_KEPMEN = "nomenklatur_km", "Nomenklatur (daftar Kepmendagri)"
    RENCANA = "rencana", "RPJMD/Renstra"
    TUJUAN_SASARAN = "tujuan_sasaran", "Templat tujuan dan sasaran"
    RENSTRA_TEMPLAT = "renstra_templat", "Templat program Renstra"
    RKT = "rkt", "RKT"
    IKU = "iku", "Daftar IKU"
    BERSAMA = "bersama", "Indikator bersama"
    RUJUKAN = "rujukan", "RKPD, KUA, PPAS, dan Renja"
    EDISI = "edisi", "Edisi nomenklatur daerah"
    PENGAMPU = "pengampu", "Pengampu sub kegiatan"
    PENGUKURAN = "pengukuran", "Pengisian pengukuran kinerja"


class StatusImpor(TextChoices):
    DIUNGGAH = "diunggah", "Diunggah"
    ANTRE = "antre", "Menunggu giliran"
    BERJALAN = "berjalan", "Sedang diterapkan"
    DITERAPKAN = "diterapkan", "Diterapkan"
    GAGAL = "gagal", "Gagal"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
