"""Sums exact to the sen at every level, counts, proportions, documents in force."""

from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from renstra import queries
from renstra.rules.proporsi import proporsi
from tests.renstra import pabrik


def test_sums_are_exact_to_the_sen_at_every_level(panggung):
    dpa = pabrik.buat_dpa(panggung.pd)
    jumlah = queries.jumlah_per_baris(dpa)
    assert jumlah["1.01.02.2.01.0001"] == Decimal("300000000.25")
    assert jumlah["1.01.02.2.01"] == Decimal("375000000.25")
    assert jumlah["1.01.02"] == Decimal("399999999.90")
    assert jumlah["1.01.01"] == Decimal("100000000.10")


def test_the_summary_counts_program_kegiatan_and_sub_kegiatan(panggung):
    assert queries.ringkas(pabrik.buat_dpa(panggung.pd)) == queries.Ringkas(2, 3, 4, pabrik.TOTAL)


def test_sums_take_one_query(panggung, django_assert_num_queries):
    dpa = pabrik.buat_dpa(panggung.pd)
    with django_assert_num_queries(1):
        queries.jumlah_per_baris(dpa)


def test_a_budget_of_seventeen_milliard_adds_up_to_the_sen_whatever_the_parts(panggung):
    pecahan = [Decimal("340410402.24")] * 49
    sisa = Decimal("17020520112.00") - sum(pecahan)
    baris = [("5.01.02", "Program", {}), ("5.01.02.2.01", "Kegiatan", {})] + [
        (f"5.01.02.2.01.{i:04d}", f"Sub {i}", {"dau": str(j)}) for i, j in enumerate([*pecahan, sisa], start=1)
    ]
    dpa = pabrik.buat_dpa(panggung.pd, baris=baris, tolok_ukur=False)
    assert queries.jumlah_per_baris(dpa)["5.01.02"] == Decimal("17020520112.00")
    assert queries.ringkas(dpa) == queries.Ringkas(1, 1, 50, Decimal("17020520112.00"))


def test_the_proportion_of_each_source_of_funds_is_computed_lt_d_2_sm_lampiran_c(panggung):
    dpa = pabrik.buat_dpa(panggung.pd)
    tampilan = queries.tampilan_anggaran(dpa)
    sub = next(t for t in tampilan.baris if t.baris.kode == "1.01.02.2.01.0001")
    apbd, dekon = queries.proporsi_kelompok(sub.sumber)
    assert (apbd.nama, apbd.jumlah, apbd.persen) == ("APBD", Decimal("250000000.20"), Decimal("83.33"))
    assert (dekon.nama, dekon.persen) == ("APBN dekonsentrasi", Decimal("16.67"))
    assert tampilan.kelompok[0].jumlah == pabrik.TOTAL - Decimal("50000000.05")


def test_proportions_add_up_to_a_hundred_and_of_nothing_there_are_none():
    bagian = proporsi({"a": Decimal(1), "b": Decimal(1), "c": Decimal(1)})
    assert sum(b.persen for b in bagian) == 100
    assert [b.persen for b in proporsi({"a": Decimal(0)})] == [None]


def test_only_what_is_set_is_in_force(panggung):
    pd = panggung.pd
    draf = pabrik.buat_dpa(pd, ditetapkan=False)
    assert queries.dpa_berlaku(pd.pk, 2026) is None
    assert queries.rka_berlaku(pd.pk, 2026) is None
    rkt, renstra = draf.baris.first().tolok_ukur.first().baris_rkt.rkt, queries.renstra_untuk(pd.pk, 2026)
    assert queries.rkt_berlaku(pd.pk, 2026, panggung.pemda.pk) == rkt
    assert renstra is not None
    assert queries.renstra_untuk(pd.pk, 2030) is None
    rpjmd = pabrik.buat_rpjmd(panggung.pemda)
    assert queries.rpjmd_untuk(panggung.pemda.pk, 2026) == rpjmd


def test_the_tree_comes_in_reading_order_with_five_years_and_a_search_keeps_the_branch(panggung):
    renstra = pabrik.buat_renstra(panggung.pd)
    pohon = queries.pohon_rencana(renstra)
    assert [s.dalam for s in pohon] == [0, 1, 2, 3, 4]
    assert [t.tertulis for t in pohon[1].indikator[0].target] == ["97%"] * 5
    assert len(queries.pohon_rencana(renstra, "  layanan DASAR ")) == 4  # the hit and what stands above it
    assert queries.pohon_rencana(renstra, "tidak ada") == []


def test_a_search_in_the_budget_keeps_what_stands_above_and_below(panggung):
    dpa = pabrik.buat_dpa(panggung.pd)
    semua = queries.tampilan_anggaran(dpa).baris
    kode = [t.baris.kode for t in queries.saring(semua, "pemantauan")]
    assert kode == ["1.01.02", "1.01.02.2.02", "1.01.02.2.02.0001"]
    assert len(queries.saring(semua, "Pengelolaan Layanan Dasar")) == 4


def test_the_page_of_a_budget_takes_as_many_queries_for_three_lines_as_for_two_hundred(panggung):
    def hitung(banyak: int, pd) -> int:
        baris = [("1.01.02", "P", {}), ("1.01.02.2.01", "K", {})] + [
            (f"1.01.02.2.01.{i:04d}", f"Sub {i}", {"dau": "1.00"}) for i in range(1, banyak)
        ]
        dpa = pabrik.buat_dpa(pd, baris=baris)
        with CaptureQueriesContext(
            connection,
        ) as ditangkap:
            queries.tampilan_anggaran(dpa)
        return len(ditangkap)

    assert hitung(2, panggung.pd) == hitung(200, panggung.pd_lain)
