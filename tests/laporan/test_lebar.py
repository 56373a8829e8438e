"""Widths of a table's columns: no word and no amount is broken where there is room."""

from decimal import Decimal

import pytest

from laporan.rules.blok import Grafik, Judul, Kalimat, Kolom, Tabel
from laporan.rules.halaman import kelompok, perlu_mendatar
from laporan.rules.lebar import HURUF_BESAR, HURUF_KECIL, lebar_kolom

LEBAR = Decimal(160)


def tabel(kolom: tuple[Kolom, ...], *baris: tuple[str, ...], **lain) -> Tabel:
    return Tabel("t", "T", kolom, baris, **lain)


def bertahun(n: int) -> Tabel:
    """Realisasi and capaian of so many years."""
    tahun = (k for t in range(n) for k in (Kolom(f"Realisasi 202{t}"), Kolom(f"Capaian 202{t} (%)", "angka")))
    baris = ("Persentase jalan kabupaten dalam kondisi baik", *("72,96 tahun", "100,15") * n)
    return tabel((Kolom("Indikator kinerja", lebar=30), *tahun), baris, mendatar=True)


@pytest.mark.parametrize("huruf", ["arial", "bookman"])
def test_widths_are_shared_as_asked_where_every_word_fits(huruf) -> None:
    hasil = lebar_kolom(tabel((Kolom("A", lebar=30), Kolom("B", lebar=70)), ("a", "b")), LEBAR, huruf)
    assert hasil.persen == (Decimal(30), Decimal(70)) and hasil.huruf == HURUF_BESAR


def test_a_long_amount_takes_what_it_needs_from_the_others() -> None:
    kolom = (Kolom("Uraian", lebar=90), Kolom("Pagu (Rp)", "angka", 10))
    hasil = lebar_kolom(tabel(kolom, ("x", "123.456.789.012,50")), LEBAR)
    assert hasil.persen[1] > 18 and sum(hasil.persen) == 100 and hasil.huruf == HURUF_BESAR


def test_too_many_columns_make_the_letters_smaller_never_below_the_least() -> None:
    def huruf(n: int) -> Decimal:
        return lebar_kolom(tabel(tuple(Kolom("Realisasi") for _ in range(n)), ("0",) * n), LEBAR).huruf

    assert huruf(5) == HURUF_BESAR > huruf(9) > huruf(40) == HURUF_KECIL


def test_a_wide_table_stands_on_its_side_with_its_heading_and_what_is_said_of_it() -> None:
    lebar = bertahun(5)
    isi = [Judul(2, "A"), Kalimat("x"), Judul(3, "S"), Judul(4, "a"), lebar, Kalimat("y"), Judul(4, "b"), Kalimat("z")]
    assert [(m, len(b)) for m, b in kelompok(isi)] == [(False, 2), (True, 4), (False, 2)]


def test_a_table_lies_on_its_side_only_where_it_does_not_read_well_upright() -> None:
    assert [perlu_mendatar(bertahun(n)) for n in (2, 3, 4, 5)] == [False, False, False, True]
    assert not perlu_mendatar(tabel((Kolom("A"),), ("a",)))


def test_several_charts_behind_a_wide_table_stand_upright_one_stays_with_it() -> None:
    grafik = Grafik("g", "G", "alt", "garis", ("1",), ())
    isi = [Judul(4, "a"), bertahun(5), Kalimat("y"), grafik]
    assert [(m, len(b)) for m, b in kelompok(isi)] == [(True, 4)]
    assert [(m, len(b)) for m, b in kelompok([*isi, Kalimat("z"), grafik])] == [(True, 3), (False, 3)]
