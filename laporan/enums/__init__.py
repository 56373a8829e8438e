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
    UNGGAH_TANDA = "unggah_tanda", "Unggah naskah bertanda tangan"
    SAMPAIKAN = "sampaikan", "Sampaikan"
    TERIMA = "terima", "Nyatakan diterima"
    HAPUS = "hapus", "Hapus draf"


class PeranLaporan(TextChoices):
    """How somebody stands to one report today."""

    PENYUSUN = "penyusun", "Perencana"
    PEJABAT = "pejabat", "Pimpinan yang melapor"
    PEREVIU = "pereviu", "Pereviu"
    KETUA_REVIU = "ketua_reviu", "Penanggung jawab reviu"
    PENGIRIM = "pengirim", "Yang menyampaikan"
    PENERUS = "penerus", "Penerima"


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


class Jawaban(TextChoices):
    """What the reviewer says of a statement of the checklist (PermenPANRB 53/2014 Anak Lampiran III/2-2)."""

    BELUM = "", "Belum dijawab"
    YA = "ya", "Ya"
    TIDAK = "tidak", "Tidak"
    TIDAK_BERLAKU = "tidak_berlaku", "Tidak berlaku"


class Penyelesaian(TextChoices):
    """What became of a note of the reviewer; the last: it goes into the statement as a paragraph that explains."""

    TERBUKA = "", "Belum selesai"
    BERES = "beres", "Sudah diperbaiki"
    PENJELAS = "penjelas", "Menjadi paragraf penjelas"


class HasilReviu(TextChoices):
    BERJALAN = "", "Sedang direviu"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan untuk diperbaiki"
    SELESAI = "selesai", "Selesai direviu"


class CaraTanda(TextChoices):
    KATA_SANDI = "kata_sandi", "Elektronik"
    BASAH = "basah", "Tanda tangan basah"


class Tujuan(TextChoices):
    """To whom a copy of the report was handed (GM/SM Pasal 11 ayat (2); SM Lampiran D)."""

    ORGANISASI = "organisasi", "Bagian Organisasi"
    PERENCANAAN = "perencanaan", "Badan perencanaan"
    KEPALA_DAERAH = "kepala_daerah", "Kepala daerah"
    GUBERNUR = "gubernur", "Presiden melalui Gubernur"


class JenisPublikasi(TextChoices):
    """What Bagian Organisasi lets the public see."""

    PK = "pk", "Perjanjian Kinerja"
    HASIL = "hasil", "Hasil kinerja"
    LKJIP = "lkjip", "LKjIP"


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
