"""What the database refuses by itself: a result that was sent stays as it was sent."""

from sakip.jejak.pemicu import Pemicu, daftarkan, hanya_tambah

TABEL = "pengukuran_hasilevaluasi"
TETAP = "Hasil yang sudah dikirim tidak dapat diubah atau dihapus"


def pasang() -> None:
    """Declare the triggers of this app."""
    hanya_tambah("pengukuran_penerimahasil", "pengukuran_terimahasil")
    daftarkan(
        [
            Pemicu("pengukuran_hasil_tetap", TABEL, "UPDATE", "OLD.status = 'dikirim'", TETAP),
            Pemicu("pengukuran_hasil_tolak_delete", TABEL, "DELETE", "OLD.status = 'dikirim'", TETAP),
            Pemicu("pengukuran_hasil_baru_draf", TABEL, "INSERT", "NEW.status <> 'draf'", TETAP),
        ]
    )
