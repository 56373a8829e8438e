"""Holidays, milestones of a PD and of the regency, from what other apps register."""

from datetime import date

import pytest

from sakip.kalender import peristiwa
from sakip.kalender.enums import Keadaan
from sakip.kalender.models import AturanTenggat, HariLibur
from sakip.kalender.profil import baca_profil, muat
from sakip.kalender.queries import tenggat as queries
from sakip.kalender.services.libur import semai_libur
from sakip.organisasi.models import PerangkatDaerah, TahunAnggaran
from sakip.organisasi.queries import ketentuan_pada

pytestmark = pytest.mark.django_db
HARI_INI = date(2026, 1, 21)


@pytest.fixture
def ketentuan():
    ketentuan = muat(baca_profil("bengkayang")).ketentuan
    for tahun in (2025, 2026, 2027):
        semai_libur(ketentuan.pemda, tahun)
    return ketentuan


@pytest.fixture
def pd(ketentuan):
    return PerangkatDaerah.objects.create(pemda=ketentuan.pemda, kode="bappeda", nama="Bappeda", singkatan="Bappeda")


@pytest.fixture
def penyedia(monkeypatch):
    """`penyedia(dpa=..., terpenuhi=..., dispensasi=...)`: what other apps would tell."""
    for nama in ("_peristiwa", "_baris", "_dispensasi"):
        monkeypatch.setattr(peristiwa, nama, {})

    def pasang(dpa=None, terpenuhi=None, dispensasi=None):
        peristiwa.daftarkan("dokumen", lambda pemda_id, tahun: dpa or {})
        peristiwa.daftarkan("perjanjian", lambda pemda_id, tahun: terpenuhi or {})
        peristiwa.daftarkan_dispensasi("uji", lambda pemda_id, tahun: dispensasi or {})

    return pasang


def tahun_2026(pemda, today):
    return queries.TahunTenggat(pemda.pk, ketentuan_pada(pemda.pk, date(2026, 1, 1)), 2026, today)


def baris(daftar):
    return {b.tenggat.kode: b for b in daftar}


def test_a_local_holiday_counts_only_in_its_own_regency(ketentuan):
    lain = muat(baca_profil("semarang")).ketentuan
    HariLibur.objects.create(pemda=ketentuan.pemda, tanggal=date(2026, 1, 20), nama="Hari jadi", jenis="daerah")
    assert date(2026, 1, 20) in queries.libur_pemda(ketentuan.pemda_id, date(2026, 1, 1), date(2026, 1, 31))
    assert date(2026, 1, 20) not in queries.libur_pemda(lain.pemda_id, date(2026, 1, 1), date(2026, 1, 31))


def test_a_year_with_only_local_holidays_is_still_counted_with_the_national_ones(ketentuan):
    HariLibur.objects.create(pemda=ketentuan.pemda, tanggal=date(2028, 4, 27), nama="Hari jadi", jenis="daerah")
    libur = queries.libur_pemda(ketentuan.pemda_id, date(2028, 1, 1), date(2028, 12, 31))
    assert libur[date(2028, 1, 1)] == "Tahun Baru Masehi"
    assert libur[date(2028, 4, 27)] == "Hari jadi"
    assert queries.TahunTenggat(ketentuan.pemda_id, ketentuan, 2029, HARI_INI).belum_resmi


def test_a_day_the_admin_removed_from_a_filled_year_stays_removed(ketentuan):
    HariLibur.objects.filter(tanggal=date(2026, 1, 16)).delete()
    assert date(2026, 1, 16) not in queries.libur_pemda(ketentuan.pemda_id, date(2026, 1, 1), date(2026, 1, 31))


def test_working_days_of_2026_by_month_are_those_of_the_skb(ketentuan):
    libur = queries.libur_pemda(ketentuan.pemda_id, date(2026, 1, 1), date(2026, 12, 31))
    semua = [date.fromordinal(n) for n in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())]
    kerja = [t for t in semua if t.weekday() < 5 and t not in libur]
    assert [sum(t.month == b for t in kerja) for b in range(1, 13)] == [20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21]


def test_bk_pasal_11_a_pd_sees_its_milestones_with_days_left(pd, penyedia):
    penyedia(dpa={pd.pk: {"dpa": date(2026, 1, 2)}})
    hasil = baris(tahun_2026(pd.pemda, HARI_INI).pd(pd))
    assert set(hasil) == {"pk.kirim", "pk.verifikasi", "pk.sampaikan", "pk.lapor_perubahan", "pk.susun", "lkjip.pd"}
    assert (hasil["pk.kirim"].lencana.keadaan, hasil["pk.kirim"].lencana.angka) == (Keadaan.HAMPIR, 3)
    assert (hasil["pk.verifikasi"].tenggat.tanggal, hasil["pk.verifikasi"].lencana.angka) == (date(2026, 2, 4), 10)
    assert hasil["pk.sampaikan"].lencana.kata == "menunggu pengesahan PK"


