"""The comparison of a PK with Renstra, RKT, RKA and DPA (BK Pasal 11 ayat (2)-(3)), without a database."""

from decimal import Decimal

import pytest

from perjanjian.enums import JenisTemuan as T
from perjanjian.enums import Sumber as S
from perjanjian.rules.keselarasan import BarisPK, BarisSumber, PaguBanding, bandingkan, satuan_sama, target_sama

TEKS = "Persentase Dokumen Perencanaan Perangkat Daerah yang Sesuai Ketentuan"


def _pk(indikator=TEKS, target="100%", satuan="persen", **lain):
    return BarisPK(**{
        "kunci": 1, "rujukan": "1.1", "indikator": indikator, "target": target, "satuan": satuan, "jenis": "iku",
        "padanan": {s: 7 for s in S}, **lain,
    })  # fmt: skip


def _sumber(indikator=TEKS, target="100%", satuan="persen", kunci=7):
    return BarisSumber(kunci, indikator, target, satuan)


def _semua(**beda):
    return {s: [beda.get(s.value, _sumber())] for s in S}


def _temuan(baris, sumber, **lain):
    return [(t.jenis, t.sumber) for t in bandingkan(baris, [], sumber, {}, **lain).temuan]


def test_a_row_that_all_four_documents_carry_gives_no_finding():
    assert _temuan([_pk()], _semua()) == []


@pytest.mark.parametrize("dokumen", ["renstra", "rkt", "rka", "dpa"])
@pytest.mark.parametrize(
    ("beda", "jenis"),
    [
        ({"indikator": TEKS.replace("Perangkat Daerah", "OPD")}, T.REDAKSI),
        ({"target": "90%"}, T.TARGET),
        ({"target": "100", "satuan": "dokumen"}, T.SATUAN),
    ],
)
def test_each_difference_is_found_in_each_document_and_named(dokumen, beda, jenis):
    assert _temuan([_pk()], _semua(**{dokumen: _sumber(**beda)})) == [(jenis, S(dokumen))]


@pytest.mark.parametrize("dokumen", ["renstra", "rkt", "rka", "dpa"])
def test_a_row_missing_in_a_document_is_found(dokumen):
    sumber = _semua() | {S(dokumen): []}
    assert _temuan([_pk()], sumber) == [(T.TIDAK_ADA, S(dokumen))]


def test_the_same_difference_in_several_documents_is_one_finding():
    beda = _sumber(target="90%")
    (t,) = bandingkan([_pk()], [], _semua(rkt=beda, rka=beda, dpa=beda), {}).temuan
    assert (t.jenis, t.sumber, t.menurut_sumber) == (T.TARGET, "rkt,rka,dpa", "90%")


def test_wording_and_target_that_both_differ_are_two_findings():
    dua = _sumber(indikator=TEKS.replace("Perangkat Daerah", "OPD"), target="90%")
    assert _temuan([_pk()], _semua(rkt=dua)) == [(T.TARGET, S.RKT), (T.REDAKSI, S.RKT)]


def test_spaces_capitals_and_a_full_stop_are_not_a_difference_of_wording():
    assert _temuan([_pk()], _semua(rkt=_sumber(indikator=f"  {TEKS.upper()}. "))) == []


def test_a_final_condition_of_column_two_is_not_missing_anywhere_lt_petunjuk_2():
    assert _temuan([_pk(kondisi=True, padanan={})], {s: [] for s in S}) == []


def test_an_indicator_of_a_tujuan_is_not_looked_for_in_rka_and_dpa():
    sumber = _semua() | {S.RKA: [], S.DPA: []}
    assert _temuan([_pk(tujuan=True)], sumber) == []


def test_a_document_that_does_not_go_down_to_this_level_is_not_held_against_the_pk():
    assert _temuan([_pk()], _semua() | {S.RENSTRA: None}) == []


def test_a_row_of_the_rkt_that_the_pk_leaves_out_is_found():
    lebih = _semua() | {S.RKT: [_sumber(), _sumber("Nilai SAKIP", "85,10", "nilai", 8)]}
    assert _temuan([_pk()], lebih) == [(T.BERLEBIH, S.RKT)]


def test_a_level_of_indicator_that_the_profile_does_not_allow_is_found_bk_pasal_5_ayat_1():
    assert _temuan([_pk(jenis="kegiatan")], _semua(), jenis_boleh=("program",)) == [(T.TINGKAT, S.RKT)]
    assert _temuan([_pk(jenis="program")], _semua(), jenis_boleh=("program",)) == []


def test_a_budget_off_by_one_rupiah_is_off():
    pagu = [PaguBanding(3, "5.01.02", "Program", Decimal("2914377251.00"))]
    sumber = {
        S.RKA: {"5.01.02": ("Program", Decimal("2914377251.00"))},
        S.DPA: {"5.01.02": ("Program", Decimal("2914377250.00"))},
    }
    (t,) = bandingkan([], pagu, {}, sumber).temuan
    assert (t.jenis, t.sumber, t.rujukan, t.pagu) == (T.ANGGARAN, S.DPA, "5.01.02", 3)
    assert (t.menurut_pk, t.menurut_sumber) == ("Rp 2.914.377.251,00 (lebih Rp 1,00)", "Rp 2.914.377.250,00")


def test_a_program_missing_on_either_side_is_found_and_totals_are_exact():
    pagu = [PaguBanding(1, "1.01", "A", Decimal("0.10")), PaguBanding(2, "1.02", "B", Decimal("0.20"))]
    h = bandingkan([], pagu, {}, {S.DPA: {"1.01": ("A", Decimal("0.10")), "1.03": ("C", Decimal("1"))}})
    assert [(t.jenis, t.rujukan) for t in h.temuan] == [(T.TIDAK_ADA, "1.02"), (T.BERLEBIH, "1.03")]
    assert (h.total_pk, h.total_sumber[S.DPA]) == (Decimal("0.30"), Decimal("1.10"))


