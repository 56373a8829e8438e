"""Each date a milestone ever had: recorded once, with its reason, told to who acts and the superior; no gap."""

import random
from contextlib import nullcontext
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction

from sakip.kalender import peristiwa
from sakip.kalender.management.commands import ingatkan
from sakip.kalender.models import AturanTenggat, GeseranTenggat, HariLibur, Kabar
from sakip.kalender.queries import tenggat as queries
from sakip.kalender.queries.geseran import kalimat
from sakip.kalender.queries.pengingat import tonggak
from sakip.kalender.services import geseran as layanan
from sakip.kalender.services.geseran import catat_geseran
from sakip.kalender.services.libur import hapus_libur, simpan_libur
from sakip.organisasi.models import TahunAnggaran
from tests.alat.serentak import berhasil, bersama
from tests.keandalan.alat import tanpa_pemicu

from .test_ingatkan import Dunia

pytestmark = pytest.mark.django_db
WIB = ZoneInfo("Asia/Jakarta")
SAAT = datetime(2026, 1, 5, 9, tzinfo=WIB)


class Mati(BaseException):
    """The power goes off."""


@pytest.fixture
def d(pada, monkeypatch):
    for nama in ("_peristiwa", "_baris", "_dispensasi"):
        monkeypatch.setattr(peristiwa, nama, {})
    monkeypatch.setattr(ingatkan, "dengan_tanggal_latihan", nullcontext)
    dunia = Dunia(pada)
    pemda = dunia.alfa.pemda.pk
    peristiwa.daftarkan("uji", lambda pemda_id, tahun: dunia.lapor if (pemda_id, tahun) == (pemda, 2026) else {})
    catat_geseran(pemda_id=pemda, now=SAAT)
    return dunia


def catat(d, now=SAAT):
    return catat_geseran(pemda_id=d.alfa.pemda.pk, now=now)


def libur(d, hari, nama="Hari Jadi Kabupaten", jenis="daerah"):
    return HariLibur.objects.create(pemda=d.alfa.pemda, tanggal=hari, nama=nama, jenis=jenis)


def kirim(d, pd="satu"):
    return GeseranTenggat.objects.filter(pd=d.pd(pd), tahun=2026, kode="pk.kirim").order_by("urut")


def test_the_first_date_is_recorded_with_what_it_was_counted_from_and_nobody_is_told(d):
    satu = kirim(d).get()
    assert (satu.dari, satu.ke, satu.urut) == (None, date(2026, 1, 26), 1)
    assert satu.hitungan["mulai"] == "2026-01-02" and satu.hitungan["jumlah"] == "15 hari kerja"
    assert list(satu.hitungan["libur"]) == ["2026-01-16"]
    assert not Kabar.objects.exists()


def test_bk_pasal_1_angka_15_a_holiday_added_moves_the_deadline_and_says_which_holiday(d):
    libur(d, date(2026, 1, 20))
    catat(d)
    assert kalimat(kirim(d).last()) == (
        "Semula 26 Januari 2026, menjadi 27 Januari 2026, karena Hari Jadi Kabupaten (20 Januari 2026) tidak dihitung."
    )
    verifikasi = GeseranTenggat.objects.filter(pd=d.pd("satu"), kode="pk.verifikasi").last()
    assert verifikasi.sebab == "batas sebelumnya bergeser dari 26 Januari 2026 menjadi 27 Januari 2026"


def test_a_holiday_that_only_comes_into_sight_by_the_move_is_not_named_as_its_reason(d):
    """5 January + 9 working days is 15 January, a Thursday; 16 January is Isra Mikraj."""
    AturanTenggat.objects.filter(kode="pk.kirim").update(jumlah=9)
    catat(d)
    libur(d, date(2026, 1, 14))
    catat(d)
    satu = kirim(d).last()
    assert (satu.dari, satu.ke) == (date(2026, 1, 15), date(2026, 1, 19))
    assert satu.sebab == "Hari Jadi Kabupaten (14 Januari 2026) tidak dihitung"


