"""Words of a report that was handed in stay, its pictures too, and no wording is overwritten without being kept."""

from sakip.jejak.pemicu import Pemicu, daftarkan

from ..enums import LAPORAN_TERBUKA

PARAGRAF, RIWAYAT, BAGIAN, LAPORAN, GAMBAR = (
    "laporan_paragraf", "laporan_riwayatparagraf", "laporan_bagian", "laporan_laporan", "laporan_gambarlaporan",
)  # fmt: skip
TERTUTUP = "Tulisan hanya dapat diubah selama laporan disusun atau diperbaiki"
TERSIMPAN = "Bunyi sebelumnya harus disimpan di riwayat lebih dahulu"
BUKA = "(" + ", ".join(f"'{s}'" for s in LAPORAN_TERBUKA) + ")"
ISI = ["isi", "jenis", "bagian_id", "urutan", "gambar_id", "penulis_id", "ditulis_pada", "dihapus"]


def _laporan(kolom: str, bagian: str) -> str:
    return f"(SELECT l.{kolom} FROM {LAPORAN} l JOIN {BAGIAN} b ON b.laporan_id = l.id WHERE b.id = {bagian})"


def pasang() -> None:
    """Declare the triggers of what people write."""
    berubah = " OR ".join(f"NEW.{k} IS DISTINCT FROM OLD.{k}" for k in ISI)
    tertutup = f"{_laporan('status', '%s.bagian_id')} NOT IN {BUKA}"
    disimpan = f"EXISTS (SELECT 1 FROM {RIWAYAT} r WHERE r.paragraf_id = OLD.id AND r.isi = OLD.isi)"
    asal = f"(SELECT p.bagian_id FROM {PARAGRAF} p WHERE p.id = OLD.paragraf_id)"
    pernah = "pertama_diajukan_pada"
    bergambar = f"EXISTS (SELECT 1 FROM {LAPORAN} l WHERE l.id = OLD.laporan_id AND l.{pernah} IS NOT NULL)"
    daftarkan(
        [
            Pemicu("laporan_paragraf_insert", PARAGRAF, "INSERT", tertutup % "NEW", TERTUTUP),
            Pemicu("laporan_paragraf_update", PARAGRAF, "UPDATE", f"({berubah}) AND {tertutup % 'OLD'}", TERTUTUP),
            Pemicu(
                "laporan_paragraf_riwayat", PARAGRAF, "UPDATE",
                f"OLD.isi <> '' AND NEW.isi IS DISTINCT FROM OLD.isi AND NOT {disimpan}", TERSIMPAN,
            ),
            Pemicu(
                "laporan_paragraf_delete", PARAGRAF, "DELETE", f"{_laporan(pernah, 'OLD.bagian_id')} IS NOT NULL", TERTUTUP
            ),
            Pemicu("laporan_gambar_delete", GAMBAR, "DELETE", bergambar, TERTUTUP),
            Pemicu("laporan_riwayatparagraf_update", RIWAYAT, "UPDATE"),
            Pemicu("laporan_riwayatparagraf_delete", RIWAYAT, "DELETE", f"{_laporan(pernah, asal)} IS NOT NULL"),
        ]
    )  # fmt: skip
