"""Triggers: what is set is replaced, never edited (GM/SM Pasal 6, BK Pasal 8: a changed document is a new version).

A document that is set may only become digantikan; its parts may not change at all.
"""

from sakip.jejak.pemicu import Pemicu

PESAN = "Dokumen yang sudah ditetapkan tidak dapat diubah; buat versi penggantinya"

# document table -> columns that stay as they were set
_DOKUMEN = {
    "renstra_dokumenanggaran": (
        "pemda_id",
        "pd_id",
        "tahun",
        "jenis",
        "versi",
        "ke",
        "nomor",
        "tanggal",
        "ditetapkan_oleh",
    ),
    "renstra_rencana": (
        "pemda_id",
        "pd_id",
        "jenis",
        "judul",
        "tahun_awal",
        "tahun_akhir",
        "nomor",
        "tanggal",
        "ditetapkan_oleh",
    ),
    "renstra_rkt": ("pemda_id", "pd_id", "tahun", "rencana_id", "nomor", "tanggal", "ditetapkan_oleh"),
}
DOKUMEN = tuple(_DOKUMEN)  # which of them counts is remembered until one is set, replaced, begun or given up
_BARIS = "SELECT d.status FROM renstra_barisanggaran b JOIN renstra_dokumenanggaran d ON d.id = b.dokumen_id"
_SIMPUL = "SELECT d.status FROM renstra_simpul s JOIN renstra_rencana d ON d.id = s.rencana_id"
_INDIKATOR = (
    "SELECT d.status FROM renstra_indikator i JOIN renstra_simpul s ON s.id = i.simpul_id "
    "JOIN renstra_rencana d ON d.id = s.rencana_id"
)
# part table -> the status of its document, by its own column
_BAGIAN = {
    "renstra_barisanggaran": ("SELECT d.status FROM renstra_dokumenanggaran d WHERE d.id", "dokumen_id"),
    "renstra_pagusumberdana": (f"{_BARIS} WHERE b.id", "baris_id"),
    "renstra_tolokukur": (f"{_BARIS} WHERE b.id", "baris_id"),
    "renstra_simpul": ("SELECT d.status FROM renstra_rencana d WHERE d.id", "rencana_id"),
    "renstra_indikator": (f"{_SIMPUL} WHERE s.id", "simpul_id"),
    "renstra_target": (f"{_INDIKATOR} WHERE i.id", "indikator_id"),
    "renstra_barisrkt": ("SELECT d.status FROM renstra_rkt d WHERE d.id", "rkt_id"),
}


def _dokumen(tabel: str, tetap: tuple[str, ...]) -> list[Pemicu]:
    berubah = " OR ".join(f"NEW.{kolom} IS DISTINCT FROM OLD.{kolom}" for kolom in tetap)
    mundur = "NEW.status = 'disusun' OR (OLD.status = 'digantikan' AND NEW.status <> 'digantikan')"
    return [
        Pemicu(
            f"{tabel}_tetap_ubah", tabel, "UPDATE", f"(OLD.status <> 'disusun' AND ({mundur} OR {berubah}))", PESAN
        ),
        Pemicu(f"{tabel}_tetap_hapus", tabel, "DELETE", "(OLD.status <> 'disusun')", PESAN),
    ]


def _bagian(tabel: str, pilih: str, kolom: str) -> list[Pemicu]:
    def terkunci(baris: str) -> str:
        return f"(({pilih} = {baris}.{kolom}) <> 'disusun')"

    return [
        Pemicu(f"{tabel}_tetap_tambah", tabel, "INSERT", terkunci("NEW"), PESAN),
        Pemicu(f"{tabel}_tetap_ubah", tabel, "UPDATE", f"({terkunci('OLD')} OR {terkunci('NEW')})", PESAN),
        Pemicu(f"{tabel}_tetap_hapus", tabel, "DELETE", terkunci("OLD"), PESAN),
    ]


PEMICU = [
    *(p for tabel, tetap in _DOKUMEN.items() for p in _dokumen(tabel, tetap)),
    *(p for tabel, (pilih, kolom) in _BAGIAN.items() for p in _bagian(tabel, pilih, kolom)),
]
