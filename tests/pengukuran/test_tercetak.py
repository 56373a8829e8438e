"""Target, realisasi and capaian as documents print them, read as written and counted by the one function.

Numbers only; the document is named. `None`: we give a reason, whatever the document prints.
"""

from decimal import Decimal
from typing import NamedTuple

import pytest

import pengukuran.rules
from pengukuran.rules import Alasan, Capaian, capaian
from pengukuran.rules.cetak import cetak_capaian

OPINI = "TMP; TW; WDP; WTP"
SAKIP = "D; C; CC; B; BB; A; AA"
LEVEL = "Level 1; Level 2; Level 3; Level 4; Level 5"


class Cetakan(NamedTuple):
    dokumen: str
    target: str
    realisasi: str
    arah: str
    tercetak: str | None
    desimal: int = 2
    cara: str = "setengah"
    skala: str = ""


PERSIS = [
    Cetakan("Kabupaten Semarang, Lampiran C", "10 %", "8", "naik", "80", 0),
    Cetakan("Banyuwangi, stunting", "22,10", "18,10", "turun", "118,10"),
    Cetakan("Banyuwangi, V/C", "0,35", "0,34", "turun", "102,86"),
    Cetakan("Banyuwangi, V/C", "0.35", "0.34", "turun", "102,86"),
    Cetakan("Banyuwangi, AKI", "93", "160,1", "turun", "27,84", 2, "potong"),
    Cetakan("Lampung, AKB", "32", "4,88", "turun", "184,75"),
    Cetakan("Lampung, DBD", "49", "56,23", "turun", "85,24"),
    Cetakan("Lampung, DBD", "≤ 49", "56,23", "turun", "85,24"),
    Cetakan("Polewali Mandar", "2", "3", "naik", "150,00"),
    Cetakan("Lima Puluh Kota, before its cap", "72,29", "79,29", "naik", "109,68"),
    Cetakan("Melek huruf 2012, which prints 0,11", "98,65", "98,76", "naik", "100,11"),
    Cetakan("PermenPANRB 8/2021, misprinted 113", "85-90", "92", "naik", "102,2", 1),
    Cetakan("Banyuwangi, Inspektorat", "WTP", "WTP", "skala", "100", 0, "setengah", OPINI),
    Cetakan("Banyuwangi, Setda", "BB", "BB", "skala", "100", 0, "setengah", SAKIP),
]
TANPA_ANGKA = [
    (Cetakan("Dukcapil 2020, prints 0", "0", "0", "naik", None), Alasan.TARGET_NOL),
    (Cetakan("Setwan 2024, prints 0,00%", "0", "0,00%", "naik", None), Alasan.TARGET_NOL),
    (Cetakan("BKP, prints 100", "0", "50", "naik", None), Alasan.TARGET_NOL),
    (Cetakan("Deli Serdang row 82, prints #DIV/0!", "0", "12", "naik", None), Alasan.TARGET_NOL),
    (Cetakan("DPMPD, prints -", "-", "-", "naik", None), Alasan.TANPA_TARGET),
    (Cetakan("Satpol PP, prints 0%", "-", "5", "naik", None), Alasan.TANPA_TARGET),
    (Cetakan("Dinas Kesehatan, prints N/A", "N/A", "N/A", "naik", None), Alasan.TANPA_TARGET),
    (Cetakan("Diskominfo 2021, prints 100", "N/A", "5", "naik", None), Alasan.TANPA_TARGET),
    (Cetakan("Sampang 2019, prints n/a", "55%", "n/a", "naik", None), Alasan.TANPA_REALISASI),
    (Cetakan("Setda, prints 100", "4", "Tidak diadakan karena Covid19", "naik", None), Alasan.REALISASI_TEKS),
]
# the same facts in other ways of writing: what is promised is the same figure
DITULIS = [
    Cetakan("percent signs", "97%", "85,10 %", "naik", "87,73"),
    Cetakan("thousands", "1.250", "1.000", "naik", "80,00"),
    Cetakan("English thousands", "1,004,422,800", "1.004.422.800", "naik", "100,00"),
    Cetakan("English decimals", "0.8273", "0,8273", "naik", "100,00"),
    Cetakan("money", "Rp 17.020.520.112,00", "Rp. 8.510.260.056,-", "naik", "50,00"),
    Cetakan("money in words", "Rp 17,02 Miliar", "Rp 16.169.000.000", "naik", "95,00"),
    Cetakan("money in words, both", "17,02 Miliar", "17.02 Milyar", "naik", "100,00"),
    Cetakan("a value with its predikat", "Nilai 70,15 (BB)", "72,25 (BB)", "naik", "102,99"),
    Cetakan("a predikat promised, a value reached", "BB", "Nilai 72,25 (BB)", "naik", "100,00", skala=SAKIP),
    Cetakan("a predikat named so", "Predikat BB", "Predikat B", "skala", "80,00", skala=SAKIP),
    Cetakan("an opinion with its words", "WTP", "Wajar Tanpa Pengecualian (WTP)", "naik", "100,00", skala=OPINI),
    Cetakan("roman levels", "Level III", "Level 3", "skala", "100,00", skala=LEVEL),
    Cetakan("roman levels, short", "Level 4", "Level III", "skala", "75,00", skala=LEVEL),
    Cetakan("units", "12 Dokumen", "9 dokumen", "naik", "75,00"),
    Cetakan("numbers with words", "4 (empat) Dokumen", "3 (tiga) Dokumen", "naik", "75,00"),
    Cetakan("below a bound", "< 5%", "4,9%", "turun", "100,00"),
    Cetakan("above a bound", "≥ 80", "72", "naik", "90,00"),
    Cetakan("at least", "minimal 80%", "76%", "naik", "95,00"),
    Cetakan("a range in words", "76 s.d. 80", "78", "naik", "100,00"),
    Cetakan("per so many", "32 per 1.000 KH", "28 per 1.000 KH", "turun", "112,50"),
    Cetakan("a footnote", "96,5", "96,5*", "naik", "100,00"),
    Cetakan("below zero, R over 2T", "10", "25", "turun", "-50,00"),
]
BUKAN_ANGKA = [
    ("90%", "100 dari 110 Organisasi", Alasan.REALISASI_TEKS),
    ("Januari 2026", "26 Januari 2026", Alasan.TARGET_TEKS),
    ("26-01-2026", "24-01-2026", Alasan.TARGET_TEKS),
    ("10", "#DIV/0!", Alasan.REALISASI_TEKS),
    ("WTP", "WTP", Alasan.TARGET_TEKS),
    ("10", "12-15", Alasan.REALISASI_RENTANG),
]


