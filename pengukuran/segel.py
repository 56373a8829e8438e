"""What the database refuses by itself: a result that was sent, and a figure that was accepted, stay as they are."""

from sakip.jejak.pemicu import Pemicu, daftarkan, hanya_tambah

HASIL = "pengukuran_hasilevaluasi"
TETAP = "Hasil yang sudah dikirim tidak dapat diubah atau dihapus"

UKUR, ANGKA, BUKTI = "pengukuran_pengukuran", "pengukuran_realisasi", "pengukuran_bukti"
AMBILAN = "pengukuran_ambilan"
TARGET, PROGRAM = "pengukuran_targettriwulan", "pengukuran_butirprogram"
DITERIMA = "Angka yang sudah diterima tidak dapat diubah; buka koreksi"
TERTUTUP = "Angka hanya dapat diubah selama draf atau dikembalikan"
BUKA, SAH = "('draf', 'dikembalikan')", "('diterima', 'disampaikan')"
# which measurement it is: never changes
POKOK = ["pemda_id", "pd_id", "tahun", "periode", "perjanjian_id", "versi", "menggantikan_id", "dibuat_pada"]
SESUDAH = [
    *POKOK, "alasan", "catatan", "dibuat_oleh_id", "pertama_diajukan_pada", "diajukan_pada", "dikembalikan_pada",
    "diterima_pada", "sidik", "baris", "terisi", "rata", "dihitung", "dikecualikan", "sebaran",
]  # fmt: skip
ISI = [
    "pengukuran_id", "butir_id", "program_id", "urutan", "tertulis", "notasi", "pembilang", "penyebut", "kendala",
    "solusi", "jenis_sumber", "sumber_data", "dibenarkan", "data_id", "data_pembilang_id", "data_penyebut_id",
    "diambil_dari_id", "dicatat_oleh_id", "dicatat_pada",
]  # fmt: skip


def _berubah(kolom: list[str]) -> str:
    return "(" + " OR ".join(f"NEW.{k} IS DISTINCT FROM OLD.{k}" for k in kolom) + ")"


def _bukan_draf(baris: str) -> str:
    """SQL: others than its writers have seen it."""
    return f"{baris}.status <> 'draf' OR {baris}.pertama_diajukan_pada IS NOT NULL"


def _status(baris: str) -> str:
    return f"(SELECT status FROM {UKUR} WHERE id = {baris}.pengukuran_id)"


def _status_milik(baris: str) -> str:
    return (
        f"(SELECT p.status FROM {UKUR} p JOIN {ANGKA} r ON r.pengukuran_id = p.id WHERE r.id = {baris}.realisasi_id)"
    )


def _diterima(syarat: str) -> str:
    """SQL: an accepted measurement has a figure for which `syarat` holds."""
    return (
        f"EXISTS (SELECT 1 FROM {ANGKA} r JOIN {UKUR} p ON p.id = r.pengukuran_id "
        f"WHERE p.status IN {SAH} AND {syarat})"
    )


def _target(baris: str) -> str:
    """SQL: the target of a quarter whose figure was accepted."""
    sama = f"(r.butir_id = {baris}.butir_id OR r.program_id = {baris}.program_id)"
    return _diterima(f"{sama} AND p.periode = 'tw' || {baris}.triwulan")


def _hasil() -> list[Pemicu]:
    return [
        Pemicu("pengukuran_hasil_tetap", HASIL, "UPDATE", "OLD.status = 'dikirim'", TETAP),
        Pemicu("pengukuran_hasil_tolak_delete", HASIL, "DELETE", "OLD.status = 'dikirim'", TETAP),
        Pemicu("pengukuran_hasil_baru_draf", HASIL, "INSERT", "NEW.status <> 'draf'", TETAP),
    ]


