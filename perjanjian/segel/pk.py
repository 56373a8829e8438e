"""A PK: content outside an open state, signed rows, closed rounds."""

from renstra.models import CARA_UKUR
from sakip.jejak.pemicu import Pemicu, daftarkan, hanya_tambah

TABEL = "perjanjian_perjanjian"
TAMBAH_SAJA = (
    "perjanjian_naskah",
    "perjanjian_tandatangan",
    "perjanjian_pembatalantandatangan",
    "perjanjian_penyampaian",
    "perjanjian_suratpengantar",
    "perjanjian_tandaterima",
    "perjanjian_beritaacara",
    "perjanjian_anggotaberitaacara",
    "perjanjian_tandatanganberitaacara",
    "perjanjian_penerusan",
    "perjanjian_pkditeruskan",
)
ISI_BUTIR = [
    "urutan",
    "jenis_kelompok",
    "kelompok",
    "tujuan",
    "indikator",
    "target",
    "target_bilangan",
    "satuan",
    "jenis",
    "perjanjian_id",
    *CARA_UKUR,
]
ISI_PAGU = ["tingkat", "kode", "nama", "jumlah", "sumber_dana", "keterangan", "urutan", "perjanjian_id"]
ISI_PK = [
    "pemda_id",
    "pd_id",
    "tahun",
    "jabatan_id",
    "jabatan_kedua_id",
    "jenjang",
    "jalur",
    "versi",
    "kode",
    "dpa_id",
    "naskah_id",
    "berlaku_pada",
]
# Who agrees with whom, for which year, on what DPA: open only while the rows are.
POKOK_PK = [k for k in ISI_PK if k not in ("naskah_id", "berlaku_pada")]
ISI_TEMUAN = [
    "verifikasi_id",
    "nomor",
    "rujukan",
    "sumber",
    "jenis",
    "menurut_sumber",
    "menurut_pk",
    "otomatis",
    "bobot",
    "keputusan",
    "alasan",
]
# Of a closed round only this may still be said, once: that its berita acara no longer counts.
ISI_VERIFIKASI = [
    "perjanjian_id",
    "putaran",
    "dpa_id",
    "sidik_sumber",
    "sidik_substansi",
    "dibuka_pada",
    "dimulai_pada",
    "selesai_pada",
    "hasil",
    "berita_acara_id",
    "diperiksa",
]


def _berubah(kolom: list[str]) -> str:
    """SQL: one of these columns gets another value."""
    return "(" + " OR ".join(f"NEW.{k} IS DISTINCT FROM OLD.{k}" for k in kolom) + ")"


def _tertutup(baris: str, lewat: str = "perjanjian_id") -> str:
    """SQL: the PK this row belongs to is not open to changes (BK Pasal 3 ayat (5), 12 ayat (4))."""
    return f"(SELECT status FROM {TABEL} WHERE id = {baris}.{lewat}) NOT IN ('draf', 'dikembalikan')"


def _bertanda(pihak: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM perjanjian_tandatangan t WHERE t.naskah_id = NEW.naskah_id "
        f"AND t.pihak = '{pihak}' AND NOT EXISTS "
        "(SELECT 1 FROM perjanjian_pembatalantandatangan b WHERE b.tanda_tangan_id = t.id))"
    )


def _selesai(baris: str) -> str:
    return f"(SELECT selesai_pada FROM perjanjian_verifikasi WHERE id = {baris}.verifikasi_id) IS NOT NULL"


def _anak(tabel: str, isi: list[str]) -> list[Pemicu]:
    pesan = "Isi PK hanya dapat diubah selama draf atau dikembalikan"
    return [
        Pemicu(f"{tabel}_terkunci_insert", tabel, "INSERT", _tertutup("NEW"), pesan),
        Pemicu(
            f"{tabel}_terkunci_update", tabel, "UPDATE",
            f"({_tertutup('OLD')} OR {_tertutup('NEW')}) AND {_berubah(isi)}", pesan,
        ),
        Pemicu(f"{tabel}_terkunci_delete", tabel, "DELETE", _tertutup("OLD"), pesan),
    ]  # fmt: skip


