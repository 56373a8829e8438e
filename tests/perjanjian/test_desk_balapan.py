"""Two who book the same place or the same PD at once: one wins, the other is told. With the controls."""

import threading
import time as time_
from contextlib import suppress
from datetime import time

import pytest
from django.db import connection

from perjanjian.enums import PutusanUnsur
from perjanjian.models import SlotDesk
from perjanjian.rules.desk import bertumpuk
from perjanjian.services import desk, desk_rencana
from perjanjian.services.desk_rencana import tambah_slot
from perjanjian.services.verifikasi import beri_persetujuan, nyatakan_selaras
from sakip.jejak import pemicu
from sakip.jejak.models import Jejak
from sakip.organisasi.models import PemerintahDaerah
from tests.alat.serentak import berhasil, bersama

from .pabrik import VERIFIKATOR
from .pabrik_desk import PAGI
from .pabrik_desk import desk as adegan_desk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
CEK = "ALTER TABLE perjanjian_slotdesk DROP CONSTRAINT perjanjian_desk_ruang_tidak_bertumpuk"
PASANG = """
ALTER TABLE perjanjian_slotdesk ADD CONSTRAINT perjanjian_desk_ruang_tidak_bertumpuk
EXCLUDE USING gist (
    int8range(ruang_id, ruang_id, '[]') WITH &&,
    tsrange(DATE '2000-01-01' + mulai, DATE '2000-01-01' + selesai) WITH &&
) WHERE (status NOT IN ('batal', 'tidak_hadir'))
"""


@pytest.fixture
def bertemu(monkeypatch):
    """Everybody has looked whether the place is free before anybody writes (or a moment has passed)."""

    def pasang(*, kunci):
        titik, asli = threading.Barrier(2), desk_rencana.pd_bebas

        def pd_bebas(pd_id):
            asli(pd_id)
            with suppress(threading.BrokenBarrierError):  # the lock kept the other out: it has not looked yet
                titik.wait(0.7)

        monkeypatch.setattr(desk_rencana, "pd_bebas", pd_bebas)
        if not kunci:
            for modul in (desk, desk_rencana):
                monkeypatch.setattr(modul, "giliran", lambda pk: PemerintahDaerah.objects.get(pk=pk))

    return pasang


def _tambah(d, oleh, pd, ruang, mulai=9):
    def jalan():
        return tambah_slot(
            hari_id=d.hari.pk, pd_id=d.a.d.pd[pd].pk, tujuan=d.tujuan(ruang, time(mulai), time(mulai + 1)),
            aktor=d.a.pengguna(oleh), now=PAGI,
        )  # fmt: skip

    return jalan


def _bertumpuk():
    """Whether two appointments share a moment of a room, or a PD has two."""
    semua = list(SlotDesk.objects.all())
    return any(
        a.pd_id == b.pd_id or (a.ruang_id == b.ruang_id and bertumpuk((a.mulai, a.selesai), (b.mulai, b.selesai)))
        for i, a in enumerate(semua)
        for b in semua[i + 1 :]
    )


@pytest.mark.parametrize("kunci", [True, False], ids=["locked", "database alone"])
def test_two_secretaries_book_the_same_room_and_time_and_one_wins(bertemu, kunci):
    d = adegan_desk(dikirim=False, pd=())
    bertemu(kunci=kunci)
    hasil = bersama(_tambah(d, VERIFIKATOR[0], "satu", "Ruang A"), _tambah(d, VERIFIKATOR[1], "dua", "Ruang A"))
    assert len(berhasil(hasil)) == 1, hasil
    assert SlotDesk.objects.count() == Jejak.objects.filter(aksi="desk.tambah").count() == 1


@pytest.mark.parametrize("kunci", [True, False], ids=["locked", "database alone"])
def test_one_pd_is_put_into_two_places_at_once_and_gets_one(bertemu, kunci):
    d = adegan_desk(dikirim=False, pd=())
    bertemu(kunci=kunci)
    hasil = bersama(_tambah(d, VERIFIKATOR[0], "satu", "Ruang A"), _tambah(d, VERIFIKATOR[1], "satu", "Ruang B", 11))
    assert len(berhasil(hasil)) == 1, hasil
    assert not _bertumpuk()


def test_a_pd_that_is_moved_and_another_that_is_booked_meet_at_one_place(bertemu):
    d = adegan_desk(dikirim=False)
    pindah = d.tujuan("Ruang B", time(11), time(12))
    slot = d.slot()
    d.a.now = PAGI
    bertemu(kunci=False)
    hasil = bersama(
        lambda: d.lakukan("pindahkan", VERIFIKATOR[0], slot=slot, catatan="Rapat", tujuan=pindah),
        _tambah(d, VERIFIKATOR[1], "dua", "Ruang B", 11),
    )
    assert len(berhasil(hasil)) == 1, hasil
    assert not _bertumpuk()


