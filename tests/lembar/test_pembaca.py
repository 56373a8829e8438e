"""Columns are read whole: equal cells once, but never where that would be seen."""

from datetime import date

from sakip.lembar import Kolom, SelSalah, abaikan, baca, bilangan_dari
from tests.lembar.pabrik import buku


def test_equal_cells_are_read_once():
    dibaca = []
    kolom = (Kolom("A", "a", lambda sel: dibaca.append(sel.nilai) or sel.nilai),)
    assert len(baca(buku(["A"], ["x"], ["y"], ["x"], ["x"]), kolom).rows) == 4
    assert sorted(dibaca) == ["x", "y"]


def test_a_reader_that_asks_where_it_stands_is_asked_for_every_cell():
    kolom = (Kolom("A", "a", lambda sel: (sel.nilai, sel.alamat)),)
    rows = baca(buku(["A"], ["x"], ["x"]), kolom).rows
    assert [row["a"] for _, row in rows] == [("x", "A2"), ("x", "A3")]


def test_a_mistake_that_names_its_cell_names_each():
    def salah(sel):
        raise SelSalah(f"Salah di {sel.alamat}.")

    hasil = baca(buku(["A"], ["x"], ["x"]), (Kolom("A", "a", salah),))
    assert [k.pesan for k in hasil.kesalahan] == ["Salah di A2.", "Salah di A3."]


def test_what_can_be_changed_is_not_shared_by_rows():
    satu, dua = baca(buku(["A"], ["x;y"], ["x;y"]), (Kolom("A", "a", lambda sel: sel.nilai.split(";")),)).rows
    assert satu[1]["a"] == dua[1]["a"] and satu[1]["a"] is not dua[1]["a"]


def test_one_true_and_1_0_are_different_values():
    kolom = (Kolom("A", "a", lambda sel: type(sel.nilai).__name__),)
    rows = baca(buku(["A"], [1], [True], ["1"], [date(2026, 1, 1)], [1]), kolom).rows
    assert [row["a"] for _, row in rows] == ["float", "bool", "str", "date", "float"]


def test_an_ignored_column_is_recognised_but_not_read():
    kolom = (Kolom("A", "a"), Kolom("NO", "no", abaikan))
    isi = buku(["NO", "A"], [1, "x"], [2, None], [None, None], [3, "y"], ["=1", "z"])
    hasil = baca(isi, kolom)
    assert hasil.rows == [(2, {"a": "x"}), (3, {"a": None}), (5, {"a": "y"}), (6, {"a": "z"})]
    assert (hasil.kesalahan, hasil.peringatan) == ([], [])


def test_a_percent_cell_beside_the_same_plain_number_is_read_by_itself():
    def persen(wb, ws):
        ws["A3"].number_format = "0%"

    rows = baca(buku(["A"], [0.5], [0.5], sebelum=persen), (Kolom("A", "a", bilangan_dari),)).rows
    assert [str(row["a"]) for _, row in rows] == ["0.5", "50"]
