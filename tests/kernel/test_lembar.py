"""Worksheets in and out, and files made to do harm. Needs no database."""

import io
import random
import re
import time
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sakip import lembar
from sakip.angka import MasukanSalah, baca_nilai, bersihkan_teks
from sakip.lembar import BerkasDitolak, CellError, Format, Kolom, berkas, pindai
from sakip.lembar.berkas import rusak_bila_gagal
from tests.lembar.pabrik import arsip, berbagi_teks, buku, ganti, ubah, ubah_lembar

D = Decimal


class Arah(StrEnum):
    NAIK = "naik"
    TURUN = "turun"


ARAH = {"Makin tinggi makin baik": Arah.NAIK, "Makin rendah makin baik": Arah.TURUN}
LABEL = {arah: label for label, arah in ARAH.items()}

KOLOM = (
    Kolom("Kode", "kode", lembar.kode_dari(), wajib=True, alias=("Kode Sasaran",), bantuan="Kode.", contoh="1.02.10"),
    Kolom("Uraian", "uraian", lembar.teks_dari(2000), wajib=True, lebar=60),
    Kolom("Target", "target", lembar.nilai_dari, contoh="97%"),
    Kolom("Pagu", "pagu", lembar.rupiah_dari, format=Format.RUPIAH),
    Kolom("Tanggal", "tanggal", lembar.tanggal_dari, format=Format.TANGGAL),
    Kolom("Bobot", "bobot", lembar.bilangan_dari, format=Format.BILANGAN),
    Kolom("Arah", "arah", lembar.pilihan_dari(ARAH), tulis=LABEL.__getitem__),
    Kolom("Tahun", "tahun", lembar.bulat_dari(2000, 2100), format="bilangan"),
)
JUDUL = [kolom.judul for kolom in KOLOM]


def baris(**isi):
    kosong = dict.fromkeys(kolom.field for kolom in KOLOM)
    return kosong | {"kode": "1", "uraian": "Sasaran"} | isi


def pesan(isi, kolom=KOLOM, **pilihan):
    with pytest.raises(BerkasDitolak) as ditolak:
        lembar.baca(isi, kolom, **pilihan)
    return ditolak.value.pesan


@pytest.fixture(scope="module")
def contoh():
    return berbagi_teks(buku(["Kode", "Uraian", "Target"], ["1", "Satu", "97%"], ["2", "Dua", "85,10"]))


def test_shared_texts_are_read_like_texts_in_cells(contoh):
    assert [row["uraian"] for _, row in lembar.baca(contoh, KOLOM).rows] == ["Satu", "Dua"]


# ---- out and in again


def test_what_is_exported_imports_unchanged():
    rows = [
        baris(kode="1.02.10", uraian="=1+1", target=baca_nilai("97%"), pagu=D("17020520112.00"), arah=Arah.NAIK),
        baris(kode="01", uraian="@SUM(A1)\nbaris dua <b>&amp; _x0041_", target=baca_nilai("10–15 hari"), tahun=2026),
        baris(uraian="-cmd|' /C calc'!A0", tanggal=date(2026, 1, 26), bobot=D("85.10"), arah=Arah.TURUN),
        baris(uraian="+62", pagu=D("123456789012345.67"), bobot=D("-0.000000001"), target=baca_nilai("WTP")),
    ]
    hasil = lembar.baca(lembar.tulis(KOLOM, rows, judul_lembar="PK 2026", keterangan="=Pemkab"), KOLOM)
    assert (hasil.kesalahan, hasil.peringatan, hasil.lembar, hasil.baris_judul) == ([], [], "PK 2026", 2)
    assert hasil.rows == list(enumerate(rows, 3))


teks = st.text(min_size=1, max_size=60).filter(lambda t: _bersih(t) == t and t)