def hitung(c: Cetakan) -> Capaian:
    return capaian(c.target, c.realisasi, c.arah, skala=c.skala)


@pytest.mark.parametrize("c", [*PERSIS, *DITULIS], ids=lambda c: f"{c.dokumen}: {c.target} / {c.realisasi}")
def test_it_prints_what_the_document_prints(c):
    hasil = hitung(c)
    assert (cetak_capaian(hasil.nilai, c.desimal, c.cara), hasil.alasan) == (c.tercetak, None)


@pytest.mark.parametrize(("c", "alasan"), TANPA_ANGKA, ids=lambda c: getattr(c, "dokumen", str(c)))
def test_what_documents_print_beside_no_number_is_a_reason_here(c, alasan):
    assert hitung(c) == Capaian(None, None, alasan, hitung(c).tercapai)


@pytest.mark.parametrize(("target", "realisasi", "alasan"), BUKAN_ANGKA)
def test_what_is_written_as_no_number_says_why(target, realisasi, alasan):
    hasil = capaian(target, realisasi, "naik")
    assert (hasil.nilai, hasil.alasan) == (None, alasan)


def test_it_is_called_by_the_name_of_the_issue_with_texts_or_numbers():
    """`pengukuran.rules.capaian(target, realisasi, arah, ...)`."""
    assert (
        pengukuran.rules.capaian("50", "45 %", "naik").nilai == pengukuran.rules.capaian(50, Decimal(45), "naik").nilai
    )
    assert pengukuran.rules.capaian(target="10", realisasi="12", arah="naik", batas=Decimal(110)).nilai == 110
    assert (
        pengukuran.rules.capaian("-", "5", "naik").alasan.kata
        == "Targetnya tidak ada, sehingga capaian tidak dapat dihitung."
    )
