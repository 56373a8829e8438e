"""Access to lists, details, drafts and editing. Who may change what is decided on each PK (403) or PD."""

from sakip.organisasi.enums import Peran
from sakip.wewenang import BERPERAN, Akses, peran

AKSES: dict[str, Akses] = {
    "perjanjian:daftar": BERPERAN,
    "perjanjian:ekspor": BERPERAN,
    "perjanjian:susun": peran(Peran.PERENCANA),
    "perjanjian:pengampu": peran(Peran.PERENCANA),
    "perjanjian:pohon": BERPERAN,
    "perjanjian:pohon_kinerja": BERPERAN,
    "perjanjian:pohon_putus": BERPERAN,
    "perjanjian:pohon_cetak": BERPERAN,
    "perjanjian:pohon_ekspor": BERPERAN,
    "perjanjian:rinci": BERPERAN,
    "perjanjian:riwayat": BERPERAN,
    "perjanjian:ubah": BERPERAN,
    "perjanjian:ubah_baris": BERPERAN,
    "perjanjian:ambil_ulang": BERPERAN,
    "perjanjian:pihak_kedua": BERPERAN,
    "perjanjian:versi_baru": BERPERAN,
}