@pytest.mark.parametrize(
    ("satu", "dua", "sama"),
    [("97%", "97,00 %", True), ("85,10", "85,1", True), ("WTP", "wtp", True), ("BB", "B", False), ("97", "98", False)],
)
def test_targets_are_the_same_when_their_number_is_or_their_text(satu, dua, sama):
    assert target_sama(satu, dua) is sama


def test_percent_in_the_target_and_persen_beside_it_are_one_unit():
    assert satuan_sama(("60%", ""), ("60", "persen"))
    assert not satuan_sama(("60", "dokumen"), ("60%", ""))


def _renstra(target="90%", **tahun_lain):
    return BarisSumber(7, TEKS, target, "persen", False, {int(t[1:]): v for t, v in tahun_lain.items()})


def test_a_target_of_another_year_of_the_renstra_is_called_that_and_is_one_finding_bk_pasal_11_ayat_3():
    sumber = {s: [_sumber(target="90%")] for s in S} | {S.RENSTRA: [_renstra(t2025="88%", t2027="100,00 %")]}
    (t,) = bandingkan([_pk()], [], sumber, {}).temuan
    assert (t.jenis, t.sumber) == (T.TAHUN, "renstra,rkt,rka,dpa")
    assert (t.menurut_pk, t.menurut_sumber) == ("100% (target Renstra tahun 2027)", "90%")


def test_a_target_that_is_this_years_in_the_renstra_is_no_slip_of_the_year():
    sumber = _semua(rkt=_sumber(target="90%")) | {S.RENSTRA: [_renstra("100%", t2027="100%")]}
    assert _temuan([_pk()], sumber) == [(T.TARGET, S.RKT)]


def test_a_row_drawn_from_the_document_of_another_year_is_called_that():
    lama = _pk(asal={S.RKT: 2025, S.DPA: 2025}, padanan={})
    beda = _semua(dpa=_sumber(target="90%")) | {S.RKT: []}
    satu, dua = bandingkan([lama], [], beda, {}).temuan
    assert (satu.jenis, satu.menurut_pk, satu.sumber) == (T.TAHUN, f"{TEKS} (ditarik dari RKT tahun 2025)", S.RKT)
    assert (dua.jenis, dua.menurut_pk, dua.menurut_sumber) == (T.TAHUN, "100% (ditarik dari DPA tahun 2025)", "90%")


def test_a_pk_drawn_up_on_the_dpa_of_another_year_is_found_bk_pasal_11_ayat_3():
    (t,) = bandingkan([], [], {}, {}, dasar={S.DPA: (2025, 2026)}).temuan
    assert (t.jenis, t.rujukan, t.menurut_pk) == (T.TAHUN, "–", "disusun atas DPA tahun 2025")
    assert bandingkan([], [], {}, {}, dasar={S.DPA: (2026, 2026)}).temuan == ()


def test_another_name_of_a_program_is_found_beside_its_amount():
    pagu = [PaguBanding(3, "5.01.02", "Program Perencanaan", Decimal(10))]
    h = bandingkan([], pagu, {}, {S.DPA: {"5.01.02": ("Program Perencanaan Daerah", Decimal(9))}})
    assert [(t.jenis, t.menurut_pk, t.menurut_sumber) for t in h.temuan] == [
        (T.PROGRAM, "Program Perencanaan", "Program Perencanaan Daerah"),
        (T.ANGGARAN, "Rp 10,00 (lebih Rp 1,00)", "Rp 9,00"),
    ]
    assert h.pagu[0].sebutan == {"dpa": "Program Perencanaan Daerah"}


def test_the_same_program_under_another_code_is_one_finding_and_not_missing_on_both_sides():
    pagu = [PaguBanding(3, "5.01.02", "Program Perencanaan", Decimal(10))]
    dpa = {"5.01.03": ("PROGRAM PERENCANAAN", Decimal(10)), "5.01.04": ("Program Lain", Decimal(1))}
    h = bandingkan([], pagu, {}, {S.DPA: dpa})
    assert [(t.jenis, t.rujukan) for t in h.temuan] == [(T.PROGRAM, "5.01.02"), (T.BERLEBIH, "5.01.04")]
    assert h.temuan[0].menurut_sumber == "5.01.03 PROGRAM PERENCANAAN" and h.pagu[0].jumlah == {"dpa": Decimal(10)}


def test_a_name_that_several_lines_bear_is_not_guessed_at():
    pagu = [PaguBanding(3, "5.01.02", "Program", Decimal(10))]
    dpa = {"5.01.03": ("Program", Decimal(10)), "5.01.04": ("Program", Decimal(1))}
    jenis = [t.jenis for t in bandingkan([], pagu, {}, {S.DPA: dpa}).temuan]
    assert jenis == [T.TIDAK_ADA, T.BERLEBIH, T.BERLEBIH]


def test_a_budget_line_of_the_dpa_of_another_year_is_called_that():
    pagu = [PaguBanding(3, "5.01.02", "Program", Decimal(10), asal=2025)]
    (t,) = bandingkan([], pagu, {}, {S.DPA: {}}).temuan
    assert (t.jenis, t.menurut_pk) == (T.TAHUN, "Program (ditarik dari DPA tahun 2025)")


def test_a_difference_is_the_same_in_another_round_whatever_number_its_row_has_now():
    satu, dua = (bandingkan([_pk(rujukan=n, target="1%")], [], _semua(), {}).temuan[0] for n in ("1.1", "1.2"))
    assert satu.sidik == dua.sidik and len(satu.sidik) == 4