def test_a_holiday_taken_away_a_rule_an_event_and_a_milestone_no_longer_known_each_say_so(d):
    HariLibur.objects.filter(tanggal=date(2026, 1, 16)).delete()
    catat(d)
    assert kirim(d).last().sebab.endswith("(16 Januari 2026) dihitung kembali")
    AturanTenggat.objects.filter(kode="pk.kirim").update(jumlah=10)
    catat(d)
    assert kirim(d).last().sebab == "ketentuannya diubah dari 15 hari kerja menjadi 10 hari kerja"
    d.lapor[d.pd("satu").pk] = {"dpa": date(2026, 1, 5)}
    catat(d)
    assert kirim(d).last().sebab == "DPA/DPPA disahkan tercatat 5 Januari 2026, semula 2 Januari 2026"
    d.lapor.clear()
    catat(d)
    assert (kirim(d).last().ke, kirim(d).last().sebab) == (
        None,
        "peristiwa yang menjadi awal hitungannya belum ada lagi",
    )
    AturanTenggat.objects.filter(kode="ukur.tahunan").delete()
    AturanTenggat.objects.filter(kode="lkjip.pd").delete()
    catat(d)
    assert not GeseranTenggat.objects.filter(kode="lkjip.pd", urut=2).exclude(sebab__startswith="tonggak ini").exists()


def test_gm_sm_pasal_7_ayat_4_a_corrected_day_of_the_apbd_moves_what_counts_from_it(d):
    AturanTenggat.objects.filter(kode="pk.kirim").update(peristiwa="apbd", setelah="")
    tahun = TahunAnggaran.objects.create(pemda=d.alfa.pemda, tahun=2026, apbd_ditetapkan=date(2025, 12, 29))
    catat(d)
    tahun.apbd_ditetapkan = date(2025, 12, 30)
    tahun.save()
    catat(d)
    assert kirim(d).last().sebab == "APBD ditetapkan tercatat 30 Desember 2025, semula 29 Desember 2025"


def test_who_acts_and_the_superior_are_told_once_of_everything_that_moved(d):
    libur(d, date(2026, 1, 20))
    catat(d)
    catat(d)
    siapa = sorted(Kabar.objects.values_list("pegawai__pengguna__username", flat=True))
    assert {"alfa.kepala_satu", "alfa.perencana_satu", "alfa.sekda"} <= set(siapa) and len(siapa) == len(set(siapa))
    k = Kabar.objects.get(pegawai=d.alfa.pegawai["perencana_satu"])
    assert "menjadi 27 Januari 2026, karena Hari Jadi Kabupaten" in k.isi
    assert k.alamat == f"/tenggat/?tahun=2026&pd={d.pd('satu').pk}"


@pytest.mark.parametrize(
    ("dikirim", "keadaan"), [(26, "tepat pada hari terakhir"), (27, "dipenuhi terlambat 1 hari kerja")]
)
@pytest.mark.parametrize("ubah", ["tambah", "buang"])
def test_c8_what_has_been_met_is_judged_for_ever_by_the_calendar_of_its_day(d, dikirim, keadaan, ubah):
    """BK Pasal 11 ayat (1): sent by 26 January, counted with Isra Mikraj; the calendar changes in February."""
    d.lapor[d.pd("satu").pk] |= {"pk.kirim": date(2026, 1, dikirim)}
    _ubah_kalender(d, ubah)
    catat(d, SAAT + timedelta(days=40))
    assert kirim(d).count() == 2
    satu = _satu(d)
    assert (satu.tenggat.tanggal, satu.lencana.kata) == (date(2026, 1, 26), keadaan)
    assert not Kabar.objects.filter(isi__contains="PK Kepala PD dikirim").exists()


def test_c8_the_15_7_and_3_day_clocks_over_lebaran_keep_the_calendar_they_were_counted_with(d):
    """DPA Thu 5 March, pengesahan Tue 17 March (vectors in test_vektor); then Wed 25 March becomes cuti bersama."""
    satu = d.pd("satu").pk
    d.lapor[satu] = {"dpa": date(2026, 3, 5), "pengesahan": date(2026, 3, 17)}
    catat(d)
    libur(d, date(2026, 3, 25), "Cuti bersama tambahan", "cuti_bersama")
    catat(d)
    jam = {"pk.kirim": ((4, 2), (4, 6)), "pk.verifikasi": ((4, 14), (4, 15)), "pk.sampaikan": ((3, 27), (3, 30))}
    for kode, (semula, menjadi) in jam.items():
        lama, baru = GeseranTenggat.objects.filter(pd=satu, kode=kode).order_by("-urut")[:2][::-1]
        assert (baru.dari, baru.ke) == (lama.ke, date(2026, *menjadi)) and lama.ke == date(2026, *semula)
        assert ("2026-03-25" in lama.hitungan["libur"], "2026-03-25" in baru.hitungan["libur"]) == (
            False, kode != "pk.verifikasi",
        )  # fmt: skip


