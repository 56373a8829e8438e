"""Races on a report, on real PostgreSQL: people made to meet between read and write. Each with its control."""

import threading
from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.db.models import F

from laporan.models import Bagian, Laporan, NaskahLaporan, Paragraf, TandaTanganLaporan
from laporan.queries.cakupan import boleh_tulis
from laporan.services import alur, reviu, tanda_tangan
from laporan.services.dasar import LaporanDitolak, kunci
from sakip.jejak import pemicu
from tests.alat.serentak import berhasil, bersama
from tests.pemeran import SANDI

from .pabrik_alur import lkjip, pindaian

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
MODUL = (alur, reviu, tanda_tangan)


def bertemu(monkeypatch):
    """Everybody waits after judging until all have judged, or a moment has passed: the worst moment."""
    titik = threading.Barrier(2)
    for modul in MODUL:
        asli = modul.pindahkan

        def menunggu(*args, asli=asli, **kwargs):
            with suppress(threading.BrokenBarrierError):  # the lock kept the other out
                titik.wait(0.7)
            return asli(*args, **kwargs)

        monkeypatch.setattr(modul, "pindahkan", menunggu)


@pytest.fixture
def tanpa_kunci(monkeypatch, pemilik):
    """The control: neither lock, nor compare-and-swap, nor trigger."""
    monkeypatch.setattr("django.db.models.query.QuerySet.select_for_update", lambda self, **_: self)

    def pindahkan(t, **isi):
        Laporan.objects.filter(pk=t.laporan.pk).update(versi_kunci=F("versi_kunci") + 1, **isi)

    for modul in MODUL:
        monkeypatch.setattr(modul, "pindahkan", pindahkan)
    bertemu(monkeypatch)
    with pemilik():
        pemicu.lepas(connection)
    yield
    with pemilik():
        pemicu.pasang(connection)


def lakukan(x, layanan, oleh, **isi):
    return lambda: layanan(laporan_id=x.laporan.pk, aktor=x.pengguna(oleh), now=x.now, **isi)


def tulis(x, isi):
    """Somebody writes a paragraph, under the lock of the report as every writer does."""

    @transaction.atomic
    def kerja():
        t = kunci(x.laporan.pk, x.pengguna("kabid_satu"), x.now)
        if not boleh_tulis(t.hak, t.laporan):
            raise LaporanDitolak("Tertutup.")
        bagian = Bagian.objects.filter(laporan=t.laporan).first()
        return Paragraf.objects.create(bagian=bagian, isi=isi, penulis=x.pengguna("kabid_satu"), ditulis_pada=x.now)

    return kerja


def test_two_submit_at_once_and_there_is_one_revision(monkeypatch):
    x = lkjip()
    bertemu(monkeypatch)
    hasil = bersama(lakukan(x, alur.ajukan, "perencana_satu"), lakukan(x, alur.ajukan, "kepala_satu"))
    assert len(berhasil(hasil)) == 1 and NaskahLaporan.objects.count() == 1


def test_written_while_it_is_submitted_it_is_in_what_was_submitted_or_refused(monkeypatch):
    x = lkjip()
    bertemu(monkeypatch)
    kata, _ = bersama(tulis(x, "<p>Pada saat terakhir.</p>"), lakukan(x, alur.ajukan, "perencana_satu"))
    x.segar()
    ada = "Pada saat terakhir." in str(x.laporan.naskah.isi)
    assert ada == (not isinstance(kata, Exception))


def test_taken_back_while_the_review_begins_only_one_of_them_happens(monkeypatch):
    x = lkjip().ajukan()
    bertemu(monkeypatch)
    hasil = bersama(lakukan(x, alur.tarik, "perencana_satu"), lakukan(x, reviu.mulai, "monev"))
    assert len(berhasil(hasil)) == 1
    assert x.segar().laporan.status in ("disusun", "direviu")
    assert x.laporan.reviu.count() == (x.laporan.status == "direviu")


def tanda(x):
    return (
        lakukan(x, tanda_tangan.tandatangani, "kepala_satu", kata_sandi=SANDI),
        lakukan(x, tanda_tangan.unggah, "perencana_satu", lampiran=pindaian(), tanggal=x.now.date()),
    )


def test_signed_and_uploaded_at_once_there_is_one_signature(monkeypatch):
    x = lkjip().sampai_selesai_reviu()
    bertemu(monkeypatch)
    assert len(berhasil(bersama(*tanda(x)))) == 1
    assert TandaTanganLaporan.objects.count() == 1


def test_control_without_lock_it_is_taken_back_and_reviewed_at_once(tanpa_kunci):
    x = lkjip().ajukan()
    hasil = bersama(lakukan(x, alur.tarik, "perencana_satu"), lakukan(x, reviu.mulai, "monev"))
    assert len(berhasil(hasil)) == 2
