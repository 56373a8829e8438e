"""Guards of the calendar in the database itself: what was decided on a dispensasi stays; the chain of the dates of a
milestone is written once and has no gap."""

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


# each link of the chain begins where the one before it ended, and the first has none before it
_TERPUTUS = (
    "NEW.urut > 1 AND NOT EXISTS (SELECT 1 FROM kalender_geserantenggat g WHERE g.pemda_id = NEW.pemda_id "
    "AND COALESCE(g.pd_id, 0) = COALESCE(NEW.pd_id, 0) AND g.tahun = NEW.tahun AND g.kode = NEW.kode "
    "AND g.urut = NEW.urut - 1 AND COALESCE(CAST(g.ke AS TEXT), '') = COALESCE(CAST(NEW.dari AS TEXT), ''))"
)
PUTUS = "Riwayat tenggat harus bersambung"
BERSAMBUNG = [
    Pemicu("kalender_geseran_sambung", "kalender_geserantenggat", "INSERT", _TERPUTUS, PUTUS),
    Pemicu(
        "kalender_geseran_awal", "kalender_geserantenggat", "INSERT",
        "NEW.urut < 1 OR (NEW.urut = 1 AND NEW.dari IS NOT NULL)", PUTUS,
    ),
]  # fmt: skip

PEMICU = [
    *BERSAMBUNG,
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
