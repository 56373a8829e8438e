"""Compare-and-swap of a row, tried on a plan that is still drawn up."""

import pytest

from renstra.enums import StatusDokumen
from renstra.models import Rencana
from sakip.kunci import ambil, tukar
from tests.pemeran import pemeran
from tests.renstra import pabrik


def disusun():
    return Rencana.objects.filter(status=StatusDokumen.DISUSUN)


class Didahului(Exception):
    pass


@pytest.fixture
def rencana(db):
    return pabrik.buat_renstra(pemeran().alfa.pd["satu"], ditetapkan=False, pohon=())


def test_the_first_writes_and_has_in_hand_what_is_stored(rencana):
    tukar(disusun(), rencana, {"nomor": "7"}, Didahului())
    tersimpan = Rencana.objects.get()
    assert (rencana.nomor, rencana.versi_kunci) == (tersimpan.nomor, tersimpan.versi_kunci) == ("7", 1)


def test_the_second_writes_nothing_and_is_told(rencana):
    lama = Rencana.objects.get()
    tukar(disusun(), rencana, {"nomor": "7"}, Didahului())
    with pytest.raises(Didahului):
        tukar(disusun(), lama, {"nomor": "8"}, Didahului())
    assert (lama.nomor, lama.versi_kunci, Rencana.objects.get().nomor) == ("", 0, "7")


def test_a_row_that_is_no_longer_among_those_meant_is_not_taken(rencana):
    assert not ambil(Rencana.objects.filter(status=StatusDokumen.DITETAPKAN), rencana.pk, 0)
    assert Rencana.objects.get().versi_kunci == 0
    assert ambil(disusun(), rencana.pk, 0)
