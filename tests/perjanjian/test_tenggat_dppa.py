"""BK Pasal 8, 9 ayat (2), 14 and L: a PK changed after a DPPA counts from the DPPA; one changed by mutasi has no E1."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from perjanjian.enums import Aksi
from perjanjian.peristiwa import tanggal_perjanjian
from perjanjian.queries.fakta import latar_tenggat
from perjanjian.services.dasar import AksiDenied
from perjanjian.services.revisi import buka_versi_baru
from sakip.kalender.enums import Keadaan
from sakip.kalender.models import HariLibur
from sakip.kalender.queries.pengingat import jatuh_tempo, tonggak
from sakip.kalender.queries.tenggat import TahunTenggat
from sakip.kalender.services.geseran import catat_geseran

from .pabrik import Adegan, adegan
from .test_layanan import _dppa

pytestmark = pytest.mark.django_db


@pytest.fixture
def a():
    """The first PK in force; then a DPPA of 20 January, whose fifteenth working day is 10 February."""
    a = adegan()
    a.lama = a.sampai_berlaku()
    _dppa(a)
    return a


def _baris(a: Adegan, hari: date):
    return {b.tenggat.kode: b for b in TahunTenggat(a.d.pemda.pk, a.d.ketentuan, 2026, hari).pd(a.d.pd["satu"])}


def _ubah(a: Adegan):
    return buka_versi_baru(perjanjian_id=a.lama.pk, aktor=a.pengguna("perencana_satu"), now=a.now)


def _jam(hari: int, bulan: int = 2):
    return datetime(2026, bulan, hari, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


def test_e1_the_milestones_of_the_dppa_stand_beside_those_of_the_first_pk_which_stay_as_they_were(a):
    baris = _baris(a, date(2026, 1, 22))
    assert baris["pk.kirim.dppa1"].tenggat.tanggal == date(2026, 2, 10)
    assert (baris["pk.kirim"].tenggat.tanggal, baris["pk.kirim"].terpenuhi) == (date(2026, 1, 26), date(2026, 1, 21))
    assert baris["pk.kirim.dppa1"].tenggat.nama.endswith("(DPPA)") and baris["pk.kirim.dppa1"].terpenuhi is None


def test_without_a_pk_on_the_dppa_nobody_is_late_with_one_in_the_making_the_pd_is(a):
    assert _baris(a, date(2026, 2, 12))["pk.kirim.dppa1"].lencana.kata == "hanya bila terjadi"
    _ubah(a)
    assert _baris(a, date(2026, 2, 12))["pk.kirim.dppa1"].lencana.keadaan == Keadaan.TERLAMBAT


def test_bk_pasal_11_ayat_1_the_changed_pk_is_closed_after_its_own_date_and_met_by_its_own_sending(a):
    pk = a.tandatangani(_ubah(a), "kepala_satu")
    assert latar_tenggat(pk, a.now.date()).kalender[2026].batas(pk).tenggat.tanggal == date(2026, 2, 10)
    a.now = _jam(11)
    with pytest.raises(AksiDenied, match="Pengiriman ditutup setelah Selasa, 10 Februari 2026"):
        a.lakukan(pk, Aksi.KIRIM, "perencana_satu")
    a.now = _jam(10)
    a.lakukan(pk, Aksi.KIRIM, "perencana_satu")
    saat = tanggal_perjanjian(a.d.pemda.pk, 2026)[a.d.pd["satu"].pk]
    assert (saat["pk.kirim"], saat["pk.kirim.dppa1"]) == (date(2026, 1, 21), date(2026, 2, 10))


def test_the_changed_pk_is_reminded_of_on_the_days_of_its_own_date(a):
    _ubah(a)
    jatuh = {t.baris.tenggat.kode for t, _ in jatuh_tempo(tonggak(a.d.pemda, date(2026, 2, 9)), date(2026, 2, 9))}
    assert "pk.kirim.dppa1" in jatuh and "pk.kirim" not in jatuh


def test_l_e1_does_not_apply_to_a_pk_changed_by_mutasi():
    a = adegan()
    a.lama = a.sampai_berlaku()
    pk = _ubah(a)  # the DPA is the same: nothing but the officials or the priorities changed
    assert latar_tenggat(pk, a.now.date()).kalender[2026].batas(pk) is None
    assert not [k for k in _baris(a, date(2026, 3, 1)) if ".dppa" in k]
    a.now = _jam(1, 3)
    assert a.lakukan(a.tandatangani(pk, "kepala_satu"), Aksi.KIRIM, "perencana_satu").status == "dikirim"


def test_c8_the_page_of_a_pk_judges_what_was_met_by_the_calendar_of_its_day():
    """Verified in January; in February 27 January becomes a holiday, and the seventh working day another."""
    a = adegan()
    catat_geseran(pemda_id=a.d.pemda.pk, now=a.now)
    pk = a.selaraskan(a.sampai_dikirim())
    semula = latar_tenggat(pk, a.now.date()).kalender[2026].batas(pk)
    HariLibur.objects.create(pemda=a.d.pemda, tanggal=date(2026, 1, 27), nama="Hari Jadi", jenis="daerah")
    catat_geseran(pemda_id=a.d.pemda.pk, now=_jam(20))
    kalender = latar_tenggat(pk, _jam(20).date()).kalender[2026]
    assert kalender.tenggat(date(2026, 1, 2))["pk.verifikasi"].tanggal == date(2026, 2, 5)
    kini = kalender.batas(pk)
    assert kini.tenggat.tanggal == semula.tenggat.tanggal == date(2026, 2, 4)
    assert kini.lencana.keadaan == semula.lencana.keadaan and kini.lencana.kata.endswith("lebih awal")
