"""Worksheets known by their headings, so that one in the wrong place can be told where it belongs."""

from collections.abc import Iterable

from renstra.enums import JenisImpor

# Headings that stand together only in worksheets of this kind, without blanks and case.
_CIRI: dict[JenisImpor, frozenset[str]] = {
    JenisImpor.ANGGARAN: frozenset({"kodeprogram", "kodekegiatan", "kodesubkegiatan", "pagu"}),
    JenisImpor.REALISASI: frozenset({"nilaisp2d", "kodeskpd"}),
    JenisImpor.RENJA: frozenset({"kodesubkegiatan", "tolakukurkeluaran", "jumlahpagu"}),
    JenisImpor.RENSTRA_TEMPLAT: frozenset({"kode", "targettahun1", "danatahun1"}),
    JenisImpor.TUJUAN_SASARAN: frozenset({"kelompok", "tujuan/sasaran"}),
    JenisImpor.RENCANA: frozenset({"kuncisimpul", "uraian", "indikator"}),
    JenisImpor.TOLOK_UKUR: frozenset({"tolokukur", "asalrkt", "kuncibaris"}),
    JenisImpor.RKT: frozenset({"targetmenurutrencana", "kuncibaris"}),
    JenisImpor.IKU: frozenset({"indikatorkinerjautama", "kuncibaris"}),
    JenisImpor.EDISI: frozenset({"berlakubagi", "tingkat", "kode", "kuncibaris"}),
    JenisImpor.BERSAMA: frozenset({"indikator", "perangkatdaerah", "alasan", "kuncibaris"}),
    JenisImpor.RUJUKAN: frozenset({"dokumen", "nomor", "tanggal", "kuncibaris"}),
    JenisImpor.PENGUKURAN: frozenset({"realisasi", "pembilang", "penyebut", "kuncibaris"}),
    JenisImpor.PENGAMPU: frozenset({"kodesubkegiatan", "pengampu", "kuncibaris"}),
}
_RINCIAN = frozenset({"kodeakun", "namakomponen", "volume"})
BUKAN_SASARAN = (
    "Ini rincian belanja per komponen (formulir Renja/DPA/DPPA). Berkas ini tidak menyebut sub kegiatan, sehingga "
    "belanjanya tidak dapat diletakkan pada satu pun baris RKA/DPA, dan rincian komponen tidak disimpan di sini. "
    "Untuk pagu, pakai rekap belanja SIPD atau templat Renja/DPA/DPPA."
)


def tampak_seperti(judul: Iterable[str], dipilih: JenisImpor) -> str:
    """What a worksheet of these headings is, where it is not of the kind that the person chose; else nothing."""
    ada = {"".join(satu.replace("*", "").split()).casefold() for satu in judul}
    if ada >= _RINCIAN and "kodesubkegiatan" not in ada:
        return BUKAN_SASARAN
    if dipilih in _CIRI and ada >= _CIRI[dipilih]:
        return ""
    lain = next((jenis for jenis, ciri in _CIRI.items() if ada >= ciri), None)
    if lain is None or {lain, dipilih} == {JenisImpor.ANGGARAN, JenisImpor.ANGGARAN_PEMDA}:
        return ""
    return f"Berkas ini tampak seperti {lain.label}. Unggah di menu impor jenis itu."
