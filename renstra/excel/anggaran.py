"""Budget lines as worksheets: the flat SIPD recap in, the document and the blank template out, from one table.

The recap has one row per sub kegiatan, source of funds, account and package, headings in row 1, 23 columns.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from renstra.rules.impor import RancanganImpor, Temuan
from renstra.rules.rekap import Konteks, Rancangan, sebagai_impor, susun
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
    return tampil(hasil, susun(hasil.rows, konteks, hasil.sel))


def tampil(hasil: Hasil, jadi: Rancangan) -> RancanganImpor:
    """The lines as they will be, with what the worksheet itself said."""
    salah, ragu = dari_lembar(hasil)
    jumlah_baris = len(hasil.rows) + len({re.sub(r"\D", "", t.sel) for t in salah})
    return replace(sebagai_impor(jadi, salah, ragu), jumlah_baris=jumlah_baris)


def dari_lembar(hasil: Hasil) -> tuple[list[Temuan], list[Temuan]]:
    """Faults and doubts of the worksheet itself; that a column is missing which few recaps have is no doubt."""
    diam = (TAHAPAN.judul, KOLOM_KUNCI.judul)
    ragu = [Temuan("", p) for p in hasil.peringatan if not any(judul in p for judul in diam)]
    return [Temuan(k.sel, k.pesan) for k in hasil.kesalahan], ragu


def ekspor(rows: Iterable[dict[str, Any]], judul: str) -> bytes:
    """Documents as a recap, one row per sub kegiatan, source of funds and sub unit; the import takes it back
    unchanged. The rows of a line stand together, as `queries.baris_ekspor` gives them."""
    return tulis(EKSPOR, _berkunci(rows), judul_lembar=judul)


def _berkunci(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for baris_id, milik in groupby(rows, key=itemgetter("baris_id")):
        sekelompok = list(milik)
        (isi,) = isi_sub(sekelompok).values()
        kunci = kunci_baris(baris_id, isi)
        yield from (row | {"kunci": kunci} for row in sekelompok)


def isi_sub(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[object]]:
    """Code of a sub kegiatan -> what its row key is made of: the names and the money of all its rows together."""
    nama: dict[str, list[object]] = {}
    jumlah: dict[str, dict[tuple[str, ...], Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in rows:
        kode = row["kode_sub_kegiatan"]
        nama.setdefault(kode, [row["nama_program"], row["nama_kegiatan"], row["nama_sub_kegiatan"]])
        jumlah[kode][(row["kode_sumber_dana"] or "", *_unit(row))] += row["pagu"]
    isi = {kode: [[*pos, j] for pos, j in sorted(milik.items())] for kode, milik in jumlah.items()}
    return {kode: [*judul, *chain(*isi[kode])] for kode, judul in nama.items()}


def _unit(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Nothing where the PD itself spends the row."""
    milik = (row["kode_sub_unit"] or "", row["nama_sub_unit"] or "")
    return () if milik == (row["kode_skpd"] or "", row["nama_skpd"] or "") else milik


def templat() -> bytes:
    """The blank recap with a sheet that explains its columns."""
    return kosong(COLUMNS, judul_lembar="Rekap belanja")
