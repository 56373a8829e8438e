"""Budget lines as worksheets: the flat SIPD recap in, the document and the blank template out, from one table.

The recap has one row per sub kegiatan, source of funds, account and package, headings in row 1, 23 columns.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import Any

from renstra.models import DokumenAnggaran
from renstra.rules.impor import RancanganImpor, Temuan
from renstra.rules.rekap import Konteks, sebagai_impor, susun
from sakip.lembar import (
    KOLOM_KUNCI,
    Format,
    Hasil,
    Kolom,
    abaikan,
    bulat_dari,
    kode_dari,
    kosong,
    kunci_baris,
    rupiah_dari,
    teks_dari,
    tulis,
)

_KODE, _NAMA = kode_dari(60), teks_dari(500)

COLUMNS: tuple[Kolom, ...] = (
    Kolom("NO", "no", abaikan, lebar=6),
    Kolom("TAHUN", "tahun", bulat_dari(2000, 2100), lebar=8, contoh="2026", bantuan="Tahun anggaran dokumen."),
    Kolom("KODE URUSAN", "kode_urusan", abaikan, lebar=10),
    Kolom("NAMA URUSAN", "nama_urusan", abaikan),
    Kolom("KODE SKPD", "kode_skpd", _KODE, lebar=24, contoh="5.01.5.05.0.00.02.0000"),
    Kolom("NAMA SKPD", "nama_skpd", _NAMA, lebar=34),
    Kolom("KODE SUB UNIT", "kode_sub_unit", _KODE, lebar=24),
    Kolom("NAMA SUB UNIT", "nama_sub_unit", _NAMA, lebar=34),
    Kolom("KODE BIDANG URUSAN", "kode_bidang_urusan", teks_dari(20), lebar=12),
    Kolom("NAMA BIDANG URUSAN", "nama_bidang_urusan", abaikan, lebar=30),
    Kolom("KODE PROGRAM", "kode_program", _KODE, wajib=True, contoh="5.01.02", lebar=14),
    Kolom("NAMA PROGRAM", "nama_program", _NAMA, wajib=True, lebar=40),
    Kolom("KODE KEGIATAN", "kode_kegiatan", _KODE, wajib=True, contoh="5.01.02.2.01", lebar=16),
    Kolom("NAMA KEGIATAN", "nama_kegiatan", _NAMA, wajib=True, lebar=40),
    Kolom("KODE SUB KEGIATAN", "kode_sub_kegiatan", _KODE, wajib=True, contoh="5.01.02.2.01.0001", lebar=20),
    Kolom("NAMA SUB KEGIATAN", "nama_sub_kegiatan", _NAMA, wajib=True, lebar=40),
    Kolom("KODE SUMBER DANA", "kode_sumber_dana", kode_dari(40), lebar=18, contoh="1.1.01"),
    Kolom("NAMA SUMBER DANA", "nama_sumber_dana", teks_dari(300), lebar=34),
    Kolom("KODE REKENING", "kode_rekening", abaikan, lebar=20),
    Kolom("NAMA REKENING", "nama_rekening", abaikan, lebar=34),
    Kolom("PAKET/KELOMPOK", "paket", abaikan, lebar=24),
    Kolom("NAMA PAKET/KELOMPOK", "nama_paket", abaikan, lebar=34),
    Kolom("PAGU", "pagu", rupiah_dari, wajib=True, format=Format.RUPIAH, lebar=22, contoh="1.250.000,00"),
)
# Only some recaps have it; the template does not.
TAHAPAN = Kolom("TAHAPAN", "tahapan", teks_dari(100), alias=("Nama Tahapan", "Tahapan APBD"))
MAKS_BARIS = 50_000
EKSPOR = (*COLUMNS, KOLOM_KUNCI)
BACA = (*COLUMNS, TAHAPAN)
BACA_PULANG = (*BACA, KOLOM_KUNCI)


def rancangan(hasil: Hasil, konteks: Konteks) -> RancanganImpor:
    """What the rows would make of the document: lines, sums, every fault and doubt by cell."""
    salah = [Temuan(k.sel, k.pesan) for k in hasil.kesalahan]
    ragu = [Temuan("", p) for p in hasil.peringatan if "TAHAPAN" not in p and KOLOM_KUNCI.judul not in p]
    jadi = sebagai_impor(susun(hasil.rows, konteks, hasil.sel), salah, ragu)
    return replace(jadi, jumlah_baris=len(hasil.rows) + len({re.sub(r"\D", "", k.sel) for k in salah}))


def ekspor(dokumen: DokumenAnggaran, rows: Iterable[dict[str, Any]]) -> bytes:
    """The lines of a document, one row per sub kegiatan and source of funds; the import takes it back unchanged."""
    semua = list(rows)
    isi = isi_sub(semua)
    berkunci = (row | {"kunci": kunci_baris(row["baris_id"], isi[row["kode_sub_kegiatan"]])} for row in semua)
    return tulis(EKSPOR, berkunci, judul_lembar=str(dokumen))


def isi_sub(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[object]]:
    """Code of a sub kegiatan -> what its row key is made of: the names and the money of all its rows together."""
    nama: dict[str, list[object]] = {}
    jumlah: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in rows:
        kode = row["kode_sub_kegiatan"]
        nama.setdefault(kode, [row["nama_program"], row["nama_kegiatan"], row["nama_sub_kegiatan"]])
        jumlah[kode][row["kode_sumber_dana"]] += row["pagu"]
    return {kode: [*judul, *chain(*sorted(jumlah[kode].items()))] for kode, judul in nama.items()}


def templat() -> bytes:
    """The blank recap with a sheet that explains its columns."""
    return kosong(COLUMNS, judul_lembar="Rekap belanja")
