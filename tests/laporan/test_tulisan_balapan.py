"""Races of writers on one report, on real PostgreSQL; with the control that they are races."""

import threading
from contextlib import suppress

import pytest

from laporan.models import Bagian, Paragraf, RiwayatParagraf
from laporan.services import tulisan
from tests.alat.serentak import berhasil, bersama

from .pabrik_tulis import lkjip

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture
def bertemu(monkeypatch):
    """Everybody waits after judging until both have judged, or a moment has passed: the worst moment."""
    titik, asli = threading.Barrier(2), tulisan._tulis

    def menunggu(*args, **kwargs):
        with suppress(threading.BrokenBarrierError):  # the lock kept the other out: he or she has not read yet
            titik.wait(0.7)
        return asli(*args, **kwargs)

    monkeypatch.setattr(tulisan, "_tulis", menunggu)


def bunyi(p):
    return {
        Paragraf.objects.get(pk=p.pk).isi,
        *RiwayatParagraf.objects.filter(paragraf=p).values_list("isi", flat=True),
    }


def test_of_two_who_save_the_same_paragraph_one_is_asked_and_all_three_wordings_are_there(bertemu):
    lap = lkjip(None)
    p = lap.tambah(isi="Awal.")
    hasil = bersama(lambda: lap.simpan(p, "Satu."), lambda: lap.simpan(p, "Dua.", "kabid_satu"))
    assert sorted((len(h.tersimpan), len(h.bentrok)) for h in hasil) == [(0, 1), (1, 0)]
    assert bunyi(p) == {"<p>Awal.</p>", "<p>Satu.</p>", "<p>Dua.</p>"}


def test_control_without_the_lock_the_swap_refuses_one_of_the_two(bertemu, monkeypatch):
    monkeypatch.setattr("django.db.models.query.QuerySet.select_for_update", lambda self, **_: self)
    lap = lkjip(None)
    p = lap.tambah(isi="Awal.")
    hasil = bersama(lambda: lap.simpan(p, "Satu."), lambda: lap.simpan(p, "Dua.", "kabid_satu"))
    assert len(berhasil(hasil)) == 1


def test_two_who_begin_the_same_part_at_once_make_one_part_with_both_paragraphs():
    lap = lkjip(None)
    hasil = bersama(lambda: lap.tambah("langkah", "Satu."), lambda: lap.tambah("langkah", "Dua.", "kabid_satu"))
    assert len(berhasil(hasil)) == 2
    assert Bagian.objects.count() == 1
    assert sorted(lap.isi("langkah")) == ["Dua.", "Satu."]
