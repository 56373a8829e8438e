"""What hands, programs and enemies make of a workbook: its bytes, its XML, its cells. Deterministic by `acak`."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

NILAI: tuple[Any, ...] = (
    1e308, -1e308, 1e-320, 0.1 + 0.2, -0.0, 2**63, -(2**63), 2**53 + 1, 10**30, 1e15, 0, -1, 0.5, 2026, True, False,
    date(1900, 1, 1), date(9999, 12, 31), datetime(2026, 2, 28, 23, 59, 59), time(23, 59), timedelta(days=99_999),
    "NaN", "Infinity", "-inf", "1e308", "1e-5", "0x10", "1_000", "9" * 64, "9" * 400, "-" * 40, "1.234", "1,234", "85.10", "85,10",
    "1.234.567,89", "1,234,567.89", "1.2.3.4", "97%", "97 persen", "Rp 999.999.999.999.999.999,99", "(1.000)", "Rp 5,-", "-5",
    "=1+1", "=HYPERLINK(\"http://x\")", "+62", "@SUM(A1)", "-cmd|' /C calc'!A0", "#REF!", "", " ", "\u00a0", "\n", "-", "null", "n/a",
    "a" * 32_767, "kata " * 900, "<script>alert(1)</script>", "{{7*7}}{% now %}", "' OR 1=1 --", "../../etc/passwd", "_x000D_", "_x0041_",
    "\u202eterbalik", "zero\u200bwidth", "e" + "\u0301" * 30, "\U0001f4a5", "ﷺ" * 50, "１２３", "١٢٣", "½", "²", "Ⅷ", "\ufeff", "\ue000", "İıſß",
    "31/02/2026", "00-00-0000", "29 Februari 2025", "2026-13-01", "31 Desember 9999", "1 Januari 0000", "26 Januari 2026", "Januari",
    "1.01.02.2.01.0001", "1.01.02.2.01.01", "X.XX.01", "x.xx.01.2.01", "1.1.1.1.1.1.1.1.1", "5.01", "1.3", "1", "01", "..", "999999.99", "200;2", "a;b;c", "1-2",
    "5-3", ">= 90", "1 - 1.234", "12 Bulan", "WTP", "1-9f3a2c81", "99999999999999999999-9f3a2c81", "0-00000000", "1-", "DPA", "Ya", "L" * 300,
)  # fmt: skip
_XML = (
    b"<v>1e309</v>", b"<v>NaN</v>", b"<v>-1</v>", b"<v></v>", b"<v>999999999999999999999</v>", b"<f>1+1</f>", b"<f/>", b"&#0;", b"&#x110000;",
    b"&a;", b"&#10;", b"<!DOCTYPE a [<!ENTITY a 'b'>]>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x?>", b"\xff\xfe", b"\x00", b't="e"', b't="d"', b't="b"',
    b't="s"', b's="99999"', b'r="XFD1048576"', b'r="A0"', b'r="A1"', b'hidden="1"', b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>', b"<c/>", b"<row/>",
    b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', b'<mergeCell ref="A2:B9"/>', b'<mergeCell ref="x"/>', b'state="veryHidden"', b'date1904="1"',
    b"x:", b"</row>", b"</sheetData>", b"<sheetData>", b"<is><t>a</t></is>", b'xml:space="preserve"', b'="', b"<", b">", b"&", b'"',
)  # fmt: skip


def mutasikan(isi: bytes, acak: Random) -> tuple[str, bytes]:
    """One mutant: what was done, and the file."""
    cara: tuple[Callable[[bytes, Random], bytes], ...] = (
        ubah_byte,
        ubah_bagian,
        ubah_sel,
        ubah_sel,
        ubah_sel,
        ubah_susunan,
    )
    satu = acak.choice(cara)
    return satu.__name__, satu(isi, acak)


def ubah_byte(isi: bytes, acak: Random) -> bytes:
    """The archive itself: flipped, shortened, prolonged."""
    rusak = bytearray(isi)
    for _ in range(acak.randrange(1, 6)):
        letak = acak.randrange(len(rusak))
        match acak.randrange(4):
            case 0:
                rusak[letak] ^= 1 << acak.randrange(8)
            case 1:
                del rusak[letak : letak + acak.randrange(1, 200)]
            case 2:
                rusak[letak:letak] = acak.randbytes(acak.randrange(1, 20))
            case _:
                rusak[letak : letak + 4] = acak.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"PK\x03\x04"))
        if not rusak:
            break
    return bytes(rusak)


def ubah_bagian(isi: bytes, acak: Random) -> bytes:
    """One part of it: XML that is broken, hostile or merely unusual."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        semua = {info.filename: arsip.read(info) for info in arsip.infolist()}
    nama = acak.choice([n for n in semua if n.startswith("xl/worksheets/")] * 3 + list(semua))
    rusak = bytearray(semua[nama])
    for _ in range(acak.randrange(1, 5)):
        batas = [cocok.start() for cocok in re.finditer(rb"[<>\" ]", rusak)] or [0]
        letak = acak.choice(batas)
        rusak[letak : letak + acak.choice((0, 0, 1, 5, 30))] = acak.choice(_XML)
    semua[nama] = bytes(rusak)
    if acak.random() < 0.1:
        del semua[acak.choice(list(semua))]
    return _kemas(semua)


