"""What a reader gets when something fails: words, a way out, nothing secret; 503 where the database is down."""

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory, override_settings

from sakip.beranda.views import galat
from tests.pemeran import pemeran

SANDI = "KANARI-sandi-9914"


def gagal(salah: Exception, **isi: str):
    request = RequestFactory().post("/perjanjian/1/ubah/", isi)
    try:
        raise salah
    except type(salah):
        return galat.gagal(request)


def test_a_database_that_does_not_answer_is_503_with_a_time_to_come_back_and_the_typed_text():
    jawaban = gagal(OperationalError("could not connect"), catatan="Target belum sama dengan RKT.", kata_sandi=SANDI)
    isi = jawaban.content.decode()
    assert (jawaban.status_code, jawaban["Retry-After"]) == (503, "60")
    assert "Target belum sama dengan RKT." in isi and "Sistem sedang dirawat atau terlalu sibuk" in isi
    assert SANDI not in isi and "could not connect" not in isi


def test_another_failure_is_500_without_its_details():
    jawaban = gagal(RuntimeError("rahasia dalam"), uraian="Sudah saya tulis panjang.", csrfmiddlewaretoken="t" * 40)
    isi = jawaban.content.decode()
    assert jawaban.status_code == 500 and "Retry-After" not in jawaban
    assert "Sudah saya tulis panjang." in isi and "rahasia dalam" not in isi and "t" * 40 not in isi


@pytest.mark.django_db
def test_the_health_check_says_503_where_the_database_is_down(monkeypatch):
    class Putus:
        def cursor(self):
            raise OperationalError("down")

    monkeypatch.setattr("sakip.beranda.views.lain.connection", Putus())
    with override_settings(DEBUG=False):
        jawaban = Client(raise_request_exception=False).get("/sehat/")
    assert jawaban.status_code == 503 and jawaban["Retry-After"] == "60"


@pytest.mark.django_db
def test_unknown_addresses_and_refusals_are_answered_in_the_shell_with_the_reason():
    daerah = pemeran().alfa
    klien = Client()
    klien.force_login(daerah.pengguna["perencana_satu"], backend="sakip.organisasi.masuk.Masuk")
    tiada = klien.get("/tidak/ada/")
    assert tiada.status_code == 404 and "Halaman tidak ditemukan" in tiada.content.decode()
    ditolak = klien.get("/perjanjian/periksa/")
    assert ditolak.status_code == 403 and "untuk Tim Verifikasi dan Tim SAKIP" in ditolak.content.decode()


def test_the_sentence_of_the_framework_is_not_shown():
    assert galat._kalimat(Exception("Resolver404 {'path': 'x'}")) == ""
    assert galat._kalimat(Exception("Tindakan ini bukan wewenang Anda.")) == "Tindakan ini bukan wewenang Anda."
