"""A figure through the years, the five-year target beside it (G4), and what the planning side learns of it."""

from decimal import Decimal

import pytest

from pengukuran.models import Pengukuran, Realisasi
from pengukuran.queries.kaidah import kaidah_pada
from pengukuran.queries.lintas_tahun import LintasTahun, TitikTahun, lintas_tahun, realisasi_terakhir
from renstra.models import Indikator, Target
from renstra.queries.mutu import kriteria_berlaku, mutu_indikator
from renstra.rules.mutu import Hal
from sakip.angka import baca_nilai
from tests.alat.basisdata import tanpa_penjaga
from tests.pengukuran.pabrik import Ukur, ukur

pytestmark = pytest.mark.django_db(transaction=True)


def jadikan_dulu(p: Pengukuran, tahun: int, periode: str = "tahun") -> Pengukuran:
    """Let a measurement be one of a former year."""
    with tanpa_penjaga():
        Pengukuran.objects.filter(pk=p.pk).update(tahun=tahun, periode=periode)
    return Ukur.segar(p)


def rencana(r: Realisasi, **target: str) -> Indikator:
    """The indicator of the plan behind a row, with these targets of its years."""
    indikator = r.butir.baris_rkt.indikator
    with tanpa_penjaga():
        Indikator.objects.filter(pk=indikator.pk).update(
            target_akhir="100%", baseline="70%", baseline_bilangan=70, tahun_baseline=2024
        )
        Target.objects.filter(indikator=indikator).delete()
        for tahun, teks in target.items():
            isi = {"tertulis": teks, "bilangan": Decimal(teks.rstrip("%"))}
            Target.objects.create(indikator=indikator, tahun=int(tahun[1:]), **isi)
    return Indikator.objects.get(pk=indikator.pk)


def baca(p: Pengukuran) -> list[LintasTahun]:
    rows = Realisasi.objects.select_related("pengukuran__perjanjian", "butir__baris_rkt", "program")
    semua = list(rows.filter(pengukuran=p).order_by("urutan", "id"))
    hasil = lintas_tahun(semua, kaidah_pada(p.pemda_id, p.tahun))
    return [hasil[r.pk] for r in semua]


def test_accepted_figures_of_former_years_stand_before_this_years():
    u = ukur()
    jadikan_dulu(u.triwulan("tw1", "80%"), 2025)
    p = u.triwulan("tw1", "90%")
    isi = baca(p)[0]
    ukuran = {t.tahun: t.realisasi for t in isi.titik if t.realisasi}
    assert ukuran == {2025: "80%", 2026: "90%"}
    assert isi.terakhir.tahun == 2026


def test_what_was_not_accepted_is_no_former_year():
    u = ukur()
    jadikan_dulu(u.ajukan(u.isi(u.lembar(), "80%")), 2025)
    p = u.triwulan("tw1", "90%")
    assert 2025 not in {t.tahun for t in baca(p)[0].titik if t.realisasi}


def test_the_realisasi_to_date_is_held_against_the_target_at_the_end_of_the_plan():
    """GM/SM Pasal 9 ayat (5) huruf b; with the one function: 90 against 100 is 90."""
    u = ukur()
    p = u.lembar()
    rencana(u.baris(p)[0], t2026="95%", t2027="97%")
    p = u.terima(u.ajukan(u.isi(p, "90%")))
    isi = baca(p)[0]
    assert isi.target_akhir == "100%"
    assert isi.akhir.nilai == Decimal(90)
    assert {t.tahun: t.rencana for t in isi.titik}.items() >= {2026: "95%", 2027: "97%"}.items()


def test_an_indicator_is_the_same_through_a_replaced_version_of_the_plan():
    u = ukur()
    p = jadikan_dulu(u.triwulan("tw1", "80%"), 2025)
    asal = u.baris(p)[0].butir.baris_rkt.indikator
    with tanpa_penjaga():
        baru = Indikator.objects.create(simpul=asal.simpul, nama=asal.nama, satuan=asal.satuan, semula=asal)
    assert realisasi_terakhir(p.pemda_id, [baru.pk]) == {baru.pk: (2025, "80%")}


def test_many_rows_cost_as_many_queries_as_one(django_assert_num_queries):
    u = ukur()
    jadikan_dulu(u.triwulan("tw1", "80%"), 2025)
    p = u.triwulan("tw1", "90%")
    rows = list(
        Realisasi.objects.select_related("pengukuran__perjanjian", "butir__baris_rkt", "program").filter(pengukuran=p)
    )
    kaidah = kaidah_pada(p.pemda_id, p.tahun)
    for sebagian in (rows[:1], rows):
        with django_assert_num_queries(2):
            lintas_tahun(sebagian, kaidah)


def test_another_regency_has_no_former_years_of_this_one():
    u = ukur()
    jadikan_dulu(u.triwulan("tw1", "80%"), 2025)
    assert realisasi_terakhir(u.a.p.beta.pemda.pk, None) == {}


def test_a_target_below_the_last_accepted_realisasi_is_noticed():
    """I1 GM Pasal 6 ayat (4), I2 SM Pasal 6 ayat (4): the plan's own baseline counts only where nothing was measured."""
    u = ukur()
    p = u.lembar()
    indikator = rencana(u.baris(p)[0], t2025="88%", t2026="90%", t2027="91%")
    rows = Indikator.objects.filter(pk=indikator.pk)
    kriteria = kriteria_berlaku(u.d.ketentuan)
    assert Hal.TARGET_MUNDUR not in {c.hal for c in mutu_indikator(rows, kriteria)[indikator.pk].catatan}
    jadikan_dulu(u.terima(u.ajukan(u.isi(p, "95%"))), 2025)
    catatan = mutu_indikator(rows, kriteria)[indikator.pk].catatan
    mundur = next(c for c in catatan if c.hal == Hal.TARGET_MUNDUR)
    assert "95%" in mundur.pesan


def titik(tahun: int, realisasi: str, periode: str = "tahun", diterima: bool = True) -> TitikTahun:
    nilai = baca_nilai(realisasi)
    return TitikTahun(tahun, realisasi=realisasi, periode=periode, diterima=diterima, nilai=nilai)


def test_the_mean_growth_is_of_accepted_figures_of_whole_years():
    """Permendagri 86/2017 tabel T-C.24: (10 % + 5 %)/2; a plan's years without realisasi are passed over."""
    semua = (titik(2023, "80%"), titik(2024, "88%", "tw4"), titik(2025, "92,4%"))
    tumbuh = LintasTahun((*semua, TitikTahun(2029, "95%"))).pertumbuhan
    assert (tumbuh.nilai, tumbuh.dihitung, tumbuh.dikecualikan) == (Decimal("7.5"), 2, 0)
    kini = (titik(2026, "30%", "tw1"), titik(2027, "99%", diterima=False))
    assert LintasTahun((*semua, *kini)).pertumbuhan == tumbuh
    assert LintasTahun().pertumbuhan.nilai is None


def test_a_figure_typed_in_english_notation_is_compared_as_it_was_chosen():
    u = ukur()
    p = u.isi(u.lembar(), {0: {"tertulis": "1.234", "notasi": "en"}})
    kini = next(t for t in baca(p)[0].titik if t.tahun == 2026)
    assert kini.nilai.bilangan == Decimal("1.234")
