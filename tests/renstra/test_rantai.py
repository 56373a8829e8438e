"""The chain of a PD's documents: state and what does not fit. GM/SM Pasal 5, 6, 10; BK Pasal 9 ayat (1)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from renstra.rules.rantai import Dokumen, FaktaRantai, Keadaan, bulan_berakhir, rantai, sebanding

HARI = date(2026, 3, 10)
RENSTRA = Dokumen(1, "Renstra", "ditetapkan", "1", date(2025, 1, 2))
RKT = Dokumen(2, "RKT 2026", "ditetapkan", "2", date(2025, 11, 1))
RKA = Dokumen(3, "RKA murni", "ditetapkan", "3", date(2025, 12, 1), "murni", Decimal(100))
DPA = Dokumen(4, "DPA murni", "ditetapkan", "4", date(2026, 1, 2), "murni", Decimal(100))
LENGKAP = FaktaRantai(2026, (RENSTRA,), (RKT,), (RKA,), (DPA,), bulan=2)


def _mata(jenis, hari=HARI, **ubah):
    return next(m for m in rantai(replace(LENGKAP, **ubah), hari) if m.jenis == jenis)


def test_a_complete_chain_is_set_throughout():
    assert {m.keadaan for m in rantai(LENGKAP, HARI)} == {Keadaan.DITETAPKAN}


@pytest.mark.parametrize(
    ("jenis", "ubah", "kata"),
    [
        ("renstra", {"renstra": (replace(RENSTRA, asal_usang=True),)}, "RPJMD yang sudah digantikan"),
        ("rkt", {"rkt": (replace(RKT, asal_usang=True),)}, "Renstra yang sudah digantikan"),
        ("rkt", {"renstra": ()}, "tanpa Renstra"),
        ("rka", {"rka": (replace(RKA, asal_usang=True),)}, "RKT yang sudah digantikan"),
        ("dpa", {"dpa": (replace(DPA, asal_usang=True),)}, "RKT yang sudah digantikan"),
        ("dpa", {"rkt": ()}, "tanpa RKT"),
        ("dpa", {"rka": ()}, "tanpa RKA"),
        ("dpa", {"rkt": (replace(RKT, tanggal=date(2026, 2, 1)),)}, "sesudah DPA"),
        ("dpa", {"dpa": (replace(DPA, jumlah=Decimal("100.01")),)}, "berbeda dari RKA"),
        ("dpa", {"dpa": (replace(DPA, versi="perubahan"),)}, "tanpa RKA perubahan"),
    ],
)
def test_what_does_not_fit_is_said_where_it_stands_gm_sm_pasal_5_6_10(jenis, ubah, kata):
    mata = _mata(jenis, **ubah)
    assert mata.keadaan == Keadaan.TAK_SELARAS
    assert any(kata in c for c in mata.catatan)


def test_a_pergeseran_is_not_measured_by_the_rka_gm_sm_pasal_6():
    assert _mata("dpa", dpa=(replace(DPA, versi="pergeseran", jumlah=Decimal(1)),)).keadaan == Keadaan.DITETAPKAN
    assert not sebanding("pergeseran", "murni")
    assert sebanding("murni", "murni")
    assert sebanding("perubahan", "perubahan")


def test_a_document_not_set_when_its_year_runs_is_late_and_before_that_only_missing():
    draf = replace(RKT, status="disusun")
    assert _mata("rkt", rkt=(draf,)).keadaan == Keadaan.TERLAMBAT
    assert _mata("rkt", date(2025, 12, 31), rkt=(draf,)).keadaan == Keadaan.DISUSUN
    assert _mata("rkt", date(2025, 12, 31), rkt=()).keadaan == Keadaan.BELUM


def test_a_month_that_ended_without_a_report_is_late_bk_pasal_9_ayat_1():
    mata = _mata("realisasi", bulan=1)
    assert (mata.keadaan, mata.bulan) == (Keadaan.TERLAMBAT, 1)
    assert _mata("realisasi", bulan=0, dpa=()).keadaan == Keadaan.BELUM
    assert [bulan_berakhir(2026, d) for d in (date(2025, 12, 1), HARI, date(2027, 1, 1))] == [0, 2, 12]
