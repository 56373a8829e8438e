"""Who may open the pages of the planning chain. Reading: any role in the regency; writing: a planner, and the view
checks of which PD."""

from sakip.organisasi.enums import Peran
from sakip.wewenang import BERPERAN, Akses, peran

PERENCANA = peran(Peran.PERENCANA)

_BACA = (
    "daftar", "rencana", "rkt", "rkt_formulir", "rkt_asal", "rujukan",
    "rencana_ekspor", "rkt_ekspor", "anggaran_tolok_ukur", "anggaran_cetak",
    "anggaran", "anggaran_ekspor", "anggaran_asal", "anggaran_pk", "anggaran_banding", "realisasi", "realisasi_ekspor",
    "nomenklatur", "nomenklatur_edisi", "nomenklatur_kode", "nomenklatur_banding", "nomenklatur_banding_ekspor",
    "nomenklatur_ekspor",
    "simpul_baris", "dibaca", "iku", "iku_ekspor", "iku_pdf", "kamus_indikator", "kamus_rencana",
    "mutu", "mutu_ekspor", "rencana_mutu", "indikator_mutu", "konservasi", "konservasi_ekspor",
)  # fmt: skip
_TULIS = (
    "rencana_tambah", "rencana_ubah", "rencana_tetapkan", "rencana_hapus", "rencana_ganti",
    "simpul_tambah", "simpul_ubah", "simpul_pindah", "simpul_hapus",
    "simpul_letak", "periode_salin", "target_salin", "cabang_salin",
    "indikator_tambah", "indikator_ubah", "indikator_hapus", "bersama_minta", "bersama_tarik", "bersama_jawab",
    "mutu_ketik",
    "rkt_susun", "rkt_pilih", "rkt_lanjut", "rkt_tetapkan", "rkt_hapus", "rkt_ganti",
    "rkt_baris_tambah", "rkt_baris_ubah", "rkt_baris_hapus",
    "rkt_baris_asal",
    "anggaran_tambah", "anggaran_ubah", "anggaran_tetapkan", "anggaran_ganti", "anggaran_hapus",
    "anggaran_samakan",
    "baris_tambah", "baris_ubah", "baris_hapus",
    "tolok_ukur_tambah", "tolok_ukur_ubah", "tolok_ukur_hapus",
    "impor_riwayat", "impor_unggah", "impor_dokumen", "impor_templat", "impor_templat_dokumen", "impor_uji",
    "impor_kolom", "impor_putusan", "impor_temuan", "impor_berkas", "impor_kemajuan", "impor_hentikan", "impor_batal",
    "realisasi_ubah",
)  # fmt: skip

AKSES: dict[str, Akses] = {
    **{f"renstra:{nama}": BERPERAN for nama in _BACA},
    **{f"renstra:{nama}": PERENCANA for nama in _TULIS},
}
