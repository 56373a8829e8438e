"""Reasons, states, acts of a laporan perubahan, with the words a reader sees."""

from django.db.models import TextChoices


class AlasanPerubahan(TextChoices):
    """BK Pasal 8 ayat (1) huruf b and c (ketentuan F1)."""

    STRATEGI = "strategi", "Perubahan strategi"
    PRIORITAS = "prioritas", "Perubahan prioritas"
    ASUMSI = "asumsi", "Perubahan asumsi"

    @property
    def uraian(self) -> str:
        """As a sentence goes on: `karena terjadi ...`."""
        if self is AlasanPerubahan.STRATEGI:
            return (
                "perubahan dalam strategi yang mempengaruhi pencapaian tujuan dan sasaran (perubahan program, "
                "kegiatan, dan alokasi anggaran)"
            )
        return f"perubahan {self} yang berakibat secara signifikan dalam proses pencapaian tujuan dan sasaran"


class StatusLapor(TextChoices):
    BARU = "", "Belum ada"
    DRAF = "draf", "Draf"
    DIKIRIM = "dikirim", "Dikirim"


class AksiLapor(TextChoices):
    SUSUN = "susun", "Buat laporan perubahan"
    UBAH = "ubah", "Ubah"
    KIRIM = "kirim", "Kirim"
    HAPUS = "hapus", "Hapus draf"


class PeranLapor(TextChoices):
    PENYUSUN = "penyusun", "Perencana Perangkat Daerah"
    PIMPINAN = "pimpinan", "Kepala Perangkat Daerah"
