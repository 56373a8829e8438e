"""The words and the icon of each act, as buttons, sentences and lists use them."""

from dataclasses import dataclass

from .enums import Aksi as A


@dataclass(frozen=True)
class KataAksi:
    tombol: str  # Ajukan
    aktif: str  # (somebody is) mengajukan
    pasif: str  # (a PK is) diajukan
    ikon: str


KATA: dict[A, KataAksi] = {
    A.UBAH: KataAksi("Ubah isi", "mengubah", "diubah", "pencil"),
    A.AJUKAN: KataAksi("Ajukan", "mengajukan", "diajukan", "box-arrow-in-up-right"),
    A.TANDATANGANI: KataAksi("Tanda tangani", "menandatangani", "ditandatangani", "vector-pen"),
    A.KIRIM: KataAksi("Kirim", "mengirim", "dikirim", "send"),
    A.TARIK: KataAksi("Tarik kembali", "menarik kembali", "ditarik kembali", "arrow-counterclockwise"),
    A.PERIKSA: KataAksi("Periksa keselarasan", "memeriksa keselarasan", "diperiksa", "clipboard-check"),
    A.KEMBALIKAN: KataAksi("Kembalikan", "mengembalikan", "dikembalikan", "arrow-return-left"),
    A.NYATAKAN_SELARAS: KataAksi("Nyatakan selaras", "menyatakan selaras", "dinyatakan selaras", "check2-all"),
    A.TERUSKAN: KataAksi("Teruskan", "meneruskan", "diteruskan", "box-arrow-right"),
    A.SAHKAN: KataAksi("Tanda tangani", "menandatangani", "ditandatangani", "vector-pen"),
    A.SAMPAIKAN: KataAksi("Sampaikan", "menyampaikan", "disampaikan", "send-check"),
    A.SERAHKAN: KataAksi("Serahkan", "menyerahkan", "diserahkan", "send-check"),
    A.REVISI: KataAksi("Buka versi baru", "membuka versi baru", "dibuka versi barunya", "file-earmark-plus"),
    A.BATALKAN: KataAksi("Hapus draf", "menghapus draf", "dihapus", "trash"),
}
