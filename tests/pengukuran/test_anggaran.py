"""Realisasi anggaran beside performance (issue section 2; GM/SM Pasal 9; Lampiran D huruf b)."""

from decimal import Decimal

import pytest

from pengukuran.queries.anggaran import Serapan, efisiensi_pk, gabung, serapan_pd, serapan_pk, serapan_tahunan
from pengukuran.rules.ukuran import Kaidah
from perjanjian.models import PaguPerjanjian, Pengampu, Perjanjian
from renstra.models import PaguSumberDana, RealisasiAnggaran
from tests.perjanjian.pabrik import adegan

pytestmark = pytest.mark.django_db
SUB, SUB2 = "1.01.02.2.01.0001", "1.01.02.2.01.0002"


@pytest.fixture
def a():
    return adegan()


def belanja(a, kode=SUB, **bulan):
    for b, jumlah in bulan.items():
        RealisasiAnggaran.objects.create(
            pemda=a.d.pemda, pd=a.d.pd["satu"], tahun=2026, bulan=int(b[1:]), kode=kode, jumlah=Decimal(jumlah)
        )


def lengkap(pk):
    return Perjanjian.objects.select_related("jabatan").get(pk=pk.pk)


def test_a_line_of_a_pk_has_what_its_sub_kegiatan_spent_in_each_triwulan(a):
    belanja(a, b1="100.25", b3="50", b4="7")
    belanja(a, kode=SUB2, b2="1", b12="900")
    pk = lengkap(a.susun("kepala_satu"))
    hasil = serapan_pk([pk], "tw2")[pk.pk]
    baris = next(b for b in hasil.baris if b.kode == "1.01.02")
    assert baris.serapan.triwulan == (Decimal("151.25"), Decimal(7), None, None)
    assert baris.serapan.sampai == Decimal("158.25")
    lain = next(b for b in hasil.baris if b.kode == "1.01.01")
    assert lain.serapan.triwulan == (0, 0, None, None)  # reported, and nothing of it here
    assert hasil.jumlah.pagu == sum(b.serapan.pagu for b in hasil.baris)
    assert hasil.jumlah.sampai == Decimal("158.25")


def test_of_an_official_below_the_head_only_what_he_answers_for_counts(a):
    belanja(a, b1="100")
    belanja(a, kode=SUB2, b1="30")
    Pengampu.objects.filter(kode=SUB2).update(jabatan=a.d.jabatan["kepala_satu"])
    pk = lengkap(a.susun("kabid_satu"))
    hasil = serapan_pk([pk], "tahun")[pk.pk]
    assert {b.kode: b.serapan.sampai for b in hasil.baris}["1.01.02.2.01"] == 100


def test_a_quarter_of_which_nothing_was_reported_is_not_nought(a):
    pk = lengkap(a.susun("kepala_satu"))
    hasil = serapan_pk([pk], "tw1")[pk.pk]
    assert not hasil.jumlah.terlapor
    assert hasil.jumlah.persen is None


def test_a_pd_has_the_pagu_of_its_dpa_and_exact_sums(a):
    belanja(a, b1="9999999999999.01", b2="0.02")
    pd = a.d.pd["satu"]
    satu = serapan_pd(a.d.pemda.pk, 2026, "tw1")[pd.pk]
    assert satu.sampai == Decimal("9999999999999.03")
    assert satu.pagu == sum(PaguSumberDana.objects.filter(baris__dokumen=a.dpa).values_list("jumlah", flat=True))
    assert serapan_pd(a.d.pemda.pk, 2026, "tw1", [a.d.pd["dua"].pk]) == {}


def test_the_sum_of_several_leaves_out_what_was_not_reported():
    jumlah = gabung(
        [Serapan(Decimal(10), (Decimal(1), None, None, None)), Serapan(None, (None, Decimal(2), None, None))]
    )
    assert jumlah == Serapan(Decimal(10), (Decimal(1), Decimal(2), None, None))
    assert jumlah.persen == 30


def test_any_number_of_pks_costs_the_same_queries(a, django_assert_num_queries):
    a.susun_semua()
    semua = list(Perjanjian.objects.select_related("jabatan"))
    assert PaguPerjanjian.objects.exists()
    with django_assert_num_queries(4):
        assert len(serapan_pk(semua, "tw4")) == len(semua) > 3
    with django_assert_num_queries(2):
        serapan_pd(a.d.pemda.pk, 2026, "tw4")


def test_the_years_before_are_read_by_code(a):
    pk = lengkap(a.susun("kepala_satu"))
    belanja(a, b1="5", b9="6")
    RealisasiAnggaran.objects.update(tahun=2025)
    hasil = serapan_tahunan(pk, [2024, 2025])
    kode = {p.pk: p.kode for p in pk.pagu.all()}
    assert {kode[k]: v for k, v in hasil[2025].items()} == {"1.01.01": 0, "1.01.02": 11}
    assert set(hasil[2024].values()) == {None}


def test_efficiency_is_told_by_the_way_of_the_profile():
    """SM Lampiran D: 97,04 - 90,44 = 6,60; PMK 214/2017: 50 + E/20 x 50."""
    serapan = Serapan(Decimal(10000), (Decimal(9044), None, None, None))
    assert efisiensi_pk([Decimal("97.04")], serapan, Kaidah()).nilai == Decimal("6.60")
    assert efisiensi_pk([Decimal(100)], serapan, Kaidah(efisiensi="pmk214")).ne == Decimal("73.9")
    assert efisiensi_pk([Decimal(100)], Serapan(Decimal(1)), Kaidah()).nilai is None
