"""The penatausahaan report (45 or 46 columns, one row per document): NIP and names of employees stay at the door.

Of the uploaded file only `salinan_bersih` is kept: the columns that are used, cell by cell where they stood, so that a
fault can still be named by its address. Whatever in them is not of its kind is replaced by a mark, names by nothing.
"""

import io
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from renstra.excel.pembaca import jumlah_dari
from sakip import angka
from sakip.lembar import BerkasDitolak, Format, Hasil, Kolom, Pemetaan, Sel, SelSalah, baca, kenali, teks_dari
from sakip.lembar.notasi import FORMAT_TEKS_INDONESIA

MAKS_BARIS, MAKS_KOLOM = 100_000, 60
TIDAK_TERBACA = "(tidak terbaca)"
_KOSONG = {"", "-", "null", "[null]"}
_KODE = re.compile(r"[0-9X]{1,4}(?:\s*\.\s*[0-9X]{1,4}){2,9}\.?", re.IGNORECASE)
_BIDANG = re.compile(r"[0-9]\.[0-9]{2}")
_DERET_ANGKA = re.compile(r"(?:[0-9][\s.\-]?){8,}")  # a NIP, a telephone or an account, not the name of a sub kegiatan
_LUAR_BIASA = re.compile(r"\b(?:NIP|NIK|NPWP)\b", re.IGNORECASE)


def _terisi(pembaca: Callable[[Sel], Any]) -> Callable[[Sel], Any]:
    """A reader to which `null` is an empty cell."""

    def baca_terisi(sel: Sel) -> Any:
        if isinstance(sel.nilai, str) and sel.nilai.strip().casefold() in _KOSONG:
            return None
        return pembaca(sel)

    return baca_terisi


def _kode(sel: Sel) -> str:
    teks = str(sel.nilai).strip()
    if not _KODE.fullmatch(teks):
        raise SelSalah("Ini bukan kode. Tulis seperti 5.01.02.2.01.0001.")
    return teks


def _bidang(sel: Sel) -> str | None:
    teks = str(sel.nilai).strip()
    return teks if _BIDANG.fullmatch(teks) else None


def _nama(sel: Sel) -> str:
    teks = teks_dari(500)(sel)
    if _DERET_ANGKA.search(teks) or _LUAR_BIASA.search(teks):
        raise SelSalah("Sel ini bukan nama SKPD atau sub kegiatan.")
    return teks


def _tanggal(sel: Sel) -> date:
    return angka.baca_tanggal(sel.nilai)


COLUMNS: tuple[Kolom, ...] = (
    Kolom("Kode SKPD", "kode_skpd", _terisi(_kode)),
    Kolom("Nama SKPD", "nama_skpd", _terisi(_nama)),
    Kolom("Kode Bidang Urusan", "kode_bidang", _terisi(_bidang), alias=("Kode Bidang",)),
    Kolom("Kode Sub Kegiatan", "kode_sub", _terisi(_kode), wajib=True),
    Kolom("Nama Sub Kegiatan", "nama_sub", _terisi(_nama)),
    Kolom("Tanggal Dokumen", "tanggal", _terisi(_tanggal), wajib=True),
    Kolom("Nilai Realisasi", "realisasi", _terisi(jumlah_dari), format=Format.RUPIAH),
    Kolom("Nilai Setoran", "setoran", _terisi(jumlah_dari), format=Format.RUPIAH),
)
_WAJIB = {"kode_skpd", "kode_sub", "tanggal", "realisasi", "setoran"}
_TANDA_BARIS = ("kode_sub", "tanggal")  # a row with neither is a total or the signature below the table


def _disalin(satu: Kolom) -> Kolom:
    """The same column, each cell in one form of writing; what is not of its kind leaves nothing but a mark."""

    def tertulis(sel: Sel) -> str | None:
        try:
            return _tertulis(satu.baca(sel))
        except angka.MasukanSalah:
            return TIDAK_TERBACA if satu.field in _WAJIB else None

    return Kolom(satu.judul, satu.field, tertulis, alias=satu.alias, gabungan=satu.isi_ke_bawah)


def _terbaca(isi: bytes) -> Hasil:
    """The used cells, cleaned. Only where they are not on the sheet that was taken, the others are looked at."""
    kolom = [_disalin(k) for k in COLUMNS]
    hasil = baca(isi, kolom, maks_baris=MAKS_BARIS, maks_kolom=MAKS_KOLOM)
    if _kurang(hasil.tempat):
        dikenal = kenali(isi, COLUMNS, maks_baris=MAKS_BARIS, maks_kolom=MAKS_KOLOM)
        if kurang := _kurang(dikenal.tempat):
            raise BerkasDitolak(
                f"Lembar {dikenal.dipilih} baris {dikenal.baris_judul}: kolom tidak ada: {', '.join(kurang)}. Unggah "
                "Laporan Realisasi Per Dokumen dari SIPD Penatausahaan apa adanya."
            )
        tempat = Pemetaan(lembar=dikenal.dipilih, baris_judul=dikenal.baris_judul)
        hasil = baca(isi, kolom, pemetaan=tempat, maks_baris=MAKS_BARIS, maks_kolom=MAKS_KOLOM)
    return hasil


def _kurang(tempat: dict[str, int]) -> list[str]:
    return [k.judul for k in COLUMNS if k.field in _WAJIB - tempat.keys()]


def salinan_bersih(isi: bytes) -> tuple[bytes, int]:
    """The workbook that is kept instead of the uploaded one, and how many rows without a document were left out.

    Raises `BerkasDitolak` where the file is not this report: nothing of it is kept then.
    """
    hasil = _terbaca(isi)
    if hasil.kesalahan:
        contoh = " ".join(f"{k.sel}: {k.pesan}" for k in hasil.kesalahan[:5])
        raise BerkasDitolak(
            f"{len(hasil.kesalahan)} sel tidak dapat dibaca sehingga tidak ada yang disimpan. {contoh}"
        )
    dokumen = {n: row for n, row in hasil.rows if any(row[f] is not None for f in _TANDA_BARIS)}
    return _tulis(dokumen, hasil.tempat, hasil.baris_judul), len(hasil.rows) - len(dokumen)


def _tertulis(nilai: object) -> str | None:
    if isinstance(nilai, Decimal):
        return angka.format_bilangan(nilai, 2)
    if isinstance(nilai, date):
        return angka.tanggal_panjang(nilai)
    return None if nilai is None else str(nilai)


def _tulis(baris: dict[int, dict[str, str | None]], tempat: dict[str, int], baris_judul: int) -> bytes:
    """Rows are written one by one, so each column needs one cell object only; styling each anew takes far longer."""
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Realisasi")
    laci = {field: WriteOnlyCell(lembar) for field in tempat}
    for sel in laci.values():
        sel.number_format = FORMAT_TEKS_INDONESIA
    judul: dict[str, str | None] = {k.field: k.judul for k in COLUMNS}
    isi = {baris_judul: judul, **baris}
    for nomor in range(1, max(isi) + 1):
        row: list[Any] = [None] * max(tempat.values())
        for field, urutan in tempat.items():
            if teks := isi.get(nomor, {}).get(field):
                laci[field].value, laci[field].data_type = teks, "s"
                row[urutan - 1] = laci[field]
        lembar.append(row)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()
