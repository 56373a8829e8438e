"""C5, C6: a comparison holds for the DPA of today; a deadline is judged once, by one clock."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError

from perjanjian.enums import Aksi, Status
from perjanjian.models import BeritaAcara, Perjanjian, Verifikasi
from perjanjian.queries import fakta as modul_fakta
from perjanjian.queries.banding import banding
from perjanjian.services import AksiDenied, alur, dasar
from perjanjian.services.verifikasi import bandingkan_ulang
from renstra.models import DokumenAnggaran, PaguSumberDana
from tests.perjanjian.pabrik import adegan
from tests.perjanjian.test_layanan import _dppa

from .alat import jalankan_sql, tanpa_pemicu

pytestmark = pytest.mark.django_db(transaction=True)


# --- C5 ----------------------------------------------------------------------------------------------------------------
def test_a_comparison_is_refused_once_the_dpa_changed_and_holds_again_after_comparing_anew():
    a = adegan()
    pk = a.sampai_dikirim()
    putaran = pk.verifikasi.get()
    assert (putaran.dpa, putaran.sidik_sumber) == (a.dpa, banding(pk).sidik_sumber)
    _dppa(a)
    with pytest.raises(AksiDenied, match="Bandingkan ulang"):
        a.selaraskan(pk)
    assert not BeritaAcara.objects.exists()
    bandingkan_ulang(perjanjian_id=pk.pk, aktor=a.pengguna("verifikator_bpkpad"), now=a.now)
    with pytest.raises(AksiDenied, match="temuan wajib belum diputuskan"):  # the difference is now there to decide on
        a.selaraskan(pk)


def test_control_a_stale_comparison_accepted_calls_a_pk_aligned_that_no_longer_is(monkeypatch):
    a = adegan()
    pk = a.sampai_dikirim()
    lama = banding(pk)
    _dppa(a)
    # the guard off: what was compared then is believed
    monkeypatch.setattr(modul_fakta, "banding_kini", lambda *_: lama)
    assert a.selaraskan(pk).status == Status.SELARAS
    assert Verifikasi.objects.filter(hasil="selaras", dicabut_pada=None).exists()
    assert banding(pk).perbandingan.temuan  # differences that nobody decided on


UBAH_DPA = "UPDATE renstra_pagusumberdana SET jumlah = 1 WHERE baris_id IN (SELECT id FROM renstra_barisanggaran)"


def test_a_dpa_that_was_set_is_not_changed_but_followed_by_another_version():
    a = adegan()
    with pytest.raises(DatabaseError):
        jalankan_sql(UBAH_DPA)
    _dppa(a)
    assert DokumenAnggaran.objects.filter(pd=a.dpa.pd, jenis=a.dpa.jenis).count() == 2


def test_control_without_its_triggers_a_set_dpa_changes_under_the_comparison():
    adegan()
    with tanpa_pemicu():
        jalankan_sql(UBAH_DPA)
    assert set(PaguSumberDana.objects.values_list("jumlah", flat=True)) == {1}


# --- C6 ----------------------------------------------------------------------------------------------------------------
BATAS = datetime(2026, 1, 26, 17, tzinfo=UTC)  # midnight in WIB after the fifteenth working day
MIKRO = timedelta(microseconds=1)


def _siap_kirim():
    a = adegan()
    return a, a.tandatangani(a.susun("kepala_satu"), "kepala_satu")


@pytest.mark.parametrize(("geser", "boleh"), [(-MIKRO, True), (timedelta(0), False), (MIKRO, False)])
def test_sending_is_open_until_midnight_and_closed_from_midnight_on(geser, boleh):
    a, pk = _siap_kirim()
    a.now = BATAS + geser
    if boleh:
        assert a.lakukan(pk, Aksi.KIRIM, "perencana_satu").status == Status.DIKIRIM
    else:
        with pytest.raises(AksiDenied, match="Pengiriman ditutup setelah Senin, 26 Januari 2026"):
            a.lakukan(pk, Aksi.KIRIM, "perencana_satu")


def test_control_without_the_deadline_a_late_pk_is_sent(monkeypatch):
    a, pk = _siap_kirim()
    a.now = BATAS
    asli = dasar.fakta
    monkeypatch.setattr(dasar, "fakta", lambda *p, **k: dataclasses.replace(asli(*p, **k), kirim_ditutup=False))
    assert a.lakukan(pk, Aksi.KIRIM, "perencana_satu").pertama_dikirim_pada == BATAS


def test_the_deadline_is_judged_under_the_lock_by_the_moment_that_is_recorded(monkeypatch):
    """A request received before midnight that waits for a lock until after it is judged and stamped as received."""
    a, pk = _siap_kirim()
    a.now = BATAS - MIKRO
    urutan, asli_kunci, asli_fakta = [], alur.kunci, dasar.fakta
    monkeypatch.setattr(alur, "kunci", lambda *p: (urutan.append("kunci"), asli_kunci(*p))[1])
    monkeypatch.setattr(dasar, "fakta", lambda *p, **k: (urutan.append("fakta"), asli_fakta(*p, **k))[1])
    pk = a.lakukan(pk, Aksi.KIRIM, "perencana_satu")
    assert urutan[:2] == ["kunci", "fakta"]
    assert {pk.dikirim_pada, pk.pertama_dikirim_pada, *pk.penyampaian.values_list("pada", flat=True)} == {a.now}


def test_control_a_second_clock_at_the_time_of_writing_records_a_sending_after_the_deadline(monkeypatch):
    a, pk = _siap_kirim()
    a.now = BATAS - MIKRO
    asli = alur.pindahkan
    terlambat = a.now + timedelta(seconds=5)
    monkeypatch.setattr(
        alur, "pindahkan", lambda t, tujuan, **isi: asli(t, tujuan, **{**isi, "pertama_dikirim_pada": terlambat})
    )
    a.lakukan(pk, Aksi.KIRIM, "perencana_satu")
    assert Perjanjian.objects.get(pk=pk.pk).pertama_dikirim_pada > BATAS
