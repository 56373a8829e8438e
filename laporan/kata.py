"""The words of each act on a report, as buttons, pages and messages use them."""

from dataclasses import dataclass

from .enums import AksiLaporan as A


@dataclass(frozen=True)
class KataAksi:
    """`judul`: what the page asks; `akibat`: what follows; `selesai`: what was done. In the words: {kepada}."""

    tombol: str
    ikon: str
    judul: str
    akibat: str
    selesai: str


KATA: dict[A, KataAksi] = {
    A.AJUKAN: KataAksi(
        "Ajukan",
        "box-arrow-in-up-right",
        "Ajukan laporan ini?",
        "Data dan tulisannya dibekukan menjadi satu revisi naskah dan tidak dapat diubah selama direviu.",
        "Laporan diajukan.",
    ),
    A.TARIK: KataAksi(
        "Tarik kembali",
        "arrow-counterclockwise",
        "Tarik kembali laporan ini?",
        "Laporan dapat ditulis lagi. Revisi yang pernah diajukan tetap dapat dibaca.",
        "Laporan ditarik kembali.",
    ),
    A.REVIU: KataAksi(
        "Mulai reviu",
        "clipboard-check",
        "Mulai mereviu laporan ini?",
        "Sesudah reviu dimulai, penyusun tidak dapat menariknya lagi.",
        "Reviu dimulai.",
    ),
    A.KEMBALIKAN: KataAksi(
        "Kembalikan untuk diperbaiki",
        "arrow-return-left",
        "Kembalikan laporan ini?",
        "Penyusun memperbaiki naskah dan menanggapi tiap catatan, lalu mengajukannya lagi sebagai revisi baru.",
        "Laporan dikembalikan, dan penyusunnya diberi tahu.",
    ),
    A.SELESAI: KataAksi(
        "Nyatakan selesai direviu",
        "check2-all",
        "Nyatakan laporan ini selesai direviu?",
        "Pernyataan Telah Direviu diterbitkan atas nama Anda. Reviu yang sudah selesai tidak dapat diubah.",
        "Laporan dinyatakan selesai direviu.",
    ),
    A.TANDATANGANI: KataAksi(
        "Tandatangani",
        "vector-pen",
        "Tandatangani laporan ini?",
        "Naskah yang ditandatangani tidak dapat diubah lagi.",
        "Laporan ditandatangani.",
    ),
    A.UNGGAH_TANDA: KataAksi(
        "Unggah naskah bertanda tangan",
        "file-earmark-arrow-up",
        "Unggah naskah yang ditandatangani di atas kertas?",
        "Tercatat ditandatangani di atas kertas oleh pemegang jabatannya pada tanggal itu; tidak dapat diubah lagi.",
        "Naskah bertanda tangan disimpan.",
    ),
    A.SAMPAIKAN: KataAksi(
        "Sampaikan",
        "send-check",
        "Sampaikan laporan ini kepada {kepada}?",
        "Tanggal penyampaian menentukan ketepatan waktunya dan tidak dapat diubah.",
        "Laporan disampaikan.",
    ),
    A.TERIMA: KataAksi(
        "Nyatakan diterima",
        "envelope-check",
        "Nyatakan salinan laporan ini diterima?",
        "Tanda terima mencatat nama Anda dan waktunya.",
        "Salinan laporan dinyatakan diterima.",
    ),
}
# in this order as buttons
URUTAN = (A.AJUKAN, A.TARIK, A.TANDATANGANI, A.UNGGAH_TANDA, A.SAMPAIKAN, A.TERIMA, A.KEMBALIKAN)
