"""Guards of the calendar in the database itself: what was decided on a dispensasi stays."""

from sakip.jejak.pemicu import Pemicu

TETAP = "Dispensasi yang sudah diputuskan tidak dapat diubah atau dihapus"
_ISI = (
    "pd_id", "tahun", "kode", "nama", "dasar", "tenggat", "alasan", "diminta_sampai", "diminta_oleh_id",
    "diminta_nama", "diminta_pada",
)  # fmt: skip
_PUTUSAN = (
    "sampai", "nomor", "tanggal", "catatan", "diputuskan_oleh_id", "diputuskan_nama", "diputuskan_peran",
    "diputuskan_pada",
)  # fmt: skip


def _berubah(kolom: tuple[str, ...]) -> str:
    return " OR ".join(f"COALESCE(CAST(NEW.{k} AS TEXT), '') <> COALESCE(CAST(OLD.{k} AS TEXT), '')" for k in kolom)


PEMICU = [
    Pemicu("kalender_dispensasi_hapus", "kalender_dispensasi", "DELETE", "1 = 1", TETAP),
    Pemicu("kalender_dispensasi_isi", "kalender_dispensasi", "UPDATE", _berubah(_ISI), TETAP),
    Pemicu(
        "kalender_dispensasi_putusan",
        "kalender_dispensasi",
        "UPDATE",
        f"OLD.status <> 'diminta' AND ({_berubah(_PUTUSAN)} OR OLD.status <> 'diberikan' OR NEW.status <> 'dicabut')",
        TETAP,
    ),
]