def _dukungan() -> list[Pemicu]:
    tabel = "perjanjian_dukungan"

    def tertutup(baris: str) -> str:
        induk = f"(SELECT p.perjanjian_id FROM perjanjian_paguperjanjian p WHERE p.id = {baris}.pagu_id)"
        return f"(SELECT status FROM {TABEL} WHERE id = {induk}) NOT IN ('draf', 'dikembalikan')"

    return [
        Pemicu(f"{tabel}_terkunci_insert", tabel, "INSERT", tertutup("NEW")),
        Pemicu(f"{tabel}_terkunci_update", tabel, "UPDATE", f"{tertutup('OLD')} OR {tertutup('NEW')}"),
        Pemicu(f"{tabel}_terkunci_delete", tabel, "DELETE", tertutup("OLD")),
    ]


def pasang() -> None:
    """Declare the triggers of the PK."""
    hanya_tambah(*TAMBAH_SAJA)
    daftarkan(
        [
            Pemicu("perjanjian_tolak_delete", TABEL, "DELETE", "OLD.naskah_id IS NOT NULL OR OLD.status <> 'draf'"),
            Pemicu(
                "perjanjian_selesai_tetap", TABEL, "UPDATE",
                "OLD.status IN ('diganti', 'batal') OR (OLD.status = 'berlaku' AND "
                f"(NEW.status NOT IN ('berlaku', 'diganti') OR {_berubah(ISI_PK)} "
                "OR (OLD.disampaikan_pada IS NOT NULL AND NEW.disampaikan_pada IS DISTINCT FROM OLD.disampaikan_pada)))",
                "PK yang berlaku tidak dapat diubah",
            ),
            Pemicu(
                "perjanjian_pokok_terkunci", TABEL, "UPDATE",
                f"OLD.status NOT IN ('draf', 'dikembalikan') AND {_berubah(POKOK_PK)}",
                "Isi PK hanya dapat diubah selama draf atau dikembalikan",
            ),
            Pemicu(
                "perjanjian_naskah_terkunci", TABEL, "UPDATE",
                "OLD.status IN ('ditandatangani', 'dikirim', 'diteruskan') "
                "AND NEW.naskah_id IS DISTINCT FROM OLD.naskah_id",
                "Naskah yang ditandatangani tidak dapat dilepas",
            ),
            Pemicu(
                "perjanjian_berlaku_bertanda_tangan", TABEL, "UPDATE",
                "NEW.status = 'berlaku' AND OLD.status <> 'berlaku' AND NOT "
                f"({_bertanda('1')} AND (NEW.jalur = 'kepala_daerah' OR {_bertanda('2')}))",
                "PK tidak berlaku tanpa tanda tangan para pihak",
            ),
            Pemicu("perjanjian_baru_selalu_draf", TABEL, "INSERT", "NEW.status <> 'draf' OR NEW.naskah_id IS NOT NULL"),
            *_anak("perjanjian_butir", ISI_BUTIR),
            *_anak("perjanjian_paguperjanjian", ISI_PAGU),
            *_dukungan(),
            Pemicu("perjanjian_verifikasi_tolak_delete", "perjanjian_verifikasi", "DELETE"),
            Pemicu(
                "perjanjian_verifikasi_selesai", "perjanjian_verifikasi", "UPDATE",
                f"OLD.selesai_pada IS NOT NULL AND (OLD.dicabut_pada IS NOT NULL OR {_berubah(ISI_VERIFIKASI)})",
            ),
            Pemicu("perjanjian_temuan_tolak_delete", "perjanjian_temuan", "DELETE", _selesai("OLD")),
            Pemicu(
                "perjanjian_temuan_selesai", "perjanjian_temuan", "UPDATE",
                f"{_selesai('OLD')} AND {_berubah(ISI_TEMUAN)}",
            ),
            Pemicu("perjanjian_suara_tolak_delete", "perjanjian_persetujuanunsur", "DELETE", _selesai("OLD")),
            Pemicu("perjanjian_suara_selesai", "perjanjian_persetujuanunsur", "UPDATE", _selesai("OLD")),
        ]
    )  # fmt: skip
