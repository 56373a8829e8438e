"""What a worksheet is taken for, what a person corrects of it, and numbers that can be read in two ways."""

from decimal import Decimal

import pytest

from sakip.angka import Jenis, baca_nilai
from sakip.lembar import (
    BerkasDitolak,
    Format,
    Kolom,
    Pemetaan,
    baca,
    bilangan_dari,
    bulat_dari,
    kenali,
    nilai_dari,
    rupiah_dari,
    tulis,
)
from tests.lembar.pabrik import buku

D = Decimal
KOLOM = (
    Kolom("Kode", "kode", wajib=True),
    Kolom("Uraian", "uraian", wajib=True, alias=("Nama",)),
    Kolom("Target 2026", "target", nilai_dari),
    Kolom("Pagu", "pagu", rupiah_dari, format=Format.RUPIAH),
    Kolom("Bobot", "bobot", bilangan_dari, format=Format.BILANGAN),
)
JUDUL = [k.judul for k in KOLOM]


def satu_kolom(field, *teks, pemetaan=Pemetaan()):
    """Read one column of these texts: the values, the mistakes by cell, the open questions."""
    urutan = JUDUL.index(next(k.judul for k in KOLOM if k.field == field))
    isi = buku(JUDUL, *(["1", "x", *[t if n == urutan else None for n in range(2, 5)]] for t in teks))
    hasil = baca(isi, KOLOM, pemetaan=pemetaan)
    return [row[field] for _, row in hasil.rows], hasil.kesalahan, kenali(isi, KOLOM, pemetaan).bertanya


# ---- what is recognised


def test_sheet_headings_examples_and_places_are_told():
    def tambah(wb, ws):
        ws.title = "Petunjuk"
        data = wb.create_sheet("Data")
        for row in (["PEMKAB"], ["Kode", "Nama", "Lain"], ["1", "a", 5], ["2", "b", 6.5], ["3", "a", 7]):
            data.append(row)

    kenal = kenali(buku(["Baca dahulu"], sebelum=tambah), KOLOM)
    assert (kenal.lembar, kenal.dipilih, kenal.baris_judul) == (("Petunjuk", "Data"), "Data", 2)
    assert kenal.tempat == {"kode": 1, "uraian": 2}
    assert [(k.nomor, k.huruf, k.judul, k.contoh) for k in kenal.judul] == [
        (1, "A", "Kode", ("1", "2", "3")),
        (2, "B", "Nama", ("a", "b")),
        (3, "C", "Lain", ("5", "6.5", "7")),
    ]
    assert (kenal.kurang, kenal.bertanya) == ((), ())


def test_missing_headings_are_named_so_that_a_person_can_point_at_them():
    isi = buku(["Daftar"], ["No", "Isi", "Kode"], [1, "a", "01"])
    kenal = kenali(isi, KOLOM)
    assert (kenal.kurang, kenal.tempat, kenal.baris_judul) == (("Uraian",), {"kode": 3}, 2)
    hasil = baca(isi, KOLOM, pemetaan=Pemetaan(kolom={"uraian": 2}))
    assert [(row["kode"], row["uraian"]) for _, row in hasil.rows] == [("01", "a")]


def test_a_sheet_without_one_known_heading_is_shown_all_the_same():
    kenal = kenali(buku(["Daftar"], ["A", "B"], ["1", "x"]), KOLOM)
    assert (kenal.baris_judul, kenal.tempat, len(kenal.kurang)) == (2, {}, sum(k.wajib for k in KOLOM))
    assert [k.judul for k in kenal.judul] == ["A", "B"]


def test_a_file_with_nothing_to_point_at_is_refused():
    with pytest.raises(BerkasDitolak):
        kenali(b"bukan", KOLOM)
    with pytest.raises(BerkasDitolak, match="Lembar Lain tidak ada"):
        kenali(buku(JUDUL), KOLOM, Pemetaan(lembar="Lain"))


# ---- headings over several rows


def test_headings_spread_over_rows_with_merged_cells_are_joined():
    def gabung(wb, ws):
        for ref in ("A2:A3", "B2:B3", "C2:D2", "A1:D1"):
            ws.merge_cells(ref)

    isi = buku(
        ["KABUPATEN"], ["KODE", "URAIAN", "TARGET"], [None, None, 2025, 2026], ["1", "a", "8", "9"], sebelum=gabung
    )
    hasil = baca(isi, KOLOM)
    assert (hasil.baris_judul, hasil.tempat) == (3, {"kode": 1, "uraian": 2, "target": 4})
    assert [(nomor, row["target"].tertulis) for nomor, row in hasil.rows] == [(4, "9")]
    assert [k.judul for k in kenali(isi, KOLOM).judul] == ["KODE", "URAIAN", "TARGET 2025", "TARGET 2026"]


