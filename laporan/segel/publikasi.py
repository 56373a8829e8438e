"""What was published stays as it was; only its withdrawal is added, once."""

from sakip.jejak.pemicu import Pemicu, daftarkan

TABEL = "laporan_publikasi"
PESAN = "Terbitan tidak dapat diubah atau dihapus; cabut, lalu terbitkan yang baru"
TETAP = (
    "pemda_id", "pd_id", "jenis", "tahun", "CAST({}.isi AS TEXT)", "sha256", "rujukan", "diterbitkan_oleh_id",
    "diterbitkan_pada",
)  # fmt: skip


def pasang() -> None:
    """Declare the triggers of what was published."""
    daftarkan(
        [
            Pemicu("laporan_publikasi_tolak_delete", TABEL, "DELETE", pesan=PESAN),
            Pemicu(
                "laporan_publikasi_tolak_update",
                TABEL,
                "UPDATE",
                f"OLD.dicabut_pada IS NOT NULL OR {' OR '.join(map(_berubah, TETAP))}",
                PESAN,
            ),
        ]
    )


def _berubah(kolom: str) -> str:
    bentuk = kolom if "{}" in kolom else f"{{}}.{kolom}"
    return f"{bentuk.format('NEW')} IS DISTINCT FROM {bentuk.format('OLD')}"
