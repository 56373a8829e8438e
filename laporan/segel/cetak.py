"""A file made of a signed report stays what it is (GM/SM Pasal 11)."""

from sakip.jejak.pemicu import Pemicu, daftarkan

CETAK = "laporan_cetaklaporan"
_BEKU = "OLD.final AND OLD.status = 'selesai'"


def pasang() -> None:
    """Declare the triggers of files."""
    daftarkan([Pemicu(f"{CETAK}_tetap_{p.lower()}", CETAK, p, _BEKU) for p in ("UPDATE", "DELETE")])
