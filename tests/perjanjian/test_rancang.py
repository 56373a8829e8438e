"""Drafting from RKT and DPA (SM Lampiran B): hasil -> indikator, target -> target, program -> program, pagu -> anggaran."""

from decimal import Decimal

from perjanjian.rules.rancang import (
    BahanPK,
    BarisRencana,
    ButirRancangan,
    SubDPA,
    TolokUkurDPA,
    induk_butir,
    kode_tingkat,
    rancang,
)
from sakip.organisasi.enums import Tingkat

D = Decimal
BAHAN = BahanPK(
    rkt=[
        BarisRencana(1, "Meningkatnya mutu", "Tujuan", "sasaran", "Indikator RKT 1", "97%", "%", "iku"),
        BarisRencana(2, "Meningkatnya mutu", "Tujuan", "sasaran", "Indikator RKT 2", "60%", "%", "iku"),
        BarisRencana(3, "Kondisi akhir", "", "kondisi", "Tanpa anggaran", "WTP", "", "iku"),
    ],
    tolok_ukur=[
        TolokUkurDPA(11, "5.01.02", "hasil", "Indikator DPA 1", "96%", "%", 1),
        TolokUkurDPA(12, "5.01.03", "hasil", "Indikator DPA 2", "60%", "%", 2),
        TolokUkurDPA(13, "5.01.02", "capaian_program", "Capaian program", "90%", "%"),
        TolokUkurDPA(14, "5.01.02.2.01", "keluaran", "Keluaran kegiatan", "4", "dokumen"),
        TolokUkurDPA(15, "5.01.02.2.01.0001", "keluaran", "Keluaran sub", "2", "dokumen"),
        TolokUkurDPA(16, "5.01.02.2.02.0001", "keluaran", "Keluaran sub lain", "2", "dokumen"),
    ],
    sub=[
        SubDPA("5.01.02.2.01.0001", (("APBD", D("100.10")), ("Dekon", D("0.05")))),
        SubDPA("5.01.02.2.02.0001", (("APBD", D("50.00")),)),
        SubDPA("5.01.03.2.01.0001", (("APBD", D("25.00")),)),
    ],
    nama={"5.01.02": (1, "Program A"), "5.01.03": (2, "Program B"), "5.01.02.2.01": (3, "Kegiatan A")},
)


def _kepala():
    return rancang(BAHAN, sumber_butir="rkt", tingkat_anggaran="program", kode_diampu=None)


def test_the_hasil_of_the_dpa_gives_indicator_and_target_and_the_rkt_its_sasaran():
    satu, dua, tiga = _kepala().butir
    assert (satu.kelompok, satu.indikator, satu.target, satu.tolok_ukur_id) == (
        "Meningkatnya mutu",
        "Indikator DPA 1",
        "96%",
        11,
    )
    assert dua.rkt_id == 2
    assert (tiga.jenis_kelompok, tiga.indikator, tiga.tolok_ukur_id) == ("kondisi", "Tanpa anggaran", None)


def test_an_indicator_may_have_no_budget_of_the_year_sm_lampiran_b():
    r = _kepala()
    assert all(2 not in p.butir for p in r.pagu)


def test_programs_carry_the_exact_sum_of_their_sub_kegiatan_and_their_sources():
    a, b = _kepala().pagu
    assert (a.kode, a.nama, a.jumlah) == ("5.01.02", "Program A", D("150.15"))
    assert a.sumber_dana == (("APBD", D("150.10")), ("Dekon", D("0.05")))
    assert (b.kode, b.jumlah, b.butir) == ("5.01.03", D("25.00"), (1,))
    assert a.butir == (0,)


def test_an_official_gets_the_lines_he_answers_for_and_no_more():
    r = rancang(BAHAN, sumber_butir="sub_kegiatan", tingkat_anggaran="sub_kegiatan", kode_diampu={"5.01.02.2.01.0001"})
    assert [(b.indikator, b.jenis) for b in r.butir] == [("Keluaran sub", "sub_kegiatan")]
    assert [(p.kode, p.jumlah, p.butir) for p in r.pagu] == [("5.01.02.2.01.0001", D("100.15"), (0,))]


def test_an_eselon_iii_of_a_profile_with_program_indicators_carries_kegiatan_in_the_budget_bk_pasal_5():
    r = rancang(BAHAN, sumber_butir="program", tingkat_anggaran="kegiatan", kode_diampu={"5.01.02.2.01.0001"})
    assert [b.indikator for b in r.butir] == ["Capaian program"]
    assert [(p.kode, p.nama) for p in r.pagu] == [("5.01.02.2.01", "Kegiatan A")]
    assert r.butir[0].kelompok == "Meningkatnya mutu"  # through the hasil of the program


def test_a_pelaksana_takes_the_rencana_kerja_of_the_superior_and_no_budget_sm_lampiran_b_6():
    atasan = [
        ButirRancangan("S", "", "sasaran", "Keluaran sub", "2", "dokumen", "sub_kegiatan", kode="5.01.02.2.01.0001")
    ]
    r = rancang(BAHAN, sumber_butir="atasan", tingkat_anggaran="", kode_diampu=set(), atasan=atasan)
    assert [(b.jenis_kelompok, b.kelompok, b.jenis) for b in r.butir] == [
        ("rencana_kerja", "Keluaran sub", "individu")
    ]
    assert r.pagu == ()


def test_only_kinds_of_indicator_that_the_profile_allows_are_drawn_bk_pasal_4_ayat_1():
    assert (
        rancang(BAHAN, sumber_butir="rkt", tingkat_anggaran="", kode_diampu=None, jenis_boleh=["program"]).butir == ()
    )


def test_a_row_supports_the_superiors_row_with_the_nearest_code_else_by_the_rkt_bk_pasal_3_ayat_7():
    atasan = [(100, "5.01.02", None), (101, "5.01.02.2.01", None), (102, "", 2)]
    assert induk_butir("5.01.02.2.01.0001", None, atasan, {}) == 101
    assert induk_butir("5.01.02.2.09.0001", None, atasan, {}) == 100
    assert induk_butir("5.01.03.2.01", None, atasan, {"5.01.03": {2}}) == 102
    assert induk_butir("", 2, atasan, {}) == 102
    assert induk_butir("9.99.99", None, atasan, {}) is None


def test_codes_are_cut_at_their_level():
    assert kode_tingkat("5.01.02.2.01.0001", Tingkat.PROGRAM) == "5.01.02"
    assert kode_tingkat("5.01.02.2.01.0001", Tingkat.KEGIATAN) == "5.01.02.2.01"
