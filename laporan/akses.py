"""Who may open the reports. Rights on one report are decided where it is loaded."""

from sakip.wewenang import BERPERAN, Akses

AKSES: dict[str, Akses] = dict.fromkeys(
    (
        "laporan:daftar",
        "laporan:susun",
        "laporan:baca",
        "laporan:aksi",
        "laporan:antrean_reviu",
        "laporan:alur",
        "laporan:tanda_tangan",
        "laporan:naskah",
        "laporan:reviu",
        "laporan:butir_reviu",
        "laporan:tanggapan",
        "laporan:reviu_pdf",
        "laporan:pernyataan",
        "laporan:pindaian",
        "laporan:berkas",
        "laporan:cetak",
        "laporan:unduh",
        "laporan:gambar",
        "laporan:templat_contoh",
        "laporan:kepatuhan",
        "laporan:kepatuhan_ekspor",
        "laporan:kepatuhan_pdf",
    ),
    BERPERAN,
)
