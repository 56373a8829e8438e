"""Words of the Desk, where a PD and the Tim Verifikasi meet (BK penjelasan Pasal 11 ayat (4))."""

from django.db.models import TextChoices


class StatusDesk(TextChoices):
    DIJADWALKAN = "dijadwalkan", "Dijadwalkan"
    DIMINTA_PINDAH = "diminta_pindah", "Diminta pindah"
    BERLANGSUNG = "berlangsung", "Berlangsung"
    SELESAI = "selesai", "Selesai"
    TIDAK_HADIR = "tidak_hadir", "Tidak hadir"
    BATAL = "batal", "Dibatalkan"


MENANTI = (StatusDesk.DIJADWALKAN, StatusDesk.DIMINTA_PINDAH)
TERBUKA_DESK = (*MENANTI, StatusDesk.BERLANGSUNG)  # a PD has one of these at most
LEPAS = (StatusDesk.TIDAK_HADIR, StatusDesk.BATAL)  # the room is free again


class AksiDesk(TextChoices):
    KETAHUI = "ketahui", "Nyatakan sudah tahu"
    MINTA = "minta", "Minta waktu lain"
    TARIK = "tarik", "Tarik permintaan"
    SETUJUI = "setujui", "Setujui pindah"
    TOLAK = "tolak", "Tolak permintaan"
    PINDAHKAN = "pindahkan", "Pindahkan"
    HADIR = "hadir", "Catat yang hadir"
    MULAI = "mulai", "Mulai Desk"
    SELESAIKAN = "selesaikan", "Akhiri Desk"
    LANJUTKAN = "lanjutkan", "Lanjutkan Desk"
    TIDAK_HADIR = "tidak_hadir", "Catat tidak hadir"
    BATALKAN = "batalkan", "Batalkan janji"


class PeranDesk(TextChoices):
    SEKRETARIS = "sekretaris", "Sekretaris Tim Verifikasi"
    TIM = "tim", "Anggota Tim Verifikasi"
    PD = "pd", "Perencana atau pimpinan Perangkat Daerah"


class PihakDesk(TextChoices):
    PD = "pd", "Perangkat Daerah"
    TIM = "tim", "Tim Verifikasi"


class HasilPermintaan(TextChoices):
    MENUNGGU = "", "Menunggu jawaban"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    DITARIK = "ditarik", "Ditarik"
    GUGUR = "gugur", "Tidak berlaku lagi"


class HasilDesk(TextChoices):
    """What came of a Desk: read from the PK, never typed."""

    SELARAS = "selaras", "Selaras"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    BELUM_SELESAI = "belum_selesai", "Belum selesai"
