"""Words of the calendar: holidays, units of a deadline, events it counts from, states of a milestone, dispensasi."""

from django.db.models import TextChoices


class JenisLibur(TextChoices):
    NASIONAL = "nasional", "Libur nasional"
    CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
    DAERAH = "daerah", "Libur daerah"


class Satuan(TextChoices):
    HARI = "hari", "Hari (menurut ketentuan)"
    HARI_KERJA = "hari_kerja", "Hari kerja"
    BULAN = "bulan", "Bulan"
    MINGGU = "minggu", "Minggu"


class Peristiwa(TextChoices):
    DPA = "dpa", "DPA/DPPA disahkan"
    APBD = "apbd", "APBD ditetapkan"
    PENGESAHAN = "pengesahan", "PK disahkan kepala daerah"
    TW1 = "tw1", "Akhir triwulan I"
    TW2 = "tw2", "Akhir triwulan II"
    TW3 = "tw3", "Akhir triwulan III"
    TW4 = "tw4", "Akhir triwulan IV"
    TAHUN = "tahun", "Akhir tahun anggaran"


class BerlakuBagi(TextChoices):
    PD = "pd", "Perangkat Daerah"
    PEMDA = "pemda", "Pemerintah Daerah"
    SEMUA = "semua", "Pemerintah Daerah dan Perangkat Daerah"


class Keadaan(TextChoices):
    """State of a milestone on one day; the words stand beside the number in the badge."""

    TERBUKA = "terbuka", "Terbuka"
    HAMPIR = "hampir", "Hampir"
    HARI_INI = "hari_ini", "Hari ini"
    TERLAMBAT = "terlambat", "Terlambat"
    TERPENUHI = "terpenuhi", "Terpenuhi"
    DISPENSASI = "dispensasi", "Dispensasi"
    MENUNGGU = "menunggu", "Menunggu"


class JenisLangkah(TextChoices):
    """One day on the way to a deadline, as the ruler shows it."""

    KEJADIAN = "kejadian", "Hari kejadian"
    HITUNG = "hitung", "Hari yang dihitung"
    AKHIR_PEKAN = "akhir_pekan", "Akhir pekan"
    LIBUR = "libur", "Hari libur"


class Sebagai(TextChoices):
    """Why somebody is reminded."""

    PELAKU = "pelaku", "Untuk Anda kerjakan"
    ATASAN = "atasan", "Dikerjakan bawahan Anda"


class KeadaanSurat(TextChoices):
    """State of a digest by e-mail. `DIKIRIM`: handed to the mail server right now, or the sender was stopped at it."""

    ANTRE = "antre", "Menunggu dikirim"
    DIKIRIM = "dikirim", "Sedang dikirim"
    TERKIRIM = "terkirim", "Terkirim"
    TAK_PASTI = "tak_pasti", "Tidak pasti terkirim"
    GAGAL = "gagal", "Ditolak peladen surel"


class StatusDispensasi(TextChoices):
    """BELUM: nothing has been asked for yet; no row has it."""

    BELUM = "belum", "Belum diminta"
    DIMINTA = "diminta", "Diminta"
    DIBERIKAN = "diberikan", "Diberikan"
    DITOLAK = "ditolak", "Ditolak"
    DICABUT = "dicabut", "Dicabut"


class AksiDispensasi(TextChoices):
    MINTA = "minta", "Minta dispensasi"
    BERI = "beri", "Beri dispensasi"
    TOLAK = "tolak", "Tolak permintaan"
    TARIK = "tarik", "Tarik permintaan"
    CABUT = "cabut", "Cabut dispensasi"


class PeranDispensasi(TextChoices):
    """Relations of a person to one PD and milestone on one day."""

    PEMINTA = "peminta", "Perencana atau pimpinan Perangkat Daerah"
    PENERIMA = "penerima", "Penerima dokumen"
