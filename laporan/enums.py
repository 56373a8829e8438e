"""Words of the reports."""

from django.db.models import TextChoices


class Patuh(TextChoices):
    """How a PD kept a milestone; what came late under a dispensasi is told apart from what simply came late."""

    TEPAT = "tepat", "Tepat waktu"
    DISPENSASI = "dispensasi", "Dengan dispensasi"
    TERLAMBAT = "terlambat", "Terlambat"
    DIBUKA = "dibuka", "Belum, dispensasi berjalan"
    LEWAT = "lewat", "Belum, batas lewat"
    BELUM = "belum", "Belum jatuh tempo"
    TIADA = "tiada", "Belum berlaku"


BELUM_DIPENUHI = (Patuh.LEWAT, Patuh.DIBUKA, Patuh.BELUM)


class StatusLaporan(TextChoices):
    """The life of an LKjIP (GM/SM Pasal 11; PermenPANRB 53/2014 on the review)."""

    BELUM = "", "Belum disusun"
    DISUSUN = "disusun", "Disusun"
    DIAJUKAN = "diajukan", "Diajukan"
    DIREVIU = "direviu", "Direviu"
    PERBAIKAN = "perbaikan", "Diperbaiki"
    SELESAI_REVIU = "selesai_reviu", "Selesai reviu"
    DITANDATANGANI = "ditandatangani", "Ditandatangani"
    DISAMPAIKAN = "disampaikan", "Disampaikan"


LAPORAN_TERBUKA = (StatusLaporan.DISUSUN, StatusLaporan.PERBAIKAN)  # data and text may change


class AksiLaporan(TextChoices):
    SUSUN = "susun", "Susun LKjIP"
    TULIS = "tulis", "Tulis"
    SEGARKAN = "segarkan", "Segarkan data"
    AJUKAN = "ajukan", "Ajukan"
    TARIK = "tarik", "Tarik kembali"
    REVIU = "reviu", "Mulai reviu"
    KEMBALIKAN = "kembalikan", "Kembalikan untuk diperbaiki"
    SELESAI = "selesai", "Nyatakan selesai direviu"
    TANDATANGANI = "tandatangani", "Tandatangani"
    SAMPAIKAN = "sampaikan", "Sampaikan"
    HAPUS = "hapus", "Hapus draf"


class PeranLaporan(TextChoices):
    """How somebody stands to one report today."""

    PENYUSUN = "penyusun", "Perencana"
    PEJABAT = "pejabat", "Pimpinan yang melapor"
    PEREVIU = "pereviu", "Pereviu"
    PENERUS = "penerus", "Bagian Organisasi"


class JenisParagraf(TextChoices):
    PARAGRAF = "paragraf", "Paragraf"
    JUDUL = "judul", "Judul kecil"
    DAFTAR = "daftar", "Daftar"
    TABEL = "tabel", "Tabel"
    GAMBAR = "gambar", "Gambar"


class JenisPembanding(TextChoices):
    """SM Lampiran D (4): the national standard; and, where entered, the province and neighbours."""

    NASIONAL = "nasional", "Standar nasional"
    PROVINSI = "provinsi", "Provinsi"
    DAERAH_LAIN = "daerah_lain", "Daerah lain"


class KeadaanBagian(TextChoices):
    """How far a part is written."""

    BELUM = "belum", "Belum ditulis"
    DITULIS = "ditulis", "Sedang ditulis"
    SELESAI = "selesai", "Selesai"


class AksiTulis(TextChoices):
    """What is done at one part of a report."""

    SIMPAN = "simpan", "Simpan"
    TAMBAH = "tambah", "Tambah paragraf"
    NAIK = "naik", "Naikkan"
    TURUN = "turun", "Turunkan"
    KELUARKAN = "keluarkan", "Keluarkan dari laporan"
    KEMBALIKAN = "kembalikan", "Kembalikan ke laporan"
    SELESAI = "selesai", "Tandai selesai"
    LANJUT = "lanjut", "Buka lagi"
    SALIN = "salin", "Salin dari tahun lalu"
    PINDAH = "pindah", "Pindahkan"
    BENAR = "benar", "Sudah benar"
    GAMBAR = "gambar", "Sisipkan gambar"
    KOMENTAR = "komentar", "Beri komentar"
    TUNTAS = "tuntas", "Tandai tuntas"
    UNGKIT = "ungkit", "Buka lagi komentar"
