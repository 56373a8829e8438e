"""BK Pasal 11 ayat (1): a late PK is sent under a dispensasi that is withdrawn at the same moment; with its control."""

import threading
from contextlib import suppress

import pytest

from perjanjian.enums import Aksi, Status
from perjanjian.models import Perjanjian
from perjanjian.services import AksiDenied, alur
from sakip.kalender.enums import AksiDispensasi
from sakip.kalender.models import Dispensasi
from sakip.kalender.queries.dispensasi import dispensasi_berlaku
from sakip.kalender.services import dispensasi as layanan
from sakip.kalender.services.dispensasi import DispensasiDitolak, Keputusan, putuskan
from tests.alat.serentak import berhasil, bersama

from .test_dispensasi import _dispensasi, _hari, terlambat  # noqa: F401

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture
def berdua(terlambat, monkeypatch):  # noqa: F811
    """Both have judged the act before either writes, unless one keeps the other out."""
    a, pk, batas = terlambat
    d = _dispensasi(a, "beri", _hari(batas, 3))
    titik = threading.Barrier(2)

    def menunggu(asli):
        def jalan(*args, **kwargs):
            with suppress(threading.BrokenBarrierError):
                titik.wait(1)
            return asli(*args, **kwargs)

        return jalan

    monkeypatch.setattr(alur, "pindahkan", menunggu(alur.pindahkan))
    monkeypatch.setattr(layanan, "_pindahkan", menunggu(layanan._pindahkan))

    def cabut():
        try:
            return putuskan(
                dispensasi_id=d.pk, aksi=AksiDispensasi.CABUT, isi=Keputusan("Keliru"), pelaku=a.pengguna("sekda"),
                now=a.now,
            )  # fmt: skip
        except DispensasiDitolak as tolak:
            raise AksiDenied(str(tolak)) from tolak

    return lambda: bersama(lambda: a.lakukan(pk, Aksi.KIRIM, "perencana_satu"), cabut)


def _keadaan():
    return Perjanjian.objects.get().status == Status.DIKIRIM, Dispensasi.objects.get().status == "dicabut"


def test_a_dispensasi_that_is_being_used_is_not_withdrawn_and_a_withdrawn_one_is_not_used(berdua):
    hasil = berdua()
    assert len(berhasil(hasil)) == 1, hasil
    dikirim, dicabut = _keadaan()
    assert dikirim != dicabut


def test_control_without_holding_it_a_pk_is_sent_under_a_dispensasi_that_was_withdrawn(berdua, monkeypatch):
    def lihat(*, pd_id, tahun, kode):
        return dispensasi_berlaku(Perjanjian.objects.get().pemda_id, tahun)[pd_id][kode]

    monkeypatch.setattr(alur, "pegang_dispensasi", lihat)
    assert len(berhasil(berdua())) == 2
    assert _keadaan() == (True, True)
