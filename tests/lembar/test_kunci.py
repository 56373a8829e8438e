"""Row keys of a round trip: which row it is, and who changed it."""

from datetime import date
from decimal import Decimal

import pytest

from sakip.angka import baca_nilai
from sakip.lembar import (
    KOLOM_KUNCI,
    Kolom,
    KunciBaris,
    SelSalah,
    baca,
    baca_kunci,
    kunci_baris,
    sidik,
    sidik_sel,
    tiga_arah,
    tulis,
)

NILAI = ["1.02", "Sasaran", Decimal("5.00"), date(2026, 1, 2), None, True]
KOLOM = (Kolom("Uraian", "uraian"), KOLOM_KUNCI)


def test_a_key_is_the_id_and_a_fingerprint_and_is_read_back():
    kunci = kunci_baris(123, NILAI)
    assert baca_kunci(f" {kunci} ") == KunciBaris(123, sidik(NILAI))
    assert kunci == f"123-{sidik(NILAI)}"


@pytest.mark.parametrize("teks", ["", "123", "0-9f3a2c81", "12-9F3A2C81", "12-9f3a2c8", "-1-9f3a2c81", "١-9f3a2c81"])
def test_a_key_that_was_touched_is_refused(teks):
    with pytest.raises(SelSalah, match="Kunci baris berubah"):
        baca_kunci(teks)


def test_the_fingerprint_ignores_what_a_worksheet_cannot_tell_apart():
    assert sidik([None, 5, "a\r\nb "]) == sidik(["", Decimal("5.00"), "a\nb"])
    assert sidik([baca_nilai("97%")]) == sidik(["97%"])
    assert sidik([Decimal("0.00")]) == sidik([Decimal("-0")])


def test_the_fingerprint_sees_every_change_and_every_move():
    asal = sidik(NILAI)
    for letak in range(len(NILAI)):
        assert sidik([*NILAI[:letak], "lain", *NILAI[letak + 1 :]]) != asal
    assert sidik(["a", "b"]) != sidik(["b", "a"]) != sidik(["ab", ""])


@pytest.mark.parametrize(
    ("ekspor", "kini", "berkas", "arah"),
    [("a", "a", "a", "sama"), ("a", "a", "b", "berubah"), ("a", "b", "a", "biarkan"), ("a", "b", "c", "bentrok"),
     ("a", "b", "b", "sama")],
)  # fmt: skip
def test_three_ways(ekspor, kini, berkas, arah):
    assert tiga_arah(ekspor, kini, berkas) == arah


def test_the_key_column_goes_out_and_comes_back():
    isi = tulis(KOLOM, [{"uraian": "a", "kunci": kunci_baris(7, ["a"])}, {"uraian": "baru"}], judul_lembar="Uji")
    assert [row["kunci"] for _, row in baca(isi, KOLOM).rows] == [KunciBaris(7, sidik(["a"])), None]


def test_a_key_may_know_every_cell():
    kunci = kunci_baris(123, NILAI, per_sel=True)
    dibaca = baca_kunci(kunci)
    assert dibaca == KunciBaris(123, sidik(NILAI), tuple(map(sidik_sel, NILAI)))
    assert str(dibaca) == kunci
    with pytest.raises(SelSalah, match="Kunci baris berubah"):
        baca_kunci(kunci[:-1])
