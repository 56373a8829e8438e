"""Who may open the pages of the calendar."""

from sakip.organisasi.enums import Peran
from sakip.wewenang import BERPERAN, Akses, peran

AKSES: dict[str, Akses] = {
    "kalender:daftar": BERPERAN,
    "kalender:kalender": peran(Peran.ADMIN),
    "kalender:libur_tambah": peran(Peran.ADMIN),
    "kalender:libur_ubah": peran(Peran.ADMIN),
    "kalender:libur_hapus": peran(Peran.ADMIN),
    "kalender:libur_semai": peran(Peran.ADMIN),
    "kalender:dispensasi": BERPERAN,
    "kalender:dispensasi_minta": BERPERAN,
    "kalender:dispensasi_rinci": BERPERAN,
    "kalender:dispensasi_aksi": BERPERAN,
}
