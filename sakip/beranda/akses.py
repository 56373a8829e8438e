"""Who may open the pages that belong to no single app."""

from sakip.wewenang import BERPERAN, MASUK, UMUM, Akses

AKSES: dict[str, Akses] = {
    "beranda": BERPERAN,
    "masuk": UMUM,
    "keluar": UMUM,
    "ganti_sandi": MASUK,
    "ganti_sandi_selesai": MASUK,
    "sehat": UMUM,
    "favicon": UMUM,
    "beranda:menunggu": BERPERAN,
    "beranda:cari": BERPERAN,
    "beranda:bantuan": UMUM,
    "beranda:aksesibilitas": UMUM,
    "beranda:gaya": BERPERAN,
    "beranda:tanggal_latihan": UMUM,
}
