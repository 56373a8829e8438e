"""Statuses, acts and kinds of the agreement, with the words a reader sees."""

from django.db.models import TextChoices

from sakip.organisasi.enums import Bobot, JenisTemuan  # noqa: F401 - words of the profile, used beside these


class Jalur(TextChoices):
    """Which table of transitions a PK follows; decided by the level of its first party and the profile."""

    KABUPATEN = "kabupaten", "Kabupaten (Tim Verifikasi)"
    PERANGKAT_DAERAH = "perangkat_daerah", "Perangkat Daerah (Tim SAKIP)"
    TANPA_VERIFIKASI = "tanpa_verifikasi", "Tanpa verifikasi"
    SERAH = "serah", "Tanpa verifikasi, diserahkan kepada kepala daerah"
    KEPALA_DAERAH = "kepala_daerah", "PK kepala daerah"


class Status(TextChoices):
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DITANDATANGANI = "ditandatangani", "Ditandatangani"
    DIKIRIM = "dikirim", "Dikirim"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    SELARAS = "selaras", "Selaras"
    DITERUSKAN = "diteruskan", "Diteruskan"
    BERLAKU = "berlaku", "Berlaku"
    DIGANTI = "diganti", "Diganti"
    BATAL = "batal", "Dibatalkan"


TERBUKA = (Status.DRAF, Status.DIKEMBALIKAN)  # content may be edited
PROSES = (
    Status.DRAF,
    Status.DIAJUKAN,
    Status.DITANDATANGANI,
    Status.DIKIRIM,
    Status.DIKEMBALIKAN,
    Status.SELARAS,
    Status.DITERUSKAN,
)
DIHITUNG = (*PROSES, Status.BERLAKU)  # what stands in the tree and is counted: neither deleted nor replaced


class Aksi(TextChoices):
    UBAH = "ubah", "Ubah isi"
    AJUKAN = "ajukan", "Ajukan"
    TANDATANGANI = "tandatangani", "Tanda tangani"
    KIRIM = "kirim", "Kirim kepada Bupati"
    TARIK = "tarik", "Tarik kembali"
    PERIKSA = "periksa", "Periksa keselarasan"
    KEMBALIKAN = "kembalikan", "Kembalikan dengan catatan"
    NYATAKAN_SELARAS = "nyatakan_selaras", "Nyatakan selaras"
    TERUSKAN = "teruskan", "Teruskan kepada Bupati"
    SAHKAN = "sahkan", "Tanda tangani"
    SAMPAIKAN = "sampaikan", "Sampaikan"
    SERAHKAN = "serahkan", "Serahkan"
    REVISI = "revisi", "Buka versi baru"
    GANTI = "ganti", "Ganti dengan versi baru"
    BATALKAN = "batalkan", "Hapus draf"


class JenisKelompok(TextChoices):
    """What column 2 of the form holds (GM/SM Lampiran; SM Lampiran B.6 for Pelaksana)."""

    TUJUAN = "tujuan", "Tujuan"
    SASARAN = "sasaran", "Sasaran"
    KONDISI = "kondisi", "Kondisi yang ingin diwujudkan"
    RENCANA_KERJA = "rencana_kerja", "Rencana kerja atasan"


class Pihak(TextChoices):
    PERTAMA = "1", "Pihak pertama"
    KEDUA = "2", "Pihak kedua"


class Sumber(TextChoices):
    """The four documents a PK is held against (BK Pasal 11 ayat (3))."""

    RENSTRA = "renstra", "Renstra"
    RKT = "rkt", "RKT"
    RKA = "rka", "RKA"
    DPA = "dpa", "DPA"


class Keputusan(TextChoices):
    """What the team decides on one finding."""

    BELUM = "belum", "Belum diputuskan"
    DITERIMA = "diterima", "Diterima"
    PERBAIKI = "perbaiki", "Perlu diperbaiki"
    SELESAI = "selesai", "Sudah diperbaiki"  # only of a verifier's own finding; the machine's vanish by themselves


TERBUKA_TEMUAN = (Keputusan.BELUM, Keputusan.PERBAIKI)  # not done with


class PutusanUnsur(TextChoices):
    SETUJU = "setuju", "Setuju"
    PERBAIKAN = "perbaikan", "Minta perbaikan"