@pytest.mark.parametrize("dikirim", [23, 28])
def test_c8_what_was_met_after_a_move_is_judged_by_the_date_it_had_moved_to(d, dikirim):
    libur(d, date(2026, 1, 20))
    catat(d, SAAT + timedelta(days=10))
    d.lapor[d.pd("satu").pk] |= {"pk.kirim": date(2026, 1, dikirim)}
    HariLibur.objects.filter(tanggal__gte=date(2026, 1, 16), tanggal__month=1).delete()
    catat(d, SAAT + timedelta(days=40))
    assert _satu(d).tenggat.tanggal == date(2026, 1, 27)


def test_control_counted_with_todays_calendar_the_lateness_of_yesterday_is_gone(d, monkeypatch):
    d.lapor[d.pd("satu").pk] |= {"pk.kirim": date(2026, 1, 27)}
    _ubah_kalender(d, "tambah")
    monkeypatch.setattr(queries, "sebagaimana_berlaku", lambda tenggat, bergeser, terpenuhi: tenggat)
    catat(d, SAAT + timedelta(days=40))
    assert _satu(d).lencana.kata == "tepat pada hari terakhir"


def _ubah_kalender(d, cara):
    if cara == "tambah":
        libur(d, date(2026, 1, 20), "Cuti bersama", "cuti_bersama")
    else:
        HariLibur.objects.filter(tanggal=date(2026, 1, 16)).delete()


def _satu(d):
    return _kini(d)[d.pd("satu").pk, 2026, "pk.kirim"].baris


def test_a_change_on_a_page_or_in_the_admin_is_compared_once_it_is_committed(d, django_capture_on_commit_callbacks):
    admin = d.alfa.pengguna["admin"]
    connection.run_on_commit.clear()  # what the scene itself left
    with django_capture_on_commit_callbacks(execute=True) as tertunda, d.pada(SAAT):
        baru = HariLibur(pemda=d.alfa.pemda, tanggal=date(2026, 1, 20), nama="Hari Jadi", jenis="daerah")
        simpan_libur(libur=baru, pelaku=admin, now=SAAT)
        AturanTenggat.objects.get(kode="pk.sampaikan").save()
    assert len(tertunda) == 1 and kirim(d).count() == 2
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True), d.pada(SAAT):
        hapus_libur(libur=baru, pelaku=admin, now=SAAT)
    assert [g.ke for g in kirim(d)] == [date(2026, 1, 26), date(2026, 1, 27), date(2026, 1, 26)]


def test_what_was_changed_behind_the_application_is_found_by_the_next_run_of_the_command(d):
    HariLibur.objects.bulk_create(
        [HariLibur(pemda=d.alfa.pemda, tanggal=date(2026, 1, 20), nama="Hari Jadi", jenis="daerah")]
    )
    assert "tenggat bergeser." in d.jalan(date(2026, 1, 6))
    assert kirim(d).count() == 2
    assert "bergeser" not in d.jalan(date(2026, 1, 6), jam=7)


@pytest.mark.parametrize("saat", ["tonggak", "_berpindah", "_kabarkan"])
def test_killed_while_comparing_and_run_again_each_move_is_recorded_and_told_once(d, monkeypatch, saat):
    def mati(*a, **k):
        raise Mati

    libur(d, date(2026, 1, 20))
    with monkeypatch.context() as m, pytest.raises(Mati):
        m.setattr(layanan, saat, mati)
        catat(d)
    assert kirim(d).count() == 1 and not Kabar.objects.exists()
    catat(d)
    catat(d)
    assert kirim(d).count() == 2
    assert Kabar.objects.filter(pegawai=d.alfa.pegawai["perencana_satu"]).count() == 1


