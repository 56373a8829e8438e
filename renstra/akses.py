"""Who may open the pages of the planning chain. Reading: any role in the regency; writing: a planner, and the view
checks of which PD."""

from sakip.organisasi.enums import Peran
from sakip.wewenang import BERPERAN, Akses, peran

PERENCANA = peran(Peran.PERENCANA)

_BACA = ("daftar", "rencana", "rkt", "anggaran", "anggaran_ekspor", "templat")
_TULIS = (
    "rencana_tambah", "rencana_ubah", "rencana_tetapkan", "rencana_hapus", "rencana_ganti",
    "simpul_tambah", "simpul_ubah", "simpul_pindah", "simpul_hapus",
    "indikator_tambah", "indikator_ubah", "indikator_hapus",
    "rkt_susun", "rkt_tetapkan", "rkt_hapus", "rkt_ganti", "rkt_baris_tambah", "rkt_baris_ubah", "rkt_baris_hapus",
    "anggaran_tambah", "anggaran_ubah", "anggaran_tetapkan", "anggaran_ganti", "anggaran_hapus",
    "anggaran_impor", "anggaran_uji", "baris_tambah", "baris_ubah", "baris_hapus",
    "tolok_ukur_tambah", "tolok_ukur_ubah", "tolok_ukur_hapus",
)  # fmt: skip

AKSES: dict[str, Akses] = {
    **{f"renstra:{nama}": BERPERAN for nama in _BACA},
    **{f"renstra:{nama}": PERENCANA for nama in _TULIS},
}