def test_two_who_agree_and_cancel_at_once_one_wins():
    d = adegan_desk(dikirim=False)
    slot = d.slot()
    hasil = bersama(
        lambda: d.lakukan("batalkan", VERIFIKATOR[0], slot=slot, catatan="Ditunda"),
        lambda: d.lakukan("pindahkan", VERIFIKATOR[1], slot=slot, catatan="Rapat", tujuan=d.tujuan("Ruang B")),
    )
    status = d.slot().status
    assert status == "batal" or (status == "dijadwalkan" and len(berhasil(hasil)) == 1)
    assert Jejak.objects.filter(aksi__in=["desk.batalkan", "desk.pindahkan"]).count() == len(berhasil(hasil))


def test_control_without_lock_constraint_and_trigger_a_room_is_booked_twice(bertemu, pemilik):
    d = adegan_desk(dikirim=False, pd=())
    bertemu(kunci=False)
    with pemilik(), connection.cursor() as cursor:
        cursor.execute(CEK)
        for p in ("insert", "update"):
            cursor.execute(f"DROP TRIGGER perjanjian_desk_bertumpuk_{p} ON perjanjian_slotdesk")
    try:
        hasil = bersama(_tambah(d, VERIFIKATOR[0], "satu", "Ruang A"), _tambah(d, VERIFIKATOR[1], "dua", "Ruang A"))
        assert len(berhasil(hasil)) == 2 and _bertumpuk()
    finally:
        _kembalikan(pemilik, PASANG)


def test_control_without_lock_and_unique_index_a_pd_has_two_appointments(bertemu, pemilik):
    d = adegan_desk(dikirim=False, pd=())
    bertemu(kunci=False)
    with pemilik(), connection.cursor() as cursor:
        cursor.execute("DROP INDEX perjanjian_desk_satu_janji")
    try:
        hasil = bersama(
            _tambah(d, VERIFIKATOR[0], "satu", "Ruang A"), _tambah(d, VERIFIKATOR[1], "satu", "Ruang B", 11)
        )
        assert len(berhasil(hasil)) == 2 and _bertumpuk()
    finally:
        _kembalikan(
            pemilik,
            "CREATE UNIQUE INDEX perjanjian_desk_satu_janji ON perjanjian_slotdesk (pd_id) "
            "WHERE status IN ('dijadwalkan', 'diminta_pindah', 'berlangsung')",
        )


def _mulai_di_samping_selaras(monkeypatch):
    """One begins the Desk while another declares its PK aligned, which numbers a berita acara in the regency."""
    d = adegan_desk()
    d.hadirkan()
    pk = d.a.d.jabatan["kepala_satu"].perjanjian.get()
    for v in VERIFIKATOR[:-1]:
        beri_persetujuan(perjanjian_id=pk.pk, putusan=PutusanUnsur.SETUJU, aktor=d.a.pengguna(v), now=PAGI)
    rencana_terkunci, asli = threading.Event(), desk.giliran

    def giliran(pemda_id):
        hasil = asli(pemda_id)
        rencana_terkunci.set()
        time_.sleep(0.7)  # the other one locks the PK, if it can, and waits for the regency's row
        return hasil

    monkeypatch.setattr(desk, "giliran", giliran)

    def selaras():
        rencana_terkunci.wait(20)
        return nyatakan_selaras(perjanjian_id=pk.pk, aktor=d.a.pengguna(VERIFIKATOR[-1]), now=PAGI)

    return bersama(lambda: d.lakukan("mulai"), selaras)


def test_c17_beginning_a_desk_and_declaring_its_pk_aligned_never_wait_for_each_other(monkeypatch):
    assert len(berhasil(hasil := _mulai_di_samping_selaras(monkeypatch))) == 2, hasil


def test_control_without_locking_the_pk_before_the_plan_they_wait_for_each_other(monkeypatch):
    monkeypatch.setattr(desk, "kunci_pk", lambda slot_id: None)
    assert any("deadlock" in str(h) for h in _mulai_di_samping_selaras(monkeypatch))


def _kembalikan(pemilik, sql):
    """Take the double booking away and put the guard back."""
    with pemilik(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE perjanjian_slotdesk DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM perjanjian_slotdesk")
        cursor.execute("ALTER TABLE perjanjian_slotdesk ENABLE TRIGGER USER")
        cursor.execute(sql)
    with pemilik():
        pemicu.pasang(connection)
