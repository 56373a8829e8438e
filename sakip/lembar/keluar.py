"""Writing worksheets: the export and the blank workbook. A text stays a text, even one that begins with `=`."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from sakip.angka import Nilai, Notasi, baca_nilai, format_bilangan
from sakip.lembar.kolom import Format, Kolom
from sakip.lembar.notasi import FORMAT_TEKS_INDONESIA

MAKS_HURUF_SEL = 32_767
TEGAK_MAKS = 95  # letters that are read with ease across an upright page
FORMAT_TANGGAL = "[$-421]d mmmm yyyy"
_JUDUL = {
    "font": Font(bold=True, color="FFFFFF"),
    "fill": PatternFill("solid", fgColor="1F4E78"),
    "alignment": Alignment(horizontal="center", vertical="center", wrap_text=True),
    "border": Border(*[Side("thin", color="808080")] * 4),
}
_LIPAT = Alignment(vertical="top", wrap_text=True)
_ATAS = Alignment(vertical="top")


def tulis(
    kolom: Sequence[Kolom],
    rows: Iterable[Mapping[str, Any] | object],
    *,
    judul_lembar: str,
    keterangan: str | Sequence[str] | None = None,
) -> bytes:
    """The workbook of `rows` (mappings, or objects with the fields as attributes); `baca` takes it back unchanged."""
    buku = Workbook(write_only=True)
    _tulis_lembar(buku, kolom, rows, judul_lembar, keterangan)
    return _simpan(buku)


def kosong(kolom: Sequence[Kolom], *, judul_lembar: str, keterangan: str | Sequence[str] | None = None) -> bytes:
    """The blank workbook, with a second sheet that explains each column."""
    return tulis_buku([LembarTulis(kolom, (), judul_lembar, keterangan)], petunjuk=kolom)


@dataclass(frozen=True)
class LembarTulis:
    """One sheet of a workbook: its columns, its rows, its name, and what stands above the headings."""

    kolom: Sequence[Kolom]
    rows: Iterable[Mapping[str, Any] | object]
    judul: str
    keterangan: str | Sequence[str] | None = None


def tulis_buku(lembar: Iterable[LembarTulis], *, petunjuk: Sequence[Kolom] = ()) -> bytes:
    """A workbook of several sheets, of which `baca` takes the first; `petunjuk` - columns explained on a last one."""
    buku = Workbook(write_only=True)
    for satu in lembar:
        _tulis_lembar(buku, satu.kolom, satu.rows, satu.judul, satu.keterangan)
    if petunjuk:
        _tulis_petunjuk(buku, petunjuk)
    return _simpan(buku)


def _tulis_petunjuk(buku: Workbook, kolom: Sequence[Kolom]) -> None:
    petunjuk = buku.create_sheet("Petunjuk")
    for huruf, lebar in zip("ABCD", (30, 10, 70, 30), strict=True):
        petunjuk.column_dimensions[huruf].width = lebar
    petunjuk.freeze_panes = "A2"
    baris = _Baris(petunjuk, [Kolom(huruf, huruf) for huruf in "abcd"])
    petunjuk.append([_judul(petunjuk, teks) for teks in ("Nama kolom", "Wajib", "Cara mengisi", "Contoh")])
    for satu in kolom:
        isi = (satu.judul, "Ya" if satu.wajib else "Tidak", satu.bantuan or _bantuan_umum(satu), satu.contoh)
        petunjuk.append(baris.sel(dict(zip("abcd", isi, strict=True))))


def _simpan(buku: Workbook) -> bytes:
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def _tulis_lembar(
    buku: Workbook,
    kolom: Sequence[Kolom],
    rows: Iterable[Mapping[str, Any] | object],
    judul_lembar: str,
    keterangan: str | Sequence[str] | None,
) -> None:
    baris_ket = [keterangan] if isinstance(keterangan, str) else list(keterangan or ())
    baris_judul = len(baris_ket) + 1
    lembar = buku.create_sheet(re.sub(r"[\[\]:*?/\\']", " ", _aman(judul_lembar))[:31].strip() or "Data")
    lembar.freeze_panes = f"A{baris_judul + 1}"
    _siap_cetak(lembar, baris_judul, sum(satu.lebar for satu in kolom))
    for urutan, satu in enumerate(kolom, 1):
        dimensi = lembar.column_dimensions[get_column_letter(urutan)]
        dimensi.width = satu.lebar
        if satu.format == Format.TEKS:
            dimensi.number_format = "@"  # so that a typed 85,10 or 97% stays as typed
    for teks in baris_ket:
        sel = WriteOnlyCell(lembar)
        _isi_teks(sel, teks)
        sel.font = Font(italic=True)
        lembar.append([sel])
    lembar.append([_judul(lembar, satu.judul + (" *" if satu.wajib else "")) for satu in kolom])
    terakhir, penulis = baris_judul, _Baris(lembar, kolom)
    try:
        for row in rows:
            lembar.append(penulis.sel(row))
            terakhir += 1
    except Exception:
        lembar.close()  # else the abandoned writer complains when it is collected
        raise
    lembar.auto_filter.ref = f"A{baris_judul}:{get_column_letter(len(kolom))}{terakhir}"


def _siap_cetak(lembar: Any, baris_judul: int, lebar: float) -> None:
    """On paper all columns beside each other, on its side where they are wide, their heads again on every page."""
    lembar.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    lembar.page_setup.fitToHeight = 0
    lembar.page_setup.orientation = "landscape" if lebar > TEGAK_MAKS else "portrait"
    lembar.print_title_rows = f"{baris_judul}:{baris_judul}"


def _ambil(row: Mapping[str, Any] | object, kolom: Kolom) -> object:
    nilai = row.get(kolom.field) if isinstance(row, Mapping) else getattr(row, kolom.field)
    return kolom.tulis(nilai) if kolom.tulis and nilai is not None else nilai


class _Baris:
    """Makes the cells of one sheet's rows. A row is written at once, so each column needs one cell object per style;
    styling every cell anew takes ten times as long."""

    def __init__(self, lembar: Any, kolom: Sequence[Kolom]) -> None:
        self.lembar, self.kolom = lembar, kolom
        self.laci: dict[tuple[int, str, bool], Any] = {}

    def sel(self, row: Mapping[str, Any] | object) -> list[Any]:
        return [self._sel(urutan, satu, _ambil(row, satu)) for urutan, satu in enumerate(self.kolom)]

    def _sel(self, urutan: int, kolom: Kolom, nilai: object) -> Any:
        """One cell: numbers as numbers, dates as dates, everything else as text."""
        if nilai is None or nilai == "":
            return None
        if isinstance(nilai, date):
            sel = self._ambil(urutan, FORMAT_TANGGAL)
            sel.value = nilai
            sel.number_format = FORMAT_TANGGAL  # setting a date resets it
            return sel
        if isinstance(nilai, int | Decimal) and not isinstance(nilai, bool) and kolom.format != Format.TEKS:
            return self._angka(urutan, Decimal(nilai), kolom)
        return self._teks(urutan, _tertulis(kolom, nilai), isinstance(nilai, Nilai))

    def _angka(self, urutan: int, nilai: Decimal, kolom: Kolom) -> Any:
        if len(nilai.as_tuple().digits) > 15 or int(nilai.as_tuple().exponent) < -12:
            return self._teks(urutan, format_bilangan(nilai))  # more digits than Excel keeps
        desimal = 2 if kolom.format == Format.RUPIAH else max(0, -int(nilai.as_tuple().exponent))
        sel = self._ambil(urutan, "#,##0" + ("." + "0" * desimal if desimal else ""))
        sel.value = format(nilai, "f")
        sel.data_type = "n"  # openpyxl itself would pass a Decimal through a float
        return sel

    def _teks(self, urutan: int, teks: str, nilai: bool = False) -> Any:
        number_format = FORMAT_TEKS_INDONESIA if nilai and _dua_arti(teks) else "@"
        sel = self._ambil(urutan, number_format, _berpetik(teks))
        sel.value = _aman(teks)
        sel.data_type = "s"
        return sel

    def _ambil(self, urutan: int, number_format: str, petik: bool = False) -> Any:
        kunci = (urutan, number_format, petik)
        if kunci not in self.laci:
            sel = self.laci[kunci] = WriteOnlyCell(self.lembar)
            sel.number_format, sel.quotePrefix = number_format, petik
            sel.alignment = _LIPAT if "@" in number_format else _ATAS
        return self.laci[kunci]


def _tertulis(kolom: Kolom, nilai: object) -> str:
    if isinstance(nilai, float):
        raise TypeError(f"{kolom.field}: a float in an export; numbers are Decimal")
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, Decimal):
        return format_bilangan(nilai)
    return nilai.tertulis if isinstance(nilai, Nilai) else str(nilai)


def _dua_arti(teks: str) -> bool:
    """Whether a target is read otherwise in English notation, so that its cell must say that it is Indonesian."""
    return baca_nilai(teks, Notasi.INGGRIS) != baca_nilai(teks)


def _judul(lembar: Any, teks: str) -> Any:
    sel = WriteOnlyCell(lembar)
    _isi_teks(sel, teks)
    for nama, gaya in _JUDUL.items():
        setattr(sel, nama, gaya)
    return sel


def _isi_teks(sel: Any, teks: str) -> None:
    sel.value = _aman(teks)
    sel.data_type = "s"
    sel.quotePrefix = _berpetik(teks)


def _berpetik(teks: str) -> bool:
    """Whether the text must be marked as text, lest it becomes a formula when edited in Excel."""
    return teks[:1] in {"=", "+", "-", "@"}


def _aman(teks: str) -> str:
    """The text without what a worksheet cannot hold; `_x0041_` is written so that Excel does not decode it."""
    if len(teks) > MAKS_HURUF_SEL:
        raise ValueError(f"text of {len(teks)} characters would be cut silently by Excel")
    bersih = re.sub("[\ud800-\udfff\ufffe\uffff]", "", ILLEGAL_CHARACTERS_RE.sub("", teks))
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", bersih)


def _bantuan_umum(kolom: Kolom) -> str:
    return {
        Format.RUPIAH: "Angka rupiah, paling banyak dua desimal; titik untuk ribuan dan koma untuk desimal.",
        Format.BILANGAN: "Angka; titik untuk ribuan dan koma untuk desimal.",
        Format.TANGGAL: "Tanggal, misalnya 26 Januari 2026 atau 26-01-2026.",
    }.get(Format(kolom.format), "Teks.")
