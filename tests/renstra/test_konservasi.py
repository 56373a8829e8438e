"""Rules of conservation: sums at every level to the sen, an indicator below each above, nothing counted twice."""

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from renstra.rules.konservasi import (
    BarisUang,
    FaktaKonservasi,
    HalKonservasi,
    IndikatorSimpul,
    KodePD,
    NamaPD,
    RKTFakta,
    SimpulFakta,
    TolokFakta,
    baris_menyatu,
    indikator_bercabang,
    indikator_berulang,
    jenjang_berlanjut,
    jumlah_tingkat,
    kode_berulang,
    pagu_indikator,
    pagu_simpul,
    periksa,
    sanding,
)

H = HalKonservasi
SEN = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False)


def program(kode, id_, pagu=None):
    return BarisUang(id_, kode, f"Program {kode}", "program", None, pagu)


def pohon(bagian):
    """`bagian`: program -> kegiatan -> amounts of its sub kegiatan, as lines of a document."""
    baris, nomor = [], iter(range(1, 10_000))
    for p, kegiatan in enumerate(bagian, start=1):
        p_id, p_kode = next(nomor), f"1.01.{p:02d}"
        baris.append(program(p_kode, p_id))
        for k, jumlah in enumerate(kegiatan, start=1):
            k_id, k_kode = next(nomor), f"{p_kode}.2.{k:02d}"
            baris.append(BarisUang(k_id, k_kode, "Kegiatan", "kegiatan", p_id))
            baris += [
                BarisUang(next(nomor), f"{k_kode}.{s:04d}", "Sub", "sub_kegiatan", k_id, Decimal(n))
                for s, n in enumerate(jumlah, start=1)
            ]
    return baris


SATU = pohon([[["100000000.10"], ["250000000.20", "50000000.05"]], [["75000000.00"]]])


def hal(temuan):
    return Counter(t.hal for t in temuan)


# ---- sums


def test_bp_sub_kegiatan_add_up_to_kegiatan_program_and_the_whole_to_the_sen():
    isi = jumlah_tingkat(SATU)
    assert [(t.banyak, t.jumlah) for t in isi] == [
        (2, Decimal("475000000.35")), (3, Decimal("475000000.35")), (4, Decimal("475000000.35"))
    ]  # fmt: skip
    assert baris_menyatu(SATU, "dpa") == []


@given(st.lists(st.lists(st.lists(SEN, min_size=1, max_size=4), min_size=1, max_size=4), min_size=1, max_size=4))
def test_sums_are_conserved_under_any_split(bagian):
    """However an amount is split into program, kegiatan and sub kegiatan, the whole stays the whole."""
    seluruh = sum((n for p in bagian for k in p for n in k), Decimal(0))
    assert {t.jumlah for t in jumlah_tingkat(pohon(bagian))} == {seluruh}


@given(st.lists(SEN, min_size=1, max_size=12), st.data())
def test_counted_once_never_exceeds_the_whole_and_what_supports_nothing_is_the_rest(jumlah, data):
    """GM Lampiran C.6, SM Lampiran B.6: whatever lines an indicator names, each sub kegiatan counts once."""
    baris = pohon([[jumlah[i : i + 3] for i in range(0, len(jumlah), 3)]])
    pilihan = st.lists(st.tuples(st.sampled_from(baris), st.integers(1, 3)), max_size=8)
    tolok = [TolokFakta(i, b.id, "hasil", "Hasil", r) for i, (b, r) in enumerate(data.draw(pilihan))]
    m = pagu_indikator([RKTFakta(n, "I", "iku") for n in (1, 2, 3)], baris, tolok)
    seluruh = sum(jumlah, Decimal(0))
    assert m.sekali + m.tanpa == seluruh and m.sekali <= m.berulang
    assert all(p.ganda <= p.jumlah <= seluruh for p in m.baris)


def test_gm_lampiran_c_6_a_pagu_that_supports_two_indicators_is_counted_once_in_the_sum():
    p1, p2 = (b.id for b in SATU if b.tingkat == "program")
    tolok = [
        TolokFakta(1, p1, "hasil", "A", 10),
        TolokFakta(2, p1, "hasil", "B", 11),
        TolokFakta(3, p2, "hasil", "B", 11),
    ]
    m = pagu_indikator([RKTFakta(10, "A", "iku"), RKTFakta(11, "B", "iku")], SATU, tolok)
    assert [p.jumlah for p in m.baris] == [Decimal("400000000.35"), Decimal("475000000.35")]
    assert (m.berulang, m.sekali, m.tanpa) == (Decimal("875000000.70"), Decimal("475000000.35"), 0)
    assert m.baris[1].ganda == Decimal("400000000.35") and m.baris[1].kode == ("1.01.01", "1.01.02")


