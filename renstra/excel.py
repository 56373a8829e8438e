"""Budget lines as worksheets: the flat SIPD recap in, the document and the blank template out, from one table.

The recap has one row per sub kegiatan, source of funds, account and package, headings in row 1, 23 columns.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from renstra.models import DokumenAnggaran
from renstra.rules.rekap import Isian, Konteks, Rancangan, Temuan, susun
from sakip.lembar import (
    BerkasDitolak,
    Format,
    Kolom,
    Sel,
    baca,
    bulat_dari,
    kode_dari,
    kosong,
    rupiah_dari,
    teks_dari,
    tulis,
)


def _beralamat(pembaca: Callable[[Sel], object]) -> Callable[[Sel], object]:
    """The reader's value together with its cell, so that later checks can name it."""

    def baca_isian(sel: Sel) -> Isian:
        return Isian(pembaca(sel), sel.alamat)

    return baca_isian


def _abaikan(sel: Sel) -> None:
    """For columns that the document does not keep: written, but not read."""


def _kolom(judul: str, field: str, pembaca: Callable[[Sel], object], **lain: Any) -> Kolom:
    return Kolom(judul, field, _beralamat(pembaca), **lain)


_KODE, _NAMA = kode_dari(60), teks_dari(500)

COLUMNS: tuple[Kolom, ...] = (
    Kolom("NO", "no", _abaikan, lebar=6),
    _kolom("TAHUN", "tahun", bulat_dari(2000, 2100), lebar=8, contoh="2026", bantuan="Tahun anggaran dokumen."),
    Kolom("KODE URUSAN", "kode_urusan", _abaikan, lebar=10),
    Kolom("NAMA URUSAN", "nama_urusan", _abaikan),
    _kolom("KODE SKPD", "kode_skpd", _KODE, lebar=24, contoh="5.01.5.05.0.00.02.0000"),
    _kolom("NAMA SKPD", "nama_skpd", _NAMA, lebar=34),
    _kolom("KODE SUB UNIT", "kode_sub_unit", _KODE, lebar=24),
    _kolom("NAMA SUB UNIT", "nama_sub_unit", _NAMA, lebar=34),
    _kolom("KODE BIDANG URUSAN", "kode_bidang_urusan", teks_dari(20), lebar=12),
    Kolom("NAMA BIDANG URUSAN", "nama_bidang_urusan", _abaikan, lebar=30),
    _kolom("KODE PROGRAM", "kode_program", _KODE, wajib=True, contoh="5.01.02", lebar=14),
    _kolom("NAMA PROGRAM", "nama_program", _NAMA, wajib=True, lebar=40),
    _kolom("KODE KEGIATAN", "kode_kegiatan", _KODE, wajib=True, contoh="5.01.02.2.01", lebar=16),
    _kolom("NAMA KEGIATAN", "nama_kegiatan", _NAMA, wajib=True, lebar=40),
    _kolom("KODE SUB KEGIATAN", "kode_sub_kegiatan", _KODE, wajib=True, contoh="5.01.02.2.01.0001", lebar=20),
    _kolom("NAMA SUB KEGIATAN", "nama_sub_kegiatan", _NAMA, wajib=True, lebar=40),
    _kolom("KODE SUMBER DANA", "kode_sumber_dana", kode_dari(40), lebar=18, contoh="1.1.01"),
    _kolom("NAMA SUMBER DANA", "nama_sumber_dana", teks_dari(300), lebar=34),
    Kolom("KODE REKENING", "kode_rekening", _abaikan, lebar=20),
    Kolom("NAMA REKENING", "nama_rekening", _abaikan, lebar=34),
    Kolom("PAKET/KELOMPOK", "paket", _abaikan, lebar=24),
    Kolom("NAMA PAKET/KELOMPOK", "nama_paket", _abaikan, lebar=34),
    _kolom("PAGU", "pagu", rupiah_dari, wajib=True, format=Format.RUPIAH, lebar=22, contoh="1.250.000,00"),
)
# Only some recaps have it; the template does not.
_TAHAPAN = _kolom("TAHAPAN", "tahapan", teks_dari(100), alias=("Nama Tahapan", "Tahapan APBD"))
MAKS_BARIS = 50_000


def rancangan(isi: bytes, konteks: Konteks) -> Rancangan:
    """What the workbook would make of the document: lines, sums, every fault and doubt by cell.

    Raises `BerkasDitolak` where it cannot be read as a recap at all.
    """
    hasil = baca(isi, (*COLUMNS, _TAHAPAN), maks_baris=MAKS_BARIS, maks_kolom=60)
    if not hasil.rows and not hasil.kesalahan:
        raise BerkasDitolak("Lembar ini tidak memuat satu pun baris di bawah judulnya.")
    usul = susun((row for _, row in hasil.rows), konteks)
    salah = [Temuan(k.sel, k.pesan) for k in hasil.kesalahan]
    baris_salah = {re.sub(r"\D", "", k.sel) for k in salah}
    ragu = [Temuan("", p) for p in hasil.peringatan if "TAHAPAN" not in p]
    return Rancangan(
        jumlah_baris_berkas=len(hasil.rows) + len(baris_salah),
        usul=usul.usul,
        hilang=usul.hilang,
        sub_unit=usul.sub_unit,
        dana_baru=usul.dana_baru,
        kesalahan=(*salah, *usul.kesalahan),
        keraguan=(*ragu, *usul.keraguan),
        total=usul.total,
    )


def ekspor(dokumen: DokumenAnggaran, rows: Iterable[dict[str, Any]]) -> bytes:
    """The lines of a document, one row per sub kegiatan and source of funds; `rancangan` takes it back unchanged."""
    return tulis(COLUMNS, rows, judul_lembar=str(dokumen))


def templat() -> bytes:
    """The blank recap with a sheet that explains its columns."""
    return kosong(COLUMNS, judul_lembar="Rekap belanja")