def _bersih(teks):
    try:
        return bersihkan_teks(teks)
    except MasukanSalah:
        return None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            baris,
            uraian=teks,
            kode=teks.filter(lambda t: len(t) <= 50),
            target=st.none() | teks.map(baca_nilai),
            pagu=st.none() | st.decimals(0, 10**17, places=2, allow_nan=False),
            bobot=st.none() | st.decimals(-(10**16), 10**16, places=5, allow_nan=False),
            tanggal=st.none() | st.dates(date(1901, 1, 1), date(2200, 12, 31)),
            arah=st.none() | st.sampled_from(Arah),
        ),
        max_size=5,
    )
)
def test_whatever_is_exported_imports_unchanged(rows):
    hasil = lembar.baca(lembar.tulis(KOLOM, rows, judul_lembar="Uji"), KOLOM)
    assert hasil.kesalahan == []
    assert [row for _, row in hasil.rows] == rows


def test_no_text_becomes_a_formula():
    isi = lembar.tulis(KOLOM, [baris(uraian="=1+1")], judul_lembar="=A", keterangan=["=2", "=3"])
    with zipfile.ZipFile(io.BytesIO(isi)) as wadah_zip:
        semua = [wadah_zip.read(nama) for nama in wadah_zip.namelist() if nama.startswith("xl/worksheets/")]
    assert semua
    assert not any(re.search(rb"<f[ >/]", satu) for satu in semua)


def test_the_export_looks_like_a_table():
    ws = load_workbook(io.BytesIO(lembar.tulis(KOLOM, [baris(pagu=D("1500"), bobot=D("0.25"))], judul_lembar="PK")))[
        "PK"
    ]
    assert [sel.value for sel in ws[1]][:3] == ["Kode *", "Uraian *", "Target"]
    assert ws["A1"].font.bold
    assert (ws.freeze_panes, ws.auto_filter.ref, ws.column_dimensions["B"].width) == ("A2", "A1:H2", 60)
    assert (ws["D2"].value, ws["D2"].number_format, ws["F2"].number_format) == (1500, "#,##0.00", "#,##0.00")


def test_the_export_goes_on_paper_with_all_columns_and_their_heads_on_each_page():
    for lebar, arah in ((20, "portrait"), (80, "landscape")):
        kolom = [Kolom("Kode", "kode", lebar=20), Kolom("Nama", "nama", lebar=lebar)]
        ws = load_workbook(io.BytesIO(lembar.tulis(kolom, [], judul_lembar="Data", keterangan="Contoh"))).active
        assert ws.sheet_properties.pageSetUpPr.fitToPage
        assert (ws.page_setup.fitToHeight, ws.page_setup.orientation) == (0, arah)
        assert ws.print_title_rows == "$2:$2"


def test_an_export_takes_objects_too():
    @dataclass
    class Sasaran:
        kode: str
        uraian: str

    isi = lembar.tulis(KOLOM[:2], [Sasaran("1", "Satu")], judul_lembar="PK")
    assert lembar.baca(isi, KOLOM[:2]).rows == [(2, {"kode": "1", "uraian": "Satu"})]


def test_the_export_refuses_floats_and_text_that_excel_would_cut():
    with pytest.raises(TypeError, match="bobot"):
        lembar.tulis(KOLOM, [baris(bobot=0.1)], judul_lembar="PK")
    with pytest.raises(ValueError, match="32768"):
        lembar.tulis(KOLOM, [baris(uraian="x" * 32_768)], judul_lembar="PK")


def test_the_blank_workbook_explains_itself_and_reads_as_empty():
    isi = lembar.kosong(KOLOM, judul_lembar="Rencana/2026", keterangan="Isi mulai baris 3")
    wb = load_workbook(io.BytesIO(isi))
    assert wb.sheetnames == ["Rencana 2026", "Petunjuk"]
    assert [sel.value for sel in wb["Petunjuk"][2]] == ["Kode", "Ya", "Kode.", "1.02.10"]
    assert wb["Rencana 2026"].column_dimensions["C"].number_format == "@"
    hasil = lembar.baca(isi, KOLOM)
    assert (hasil.rows, hasil.kesalahan, hasil.peringatan) == ([], [], [])


# ---- reading cells