def test_bk_pasal_8_ayat_3_a_change_report_is_not_late_where_nothing_changed(pd, penyedia):
    penyedia(dpa={pd.pk: {"dpa": date(2026, 1, 2)}})
    lapor = baris(tahun_2026(pd.pemda, HARI_INI).pd(pd))["pk.lapor_perubahan"]
    assert (lapor.tenggat.tanggal, lapor.lencana.keadaan, lapor.lencana.kata) == (
        date(2026, 1, 7),
        Keadaan.MENUNGGU,
        "hanya bila terjadi",
    )


def test_lateness_stays_on_record_after_the_paper_has_come(pd, penyedia):
    penyedia(
        dpa={pd.pk: {"dpa": date(2026, 1, 2)}},
        terpenuhi={pd.pk: {"pk.kirim": date(2026, 1, 28), "pk.verifikasi": None}},
        dispensasi={pd.pk: {"pk.kirim": date(2026, 1, 30)}},
    )
    hasil = baris(tahun_2026(pd.pemda, date(2026, 3, 2)).pd(pd))
    assert hasil["pk.kirim"].lencana.kata == "dipenuhi terlambat 2 hari kerja"
    assert (hasil["pk.kirim"].terpenuhi, hasil["pk.kirim"].dispensasi) == (date(2026, 1, 28), date(2026, 1, 30))
    assert hasil["pk.verifikasi"].lencana.keadaan == Keadaan.TERLAMBAT


def test_the_regency_has_its_own_milestones(ketentuan, penyedia):
    penyedia(terpenuhi={None: {"lkjip.pemda": date(2027, 3, 30)}})
    (lkjip,) = tahun_2026(ketentuan.pemda, date(2027, 4, 1)).pemda()
    assert (lkjip.tenggat.kode, lkjip.lencana.keadaan) == ("lkjip.pemda", Keadaan.TERPENUHI)


def test_gm_pasal_7_ayat_4_handing_over_counts_from_the_day_the_apbd_was_set(penyedia):
    penyedia()
    ketentuan = muat(baca_profil("gunungmas")).ketentuan
    pd = PerangkatDaerah.objects.create(pemda=ketentuan.pemda, kode="satu", nama="Dinas Satu", singkatan="Satu")
    assert baris(tahun_2026(pd.pemda, HARI_INI).pd(pd))["pk.serahkan"].lencana.kata == "menunggu penetapan APBD"
    TahunAnggaran.objects.create(pemda=ketentuan.pemda, tahun=2026, apbd_ditetapkan=date(2025, 12, 29))
    assert baris(tahun_2026(pd.pemda, HARI_INI).pd(pd))["pk.serahkan"].tenggat.tanggal == date(2026, 1, 29)


def test_gm_pasal_9_ayat_8_measurement_is_due_from_the_regency_and_the_pd(penyedia):
    penyedia()
    ketentuan = muat(baca_profil("gunungmas")).ketentuan
    pd = PerangkatDaerah.objects.create(pemda=ketentuan.pemda, kode="satu", nama="Dinas Satu", singkatan="Satu")
    assert "ukur.tw1" in baris(tahun_2026(pd.pemda, HARI_INI).pd(pd))
    assert "ukur.tw1" in baris(tahun_2026(ketentuan.pemda, HARI_INI).pemda())


def test_fifty_pd_cost_the_same_queries_as_one(ketentuan, penyedia, django_assert_num_queries):
    penyedia()
    semua = [
        PerangkatDaerah.objects.create(pemda=ketentuan.pemda, kode=f"pd{n}", nama=f"PD {n}", singkatan=f"PD {n}")
        for n in range(50)
    ]
    for banyak in (1, 50):
        tenggat = tahun_2026(ketentuan.pemda, HARI_INI)
        with django_assert_num_queries(4):
            assert len(tenggat.banyak(semua[:banyak])) == banyak


def test_a_regency_without_a_profile_has_no_milestones(pd, penyedia):
    penyedia()
    pd.pemda.ketentuan.all().delete()
    assert tahun_2026(pd.pemda, HARI_INI).pd(pd) == []
    assert tahun_2026(pd.pemda, HARI_INI).pemda() == []


def test_the_database_refuses_a_rule_with_two_origins_or_none(ketentuan):
    aturan = AturanTenggat(ketentuan=ketentuan, kode="x", nama="X", jumlah=1, satuan="hari", dasar="-")
    with pytest.raises(Exception, match="kalender_aturan_satu_asal"):
        aturan.save()