def _ukur() -> list[Pemicu]:
    return [
        Pemicu("pengukuran_baru_draf", UKUR, "INSERT", _bukan_draf("NEW")),
        Pemicu("pengukuran_tolak_delete", UKUR, "DELETE", _bukan_draf("OLD")),
        Pemicu("pengukuran_pokok_tetap", UKUR, "UPDATE", _berubah(POKOK)),
        Pemicu(
            "pengukuran_pengajuan_tetap", UKUR, "UPDATE",
            "OLD.pertama_diajukan_pada IS NOT NULL AND NEW.pertama_diajukan_pada IS DISTINCT FROM "
            "OLD.pertama_diajukan_pada",
        ),
        Pemicu(
            "pengukuran_diterima_tetap", UKUR, "UPDATE",
            f"OLD.status IN {SAH} AND ({_berubah(SESUDAH)} OR NEW.status NOT IN {SAH} "
            "OR (OLD.status = 'disampaikan' AND NEW.status <> 'disampaikan'))",
            DITERIMA,
        ),
    ]  # fmt: skip


def _angka() -> list[Pemicu]:
    return [
        Pemicu(
            "pengukuran_angka_insert", ANGKA, "INSERT", f"{_status('NEW')} NOT IN {BUKA} OR NEW.putusan <> ''", TERTUTUP
        ),
        Pemicu(
            "pengukuran_angka_delete", ANGKA, "DELETE",
            f"{_status('OLD')} NOT IN {BUKA} OR OLD.putusan = 'diterima'", TERTUTUP,
        ),
        Pemicu(
            "pengukuran_angka_isi", ANGKA, "UPDATE",
            f"{_berubah(ISI)} AND ({_status('OLD')} NOT IN {BUKA} OR OLD.putusan = 'diterima')", TERTUTUP,
        ),
        Pemicu("pengukuran_angka_diterima", ANGKA, "UPDATE", f"{_status('OLD')} IN {SAH}", DITERIMA),
        Pemicu(
            "pengukuran_angka_putusan", ANGKA, "UPDATE",
            f"NEW.putusan IS DISTINCT FROM OLD.putusan AND {_status('OLD')} IN {BUKA} "
            "AND NOT (OLD.putusan = 'dikembalikan' AND NEW.putusan = '')",
        ),
    ]  # fmt: skip


def _lampiran() -> list[Pemicu]:
    tutup = f"NOT IN {BUKA}"
    angka = f"(SELECT putusan FROM {ANGKA} WHERE id = %s.realisasi_id) = 'diterima'"
    milik = {"pengukuran_bukti": BUKTI, "pengukuran_ambilan": AMBILAN}  # what belongs to a figure is closed with it
    return [
        *(
            Pemicu(f"{n}_insert", tabel, "INSERT", f"{_status_milik('NEW')} {tutup} OR {angka % 'NEW'}", TERTUTUP)
            for n, tabel in milik.items()
        ),
        *(
            Pemicu(f"{n}_delete", tabel, "DELETE", f"{_status_milik('OLD')} {tutup} OR {angka % 'OLD'}", TERTUTUP)
            for n, tabel in milik.items()
        ),
        *(Pemicu(f"{n}_update", tabel, "UPDATE") for n, tabel in milik.items()),
        Pemicu("pengukuran_target_insert", TARGET, "INSERT", _target("NEW"), DITERIMA),
        Pemicu("pengukuran_target_update", TARGET, "UPDATE", f"{_target('OLD')} OR {_target('NEW')}", DITERIMA),
        Pemicu("pengukuran_target_delete", TARGET, "DELETE", _target("OLD"), DITERIMA),
        Pemicu("pengukuran_program_update", PROGRAM, "UPDATE", _diterima("r.program_id = OLD.id"), DITERIMA),
    ]


def pasang() -> None:
    """Declare the triggers of this app."""
    hanya_tambah("pengukuran_penerimahasil", "pengukuran_terimahasil")
    daftarkan([*_hasil(), *_ukur(), *_angka(), *_lampiran()])