def test_every_mistake_is_told_at_once_by_its_cell():
    isi = buku(
        JUDUL,
        ["1", "Satu", None, "Rp 5,-", "26 Januari 2026", "85,10", "makin TINGGI makin baik", 2026],
        [None, "a\u202eb", None, -5, "31-02-2026", "85.10", "Naik", 1999],
        [1.1, " ", "97%", True, True, datetime(2026, 1, 1), 5, 2026.5],
    )
    hasil = lembar.baca(isi, KOLOM)
    assert [nomor for nomor, _ in hasil.rows] == [2]
    assert hasil.rows[0][1]["bobot"] == D("85.10")
    assert [salah.sel for salah in hasil.kesalahan] == [
        "A3", "B3", "D3", "E3", "F3", "G3", "H3", "A4", "B4", "D4", "E4", "F4", "G4", "H4",
    ]  # fmt: skip
    assert CellError("A3", "Kode wajib diisi.") in hasil.kesalahan
    assert CellError("B4", "Uraian wajib diisi.") in hasil.kesalahan
    assert "ambigu: tulis 85,10" in next(salah.pesan for salah in hasil.kesalahan if salah.sel == "F3")


def test_only_so_many_mistakes_are_listed():
    hasil = lembar.baca(buku(["Kode", "Uraian"], *([None, "x"] for _ in range(1100))), KOLOM[:2])
    assert len(hasil.kesalahan) == 1000
    assert any("1100 kesalahan" in satu for satu in hasil.peringatan)


def test_a_percent_cell_means_what_is_shown():
    def persen(wb, ws):
        ws["C2"], ws["C2"].number_format = 0.97, "0%"
        ws["C3"], ws["C3"].number_format = 0.8273, '0.00\\ %;"rugi" 0%'
        ws["C4"], ws["C4"].number_format = 97, '0"%"'

    rows = lembar.baca(buku(["Kode", "Uraian", "Target"], *([str(n), "x"] for n in "123"), sebelum=persen), KOLOM).rows
    assert [row["target"].tertulis for _, row in rows] == ["97%", "82,73%", "97"]


def test_formulas_without_a_result_and_error_cells_are_refused():
    def galat(wb, ws):
        ws["C3"], ws["C3"].data_type = "#REF!", "e"

    isi = buku(["Kode", "Uraian", "Target"], ["1", "x", "=1+1"], ["2", "y", None], sebelum=galat)
    kesalahan = {salah.sel: salah.pesan for salah in lembar.baca(isi, KOLOM).kesalahan}
    assert "Rumus belum dihitung" in kesalahan["C2"]
    assert "#REF!" in kesalahan["C3"]


