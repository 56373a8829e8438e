"""Figures that a text quotes, and which of them changed since."""

from dataclasses import replace
from decimal import Decimal

import pytest

from laporan.rules.kutipan import angka_laporan, kutipan, sebutan_angka, usang

from .pabrik_isi import indikator, laporan, program, sasaran, tahun

ANGKA = {
    "i1.realisasi": "46,02%",
    "i1.cetak": "87,99",
    "i2.realisasi": "12 dokumen",
    "i2.cetak": "88,00",
    "i3.realisasi": "WTP",
    "i4.realisasi": "Level 3 Plus",
    "i5.target": "12–15%",
    "i6.realisasi": "1.234 orang",
    "s1.efisiensi": "-5,10",
    "anggaran.jumlah.realisasi": "Rp 75.983.966.000,00",
}


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("Realisasi 46,02% lebih rendah.", {"i1.realisasi"}),
        ("sebesar 46,02 persen", {"i1.realisasi"}),
        ("hanya 46,02, turun", {"i1.realisasi"}),
        ("capaiannya 87,99 persen", {"i1.cetak"}),
        ("capaian 88 persen", {"i2.cetak"}),
        ("capaian 88%", {"i2.cetak"}),
        ("tersusun 12 dokumen", {"i2.realisasi"}),
        ("opini WTP diraih", {"i3.realisasi"}),
        ("mencapai Level 3 Plus.", {"i4.realisasi"}),
        ("antara 12-15% per tahun", {"i5.target"}),
        ("sebanyak 1.234 orang", {"i6.realisasi"}),
        ("sebanyak 1.234 jiwa", {"i6.realisasi"}),
        ("selisih -5,10 poin", {"s1.efisiensi"}),
        ("belanja Rp75.983.966.000", {"anggaran.jumlah.realisasi"}),
        ("belanja Rp 75,98 miliar", {"anggaran.jumlah.realisasi"}),
        ("belanja 75,983 miliar rupiah", {"anggaran.jumlah.realisasi"}),
    ],
)
def test_a_figure_is_known_however_people_write_it(teks: str, nama: set[str]) -> None:
    assert set(kutipan(teks, ANGKA)) == nama


@pytest.mark.parametrize(
    "teks",
    [
        "Ada 12 kendala dan 88 desa.",
        "pada tahun 2025",
        "kode 1.03.02.2.01",
        "sebesar 146,02%",
        "sebesar 46,021%",
        "5,10 persen",
        "Rp 46,02",
        "sekitar 76 miliar",
        "WTPT dan tidak wtp",
        "NIP 198001012005011001, 0.827, 1234.567",
        "",
    ],
)
def test_what_only_looks_like_a_figure_is_no_quote(teks: str) -> None:
    assert kutipan(teks, ANGKA) == {}


def test_figures_printed_alike_are_all_named_unless_one_is_of_the_place() -> None:
    angka = {"i1.cetak": "88,00", "i2.cetak": "88,00"}
    assert set(kutipan("capaian 88,00 persen", angka)) == {"i1.cetak", "i2.cetak"}
    assert set(kutipan("capaian 88,00 persen", angka, dekat=("i2",))) == {"i2.cetak"}
    assert set(kutipan("capaian 88,00 persen", angka, dekat=("i9",))) == {"i1.cetak", "i2.cetak"}


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("Indeks itu 72 buah.", {"i1.realisasi", "i1.target"}),
        ("Realisasi 72 buah menurut catatan.", {"i1.realisasi"}),
        ("Realisasi melampaui target 72 buah.", {"i1.target"}),
        ("Realisasi triwulan I 72 buah.", {"i1.realisasi", "i1.tw1.realisasi"}),
        ("Pada 2024 realisasi 72 buah.", {"i1.realisasi", "i1.2024.realisasi"}),
    ],
)
def test_of_figures_printed_alike_the_one_is_meant_whose_kind_and_time_are_named(teks: str, nama: set[str]) -> None:
    bagian = ("realisasi", "target", "tw1.realisasi", "2024.realisasi")
    assert set(kutipan(teks, {f"i1.{b}": "72 buah" for b in bagian})) == nama


def test_a_quote_is_out_of_date_only_when_no_figure_prints_so_any_more() -> None:
    dulu = kutipan("capaian 88,00 persen", {"i1.cetak": "88,00", "i2.cetak": "88,00"})
    assert usang(dulu, {"i1.cetak": "88,00", "i2.cetak": "91,00"}) == []
    assert usang(dulu, {"i1.cetak": "90,00", "i2.cetak": "91,00"}) == [
        ("i1.cetak", "88,00", "90,00"),
        ("i2.cetak", "88,00", "91,00"),
    ]


def test_the_same_number_written_otherwise_has_not_changed_and_a_figure_that_is_gone_has() -> None:
    dulu = {"i1.realisasi": "88%", "i3.realisasi": "WTP"}
    assert usang(dulu, {"i1.realisasi": "88,0%", "i3.realisasi": "WTP"}) == []
    assert usang(dulu, {"i1.realisasi": "88%"}) == [("i3.realisasi", "WTP", "")]


def test_every_printed_figure_of_a_report_has_a_name_and_words() -> None:
    s = sasaran(indikator(lalu=(tahun(2024, "80", cetak="80,00"),), target="100", target_akhir="120"))
    isi = laporan(s, anggaran=(program(),))
    angka = angka_laporan(isi)
    assert angka["i1.target"] == "100%"
    assert angka["i1.2024.realisasi"] == "80%"
    assert angka["s1.cetak"] == "90,00"
    assert angka["anggaran.1.03.10.realisasi"] == "Rp 950.000.000,00"
    assert "" not in angka.values()
    assert sebutan_angka(isi)["i1.2024.realisasi"] == "realisasi 2024 Persentase Jalan Mantap"
    assert set(sebutan_angka(isi)) == set(angka)


def test_a_text_is_pointed_out_after_a_realisasi_was_corrected() -> None:
    isi = laporan(anggaran=(program(),))
    dulu = kutipan("Serapan 95,00 persen, realisasi 90%.", angka_laporan(isi))
    baru = replace(isi, anggaran=(program(realisasi=Decimal("960000000"), persen="96,00"),))
    assert usang(dulu, angka_laporan(isi)) == []
    assert usang(dulu, angka_laporan(baru)) == [("anggaran.1.03.10.persen", "95,00", "96,00")]
