"""Who may open the pages of the calendar."""

from sakip.organisasi.enums import Peran
from sakip.wewenang import BERPERAN, UMUM, Akses, peran

AKSES: dict[str, Akses] = {
    "kalender:daftar": BERPERAN,
    "kalender:kalender": peran(Peran.ADMIN),
    "kalender:libur_tambah": peran(Peran.ADMIN),
    "kalender:libur_ubah": peran(Peran.ADMIN),
    "kalender:libur_hapus": peran(Peran.ADMIN),
    "kalender:libur_semai": peran(Peran.ADMIN),
    "kalender:bulan": BERPERAN,
    "kalender:pengingat": BERPERAN,
    "kalender:pengingat_dibaca": BERPERAN,
    "kalender:kabar_buka": BERPERAN,
    "kalender:pengingat_alamat": BERPERAN,
    "kalender:ical": UMUM,  # a calendar program has no session: the secret address is its key
    "kalender:dispensasi": BERPERAN,
    "kalender:dispensasi_minta": BERPERAN,
    "kalender:dispensasi_rinci": BERPERAN,
    "kalender:dispensasi_aksi": BERPERAN,
}
