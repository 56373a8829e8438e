"""Who may open the reports. Rights on one report are decided where it is loaded."""

from sakip.wewenang import BERPERAN, Akses

AKSES: dict[str, Akses] = dict.fromkeys(
    (
        "laporan:daftar",
        "laporan:susun",
        "laporan:baca",
        "laporan:aksi",
        "laporan:bagian",
        "laporan:tulis",
        "laporan:tulis_kabar",
        "laporan:paragraf",
        "laporan:gambar",
        "laporan:kartu",
        "laporan:pembanding",
        "laporan:kepatuhan",
        "laporan:kepatuhan_ekspor",
        "laporan:kepatuhan_pdf",
    ),
    BERPERAN,
)
