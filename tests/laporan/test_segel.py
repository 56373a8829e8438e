"""What the database itself refuses: what was submitted, reviewed, signed and handed on stays as it was."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.db.models import Model, QuerySet

from laporan.models import (
    ButirReviu,
    Laporan,
    NaskahLaporan,
    Paragraf,
    PenyampaianLaporan,
    Reviu,
    TandaTanganLaporan,
    TerimaLaporan,
)

from .pabrik_alur import lkjip

pytestmark = pytest.mark.django_db


def ditolak(rows: QuerySet[Model], **isi: object) -> bool:
    """Whether the database refuses to write this (nothing: to remove it)."""
    try:
        with transaction.atomic():
            rows.update(**isi) if isi else rows._raw_delete(rows.db)
    except (IntegrityError, ProgrammingError):  # a trigger, or on PostgreSQL the right to it
        return True
    return False


def test_words_and_figures_of_a_submitted_report_cannot_change():
    x = lkjip()
    p = x.tulis("simpulan")
    assert not ditolak(Paragraf.objects.filter(pk=p.pk), urutan=7)
    x.ajukan()
    assert ditolak(Paragraf.objects.filter(pk=p.pk), isi="<p>Diam-diam.</p>")
    assert ditolak(Paragraf.objects.filter(pk=p.pk))
    with pytest.raises(IntegrityError), transaction.atomic():
        x.tulis("langkah")
    satu = Laporan.objects.filter(pk=x.laporan.pk)
    assert ditolak(satu, bahan={}) and ditolak(satu, naskah=None) and ditolak(satu, tahun=2025) and ditolak(satu)


def test_a_revision_is_only_added_to():
    lkjip().ajukan()
    assert ditolak(NaskahLaporan.objects.all(), isi={}) and ditolak(NaskahLaporan.objects.all())


def test_writing_is_open_again_after_it_was_given_back():
    x = lkjip()
    p = x.tulis("simpulan")
    x.ajukan().mulai().kembalikan()
    assert not ditolak(Paragraf.objects.filter(pk=p.pk), urutan=7)
    assert ditolak(Laporan.objects.filter(pk=x.laporan.pk), pertama_diajukan_pada=None)


def test_a_round_that_is_over_stays_and_the_writers_add_only_what_they_did():
    lkjip().ajukan().mulai().kembalikan()
    butir = ButirReviu.objects.filter(kode="I.1")
    assert ditolak(Reviu.objects.all(), hasil="selesai") and ditolak(Reviu.objects.all())
    assert ditolak(butir, catatan="Lain.") and ditolak(butir, jawaban="ya") and ditolak(butir)
    assert not ditolak(butir, tindak_lanjut="Sudah diperbaiki.")


def test_what_was_signed_and_handed_on_never_goes_back():
    x = lkjip().sampai_ditandatangani()
    satu = Laporan.objects.filter(pk=x.laporan.pk)
    assert ditolak(satu, status="perbaikan") and ditolak(satu, ditandatangani_pada=None)
    x.sampaikan().terima()
    assert ditolak(satu, status="ditandatangani") and ditolak(satu, disampaikan_pada=None)
    assert ditolak(ButirReviu.objects.all(), tindak_lanjut="Sesudah selesai.")
    for jenis in (TandaTanganLaporan, PenyampaianLaporan, TerimaLaporan):
        kolom = "penerima" if jenis is PenyampaianLaporan else "nama"
        assert ditolak(jenis.objects.all(), **{kolom: "Orang lain"}) and ditolak(jenis.objects.all())


def test_a_draft_that_was_never_submitted_is_removed_with_its_words():
    x = lkjip()
    x.tulis("simpulan")
    x.laporan.delete()
    assert not Laporan.objects.exists() and not Paragraf.objects.exists()