def test_a_heading_over_an_empty_cell_is_the_headings_of_its_column():
    isi = buku(["KODE", "URAIAN", "TARGET"], [None, None, "2026"], ["1", "a", "9"])
    hasil = baca(isi, KOLOM)
    assert (hasil.baris_judul, [row["target"].tertulis for _, row in hasil.rows]) == (2, ["9"])


def test_a_title_merged_over_the_whole_table_spoils_nothing():
    isi = buku(["RENCANA"], ["Kode", "Uraian"], ["1", "a"], sebelum=lambda wb, ws: ws.merge_cells("A1:B1"))
    hasil = baca(isi, KOLOM[:2])
    assert (hasil.baris_judul, hasil.peringatan, len(hasil.rows)) == (2, [], 1)


# ---- what a person says wins


def test_a_person_corrects_sheet_row_and_columns():
    def tambah(wb, ws):
        lain = wb.create_sheet("Lain")
        for row in (["Kode", "Uraian", "Target 2026"], ["Kode", "Uraian", "Capaian"], ["1", "a", "7"]):
            lain.append(row)

    isi = buku(["Kode", "Uraian"], ["9", "z"], sebelum=tambah)
    peta = Pemetaan("Lain", 2, {"target": 3, "pagu": 0})
    hasil = baca(isi, KOLOM, pemetaan=peta)
    assert (hasil.lembar, hasil.baris_judul, hasil.tempat) == ("Lain", 2, {"kode": 1, "uraian": 2, "target": 3})
    assert [row["target"].bilangan for _, row in hasil.rows] == [7]
    assert Pemetaan.dari_json(peta.ke_json()) == peta


def test_a_column_that_a_person_denies_is_missing():
    isi = buku(JUDUL, ["1", "a", "9", 5, 1])
    assert baca(isi, KOLOM, pemetaan=Pemetaan(kolom={"pagu": 0})).rows[0][1]["pagu"] is None
    with pytest.raises(BerkasDitolak, match="Uraian"):
        baca(isi, KOLOM, pemetaan=Pemetaan(kolom={"uraian": 0}))
    assert kenali(isi, KOLOM, Pemetaan(kolom={"uraian": 99})).kurang == ("Uraian",)


def test_a_doubled_heading_is_settled_by_a_person():
    isi = buku(["Kode", "Uraian", "Kode"], ["1", "a", "2"])
    assert [salah.sel for salah in baca(isi, KOLOM).kesalahan] == ["C1"]
    hasil = baca(isi, KOLOM, pemetaan=Pemetaan(kolom={"kode": 3}))
    assert (hasil.kesalahan, hasil.rows[0][1]["kode"]) == ([], "2")


@pytest.mark.parametrize("baris", [3, 99])
def test_a_row_that_holds_no_headings_is_named_as_missing(baris):
    isi = buku(JUDUL, ["1", "a"], ["2", "b"])
    assert kenali(isi, KOLOM, Pemetaan(baris_judul=baris)).kurang
    with pytest.raises(BerkasDitolak):
        baca(isi, KOLOM, pemetaan=Pemetaan(baris_judul=baris))


@pytest.mark.parametrize(
    "isi",
    [{}, {"lembar": 5, "baris_judul": "x", "kolom": {"a": -1, "b": True}, "notasi": {"a": "fr"}}, {"kolom": None}],
)
def test_a_mapping_of_odd_things_is_an_empty_one(isi):
    assert Pemetaan.dari_json(isi) == Pemetaan()


# ---- two notations


def test_a_column_of_texts_with_two_readings_is_asked_about_once():
    nilai, salah, tanya = satu_kolom("bobot", "1.234", "5,678", "12")
    assert (nilai, [s.sel for s in salah]) == ([12], ["E2", "E3"])
    assert "seribu dua ratus tiga puluh empat atau satu koma dua tiga empat" in salah[0].pesan
    (satu,) = tanya
    assert (satu.field, satu.judul, satu.contoh) == ("bobot", "Bobot", ("1.234", "5,678"))
    assert satu.arti == {"id": "seribu dua ratus tiga puluh empat", "en": "satu koma dua tiga empat"}