def test_a_formula_with_its_result_is_read():
    isi = ubah_lembar(
        buku(["Kode", "Uraian", "Target"], ["1", "x", "=1+1"]), ganti(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    )
    assert lembar.baca(isi, KOLOM).rows[0][1]["target"].bilangan == 2


def test_a_required_cell_without_a_computed_formula_is_not_a_blank_row():
    isi = buku(["Kode", "Uraian"], ["=1", "=2"])
    assert [salah.sel for salah in lembar.baca(isi, KOLOM[:2]).kesalahan] == ["A2", "B2"]


def test_merged_cells_are_filled_down_and_reported():
    isi = buku(
        ["Kode", "Uraian"], ["1", "a"], [None, "b"], [None, "c"], sebelum=lambda wb, ws: ws.merge_cells("A2:A4")
    )
    hasil = lembar.baca(isi, KOLOM[:2])
    assert [(row["kode"], row["uraian"]) for _, row in hasil.rows] == [("1", "a"), ("1", "b"), ("1", "c")]
    assert hasil.peringatan == ["1 sel gabungan diisi ke bawah: A2:A4."]


def test_merged_money_is_refused_for_it_would_count_twice():
    isi = buku(["Kode", "Uraian", "Pagu"], ["1", "a", 5], ["2", "b"], sebelum=lambda wb, ws: ws.merge_cells("C2:C3"))
    assert [salah.sel for salah in lembar.baca(isi, KOLOM).kesalahan] == ["C2"]


def test_headings_merged_over_two_rows_are_one_heading():
    def gabung(wb, ws):
        ws.merge_cells("A2:A3")
        ws.merge_cells("B2:B3")

    isi = buku(["Kabupaten"], ["Kode", "Uraian"], [], ["1", "a"], sebelum=gabung)
    hasil = lembar.baca(isi, KOLOM[:2])
    assert (hasil.baris_judul, hasil.rows) == (2, [(4, {"kode": "1", "uraian": "a"})])


def test_a_merge_makes_no_rows_of_its_own():
    isi = buku(["Kode", "Uraian"], ["1", "a"], [], ["2", "b"], sebelum=lambda wb, ws: ws.merge_cells("A2:A3"))
    assert [nomor for nomor, _ in lembar.baca(isi, KOLOM[:2]).rows] == [2, 4]


def test_hidden_rows_columns_and_sheets_are_reported():
    def sembunyi(wb, ws):
        ws.row_dimensions[3].hidden = True
        ws.column_dimensions["B"].hidden = True
        wb.create_sheet("Rahasia").sheet_state = "veryHidden"

    hasil = lembar.baca(buku(["Kode", "Uraian"], ["1", "a"], ["2", "b"], sebelum=sembunyi), KOLOM[:2])
    assert len(hasil.rows) == 2
    assert hasil.peringatan == [
        "Kolom B tersembunyi tetapi ikut dibaca.",
        "Lembar tersembunyi Rahasia tidak dibaca.",
        "1 baris tersembunyi ikut dibaca: baris 3.",
    ]


def test_a_hidden_sheet_is_never_taken_by_itself():
    def sembunyi(wb, ws):
        ws.sheet_state = "hidden"
        wb.create_sheet("Lain")

    isi = buku(["Kode", "Uraian"], ["1", "a"], sebelum=sembunyi)
    assert "Judul kolom tidak ditemukan" in pesan(isi)
    assert len(lembar.baca(isi, KOLOM, lembar="sheet").rows) == 1


# ---- finding the headings


def test_headings_are_found_whatever_their_case_spaces_and_row():
    isi = buku(["PEMKAB"], [], ["No", " KODE  sasaran*", "uraian\n(x)", " URA IAN "], [1, "1", "-", "a"])
    hasil = lembar.baca(isi, KOLOM[:2])
    assert (hasil.baris_judul, hasil.rows) == (3, [(4, {"kode": "1", "uraian": "a"})])
    assert hasil.peringatan == [
        "Kolom A (No) tidak dikenal dan tidak dibaca.",
        "Kolom C (uraian (x)) tidak dikenal dan tidak dibaca.",
    ]


def test_the_sheet_with_the_headings_is_found():
    def tambah(wb, ws):
        lain = wb.create_sheet("Data")
        lain.append(["Kode", "Uraian"])
        lain.append(["1", "a"])

    isi = buku(["Petunjuk"], sebelum=tambah)
    assert lembar.baca(isi, KOLOM[:2]).lembar == "Data"
    assert lembar.baca(isi, KOLOM[:2], lembar=" DATA").lembar == "Data"
    assert "Lembar X tidak ada" in pesan(isi, lembar="X")


def test_missing_and_doubled_headings_are_named():
    assert "kolom wajib tidak ada: Uraian" in pesan(buku(["Kode"], ["1"]))
    assert "Judul kolom tidak ditemukan" in pesan(buku(["A", "B"], ["1", "2"]))
    assert "Judul kolom tidak ditemukan" in pesan(buku(*([n] for n in range(10)), ["Kode", "Uraian"]))
    hasil = lembar.baca(buku(["Kode", "Uraian", "kode"], ["1", "a", "2"]), KOLOM[:3])
    assert [salah.sel for salah in hasil.kesalahan] == ["C1"]
    assert hasil.peringatan == ["Kolom Target tidak ada dan dianggap kosong."]


def test_blank_rows_between_are_passed_over():
    hasil = lembar.baca(buku(["Kode", "Uraian"], ["1", "a"], [], [" ", ""], ["2", "b"]), KOLOM[:2])
    assert [nomor for nomor, _ in hasil.rows] == [2, 5]


# ---- files made to do harm


def test_files_that_are_no_workbook_are_each_named():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert "Berkas kosong" in pesan(b"")
    assert "Berkas kosong" in pesan(b"\0" * 99)
    assert ".xls" in pesan(ole)
    assert "kata sandi" in pesan(ole + "EncryptedPackage".encode("utf-16-le"))
    assert "HTML" in pesan(b"\xef\xbb\xbf  <!DOCTYPE html><table>")
    assert "HTML" in pesan(b"<table><tr><td>1</td></tr></table>")
    assert "XML" in pesan(b"<?xml version='1.0'?><Workbook/>")
    assert "CSV" in pesan(b"Kode;Uraian\r\n1;a\r\n")
    assert "PDF" in pesan(b"%PDF-1.7\n")
    assert "bukan berkas Excel" in pesan(b"\x89PNG\r\n\x1a\n\0\0")
    assert ".ods" in pesan(arsip(mimetype="x", **{"content.xml": "<a/>"}))
    assert ".xlsb" in pesan(arsip(**{"xl/workbook.bin": "x"}))
    assert "Word" in pesan(arsip(**{"word/document.xml": "x"}))
    assert "bukan buku kerja" in pesan(arsip(a="x"))


def test_workbooks_with_macros_are_refused(contoh):
    assert ".xlsm" in pesan(arsip(**{"xl/workbook.xml": "<a/>", "xl/vbaProject.bin": "x"}))
    assert ".xlsm" in pesan(arsip(**{"xl/workbook.xml": "<a/>", "xl/macrosheets/sheet9.xml": "x"}))
    jenis = ganti(b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")
    assert ".xlsm" in pesan(ubah(contoh, **{"[Content_Types].xml": jenis}))


def test_a_locked_entry_is_refused(contoh):
    rusak = bytearray(contoh)
    for tanda, letak in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for cocok in re.finditer(re.escape(tanda), contoh):
            rusak[cocok.start() + letak] |= 1
    assert "kata sandi" in pesan(bytes(rusak))


def test_a_zip_bomb_is_refused_before_it_is_opened(contoh):
    bom = ubah(contoh, **{"xl/worksheets/sheet1.xml": lambda isi: isi + b" " * (60 * 1024 * 1024)})
    assert len(bom) < 100_000
    mulai = time.perf_counter()
    assert "mengembang" in pesan(bom)
    assert time.perf_counter() - mulai < 5
    kecil = ubah(contoh, **{"xl/worksheets/sheet1.xml": lambda isi: isi + b" " * (5 * 1024 * 1024)})
    assert "mengembang" in pesan(kecil)  # by ratio


def test_an_archive_that_lies_about_sizes_is_refused(contoh):
    bom = ubah(contoh, **{"xl/worksheets/sheet1.xml": lambda isi: isi + b" " * (5 * 1024 * 1024)})
    with zipfile.ZipFile(io.BytesIO(bom)) as wadah_zip:
        besar = wadah_zip.getinfo("xl/worksheets/sheet1.xml").file_size
    bohong = bom.replace(besar.to_bytes(4, "little"), (2000).to_bytes(4, "little"))
    assert bohong != bom
    assert "rusak" in pesan(bohong)


def test_too_many_or_doubled_entries_are_refused(contoh):
    assert "2000 bagian" in pesan(arsip(**{f"xl/{n}.xml": "" for n in range(2000)}))
    wadah = io.BytesIO(contoh)
    with zipfile.ZipFile(wadah, "a") as wadah_zip:
        wadah_zip.writestr("XL/workbook.xml", "<a/>")
    assert "bernama sama" in pesan(wadah.getvalue())


@pytest.mark.parametrize("sisa", [4, 100, 1000, 3000, -1, -30])
def test_a_truncated_file_is_refused(contoh, sisa):
    assert "terpotong atau rusak" in pesan(contoh[:sisa])


def test_entries_that_climb_out_write_nothing(contoh, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    wadah = io.BytesIO(contoh)
    with zipfile.ZipFile(wadah, "a") as wadah_zip:
        wadah_zip.writestr("../../jahat.xml", "x")
        wadah_zip.writestr("xl/../../jahat.xml", "x")
    assert len(lembar.baca(wadah.getvalue(), KOLOM).rows) == 2
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("alamat", ["XFD1048576", "A1048576", "XFD2", "BI2"])
def test_a_cell_far_outside_is_refused_quickly(alamat):
    isi = buku(["Kode", "Uraian"], ["1", "a"], sebelum=lambda wb, ws: ws.__setitem__(alamat, "x"))
    mulai = time.perf_counter()
    assert f"sel {alamat} berisi" in pesan(isi)
    assert time.perf_counter() - mulai < 5


def test_far_cells_without_content_do_no_harm():
    def hias(wb, ws):
        ws["XFD1048576"].number_format = "0%"

    assert len(lembar.baca(buku(["Kode", "Uraian"], ["1", "a"], sebelum=hias), KOLOM).rows) == 1


def test_too_many_rows_are_refused():
    isi = buku(["Kode", "Uraian"], *([str(n), "x"] for n in range(200)))
    assert "di luar batas" in pesan(isi, maks_baris=100)


@pytest.mark.parametrize("dimensi", [b"A1", b"A1:XFD1048576", b"C3:D4"])
def test_a_false_dimension_hides_nothing(contoh, dimensi):
    isi = ubah_lembar(
        contoh, lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="' + dimensi + b'"', xml)
    )
    assert isi != contoh
    assert len(lembar.baca(isi, KOLOM).rows) == 2


LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b"]>"  # fmt: skip
LUAR = b'<!DOCTYPE l [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("awalan", [LAUGHS, LUAR])
@pytest.mark.parametrize(
    "bagian", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
               "xl/styles.xml"],
)  # fmt: skip
def test_entities_are_refused_in_every_part(contoh, bagian, awalan):
    def sisipkan(xml):
        kepala = re.match(rb"\s*(<\?xml[^>]*\?>)?", xml)
        return xml[: kepala.end()] + awalan + xml[kepala.end() :]

    assert "XML yang tidak diizinkan" in pesan(ubah(contoh, **{bagian: sisipkan}))


def test_texts_that_multiply_are_refused(contoh, monkeypatch):
    monkeypatch.setattr(pindai, "MAKS_HURUF", 20_000)
    isi = berbagi_teks(buku(["Kode", "Uraian"], *(["1", "x" * 1000] for _ in range(30))))
    assert "terlalu banyak teks" in pesan(isi)


def test_a_text_longer_than_excel_allows_is_refused(contoh):
    panjang = b"<t>" + b"x" * 40_000 + b"</t>"
    assert "32.767" in pesan(ubah(contoh, **{"xl/sharedStrings.xml": ganti(b"<t>Satu</t>", panjang)}))


def test_merges_that_cover_everything_cost_nothing():
    def gabung(n, ref):
        sel = b"<mergeCells>" + b"".join(b'<mergeCell ref="%s"/>' % ref for _ in range(n)) + b"</mergeCells>"
        isi = ubah_lembar(buku(["Kode", "Uraian"], ["1", "a"]), ganti(b"</sheetData>", b"</sheetData>" + sel))
        mulai = time.perf_counter()
        try:
            lembar.baca(isi, KOLOM)
        except BerkasDitolak as ditolak:
            assert "sel gabungan" in ditolak.pesan.lower()
        assert time.perf_counter() - mulai < 5

    gabung(4000, b"A2:XFD1048576")
    gabung(6000, b"A2:A3")


@pytest.mark.parametrize(
    ("lama", "baru"),
    [(b'r="B2"', b'r="B9"'), (b'r="B2"', b'r="2B"'), (b'r="B2"', b'r=""'), (b'<row r="2"', b'<row r="x"'),
     (b't="s"', b't="?"'), (b"<v>3</v>", b"<v>99999</v>"), (b"<v>3</v>", b"<v>-9</v>"), (b"<v>3</v>", b"<v>x</v>"),
     (b"</worksheet>", b""), (b"<sheetData>", b"<sheetData>\xff\xfe")],
)  # fmt: skip
def test_broken_sheets_are_refused_or_read(contoh, lama, baru):
    try:
        hasil = lembar.baca(ubah_lembar(contoh, ganti(lama, baru)), KOLOM)
    except BerkasDitolak as ditolak:
        assert ditolak.pesan.endswith(".")
    else:
        assert isinstance(hasil, lembar.Hasil)


@pytest.mark.parametrize("bagian", ["xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_missing_parts_are_refused(contoh, bagian):
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(contoh)) as asal, zipfile.ZipFile(hasil, "w") as tujuan:
        for info in asal.infolist():
            if info.filename != bagian:
                tujuan.writestr(info.filename, asal.read(info))
    assert pesan(hasil.getvalue())


def mutasi(isi, acak, banyak):
    rusak = bytearray(isi)
    for _ in range(banyak):
        letak = acak.randrange(len(rusak))
        match acak.randrange(3):
            case 0:
                rusak[letak] ^= 1 << acak.randrange(8)
            case 1:
                del rusak[letak : letak + acak.randrange(1, 20)]
            case _:
                rusak[letak:letak] = acak.randbytes(acak.randrange(1, 8))
    return bytes(rusak)


@pytest.mark.parametrize("bagian", ["arsip", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml",
                                    "xl/styles.xml", "xl/_rels/workbook.xml.rels"])  # fmt: skip
def test_mutated_files_give_a_result_or_a_refusal_and_nothing_else(bagian):
    acak = random.Random(2026)
    isian = ["1", "Satu", "97%", 5, date(2026, 1, 26), 1.5, "Makin tinggi makin baik", 2026]
    asal = berbagi_teks(buku(JUDUL, isian, isian, isian))
    for _ in range(200):
        if bagian == "arsip":
            rusak = mutasi(asal, acak, acak.randrange(1, 6))
        else:
            rusak = ubah(asal, **{bagian: lambda isi: mutasi(isi, acak, acak.randrange(1, 4))})
        try:
            assert isinstance(lembar.baca(rusak, KOLOM), lembar.Hasil)
        except BerkasDitolak as ditolak:
            assert ditolak.pesan


def test_a_mistake_in_a_reader_is_not_blamed_on_the_file(contoh):
    def salah(sel):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        lembar.baca(contoh, (Kolom("Kode", "kode", salah),))


def test_a_file_object_is_read_like_bytes(contoh):
    assert lembar.baca(io.BytesIO(contoh), KOLOM).rows == lembar.baca(contoh, KOLOM).rows


def test_a_sipd_sized_export_is_read(record_property, capsys):
    kolom = [Kolom(f"Kolom {n}", f"k{n}", lembar.rupiah_dari if n == 22 else lembar.teks_dari()) for n in range(23)]
    teks = '<c t="inlineStr"><is><t>Uraian {} ke {}</t></is></c>'
    xml = "".join(
        f"<row>{''.join(teks.format(r, n) for n in range(22))}<c><v>{r * 100 + 22}</v></c></row>"
        for r in range(20_000)
    )
    kosong = lembar.tulis(kolom, [], judul_lembar="Rekap")
    isi = berbagi_teks(ubah_lembar(kosong, ganti(b"</sheetData>", xml.encode() + b"</sheetData>")))
    mulai = time.perf_counter()
    hasil = lembar.baca(isi, kolom)
    lama = time.perf_counter() - mulai
    record_property("detik_baca_20000x23", round(lama, 2))
    with capsys.disabled():
        print(f"\n20.000 baris x 23 kolom ({len(isi) // 1024} KB) dibaca dalam {lama:.2f} detik")
    assert (len(hasil.rows), hasil.kesalahan) == (20_000, [])
    assert hasil.rows[-1][1]["k22"] == D(1999922)


def test_the_sheet_that_was_examined_is_the_sheet_that_is_read():
    """A hidden, unexamined sheet of the same name must not be read in its place."""

    def kembar(wb, ws):
        ws.sheet_state = "hidden"
        ws["XFD1048576"] = "x"
        lain = wb.create_sheet("Sheet2")
        lain.append(["Kode", "Uraian"])
        lain.append(["1", "a"])

    isi = ubah(buku(["Kode", "Uraian"], sebelum=kembar), **{"xl/workbook.xml": ganti(b'"Sheet2"', b'"Sheet"')})
    mulai = time.perf_counter()
    assert lembar.baca(isi, KOLOM).rows[0][1]["uraian"] == "a"
    assert time.perf_counter() - mulai < 5


def test_dates_counted_from_1904_are_read_right():
    def mac(wb, ws):
        wb.epoch = CALENDAR_MAC_1904

    isi = buku(["Kode", "Uraian", "Tanggal"], ["1", "a", date(2026, 1, 26)], sebelum=mac)
    assert lembar.baca(isi, KOLOM).rows[0][1]["tanggal"] == date(2026, 1, 26)


def test_prefixed_xml_is_examined_too():
    def berawalan(xml):
        return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", xml.replace(b"<worksheet xmlns=", b"<worksheet xmlns:x="))

    isi = buku(["Kode", "Uraian"], ["1", "=1"], sebelum=lambda wb, ws: None)
    assert [s.sel for s in lembar.baca(ubah_lembar(isi, berawalan), KOLOM).kesalahan] == ["B2"]
    jauh = buku(["Kode", "Uraian"], ["1", "a"], sebelum=lambda wb, ws: ws.__setitem__("XFD1048576", "x"))
    assert "XFD1048576" in pesan(ubah_lembar(jauh, berawalan))


def test_text_columns_take_numbers_dates_and_booleans_as_people_write_them():
    isi = buku(
        ["Kode", "Uraian", "Arah"],
        [12, 0.96, "MAKIN rendah  makin baik"],
        ["01.10", date(2026, 1, 26), None],
        ["a", True, None],
    )
    rows = [row for _, row in lembar.baca(isi, KOLOM).rows]
    assert [(row["kode"], row["uraian"]) for row in rows] == [
        ("12", "0,96"),
        ("01.10", "26 Januari 2026"),
        ("a", "Ya"),
    ]
    assert rows[0]["arah"] == Arah.TURUN


def test_text_columns_write_numbers_and_booleans_as_people_do():
    rows = [{"a": D("85.10")}, {"a": 2026}, {"a": True}, {"a": False}, {"a": ""}]
    kolom = (Kolom("A", "a"),)
    rows_kembali = lembar.baca(lembar.tulis(kolom, rows, judul_lembar="A"), kolom).rows
    assert [row["a"] for _, row in rows_kembali] == ["85,10", "2026", "Ya", "Tidak"]


def test_a_cell_knows_its_address():
    assert lembar.Sel("x", "General", 7, 28).alamat == "AB7"


def test_a_panic_of_the_reader_is_a_refusal_and_an_interrupt_is_not():
    panik = type("PanicException", (BaseException,), {})
    with pytest.raises(BerkasDitolak), rusak_bila_gagal():
        raise panik
    with pytest.raises(KeyboardInterrupt), rusak_bila_gagal():
        raise KeyboardInterrupt


def test_a_file_too_large_is_refused_without_reading_it_all(monkeypatch):
    monkeypatch.setattr(berkas, "MAKS_TERURAI", 1000)
    sumber = io.BytesIO(b"PK" + b"x" * 5000)
    assert "50 MB" in pesan(sumber)
    assert sumber.tell() == 1001


def test_one_overlong_text_in_a_cell_is_refused():
    isi = ubah_lembar(buku(["Kode", "Uraian"], ["1", "a"]), ganti(b"<t>a</t>", b"<t>" + b"a" * 40_000 + b"</t>"))
    assert "terlalu banyak teks" in pesan(isi)
