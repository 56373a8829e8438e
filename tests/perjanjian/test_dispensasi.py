"""BK Pasal 11 ayat (1): sending that was closed is open again until the new date, and not a day longer."""

from datetime import UTC, date, datetime

import pytest

from perjanjian.enums import Aksi
from perjanjian.queries.fakta import latar_tenggat
from perjanjian.services.dasar import AksiDenied
from sakip.jejak.models import Jejak
from sakip.kalender.enums import AksiDispensasi
from sakip.kalender.models import Dispensasi
from sakip.kalender.services.dispensasi import DispensasiDitolak, Keputusan, minta, putuskan

from .pabrik import adegan

pytestmark = pytest.mark.django_db


@pytest.fixture
def terlambat():
    """A signed PK of the Kepala PD, on the day after the last day for sending."""
    a = adegan()
    pk = a.tandatangani(a.susun("kepala_satu"), "kepala_satu")
    batas = latar_tenggat(pk, a.now.date()).kalender[2026].batas(pk).tenggat.tanggal
    a.now = datetime(batas.year, batas.month, batas.day + 1, 2, 0, tzinfo=UTC)
    return a, pk, batas


def _dispensasi(a, aksi, sampai, catatan=""):
    d = minta(
        pd=a.d.pd["satu"], tahun=2026, kode="pk.kirim", sampai=sampai, alasan="Pimpinan sakit",
        pelaku=a.pengguna("perencana_satu"), now=a.now,
    )  # fmt: skip
    isi = Keputusan(catatan, sampai, "1/2026", a.now.date())
    return putuskan(dispensasi_id=d.pk, aksi=AksiDispensasi(aksi), isi=isi, pelaku=a.pengguna("sekda"), now=a.now)


def _hari(batas, lewat):
    return date(batas.year, batas.month, batas.day + lewat)


def test_sending_is_closed_after_the_deadline_and_the_refusal_says_whom_to_ask(terlambat):
    a, pk, _ = terlambat
    with pytest.raises(AksiDenied, match="Mintalah dispensasi kepada Sekretaris Daerah"):
        a.lakukan(pk, Aksi.KIRIM, "perencana_satu")


@pytest.mark.parametrize(("lewat", "terkirim"), [(1, True), (3, True), (4, False)])
def test_given_it_opens_sending_until_the_new_date_and_not_a_day_longer(terlambat, lewat, terkirim):
    a, pk, batas = terlambat
    _dispensasi(a, "beri", _hari(batas, 3))
    a.maju(days=lewat - 1)
    if not terkirim:
        with pytest.raises(AksiDenied, match="Pengiriman ditutup"):
            a.lakukan(pk, Aksi.KIRIM, "perencana_satu")
        return
    assert a.lakukan(pk, Aksi.KIRIM, "perencana_satu").status == "dikirim"
    rincian = Jejak.objects.get(aksi="kirim").rincian
    assert (rincian["terlambat"], rincian["dispensasi"]) == (True, True)


def test_refused_it_opens_nothing(terlambat):
    a, pk, batas = terlambat
    _dispensasi(a, "tolak", _hari(batas, 3), "Tidak cukup alasan")
    with pytest.raises(AksiDenied, match="Pengiriman ditutup"):
        a.lakukan(pk, Aksi.KIRIM, "perencana_satu")


def test_withdrawn_it_closes_again(terlambat):
    a, pk, batas = terlambat
    d = _dispensasi(a, "beri", _hari(batas, 3))
    putuskan(
        dispensasi_id=d.pk, aksi=AksiDispensasi.CABUT, isi=Keputusan("Keliru"), pelaku=a.pengguna("sekda"), now=a.now
    )
    with pytest.raises(AksiDenied, match="Pengiriman ditutup"):
        a.lakukan(pk, Aksi.KIRIM, "perencana_satu")


def test_that_of_one_pd_does_not_open_another(terlambat):
    a, pk, batas = terlambat
    _dispensasi(a, "beri", _hari(batas, 3))
    k = latar_tenggat(pk, a.now.date()).kalender[2026]
    tenggat = k.batas(pk).tenggat
    assert k.dispensasi(a.d.pd["satu"].pk, tenggat) == _hari(batas, 3)
    assert k.dispensasi(a.d.pd["dua"].pk, tenggat) is None


@pytest.mark.parametrize(("siapa", "boleh"), [("perencana_satu", True), ("kepala_satu", True), ("sekda", False)])
def test_the_closed_pk_leads_who_may_to_asking_for_it(terlambat, client, masuk, pada, siapa, boleh):
    a, pk, _ = terlambat
    masuk(client, a.pengguna(siapa))
    with pada(a.now):
        halaman = client.get(pk.get_absolute_url())
    alamat = f"/tenggat/dispensasi/ajukan/?kode=pk.kirim&amp;pd={pk.pd_id}&amp;tahun=2026"
    assert (alamat in halaman.content.decode()) == boleh


def test_the_front_page_of_the_sekda_says_what_waits_for_a_decision(terlambat, client, masuk, pada):
    a, _, batas = terlambat
    minta(
        pd=a.d.pd["satu"], tahun=2026, kode="pk.kirim", sampai=_hari(batas, 3), alasan="Pimpinan sakit",
        pelaku=a.pengguna("perencana_satu"), now=a.now,
    )  # fmt: skip
    for siapa, ada in (("sekda", True), ("monev", False)):
        masuk(client, a.pengguna(siapa))
        with pada(a.now):
            assert ("Putuskan dispensasi Dinas Satu Alfa" in client.get("/").content.decode()) == ada


def test_the_page_of_the_pk_shows_the_days_left_of_it(terlambat, client, masuk, pada):
    a, pk, batas = terlambat
    _dispensasi(a, "beri", _hari(batas, 3))
    masuk(client, a.pengguna("perencana_satu"))
    with pada(a.now):
        halaman = client.get(pk.get_absolute_url()).content.decode()
    assert "dispensasi 2 hari kerja" in halaman
    assert "Pengiriman ditutup" not in halaman


def test_what_was_sent_with_it_is_reported_late_with_dispensasi_for_ever(terlambat, client, masuk, pada):
    a, pk, batas = terlambat
    _dispensasi(a, "beri", _hari(batas, 3))
    a.lakukan(pk, Aksi.KIRIM, "perencana_satu")
    a.maju(days=60)
    masuk(client, a.pengguna("perencana_satu"))
    with pada(a.now):
        halaman = client.get("/laporan/kepatuhan/?tahun=2026&kode=pk.kirim").content.decode()
    assert "1 hari kerja terlambat, dengan dispensasi" in halaman
    with pytest.raises(DispensasiDitolak, match="sudah dipakai"):
        putuskan(
            dispensasi_id=Dispensasi.objects.get().pk, aksi=AksiDispensasi.CABUT, isi=Keputusan("Keliru"),
            pelaku=a.pengguna("sekda"), now=a.now,
        )  # fmt: skip
