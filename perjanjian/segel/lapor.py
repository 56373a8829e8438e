"""A laporan perubahan: one that was sent stays as it was sent."""

from sakip.jejak.pemicu import Pemicu, daftarkan, hanya_tambah

TABEL = "perjanjian_laporanperubahan"
TETAP = "Laporan perubahan yang sudah dikirim tidak dapat diubah atau dihapus"
LAIN = "Dokumen ini bukan DPA Perangkat Daerah dan tahun laporan"
_DOKUMEN_LAIN = (
    "NOT EXISTS (SELECT 1 FROM renstra_dokumenanggaran d WHERE d.id = NEW.dokumen_id AND d.pd_id = NEW.pd_id "
    "AND d.pemda_id = NEW.pemda_id AND d.tahun = NEW.tahun AND d.jenis = 'dpa' AND d.status <> 'disusun')"
)


def pasang() -> None:
    """Declare the triggers of the laporan perubahan."""
    hanya_tambah("perjanjian_penerimalaporan", "perjanjian_terimalaporan")
    daftarkan(
        [
            Pemicu("perjanjian_lapor_tetap", TABEL, "UPDATE", "OLD.status = 'dikirim'", TETAP),
            Pemicu("perjanjian_lapor_tolak_delete", TABEL, "DELETE", "OLD.status = 'dikirim'", TETAP),
            Pemicu("perjanjian_lapor_baru_draf", TABEL, "INSERT", "NEW.status <> 'draf'", TETAP),
            Pemicu("perjanjian_lapor_dokumen_insert", TABEL, "INSERT", _DOKUMEN_LAIN, LAIN),
            Pemicu("perjanjian_lapor_dokumen_update", TABEL, "UPDATE", _DOKUMEN_LAIN, LAIN),
        ]
    )
