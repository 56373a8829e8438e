"""The Desk: overlapping appointments, another regency, undoing what happened.

On PostgreSQL a migration adds an exclusion constraint beside `..._bertumpuk`: a trigger alone would let two
transactions that do not see each other both pass.
"""

from sakip.jejak.pemicu import Pemicu, daftarkan

HARI, RUANG, SLOT = "perjanjian_haridesk", "perjanjian_ruangdesk", "perjanjian_slotdesk"
PERMINTAAN, HADIR = "perjanjian_permintaandesk", "perjanjian_kehadirandesk"
LAIN = "Data ini menunjuk Pemerintah Daerah lain"
PENUH = "Ruang ini sudah dipakai pada waktu itu"
TERJADI = "Yang sudah terjadi dalam Desk tidak dapat diubah atau dihapus"

_HARI_RUANG = f"{RUANG} r JOIN {HARI} h ON h.id = r.hari_id WHERE r.id = NEW.ruang_id"
_BERTUMPUK = (
    "NEW.status NOT IN ('batal', 'tidak_hadir') AND EXISTS "
    f"(SELECT 1 FROM {SLOT} lain WHERE lain.ruang_id = NEW.ruang_id AND lain.id <> NEW.id "
    "AND lain.status NOT IN ('batal', 'tidak_hadir') AND lain.mulai < NEW.selesai AND NEW.mulai < lain.selesai)"
)
_DI_LUAR_JAM = f"NOT EXISTS (SELECT 1 FROM {_HARI_RUANG} AND h.mulai <= NEW.mulai AND NEW.selesai <= h.selesai)"
_PD_LAIN = (
    f"(SELECT pemda_id FROM organisasi_perangkatdaerah WHERE id = NEW.pd_id) <> (SELECT h.pemda_id FROM {_HARI_RUANG})"
)
_PK_LAIN = (
    "NEW.perjanjian_id IS NOT NULL AND (SELECT pd_id FROM perjanjian_perjanjian WHERE id = NEW.perjanjian_id) "
    "IS DISTINCT FROM NEW.pd_id"
)
_ORANG_LAIN = (
    "(SELECT pemda_id FROM organisasi_pegawai WHERE id = NEW.pegawai_id) <> "
    f"(SELECT h.pemda_id FROM {SLOT} s JOIN {RUANG} r ON r.id = s.ruang_id JOIN {HARI} h ON h.id = r.hari_id "
    "WHERE s.id = NEW.slot_id)"
)


def _berubah(*kolom: str) -> str:
    """SQL: one of these columns gets another value."""
    return "(" + " OR ".join(f"NEW.{k} IS DISTINCT FROM OLD.{k}" for k in kolom) + ")"


_TEMPAT = _berubah("ruang_id", "mulai", "selesai")
_TERJADI = (
    "OLD.status = 'batal' "
    "OR (OLD.status IN ('selesai', 'berlangsung') AND (NEW.status NOT IN ('selesai', 'berlangsung') "
    f"OR {_TEMPAT} OR {_berubah('perjanjian_id', 'dimulai_pada')})) "
    f"OR (OLD.status = 'tidak_hadir' AND (NEW.status NOT IN ('tidak_hadir', 'berlangsung') OR {_TEMPAT}))"
)


def _dua(nama: str, tabel: str, syarat: str, pesan: str) -> list[Pemicu]:
    return [Pemicu(f"{nama}_{p.lower()}", tabel, p, syarat, pesan) for p in ("INSERT", "UPDATE")]


PEMICU = [
    *_dua("perjanjian_desk_bertumpuk", SLOT, _BERTUMPUK, PENUH),
    *_dua("perjanjian_desk_di_luar_jam", SLOT, _DI_LUAR_JAM, "Waktu ini di luar jam Desk hari itu"),
    *_dua("perjanjian_desk_sedaerah", SLOT, _PD_LAIN, LAIN),
    *_dua("perjanjian_desk_pk_sendiri", SLOT, _PK_LAIN, "PK ini bukan PK Perangkat Daerah itu"),
    *_dua("perjanjian_desk_hadir_sedaerah", HADIR, _ORANG_LAIN, LAIN),
    Pemicu("perjanjian_desk_slot_baru", SLOT, "INSERT", "NEW.status <> 'dijadwalkan'", "Janji baru dijadwalkan dulu"),
    Pemicu("perjanjian_desk_pd_tetap", SLOT, "UPDATE", _berubah("pd_id"), TERJADI),
    Pemicu("perjanjian_desk_terjadi", SLOT, "UPDATE", _TERJADI, TERJADI),
    Pemicu(
        "perjanjian_desk_hari_tetap", HARI, "UPDATE", _berubah("pemda_id", "tahun", "tanggal", "dibuat_pada"), TERJADI
    ),
    Pemicu(
        "perjanjian_desk_hari_muat", HARI, "UPDATE",
        f"EXISTS (SELECT 1 FROM {SLOT} s JOIN {RUANG} r ON r.id = s.ruang_id WHERE r.hari_id = NEW.id "
        "AND s.status NOT IN ('batal', 'tidak_hadir') AND (s.mulai < NEW.mulai OR s.selesai > NEW.selesai))",
        "Ada janji di luar jam baru",
    ),
    Pemicu("perjanjian_desk_ruang_tetap", RUANG, "UPDATE", _berubah("hari_id"), TERJADI),
    Pemicu(
        "perjanjian_desk_permintaan_tetap", PERMINTAAN, "UPDATE",
        f"OLD.hasil <> '' OR {_berubah('slot_id', 'ruang_id', 'mulai', 'selesai', 'alasan', 'diminta_oleh_id')}",
        TERJADI,
    ),
    Pemicu(
        "perjanjian_desk_hadir_tetap", HADIR, "UPDATE",
        "OLD.dicabut_pada IS NOT NULL OR "
        + _berubah("slot_id", "pihak", "pegawai_id", "nama", "jabatan", "unsur", "hadir_pada"),
        TERJADI,
    ),
    *(Pemicu(f"{t}_tolak_delete", t, "DELETE", pesan=TERJADI) for t in (HARI, RUANG, SLOT, PERMINTAAN, HADIR)),
]  # fmt: skip


def pasang() -> None:
    """Declare the triggers of the Desk."""
    daftarkan(PEMICU)
