"""C7: one instant, three regencies. The day ends at 24.00 of the regency, whatever the clock of the server shows."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from perjanjian.enums import Aksi, Status
from perjanjian.services import dasar
from perjanjian.services.dasar import AksiDenied
from sakip.organisasi.models import PemerintahDaerah
from tests.perjanjian.pabrik import adegan

pytestmark = pytest.mark.django_db
SAAT = datetime(2026, 1, 26, 16, 30, tzinfo=UTC)  # 26 January 23.30 WIB; 27 January 00.30 WITA, 01.30 WIT
ZONA = {"Asia/Pontianak": True, "Asia/Makassar": False, "Asia/Jayapura": False}


def _siap(zona):
    a = adegan()
    PemerintahDaerah.objects.filter(pk=a.d.pemda.pk).update(zona_waktu=zona)
    pk = a.tandatangani(a.susun("kepala_satu"), "kepala_satu")
    a.now = SAAT
    return a, pk


@pytest.mark.parametrize(("zona", "terbuka"), ZONA.items())
def test_at_one_instant_sending_is_open_in_wib_and_closed_in_wita_and_wit(zona, terbuka):
    a, pk = _siap(zona)
    if terbuka:
        assert a.lakukan(pk, Aksi.KIRIM, "perencana_satu").status == Status.DIKIRIM
        return
    with pytest.raises(AksiDenied, match="Pengiriman ditutup setelah Senin, 26 Januari 2026"):
        a.lakukan(pk, Aksi.KIRIM, "perencana_satu")


@pytest.mark.parametrize("zona", [z for z, terbuka in ZONA.items() if not terbuka])
@pytest.mark.parametrize(("geser", "terbuka"), [(-1, True), (0, False), (1, False)])
def test_the_microsecond_of_local_midnight_decides_in_each_zone(zona, geser, terbuka):
    a, pk = _siap(zona)
    a.now = datetime(2026, 1, 27, tzinfo=ZoneInfo(zona)).astimezone(UTC) + timedelta(microseconds=geser)
    if terbuka:
        assert a.lakukan(pk, Aksi.KIRIM, "perencana_satu").status == Status.DIKIRIM
        return
    with pytest.raises(AksiDenied):
        a.lakukan(pk, Aksi.KIRIM, "perencana_satu")


@pytest.mark.parametrize("zona", [z for z, terbuka in ZONA.items() if not terbuka])
def test_control_judged_by_the_day_of_the_server_a_regency_in_the_east_sends_after_its_midnight(zona, monkeypatch):
    a, pk = _siap(zona)
    monkeypatch.setattr(dasar, "tanggal_di", lambda saat, _: saat.astimezone(UTC).date())
    assert a.lakukan(pk, Aksi.KIRIM, "perencana_satu").status == Status.DIKIRIM
