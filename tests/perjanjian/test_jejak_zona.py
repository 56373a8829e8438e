"""The audit trail is whole whatever time zone the moment was handed over in."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from sakip.jejak.services import catat, periksa_rantai


@pytest.mark.django_db
def test_a_line_written_with_local_time_reads_back_unchanged():
    now = datetime(2026, 1, 21, 9, 40, tzinfo=ZoneInfo("Asia/Makassar"))
    with transaction.atomic():
        catat(pelaku=None, aksi="uji", objek=None, ringkasan="Satu baris", now=now, pemda_id=None)
    assert periksa_rantai("instalasi") == []
