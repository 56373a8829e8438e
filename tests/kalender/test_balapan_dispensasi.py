"""Two who decide at once: one decision stands, the other is told; with its control."""

from datetime import date

import pytest
from django.db.models import F, QuerySet

from perjanjian.services import AksiDenied
from sakip.jejak.models import Jejak
from sakip.kalender.models import Dispensasi
from sakip.kalender.services import dispensasi as layanan
from sakip.kalender.services.dispensasi import DispensasiDitolak, Keputusan
from tests.alat.serentak import berhasil, bersama

from .test_dispensasi import p  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


def _coba(kerja):
    def jalan():
        try:
            return kerja()
        except DispensasiDitolak as tolak:
            raise AksiDenied(str(tolak)) from tolak

    return jalan


@pytest.fixture
def berdua(p, transactional_db):  # noqa: F811
    d = p.minta()
    beri = _coba(lambda: p.putuskan(d, "beri", oleh="sekda"))
    tolak = _coba(lambda: p.putuskan(d, "tolak", Keputusan("Tidak."), oleh="staf_sekda"))
    return lambda: bersama(beri, tolak)


def test_of_two_who_decide_at_once_one_decides(berdua):
    hasil = berdua()
    assert len(berhasil(hasil)) == 1, hasil
    d = Dispensasi.objects.get()
    assert d.versi_kunci == 1
    assert (d.sampai == date(2026, 1, 30)) == (d.status == "diberikan")
    assert Jejak.objects.filter(aksi__in=["dispensasi.beri", "dispensasi.tolak"]).count() == 1


@pytest.mark.postgres
def test_control_without_lock_compare_and_swap_and_trigger_both_are_told_yes(berdua, monkeypatch, pemilik):
    import threading

    from django.db import connection

    titik = threading.Barrier(2)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **_: self)
    with pemilik(), connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER kalender_dispensasi_putusan ON kalender_dispensasi")

    def pindahkan(d, tujuan, ubah):
        titik.wait(10)
        Dispensasi.objects.filter(pk=d.pk).update(status=tujuan, versi_kunci=F("versi_kunci") + 1, **ubah)

    monkeypatch.setattr(layanan, "_pindahkan", pindahkan)
    try:
        assert len(berhasil(berdua())) == 2
    finally:
        from sakip.jejak import pemicu

        with pemilik():
            pemicu.pasang(connection)


def test_of_two_who_ask_at_once_one_question_is_kept(p, transactional_db):  # noqa: F811
    hasil = bersama(*[_coba(lambda siapa=s: p.minta(oleh=siapa)) for s in ("perencana_satu", "kepala_satu")])
    assert len(berhasil(hasil)) == 1
    assert Dispensasi.objects.count() == 1