@pytest.mark.parametrize("benih", range(4))
def test_no_deadline_is_lost_or_silently_changed_however_calendar_rules_and_events_change(d, benih):
    acak = random.Random(benih)
    awal = {k: t.baris.tenggat.tanggal for k, t in _kini(d).items()}
    for n in range(12):
        _ubah_acak(d, acak, n)
        if acak.random() < 0.8:  # sometimes two changes before anybody compares
            catat(d, SAAT + timedelta(hours=n))
    catat(d, SAAT + timedelta(days=1))
    for kunci, t in _kini(d).items():
        rantai = list(GeseranTenggat.objects.filter(pd_id=kunci[0], tahun=kunci[1], kode=kunci[2]).order_by("urut"))
        tanggal = [g.dari for g in rantai] + [g.ke for g in rantai[-1:]]
        assert tanggal[1:] == [g.ke for g in rantai] and [g.urut for g in rantai] == list(range(1, len(rantai) + 1))
        assert all(g.sebab and g.dari != g.ke for g in rantai)
        assert not rantai or rantai[0].ke == awal[kunci] or awal[kunci] is None
        assert (tanggal[-1] if tanggal else None) == t.baris.kini.tanggal, kunci


def _kini(d):
    return {t.kunci: t for t in tonggak(d.alfa.pemda, SAAT.date())}


def _ubah_acak(d, acak, n):
    hari = date(2026, 1, 1) + timedelta(days=acak.randrange(70))
    pilihan = acak.randrange(5)
    if pilihan < 2 and not HariLibur.objects.filter(tanggal=hari).exists():
        libur(d, hari, f"Libur {n}", acak.choice(["daerah", "cuti_bersama"]))
    elif pilihan == 2:
        HariLibur.objects.filter(tanggal__gte=hari, tanggal__year=2026).first().delete()
    elif pilihan == 3:
        pd = d.pd(acak.choice(["satu", "dua"])).pk
        d.lapor[pd] = {"dpa": hari} if acak.random() < 0.8 else {}
    else:
        AturanTenggat.objects.filter(kode=acak.choice(["pk.kirim", "pk.verifikasi"])).update(
            jumlah=acak.randrange(1, 20)
        )


# ---- the database itself


def test_the_chain_is_written_once_and_only_where_it_ended(d):
    satu = kirim(d).get()
    for rusak in (
        lambda: GeseranTenggat.objects.filter(pk=satu.pk).update(ke=date(2026, 2, 1)),
        satu.delete,
        lambda: _sambung(satu, dari=date(2026, 1, 25)),
        lambda: _sambung(satu, urut=3),
        lambda: _sambung(satu, urut=2, ke=satu.ke),
        lambda: _sambung(satu, urut=1),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rusak()
    _sambung(satu)
    assert kirim(d).count() == 2


@pytest.mark.django_db(transaction=True)
def test_control_without_its_triggers_a_date_is_rewritten_without_a_word(d):
    satu = kirim(d).get()
    with tanpa_pemicu():
        _sambung(satu, dari=date(2026, 1, 25))
        GeseranTenggat.objects.filter(pk=satu.pk).update(ke=date(2026, 2, 1))
    assert [g.ke for g in kirim(d)] == [date(2026, 2, 1), date(2026, 1, 30)]


def _sambung(satu, **lain):
    isi = {"dari": satu.ke, "ke": date(2026, 1, 30), "urut": 2} | lain
    GeseranTenggat.objects.create(
        pemda=satu.pemda, pd=satu.pd, tahun=satu.tahun, kode=satu.kode, nama=satu.nama, dasar=satu.dasar, sebab="uji",
        pada=SAAT, **isi,
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_c14_three_who_compare_at_once_write_each_move_and_tell_it_once(d):
    HariLibur.objects.bulk_create(
        [HariLibur(pemda=d.alfa.pemda, tanggal=date(2026, 1, 20), nama="Hari Jadi", jenis="daerah")]
    )
    hasil = bersama(*[lambda: catat(d)] * 3)
    assert berhasil(hasil) == hasil
    assert kirim(d).count() == 2
    assert Kabar.objects.filter(pegawai=d.alfa.pegawai["perencana_satu"]).count() == 1
