"""The quick look at a sheet: it says no more than the walk, and whatever it is not sure of is walked."""

import random
import re

import pytest

from sakip import lembar
from sakip.lembar import BerkasDitolak, Kolom, bilangan_dari, periksa_berkas, pindai
from sakip.lembar.pindai import BukuKerja
from tests.lembar.pabrik import berbagi_teks, buku, ubah_lembar

KOLOM = (Kolom("Kode", "kode", wajib=True), Kolom("Uraian", "uraian"), Kolom("Nilai", "nilai", bilangan_dari))
JUDUL = [k.judul for k in KOLOM]
ROWS = (["1", "Satu", 97], ["2", "Dua & <tiga>", 0.5], ["3", None, "85,10"])


def persen(wb, ws):
    ws["C3"].number_format = "0%"


@pytest.fixture(scope="module")
def asal():
    return berbagi_teks(buku(JUDUL, *ROWS, sebelum=persen))


def fakta(isi, batas=(100, 10)):
    """What is known of the cells, or why nothing is."""
    try:
        buku_kerja = BukuKerja(periksa_berkas(isi))
        return buku_kerja.pindai(buku_kerja.lembar[0], maks_baris=batas[0], maks_kolom=batas[1])
    except BerkasDitolak as ditolak:
        return ditolak.pesan
    except Exception:
        return "rusak"


def berjalan(monkeypatch, isi, batas=(100, 10)):
    """The facts by walking the whole sheet."""
    with monkeypatch.context() as tambal:
        tambal.setattr(pindai, "sel_polos", lambda *_, **__: None)
        tambal.setattr(pindai, "panjang_teks_polos", lambda _: None)
        return fakta(isi, batas)


def polos(monkeypatch, isi):
    """Whether the quick look took the sheet for plain."""
    dilihat = []
    asli = pindai.sel_polos
    with monkeypatch.context() as tambal:
        tambal.setattr(pindai, "sel_polos", lambda *a, **b: dilihat.append(asli(*a, **b)) or dilihat[-1])
        fakta(isi)
    return bool(dilihat and dilihat[0])


def test_a_plain_sheet_is_not_walked_and_its_percent_cells_are_known(asal, monkeypatch):
    assert polos(monkeypatch, asal)
    assert fakta(asal) == berjalan(monkeypatch, asal)
    assert fakta(asal).format == {(3, 3): "0%"}


def test_our_own_export_is_plain(monkeypatch):
    isi = lembar.tulis(KOLOM, [{"kode": "1", "uraian": "=1+1", "nilai": None}], judul_lembar="Uji")
    assert polos(monkeypatch, isi)


BUKAN_POLOS = (
    (rb"<v>97</v>", rb"<f>1+1</f><v></v>"),
    (rb"<v>97</v>", rb"<f>1+1</f><v>97</v>"),
    (rb'<row r="2"', rb'<row r="2" hidden="1"'),
    (rb'r="B2"', rb'r="B9"'),
    (rb'r="C2"', rb'r="XFD2"'),
    (rb'r="C2"', rb'r="K2"'),
    (rb'<row r="4"', rb'<row r="400"'),
    (rb"<v>97</v>", rb"<v>97</v><!-- x -->"),
    (rb"<v>97</v>", rb"<v><![CDATA[97]]></v>"),
    (rb"<v>97</v>", rb"<x><v>97</v></x>"),
    (rb"<v>97</v>", rb"<v>" + b"9" * 40_000 + rb"</v>"),
    (rb'(<c r="C2"[^>]*)>', rb'\1 t="e">'),
    (rb"<sheetData>", rb"<!-- <sheetData></sheetData> --><sheetData>"),
    (rb"<sheetData>", rb"<sheetData></sheetData><sheetData>"),
    (rb"^<worksheet", rb'<?xml version="1.0" encoding="utf-16"?><worksheet'),
    (rb"^<worksheet", rb"<?lain?><worksheet"),
    (rb"<row r=", rb"<row spans='1:3' r="),
)


@pytest.mark.parametrize(("lama", "baru"), BUKAN_POLOS)
def test_whatever_is_not_plain_is_walked_and_judged_as_before(asal, monkeypatch, lama, baru):
    isi = ubah_lembar(asal, lambda xml: re.sub(lama, baru, xml.removeprefix(b"\xef\xbb\xbf"), count=1))
    assert isi != asal
    assert not polos(monkeypatch, isi)
    assert fakta(isi) == berjalan(monkeypatch, isi)


POTONG = (b"<c", b"</c>", b"<v>", b"</v>", b"<row", b"</row>", b' r="', b' t="s"', b' s="1"', b"<is>", b"<t>", b'"', b">", b"<",
          b"/", b"A", b"1", b"&", b"\x00", b"<f>", b"</f>", b"hidden", b"<!--", b"]]>", b"sheetData", b"x:")  # fmt: skip


def test_the_quick_look_and_the_walk_agree_on_thousands_of_broken_sheets(asal, monkeypatch):
    """Where the quick look says plain, the walk finds the same facts, or a sheet that no reader can read."""
    acak = random.Random(2026)
    banyak = 0
    for _ in range(1500):

        def rusak(xml):
            isi = bytearray(xml)
            for _ in range(acak.randrange(1, 4)):
                letak = acak.randrange(xml.index(b"<sheetData"), len(isi))
                isi[letak : letak + acak.randrange(0, 5)] = acak.choice(POTONG)
            return bytes(isi)

        isi = ubah_lembar(asal, rusak)
        if polos(monkeypatch, isi):
            banyak += 1
            jalan = berjalan(monkeypatch, isi)
            assert fakta(isi) == jalan or jalan == "rusak"
    assert banyak > 20


def test_shared_texts_count_as_often_as_they_are_shown(monkeypatch):
    monkeypatch.setattr(pindai, "MAKS_HURUF", 20_000)
    isi = berbagi_teks(buku(JUDUL, *(["1", "x" * 1000, 1] for _ in range(30))))
    assert "terlalu banyak teks" in fakta(isi)
    assert polos(monkeypatch, berbagi_teks(buku(JUDUL, ["1", "x" * 1000, 1], *(["1", "a", 1] for _ in range(90)))))
