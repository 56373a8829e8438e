"""Races on a measurement, on real PostgreSQL: people made to meet between read and write. Each with its control."""

import threading
from contextlib import suppress

import pytest
from django.db import connection
from django.db.models import F

from pengukuran.enums import AksiUkur, StatusUkur
from pengukuran.models import Pengukuran, Realisasi
from pengukuran.services import alur, isi
from pengukuran.services.isi import IsiBaris, simpan_isi
from sakip.jejak import pemicu
from sakip.jejak.models import Jejak
from sakip.kalender.enums import AksiDispensasi
from sakip.kalender.models import Dispensasi
from sakip.kalender.queries.dispensasi import dispensasi_berlaku
from sakip.kalender.services import dispensasi as layanan
from sakip.kalender.services.dispensasi import DispensasiDitolak, Keputusan, putuskan
from tests.alat.serentak import berhasil, bersama

from .pabrik import ukur
from .test_peristiwa import beri, diminta

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


def bertemu(monkeypatch, modul, nama="pindahkan", jumlah=2):
    """Everybody waits after judging until all have judged, or a moment has passed: the worst moment."""
    titik, asli = threading.Barrier(jumlah), getattr(modul, nama)

    def menunggu(*args, **kwargs):
        with suppress(threading.BrokenBarrierError):  # the lock kept the other out: he or she has not read yet
            titik.wait(0.7)
        return asli(*args, **kwargs)

    monkeypatch.setattr(modul, nama, menunggu)


@pytest.fixture
def tanpa_kunci(monkeypatch, pemilik):
    """The control: neither lock, nor compare-and-swap, nor trigger."""
    monkeypatch.setattr("django.db.models.query.QuerySet.select_for_update", lambda self, **_: self)

    def pindahkan(t, tujuan, **isi):
        Pengukuran.objects.filter(pk=t.p.pk).update(status=tujuan, versi_kunci=F("versi_kunci") + 1, **isi)

    monkeypatch.setattr(alur, "pindahkan", pindahkan)
    bertemu(monkeypatch, alur)
    with pemilik():
        pemicu.lepas(connection)
    yield
    with pemilik():
        pemicu.pasang(connection)


def lakukan(u, p, aksi, oleh):
    return lambda: alur.lakukan(pengukuran_id=p.pk, aksi=aksi, aktor=u.pengguna(oleh), now=u.now)


def putusan(u, p, oleh, kata, catatan=""):
    """The decision of one checker on the first figure, as he or she saw it."""
    r = u.baris(p)[0]
    return lambda: alur.putuskan(
        pengukuran_id=p.pk, putusan={r.pk: (kata, catatan)}, versi={r.pk: r.versi_kunci}, aktor=u.pengguna(oleh),
        now=u.now,
    )  # fmt: skip


@pytest.fixture
def berdua():
    """Tim Monev and superior decide on the same figure, one each way."""
    u = ukur("kabid_satu")
    p = u.ajukan(u.isi(u.lembar("kabid_satu")))
    kerja = putusan(u, p, "monev", "diterima"), putusan(u, p, "kepala_satu", "dikembalikan", "Sumbernya?")
    return lambda: bersama(*kerja)


def test_c2_two_checkers_decide_on_one_figure_and_the_second_is_told(berdua, monkeypatch):
    bertemu(monkeypatch, alur)
    hasil = berdua()
    assert len(berhasil(hasil)) == 1, hasil
    assert Realisasi.objects.exclude(putusan="").count() == 1
    assert Jejak.objects.filter(aksi="pengukuran.periksa").count() == 1


def test_control_without_lock_and_compare_and_swap_both_checkers_are_told_yes(berdua, tanpa_kunci):
    assert len(berhasil(berdua())) == 2


@pytest.fixture
def mengetik():
    """The planner types while the official submits what he read."""
    u = ukur()
    p = u.isi(u.lembar())
    r = u.baris(p)[0]

    def ketik():
        baris = [IsiBaris(r.pk, r.versi_kunci, {"tertulis": "12%"}, benar=True)]
        return simpan_isi(pengukuran_id=p.pk, baris=baris, aktor=u.pengguna("perencana_satu"), now=u.now)

    return u, p, lambda: bersama(ketik, lakukan(u, p, AksiUkur.AJUKAN, "kepala_satu"))


def test_c3_typed_while_it_is_submitted_it_is_in_what_was_submitted_or_refused(mengetik, monkeypatch):
    u, p, kerja = mengetik
    bertemu(monkeypatch, alur)
    ketik, _ = kerja()
    urutan = list(Jejak.objects.filter(aksi__in=("pengukuran.isi", "pengukuran.ajukan")).order_by("pk"))
    assert u.segar(p).status == StatusUkur.DIAJUKAN
    assert urutan[-1].aksi == "pengukuran.ajukan"  # nothing was typed after it
    assert (u.baris(p)[0].tertulis == "12%") == (not isinstance(ketik, Exception))