def test_money_above_the_sub_kegiatan_a_line_under_another_code_and_an_empty_branch_are_named():
    salah = [
        program("1.01.01", 1, Decimal(5)), program("1.01.02", 2),
        BarisUang(3, "1.01.02.2.01", "K", "kegiatan", 1), BarisUang(4, "1.01.02.2.01.0001", "S", "sub_kegiatan", 3),
        BarisUang(5, "1.01.09.2.01", "L", "kegiatan", 99),
    ]  # fmt: skip
    pesan = " | ".join(t.pesan for t in baris_menyatu(salah, "dpa"))
    for kata in ("pagu hanya pada sub kegiatan", "tidak mempunyai sub kegiatan di bawahnya", "berada di bawah 1.01.01",
                 "1.01.02.2.01.0001 S belum mempunyai pagu", "tidak ikut terjumlah"):  # fmt: skip
        assert kata in pesan, kata


def test_gm_sm_pasal_6_what_differs_between_rka_and_dpa_is_named_to_the_sen():
    dpa = pohon([[["100000000.10"], ["250000000.21", "50000000.05"]]])
    temuan = [t for t in periksa(FaktaKonservasi(rka=tuple(SATU), dpa=tuple(dpa))) if t.hal == H.RKA_DPA]
    assert [t.selisih for t in temuan] == [Decimal("0.01"), Decimal("-75000000.00")]
    assert "ada di RKA (Rp 75.000.000,00), tidak di DPA." in temuan[1].pesan
    assert "RKA Rp 250.000.000,20, DPA Rp 250.000.000,21." in temuan[0].pesan


def test_the_same_documents_have_no_difference():
    assert [t for t in periksa(FaktaKonservasi(rka=tuple(SATU), dpa=tuple(SATU))) if t.hal == H.RKA_DPA] == []


# ---- the plan


def simpul(*baris):
    """(id, induk, jenis, kode, names and ceilings of its indicators)."""
    return tuple(
        SimpulFakta(
            i, induk, jenis, kode, f"Uraian {i}", tuple(IndikatorSimpul(i * 10 + n, *x) for n, x in enumerate(ind))
        )
        for i, induk, jenis, kode, ind in baris
    )  # fmt: skip


def rantai(**ubah):
    isi = {
        "tujuan": (1, None, "tujuan", "", [("Indeks A",)]),
        "sasaran": (2, 1, "sasaran", "", [("Persentase B",)]),
        "program": (3, 2, "program", "1.01.02", [("Persentase C",)]),
        "kegiatan": (4, 3, "kegiatan", "1.01.02.2.01", [("Jumlah D",)]),
        "sub": (5, 4, "sub_kegiatan", "1.01.02.2.01.0001", [("Jumlah E",)]),
    } | ubah
    return simpul(*(b for b in isi.values() if b))


def test_bk_pasal_3_ayat_7_every_indicator_has_one_below_it_down_to_the_sub_kegiatan():
    assert jenjang_berlanjut(rantai()) == []
    (t,) = jenjang_berlanjut(rantai(program=(3, 2, "program", "1.01.02", [])))
    assert "Indikator sasaran “Persentase B”" in t.pesan and "program di bawahnya belum mempunyai indikator" in t.pesan
    assert (t.tujuan, t.id) == ("simpul", 3)


def test_a_branch_that_ends_is_named_and_a_level_that_is_nowhere_is_said_once():
    (t,) = jenjang_berlanjut((*rantai(), *simpul((8, 1, "sasaran", "", [("Nilai Z",)]))))
    assert "tidak ada program di bawahnya" in t.pesan and t.id == 8
    (satu,) = jenjang_berlanjut(rantai(sub=None, kegiatan=None))
    assert satu.pesan.startswith("Rencana belum memuat kegiatan, sub kegiatan")


def test_an_indicator_in_two_branches_is_double_counting():
    dua = (*rantai(), *simpul((8, 1, "sasaran", "", [("persentase B",)])))
    (t,) = indikator_bercabang(dua)
    assert t.hal == H.GANDA_INDIKATOR and "“Persentase B”" in t.pesan and t.id == 80


