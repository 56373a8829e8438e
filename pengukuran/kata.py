"""The words of each act on a measurement, as buttons, pages and messages use them."""

from dataclasses import dataclass

from .enums import AksiUkur as A


@dataclass(frozen=True)
class KataAksi:
    """`judul`: what the page asks; `akibat`: what follows; `selesai`: what was done; `pasif`: (a measurement is) ...
    In the words: {bupati}."""

    tombol: str
    ikon: str
    judul: str
    akibat: str
    selesai: str
    pasif: str


KATA: dict[A, KataAksi] = {
    A.AJUKAN: KataAksi(
        "Ajukan",
        "box-arrow-in-up-right",
        "Ajukan pengukuran ini?",
        "Angka tidak dapat diubah selama diperiksa. Pengukuran dapat ditarik kembali sebelum pemeriksaan dimulai.",
        "Pengukuran diajukan, dan pemeriksanya diberi tahu.",
        "diajukan",
    ),
    A.TARIK: KataAksi(
        "Tarik kembali",
        "arrow-counterclockwise",
        "Tarik kembali pengukuran ini?",
        "Pengukuran menjadi draf lagi dan dapat diubah. Tanggal pengajuan pertama tetap tercatat.",
        "Pengukuran ditarik kembali menjadi draf.",
        "ditarik kembali",
    ),
    A.KEMBALIKAN: KataAksi(
        "Kembalikan",
        "arrow-return-left",
        "Kembalikan pengukuran ini?",
        "Perencana dan pejabatnya diberi tahu. Angka yang ditandai dapat mereka ubah; yang sudah diterima tetap.",
        "Pengukuran dikembalikan dengan catatan Anda.",
        "dikembalikan",
    ),
    A.TERIMA: KataAksi(
        "Terima",
        "check2-all",
        "Terima pengukuran ini?",
        "Semua angkanya diterima dan tidak berubah lagi. Kekeliruan sesudah ini dibetulkan dengan koreksi.",
        "Pengukuran diterima; angkanya tetap sejak sekarang.",
        "diterima",
    ),
    A.SAMPAIKAN: KataAksi(
        "Sampaikan kepada {bupati}",
        "send-check",
        "Sampaikan pengukuran ini kepada {bupati}?",
        "{bupati} dan Sekretaris Daerah diberi tahu. Penyampaian dicatat dan tidak dapat ditarik.",
        "Pengukuran disampaikan kepada {bupati}.",
        "disampaikan",
    ),
    A.KOREKSI: KataAksi(
        "Buka koreksi",
        "pencil",
        "Buka koreksi pengukuran ini?",
        "Versi baru dibuat dengan angka yang sama, lalu diperbaiki, diajukan, dan diperiksa lagi. Versi ini tetap "
        "berlaku sampai koreksinya diterima, dan sesudah itu tetap dapat dibaca.",
        "Koreksi dibuka. Perbaiki angkanya, lalu ajukan.",
        "dikoreksi",
    ),
    A.BATALKAN: KataAksi(
        "Hapus draf",
        "trash",
        "Hapus draf pengukuran ini?",
        "Semua isian, bukti, dan catatannya ikut terhapus dan tidak dapat dikembalikan.",
        "Draf pengukuran dihapus.",
        "dihapus",
    ),
}
URUTAN = (A.SAMPAIKAN, A.TARIK, A.KOREKSI, A.BATALKAN)  # as buttons of the sheet; `ajukan` stands below its figures
