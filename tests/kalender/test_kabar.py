"""People are told what happened, once each."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from sakip.kalender.models import Kabar
from sakip.kalender.services.kabar import kabari
from tests.pemeran import pemeran

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 2, 2, 9, tzinfo=ZoneInfo("Asia/Jakarta"))


def test_each_person_named_is_told_once_and_an_empty_office_is_passed_over():
    a = pemeran().alfa
    kepala, perencana = a.pegawai["kepala_satu"].pk, a.pegawai["perencana_satu"].pk
    n = kabari(pegawai_id=[kepala, perencana, kepala, None], judul="Tanda tangan gugur", alamat="/pk/1/", now=PADA)
    assert n == 2
    assert {(k.pegawai_id, k.judul, k.dibaca_pada) for k in Kabar.objects.all()} == {
        (kepala, "Tanda tangan gugur", None),
        (perencana, "Tanda tangan gugur", None),
    }


def test_a_title_longer_than_its_column_is_cut_rather_than_refused():
    kabari(pegawai_id=[pemeran().alfa.pegawai["kepala_satu"].pk], judul="x" * 400, now=PADA)
    assert len(Kabar.objects.get().judul) == 150
