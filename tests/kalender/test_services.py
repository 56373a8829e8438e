"""Changing the calendar: what moves, what is written, the training date."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import MiddlewareNotUsed

from sakip import waktu
from sakip.jejak.models import Jejak
from sakip.kalender import peristiwa
from sakip.kalender.latihan import dengan_tanggal_latihan, selisih
from sakip.kalender.middleware import TanggalLatihanMiddleware
from sakip.kalender.models import HariLibur
from sakip.kalender.profil import baca_profil, muat
from sakip.kalender.services import libur as services
from sakip.organisasi.models import PerangkatDaerah

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 21, 2, 40, tzinfo=UTC)


@pytest.fixture
def pemda(monkeypatch):
    pemda = muat(baca_profil("bengkayang")).ketentuan.pemda
    satu, dua = (
        PerangkatDaerah.objects.create(pemda=pemda, kode=k, nama=f"Dinas {k}", singkatan=k.title())
        for k in ("satu", "dua")
    )
    for nama in ("_peristiwa", "_baris", "_dispensasi"):
        monkeypatch.setattr(peristiwa, nama, {})
    dpa = {satu.pk: {"dpa": date(2026, 1, 2)}, dua.pk: {"dpa": date(2026, 1, 2)}}
    peristiwa.daftarkan("uji", lambda pemda_id, tahun: dpa if tahun == 2026 else {})
    return pemda


def geseran(hasil):
    return {(g.kode, g.dari, g.ke, g.siapa) for g in hasil}


def test_bk_pasal_11_a_new_local_holiday_shows_which_deadlines_move_before_it_is_saved(pemda):
    hasil = services.dampak(pemda, tambah={date(2026, 1, 20): "Hari jadi"})
    assert geseran(hasil) == {
        ("pk.kirim", date(2026, 1, 26), date(2026, 1, 27), ("Dua", "Satu")),
        ("pk.verifikasi", date(2026, 2, 4), date(2026, 2, 5), ("Dua", "Satu")),
    }
    assert not HariLibur.objects.exists()


def test_taking_a_holiday_away_brings_deadlines_forward(pemda):
    services.semai_libur(pemda, 2026)
    kirim = next(g for g in services.dampak(pemda, buang={date(2026, 1, 16)}) if g.kode == "pk.kirim")
    assert (kirim.dari, kirim.ke) == (date(2026, 1, 26), date(2026, 1, 23))


def test_what_was_met_keeps_its_date_and_what_counts_from_a_dppa_is_shown_too(pemda):
    """DPPA Mon 10 August 2026: the fifteenth working day is 2 September (test_vektor)."""
    satu = PerangkatDaerah.objects.get(singkatan="Satu").pk
    kejadian = {satu: {"dpa": date(2026, 1, 2), "pk.kirim": date(2026, 1, 21), "dpa.dppa1": date(2026, 8, 10)}}
    peristiwa.daftarkan("uji", lambda pemda_id, tahun: kejadian if tahun == 2026 else {})
    assert "pk.kirim" not in {g.kode for g in services.dampak(pemda, tambah={date(2026, 1, 20): "Hari jadi"})}
    hasil = services.dampak(pemda, tambah={date(2026, 8, 18): "Cuti bersama"})
    assert ("pk.kirim.dppa1", date(2026, 9, 2), date(2026, 9, 3), ("Satu",)) in geseran(hasil)


def test_a_holiday_on_a_weekend_or_after_everything_moves_nothing(pemda):
    assert services.dampak(pemda, tambah={date(2026, 1, 17): "Sabtu"}) == []
    assert services.dampak(pemda, tambah={date(2026, 6, 10): "Hari jadi"}) == []


def test_filling_a_year_that_was_counted_with_the_built_in_calendar_moves_nothing(pemda):
    from sakip.kalender.libur import libur_bawaan

    assert services.dampak(pemda, tambah={i.tanggal: i.nama for i in libur_bawaan(2026)}) == []


def test_the_first_national_holiday_of_an_empty_year_brings_the_others(pemda):
    libur = HariLibur(pemda=pemda, tanggal=date(2026, 1, 16), nama="Isra Mikraj", jenis="nasional")
    services.simpan_libur(libur=libur, pelaku=None, now=NOW)
    assert HariLibur.objects.filter(pemda=pemda, tanggal__year=2026).count() == 25
    assert HariLibur.objects.get(tanggal=date(2026, 1, 16)).nama == "Isra Mikraj"


def test_each_change_of_the_calendar_leaves_its_line(pemda):
    libur = HariLibur(pemda=pemda, tanggal=date(2026, 4, 27), nama="Hari jadi", jenis="daerah")
    services.simpan_libur(libur=libur, pelaku=None, now=NOW)
    libur.tanggal = date(2026, 4, 28)
    services.simpan_libur(libur=libur, pelaku=None, now=NOW)
    services.hapus_libur(libur=libur, pelaku=None, now=NOW)
    services.semai_tahun(pemda=pemda, tahun=2026, pelaku=None, now=NOW)
    aksi = list(Jejak.objects.order_by("nomor").values_list("aksi", flat=True))
    assert aksi == ["tambah_libur", "ubah_libur", "hapus_libur", "isi_kalender"]
    assert "27-04-2026 Hari jadi menjadi 28-04-2026" in Jejak.objects.get(aksi="ubah_libur").ringkasan


def test_a_year_out_of_reason_is_refused(pemda):
    with pytest.raises(services.KalenderSalah, match="di luar"):
        services.semai_libur(pemda, 1999)


# ---- the training date


def test_the_training_date_keeps_the_time_of_day():
    asli = datetime(2026, 11, 20, 9, 40, tzinfo=ZoneInfo("Asia/Jakarta"))
    latihan = asli + selisih(date(2026, 1, 21), asli)
    assert latihan.astimezone(ZoneInfo("Asia/Jakarta")).isoformat() == "2026-01-21T09:40:00+07:00"
    assert selisih(None, asli).total_seconds() == 0


def test_a_demo_request_runs_on_the_training_date_and_nothing_after_it(settings):
    settings.DEMO = True
    services.atur_tanggal_latihan(date(2026, 1, 21))
    tengah = TanggalLatihanMiddleware(lambda request: waktu.hari_ini("Asia/Jakarta"))
    assert tengah(None) == date(2026, 1, 21)
    assert abs((waktu.sekarang() - datetime.now(UTC)).total_seconds()) < 5
    with dengan_tanggal_latihan(), dengan_tanggal_latihan():
        assert waktu.hari_ini("Asia/Jakarta") == date(2026, 1, 21)
    services.atur_tanggal_latihan(None)
    assert tengah(None) == waktu.hari_ini("Asia/Jakarta")


def test_outside_a_demo_the_clock_cannot_be_moved(settings):
    settings.DEMO = False
    with pytest.raises(services.KalenderSalah):
        services.atur_tanggal_latihan(date(2026, 1, 21))
    with pytest.raises(MiddlewareNotUsed):
        TanggalLatihanMiddleware(lambda request: None)


def test_an_old_training_date_does_nothing_once_the_installation_is_real(settings):
    settings.DEMO = True
    services.atur_tanggal_latihan(date(2026, 1, 21))
    settings.DEMO = False
    with dengan_tanggal_latihan():
        assert abs((waktu.sekarang() - datetime.now(UTC)).total_seconds()) < 5


@pytest.mark.parametrize("tahun", [1, 1999, 2101, 9999])
def test_a_training_date_out_of_reason_is_refused(settings, tahun):
    settings.DEMO = True
    with pytest.raises(services.KalenderSalah, match="di luar"):
        services.atur_tanggal_latihan(date(tahun, 1, 1))