@pytest.mark.parametrize(("notasi", "nilai"), [("id", ["1234", "5.678"]), ("en", ["1.234", "5678"])])
def test_the_answer_is_taken(notasi, nilai):
    dibaca, salah, tanya = satu_kolom("bobot", "1.234", "5,678", pemetaan=Pemetaan(notasi={"bobot": notasi}))
    assert (dibaca, salah, tanya) == ([D(n) for n in nilai], [], ())


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [(["1.234", "85,10"], ["1234", "85.10"]), (["1.234", "85.10", "1,000"], ["1.234", "85.10", "1000"])],
)
def test_a_text_with_one_reading_settles_the_column(teks, nilai):
    assert satu_kolom("bobot", *teks) == ([D(n) for n in nilai], [], ())


def test_texts_that_contradict_one_another_are_refused_by_cell():
    nilai, salah, tanya = satu_kolom("bobot", "85,10", "1,5", "85.10")
    assert (nilai, [s.sel for s in salah], tanya) == ([D("85.10"), D("1.5")], ["E4"], ())
    nilai, salah, _ = satu_kolom("target", "85.10", "0.5", "85,10%")
    assert ([n.tertulis for n in nilai], [s.sel for s in salah]) == (["85,10", "0,5"], ["C4"])


def test_number_cells_are_never_asked_about():
    assert satu_kolom("bobot", 1.234, 1234) == ([D("1.234"), D(1234)], [], ())


@pytest.mark.parametrize(("teks", "nilai"), [("1.234", 1234), ("1,234", 1234), ("1.234.567,89", "1234567.89"),
                                             ("1,234,567.89", "1234567.89"), ("85.10", "85.10"), ("Rp 5.000,-", 5000)])  # fmt: skip
def test_money_has_one_reading_for_it_never_has_three_decimals(teks, nilai):
    assert satu_kolom("pagu", teks) == ([D(nilai)], [], ())


def test_money_in_both_notations_is_refused_by_cell():
    nilai, salah, _ = satu_kolom("pagu", "1.234", "5.678", "9,012")
    assert (nilai, [s.sel for s in salah]) == ([D(1234), D(5678)], ["D4"])


def test_a_column_read_as_english_is_shown_back():
    hasil = baca(buku(JUDUL, ["1", "a", None, "1,234.50"]), KOLOM)
    assert (
        "Kolom Pagu ditulis dengan notasi Inggris (koma untuk ribuan, titik untuk desimal): 1,234.50 dibaca 1.234,50."
        in hasil.peringatan
    )


def test_targets_with_units_and_ranges_are_asked_about_too():
    _, salah, (tanya,) = satu_kolom("target", "1.234 dokumen", "WTP", "97%")
    assert ([s.sel for s in salah], tanya.contoh) == (["C2"], ("1.234 dokumen",))
    nilai, salah, _ = satu_kolom(
        "target", "1.234 dokumen", "2-1,500", "WTP", pemetaan=Pemetaan(notasi={"target": "en"})
    )
    assert (nilai[0].tertulis, nilai[0].bilangan, nilai[0].catatan) == ("1,234 dokumen", D("1.234"), "")
    assert (nilai[1].tertulis, nilai[1].atas, nilai[2].jenis) == ("2-1.500", 1500, Jenis.TEKS)


def test_our_own_export_needs_no_question():
    rows = [
        {"kode": "1", "uraian": "a", "target": baca_nilai(t), "pagu": None, "bobot": None} for t in ("1.234", "85.10")
    ]
    isi = tulis(KOLOM, rows, judul_lembar="Uji")
    assert kenali(isi, KOLOM).bertanya == ()
    assert [row for _, row in baca(isi, KOLOM).rows] == rows


@pytest.mark.parametrize(("teks", "nilai"), [("2.026", 2026), ("2026", 2026), ("2026,00", 2026), ("2,026", None)])
def test_a_whole_number_never_has_three_decimals(teks, nilai):
    kolom = (Kolom("Tahun", "tahun", bulat_dari(2, 2100)),)
    hasil = baca(buku(["Tahun"], [teks]), kolom)
    assert [row["tahun"] for _, row in hasil.rows] == ([nilai] if nilai else [])