def test_gm_lampiran_c_6_one_ceiling_written_at_two_indicators_is_one_and_different_ones_add_up():
    s = simpul((1, None, "program", "1.01.02", [("A", Decimal(5)), ("B", Decimal(5)), ("C", Decimal(7)), ("D",)]))
    assert pagu_simpul(s) == {1: Decimal(12)}


def test_gm_sm_pasal_5_a_ceiling_that_is_not_that_of_what_stands_below_is_named():
    s = simpul(
        (1, None, "program", "1.01.02", [("A", Decimal(10))]), (2, 1, "kegiatan", "1.01.02.2.01", [("B", Decimal(4))]),
        (3, 1, "kegiatan", "1.01.02.2.02", [("C", Decimal(5))]),
    )  # fmt: skip
    (t,) = [t for t in periksa(FaktaKonservasi(simpul=s)) if t.hal == H.PAGU_RENSTRA]
    assert t.selisih == Decimal(1) and "jumlah di bawahnya Rp 9,00" in t.pesan
    (p,) = sanding(FaktaKonservasi(simpul=s, dpa=tuple(SATU)), "program")[1:]
    assert (p.kode, p.renstra, p.dpa) == ("1.01.02", Decimal(10), Decimal("75000000.00"))


# ---- RKT, hasil, keluaran


def fakta(**ubah):
    isi = {
        "simpul": rantai(),
        "rkt": (RKTFakta(1, "Indeks A", "iku", 1), RKTFakta(2, "Persentase B", "iku", 2), RKTFakta(3, "Jumlah D", "kegiatan", 4)),
        "dpa": tuple(SATU),
        "tolok": (TolokFakta(1, 1, "hasil", "Hasil", 2), TolokFakta(2, 3, "keluaran", "Keluaran")),
    }  # fmt: skip
    return FaktaKonservasi(**(isi | ubah))


def test_gm_sm_lampiran_each_rkt_row_is_a_hasil_and_one_above_is_carried_by_one_below():
    assert H.RKT_TANPA_HASIL not in hal(periksa(fakta()))
    tanpa = [t for t in periksa(fakta(tolok=())) if t.hal == H.RKT_TANPA_HASIL]
    assert [t.id for t in tanpa] == [1, 2] and "belum menjadi tolok ukur hasil pada DPA" in tanpa[0].pesan


def test_gm_sm_pasal_1_angka_8_and_9_a_hasil_has_a_keluaran_below_it():
    assert H.HASIL_TANPA_KELUARAN not in hal(periksa(fakta()))
    (t,) = [
        t for t in periksa(fakta(tolok=(TolokFakta(1, 1, "hasil", "Hasil", 2),))) if t.hal == H.HASIL_TANPA_KELUARAN
    ]
    assert t.id == 3 and t.pesan.startswith("1.01.01 Program 1.01.01: hasil “Hasil”")


def test_what_is_not_there_yet_is_no_finding():
    assert periksa(FaktaKonservasi()) == []


# ---- between PD


def test_gm_sm_pasal_6_one_sub_kegiatan_with_the_same_money_in_two_pd_is_named_unless_they_are_alike():
    a, b = (
        KodePD("Dinas A", "1.01.02.2.01.0001", "S", Decimal(5), 1),
        KodePD("Dinas B", "1.01.02.2.01.0001", "S", Decimal(5), 2),
    )
    (t,) = kode_berulang([a, b])
    assert "tercatat sama pada Dinas A dan Dinas B" in t.pesan and t.selisih == Decimal(5) and t.id == 2
    beda = KodePD("Dinas B", "1.01.02.2.01.0001", "S", Decimal(6), 2)
    camat = [KodePD(f"Kecamatan {n}", "7.01.02.2.01.0001", "S", Decimal(5), n, setara=True) for n in (1, 2)]
    assert kode_berulang([a, beda]) == [] and kode_berulang(camat) == []


def test_one_indicator_of_two_pd_is_named_unless_it_is_shared_with_consent():
    a, b = NamaPD(1, 1, "Dinas A", "Persentase X"), NamaPD(2, 2, "Dinas B", "Prosentase X")
    (t,) = indikator_berulang([a, b])
    assert "ada pada Dinas A dan Dinas B" in t.pesan
    assert indikator_berulang([a, NamaPD(2, 2, "Dinas B", "Prosentase X", bersama=True)]) == []
    assert indikator_berulang([a, NamaPD(2, 1, "Dinas A", "Prosentase X")]) == []


def test_gm_sm_pasal_5_an_rpjmd_may_end_above_the_kegiatan():
    assert jenjang_berlanjut(rantai(program=None, kegiatan=None, sub=None), daerah=True) == []
