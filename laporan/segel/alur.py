"""What was submitted, reviewed, signed and handed on stays as it was."""

from sakip.jejak.pemicu import Pemicu, daftarkan, hanya_tambah

LAPORAN = "laporan_laporan"
REVIU, BUTIR = "laporan_reviu", "laporan_butirreviu"
BUKA, SAH = "('disusun', 'perbaikan')", "('ditandatangani', 'disampaikan')"
TERTUTUP = "Naskah LKjIP hanya dapat diubah selama disusun atau diperbaiki"
TETAP = "LKjIP yang sudah ditandatangani tidak dapat diubah"
REVIU_TETAP = "Reviu yang sudah selesai tidak dapat diubah"
POKOK = ["pemda_id", "pd_id", "tahun", "dibuat_oleh_id", "dibuat_pada"]
NASKAH = ["bahan", "sidik_bahan", "bahan_pada", "naskah_id", "pertama_diajukan_pada", "diajukan_pada"]
BUTIR_TETAP = [
    "reviu_id", "kode", "urutan", "usulan", "sebab_usulan", "jawaban", "catatan", "tempat", "penyelesaian",
    "diisi_oleh_id", "diisi_pada",
]  # fmt: skip


def _berubah(kolom: list[str]) -> str:
    teks = {"bahan"}  # PostgreSQL compares jsonb; SQLite its text
    return (
        "(" + " OR ".join(f"{_kolom('NEW', k, teks)} IS DISTINCT FROM {_kolom('OLD', k, teks)}" for k in kolom) + ")"
    )


def _kolom(baris: str, kolom: str, teks: set[str]) -> str:
    return f"CAST({baris}.{kolom} AS TEXT)" if kolom in teks else f"{baris}.{kolom}"


def _laporan() -> list[Pemicu]:
    diajukan = "%s.status <> 'disusun' OR %s.pertama_diajukan_pada IS NOT NULL"
    return [
        Pemicu("laporan_baru_disusun", LAPORAN, "INSERT", diajukan % ("NEW", "NEW")),
        Pemicu("laporan_tolak_delete", LAPORAN, "DELETE", diajukan % ("OLD", "OLD")),
        Pemicu("laporan_pokok_tetap", LAPORAN, "UPDATE", _berubah(POKOK)),
        Pemicu("laporan_naskah_tertutup", LAPORAN, "UPDATE", f"OLD.status NOT IN {BUKA} AND {_berubah(NASKAH)}", TERTUTUP),
        Pemicu(
            "laporan_pengajuan_tetap", LAPORAN, "UPDATE",
            "OLD.pertama_diajukan_pada IS NOT NULL AND NEW.pertama_diajukan_pada IS DISTINCT FROM "
            "OLD.pertama_diajukan_pada",
        ),
        Pemicu(
            "laporan_sah_tetap", LAPORAN, "UPDATE",
            f"OLD.status IN {SAH} AND (NEW.status NOT IN {SAH} "
            f"OR {_berubah(['ditandatangani_pada', 'selesai_reviu_pada'])} "
            f"OR (OLD.status = 'disampaikan' AND (NEW.status <> 'disampaikan' OR {_berubah(['disampaikan_pada'])})))",
            TETAP,
        ),
    ]  # fmt: skip


def _reviu() -> list[Pemicu]:
    hasil = f"(SELECT r.hasil FROM {REVIU} r WHERE r.id = %s.reviu_id)"
    lama, baru = hasil % "OLD", hasil % "NEW"
    return [
        Pemicu("laporan_reviu_baru", REVIU, "INSERT", "NEW.hasil <> ''"),
        Pemicu("laporan_reviu_tolak_delete", REVIU, "DELETE"),
        Pemicu("laporan_reviu_tetap", REVIU, "UPDATE", "OLD.hasil <> ''", REVIU_TETAP),
        Pemicu("laporan_butir_insert", BUTIR, "INSERT", f"{baru} <> ''", REVIU_TETAP),
        Pemicu("laporan_butir_delete", BUTIR, "DELETE"),
        Pemicu("laporan_butir_tetap", BUTIR, "UPDATE", f"{lama} = 'selesai'", REVIU_TETAP),
        Pemicu(
            "laporan_butir_dikembalikan", BUTIR, "UPDATE", f"{lama} <> '' AND {_berubah(BUTIR_TETAP)}", REVIU_TETAP
        ),
    ]


def pasang() -> None:
    """Declare the triggers of the flow."""
    hanya_tambah(
        "laporan_naskahlaporan", "laporan_tandatanganlaporan", "laporan_penyampaianlaporan", "laporan_terimalaporan"
    )
    daftarkan([*_laporan(), *_reviu()])
