"""Guards of the organisation that hold in the database itself, whoever writes to it (SQLite and PostgreSQL).

On PostgreSQL a migration adds an exclusion constraint beside `organisasi_satu_definitif`: a trigger alone would let
two transactions that do not see each other both pass.
"""

from sakip.jejak.pemicu import Pemicu

LAIN = "Data ini menunjuk Pemerintah Daerah lain"
TETAP = "Pemerintah Daerah suatu data tidak dapat diganti"
DEFINITIF = "Jabatan ini sudah mempunyai pejabat definitif pada masa itu"
BERPUTAR = "Garis komando tidak boleh berputar"


# What pages remember as long as the stamp stays (`sakip.ingatan`).
SIDIK_ACUAN = "organisasi_sidikacuan"
ACUAN = (
    "organisasi_pemerintahdaerah",
    "organisasi_perangkatdaerah",
    "organisasi_tahunanggaran",
    "organisasi_ketentuan",
    "organisasi_aturanjenjang",
    "organisasi_formulir",
    "organisasi_jabatan",
    "organisasi_pegawai",
    "organisasi_penugasan",
    "organisasi_tim",
    "organisasi_anggotatim",
)


def _pemda(tabel: str, kolom: str) -> str:
    return f"(SELECT pemda_id FROM {tabel} WHERE id = NEW.{kolom})"  # noqa: S608 - names of this file


_JABATAN = (
    f"{_pemda('organisasi_perangkatdaerah', 'pd_id')} <> NEW.pemda_id "
    f"OR {_pemda('organisasi_jabatan', 'atasan_id')} <> NEW.pemda_id"
)
_PENUGASAN = f"{_pemda('organisasi_pegawai', 'pegawai_id')} <> {_pemda('organisasi_jabatan', 'jabatan_id')}"
_TIM = f"{_pemda('organisasi_perangkatdaerah', 'pd_id')} <> NEW.pemda_id"
_ANGGOTA = f"{_pemda('organisasi_tim', 'tim_id')} <> {_pemda('organisasi_pegawai', 'pegawai_id')}"
_BERTUMPUK = (
    "NEW.jenis = 'definitif' AND EXISTS (SELECT 1 FROM organisasi_penugasan lain "
    "WHERE lain.jabatan_id = NEW.jabatan_id AND lain.jenis = 'definitif' AND lain.id <> NEW.id "
    "AND (NEW.selesai IS NULL OR lain.mulai <= NEW.selesai) "
    "AND (lain.selesai IS NULL OR lain.selesai >= NEW.mulai))"
)
_ATAS = (
    "NEW.atasan_id IS NOT NULL AND EXISTS (WITH RECURSIVE atas(id) AS (SELECT NEW.atasan_id UNION "
    "SELECT j.atasan_id FROM organisasi_jabatan j JOIN atas ON j.id = atas.id WHERE j.atasan_id IS NOT NULL) "
    "SELECT 1 FROM atas WHERE atas.id = NEW.id)"
)


def _dua(nama: str, tabel: str, syarat: str, pesan: str) -> list[Pemicu]:
    return [Pemicu(f"{nama}_{p.lower()}", tabel, p, syarat, pesan) for p in ("INSERT", "UPDATE")]


PEMICU = [
    *_dua("organisasi_jabatan_sedaerah", "organisasi_jabatan", _JABATAN, LAIN),
    *_dua("organisasi_penugasan_sedaerah", "organisasi_penugasan", _PENUGASAN, LAIN),
    *_dua("organisasi_tim_sedaerah", "organisasi_tim", _TIM, LAIN),
    *_dua("organisasi_anggota_sedaerah", "organisasi_anggotatim", _ANGGOTA, LAIN),
    *_dua("organisasi_satu_definitif", "organisasi_penugasan", _BERTUMPUK, DEFINITIF),
    Pemicu("organisasi_garis_komando_update", "organisasi_jabatan", "UPDATE", _ATAS, BERPUTAR),
    *(
        Pemicu(f"organisasi_{t}_pemda_tetap", f"organisasi_{t}", "UPDATE", "NEW.pemda_id <> OLD.pemda_id", TETAP)
        for t in ("perangkatdaerah", "jabatan", "pegawai", "tim", "ketentuan", "tahunanggaran")
    ),
]