def test_control_without_lock_and_trigger_a_figure_changes_after_it_was_submitted(mengetik, tanpa_kunci, monkeypatch):
    u, p, kerja = mengetik
    asli, diajukan = isi._simpan_satu, threading.Event()

    def tunggu(*args):
        diajukan.wait(5)
        return asli(*args)

    catat = alur.tulis_jejak
    monkeypatch.setattr(isi, "_simpan_satu", tunggu)
    monkeypatch.setattr(alur, "tulis_jejak", lambda *a, **k: (catat(*a, **k), diajukan.set())[0])
    assert len(berhasil(kerja())) == 2
    assert (u.segar(p).status, u.baris(p)[0].tertulis) == (StatusUkur.DIAJUKAN, "12%")


@pytest.fixture
def ditarik():
    """Accepted by the Tim Monev while the planner takes it back."""
    u = ukur()
    p = u.ajukan(u.isi(u.lembar()))
    kerja = lakukan(u, p, AksiUkur.TERIMA, "monev"), lakukan(u, p, AksiUkur.TARIK, "perencana_satu")
    return u, p, lambda: bersama(*kerja)


def test_c1_accepted_or_taken_back_but_never_both(ditarik, monkeypatch):
    u, p, kerja = ditarik
    bertemu(monkeypatch, alur)
    assert len(berhasil(kerja())) == 1
    diterima = u.segar(p).status == StatusUkur.DITERIMA
    assert {bool(r.putusan) for r in u.baris(p)} == {diterima}
    assert Jejak.objects.filter(aksi__in=("pengukuran.terima", "pengukuran.tarik")).count() == 1


def test_control_without_lock_and_compare_and_swap_it_is_accepted_and_taken_back(ditarik, tanpa_kunci, monkeypatch):
    u, p, kerja = ditarik
    asli, kembali = alur.pindahkan, threading.Event()

    def pindahkan(t, tujuan, **isi):
        if tujuan == StatusUkur.DITERIMA:
            kembali.wait(5)
        asli(t, tujuan, **isi)

    catat = alur.tulis_jejak
    monkeypatch.setattr(alur, "pindahkan", pindahkan)
    monkeypatch.setattr(
        alur,
        "tulis_jejak",
        lambda t, o, aksi, *a, **k: (catat(t, o, aksi, *a, **k), aksi == AksiUkur.TARIK and kembali.set()),
    )
    assert len(berhasil(kerja())) == 2
    assert u.segar(p).status == StatusUkur.DITERIMA


@pytest.fixture
def dicabut(monkeypatch):
    """Submitted late under a dispensasi that the Tim Monev withdraws at the same moment."""
    u = ukur(menutup=True)
    p = u.isi(u.lembar())
    u.pada("tw1", 16)
    d = beri(u, diminta(u))
    bertemu(monkeypatch, alur)
    bertemu(monkeypatch, layanan, "_pindahkan")

    def cabut():
        try:
            return putuskan(
                dispensasi_id=d.pk, aksi=AksiDispensasi.CABUT, isi=Keputusan("Keliru"), pelaku=u.pengguna("monev"),
                now=u.now,
            )  # fmt: skip
        except DispensasiDitolak as tolak:
            raise alur.UkurDitolak(str(tolak)) from tolak

    return u, p, lambda: bersama(lakukan(u, p, AksiUkur.AJUKAN, "perencana_satu"), cabut)


def _keadaan():
    return Pengukuran.objects.get().status == StatusUkur.DIAJUKAN, Dispensasi.objects.get().status == "dicabut"


def test_c6_a_dispensasi_in_use_is_not_withdrawn_and_a_withdrawn_one_is_not_used(dicabut):
    _, _, kerja = dicabut
    assert len(berhasil(kerja())) == 1
    diajukan, ditarik_kembali = _keadaan()
    assert diajukan != ditarik_kembali


def test_control_without_holding_it_a_period_is_submitted_under_a_withdrawn_dispensasi(dicabut, monkeypatch):
    u, _, kerja = dicabut

    def lihat(*, pd_id, tahun, kode):
        return dispensasi_berlaku(u.d.pemda.pk, tahun)[pd_id][kode]

    monkeypatch.setattr(alur, "pegang_dispensasi", lihat)
    assert len(berhasil(kerja())) == 2
    assert _keadaan() == (True, True)
