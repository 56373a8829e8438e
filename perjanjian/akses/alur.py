"""Access to verification, signing, passing on, and the files: any role; what one may do is decided per PK."""

from sakip.wewenang import BERPERAN, Akses

AKSES: dict[str, Akses] = dict.fromkeys(
    (
        "perjanjian:aksi",
        "perjanjian:massal",
        "perjanjian:antrean",
        "perjanjian:selesai_banyak",
        "perjanjian:tanda_tangan",
        "perjanjian:selesai_tanda_tangan",
        "perjanjian:periksa",
        "perjanjian:keselarasan",
        "perjanjian:temuan",
        "perjanjian:temuan_tambah",
        "perjanjian:daftar_periksa",
        "perjanjian:persetujuan",
        "perjanjian:selaras",
        "perjanjian:banding_ulang",
        "perjanjian:mutu",
        "perjanjian:pdf",
        "perjanjian:naskah",
        "perjanjian:berita_acara",
        "perjanjian:acara",
        "perjanjian:acara_tanda_tangan",
        "perjanjian:acara_rinci",
        "perjanjian:acara_pdf",
        "perjanjian:penerusan",
        "perjanjian:penerusan_pdf",
        "perjanjian:penyampaian",
        "perjanjian:penyampaian_ekspor",
        "perjanjian:terima_semua",
        "perjanjian:surat_pengantar",
        "perjanjian:tanda_terima",
        "perjanjian:terima",
    ),
    BERPERAN,
)
