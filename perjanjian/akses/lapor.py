"""Access to the laporan perubahan: any role; whose report one sees, and who sends, is decided where it is loaded."""

from sakip.wewenang import BERPERAN, Akses

AKSES: dict[str, Akses] = dict.fromkeys(
    (
        "perjanjian:lapor",
        "perjanjian:lapor_susun",
        "perjanjian:lapor_rinci",
        "perjanjian:lapor_ubah",
        "perjanjian:lapor_pdf",
        "perjanjian:lapor_terima",
        "perjanjian:lapor_aksi",
    ),
    BERPERAN,
)