def ubah_sel(isi: bytes, acak: Random) -> bytes:
    """Cells below the headings: values that nobody expected there."""
    buku = load_workbook(io.BytesIO(isi))
    for _ in range(acak.choice((1, 1, 2, 8))):
        lembar = acak.choice(buku.worksheets)
        baris = acak.randrange(1, max(lembar.max_row, 2) + 3)
        sel = lembar.cell(baris, acak.randrange(1, lembar.max_column + 2))
        sel.value = _nilai(acak)
        if acak.random() < 0.2:
            sel.number_format = acak.choice(("0%", "@", "[$-421]@", "dd/mm/yyyy", "0.00E+00", '0"%"', "#,##0.00"))
        if acak.random() < 0.1:
            sel.data_type = acak.choice("sneb")
    return _simpan(buku)


def ubah_susunan(isi: bytes, acak: Random) -> bytes:
    """What a person does to a table: rows and columns moved, doubled, hidden, merged; sheets added."""
    buku = load_workbook(io.BytesIO(isi))
    for _ in range(acak.randrange(1, 4)):
        acak.choice((_tukar_judul, _gandakan, _hapus, _gabung, _sembunyi, _lembar_lain, _geser, _salin_baris))(
            buku, acak
        )
    return _simpan(buku)


def _nilai(acak: Random) -> Any:
    if acak.random() < 0.1:
        return "".join(chr(acak.choice((acak.randrange(32, 127), acak.randrange(160, 0x3000)))) for _ in range(9))
    return acak.choice(NILAI)


def _letak(lembar: Worksheet, acak: Random) -> tuple[int, int]:
    return acak.randrange(1, lembar.max_row + 1), acak.randrange(1, lembar.max_column + 1)


def _tukar_judul(buku: Workbook, acak: Random) -> None:
    lembar = acak.choice(buku.worksheets)
    baris, kolom = _letak(lembar, acak)
    baris = min(baris, acak.randrange(1, 7))
    lain = acak.randrange(1, lembar.max_column + 1)
    a, b = lembar.cell(baris, kolom), lembar.cell(baris, lain)
    _tulis(a, b.value), _tulis(b, a.value)


def _gandakan(buku: Workbook, acak: Random) -> None:
    lembar = acak.choice(buku.worksheets)
    dari, ke = acak.randrange(1, lembar.max_column + 1), lembar.max_column + 1
    for baris in range(1, lembar.max_row + 1):
        _tulis(lembar.cell(baris, ke), lembar.cell(baris, dari).value)


def _hapus(buku: Workbook, acak: Random) -> None:
    lembar = acak.choice(buku.worksheets)
    baris, kolom = _letak(lembar, acak)
    lembar.delete_rows(baris) if acak.random() < 0.5 else lembar.delete_cols(kolom)


def _gabung(buku: Workbook, acak: Random) -> None:
    lembar = acak.choice(buku.worksheets)
    baris, kolom = _letak(lembar, acak)
    bawah, kanan = baris + acak.choice((0, 1, 3, 5000)), kolom + acak.choice((0, 0, 1, 40))
    lembar.merge_cells(f"{get_column_letter(kolom)}{baris}:{get_column_letter(kanan)}{bawah}")


def _sembunyi(buku: Workbook, acak: Random) -> None:
    lembar = acak.choice(buku.worksheets)
    baris, kolom = _letak(lembar, acak)
    lembar.row_dimensions[baris].hidden = True
    lembar.column_dimensions[get_column_letter(kolom)].hidden = acak.random() < 0.5
    if acak.random() < 0.3:
        lembar.sheet_state = acak.choice(("hidden", "veryHidden"))
        buku.create_sheet("Lain")


def _lembar_lain(buku: Workbook, acak: Random) -> None:
    asal = acak.choice(buku.worksheets)
    if acak.random() < 0.5:
        buku.copy_worksheet(asal)
    else:
        lain = buku.create_sheet(acak.choice(("Data", "'x'", "a" * 31, "ŝ")), 0)
        lain.append([_nilai(acak) for _ in range(3)])


def _geser(buku: Workbook, acak: Random) -> None:
    lembar = acak.choice(buku.worksheets)
    baris, kolom = _letak(lembar, acak)
    lembar.insert_rows(min(baris, 4), acak.randrange(1, 9))
    lembar.insert_cols(kolom, acak.randrange(0, 3))


def _salin_baris(buku: Workbook, acak: Random) -> None:
    """Rows twice, with the same keys."""
    lembar = acak.choice(buku.worksheets)
    baris, _ = _letak(lembar, acak)
    isi = [sel.value for sel in lembar[baris]]
    for _ in range(acak.choice((1, 2, 200))):
        lembar.append(isi)


def _tulis(sel: Any, nilai: Any) -> None:
    if type(sel).__name__ != "MergedCell":
        sel.value = nilai


def _simpan(buku: Workbook) -> bytes:
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def _kemas(semua: dict[str, bytes]) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in semua.items():
            arsip.writestr(nama, isi)
    return wadah.getvalue()
