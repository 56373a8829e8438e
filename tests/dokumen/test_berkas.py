"""The file store: content-addressed, written before the row, never overwritten, checked when read."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from sakip import waktu
from sakip.dokumen.models import Berkas
from sakip.dokumen.services import BerkasRusak, baca_berkas, simpan_berkas
from sakip.unduhan import kirim_berkas

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 21, tzinfo=UTC)


def _jalur(berkas):
    return Path(settings.BERKAS_DIR) / berkas.jalur


def test_what_is_kept_is_read_back_and_the_same_content_is_kept_once():
    satu, dua = simpan_berkas(b"%PDF-isi", now=NOW), simpan_berkas(b"%PDF-isi", now=NOW)
    assert satu.pk == dua.pk and baca_berkas(satu) == b"%PDF-isi"


def test_a_row_is_never_written_for_a_file_that_could_not_be_put_in_place(monkeypatch):
    def gagal(*_):
        raise OSError("disk penuh")

    monkeypatch.setattr(os, "replace", gagal)
    with pytest.raises(OSError, match="disk penuh"):
        simpan_berkas(b"isi yang gagal", now=NOW)
    assert not Berkas.objects.exists()


def test_a_transaction_that_fails_after_writing_leaves_a_file_that_the_sweep_removes():
    with pytest.raises(RuntimeError), transaction.atomic():
        jalur = _jalur(simpan_berkas(b"isi yatim", now=NOW))
        raise RuntimeError
    assert jalur.exists() and not Berkas.objects.exists()
    call_command("periksa_berkas", "--sapu")
    assert jalur.exists()  # younger than a day: another transaction may be about to name it
    lama = (waktu.sekarang() - timedelta(days=2)).timestamp()
    os.utime(jalur, (lama, lama))
    call_command("periksa_berkas", "--sapu")
    assert not jalur.exists()


def test_a_changed_or_missing_file_is_refused_and_reported():
    berkas = simpan_berkas(b"isi asli", now=NOW)
    call_command("periksa_berkas")
    _jalur(berkas).write_bytes(b"isi lain")
    with pytest.raises(BerkasRusak):
        baca_berkas(berkas)
    _jalur(berkas).unlink()
    with pytest.raises(CommandError, match="1 berkas hilang atau berubah"):
        call_command("periksa_berkas")


def test_a_truncated_file_of_the_same_name_is_written_again():
    berkas = simpan_berkas(b"isi lengkap", now=NOW)
    _jalur(berkas).write_bytes(b"isi")
    assert baca_berkas(simpan_berkas(b"isi lengkap", now=NOW)) == b"isi lengkap"


def test_a_file_is_handed_over_so_that_nothing_in_it_runs():
    respons = kirim_berkas(b"%PDF", 'PK "Kepala"\r\nX: 1.pdf')
    assert respons["Content-Disposition"] == 'attachment; filename="PK--Kepala---X--1.pdf"'
    assert respons["X-Content-Type-Options"] == "nosniff"
    assert respons["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
