"""Who may open the reports. Rights on one report are decided where it is loaded."""

from sakip.organisasi.enums import Peran
from sakip.wewenang import BERPERAN, UMUM, Akses, peran

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
        "laporan:bagian",
        "laporan:tulis",
        "laporan:tulis_kabar",
        "laporan:paragraf",
        "laporan:gambar_tulisan",
        "laporan:kartu",
        "laporan:pembanding",
        "laporan:kepatuhan",
        "laporan:kepatuhan_ekspor",
        "laporan:kepatuhan_pdf",
    ),
    BERPERAN,
)

AKSES |= dict.fromkeys(("laporan:jabatan", "laporan:jabatan_pdf"), BERPERAN)
AKSES["laporan:belum_masuk"] = BERPERAN  # who gathers the reports of the PDs
# what the public sees, and who decides what that is
AKSES |= dict.fromkeys(("laporan:publikasi", "laporan:publikasi_rinci"), peran(Peran.ORGANISASI))
AKSES |= {
    f"publik:{n}": UMUM
    for n in ("semua", "daerah", "tahun", "csv", "excel", "hasil", "pk", "lkjip", "lkjip_pdf", "gambar", "foto")
}
