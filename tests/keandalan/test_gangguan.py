"""0.14: a database that does not answer is 503 with a time to come back, the typed text kept, no secret shown."""

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.views.defaults import server_error

from sakip import urls
from tests.pemeran import SANDI, pemeran

pytestmark = pytest.mark.django_db
ISIAN = {"username": "alfa.perencana", "password": SANDI, "catatan": "Sudah kami bahas panjang lebar kemarin."}


@pytest.fixture
def putus(monkeypatch):
    """`putus()`: from here on the database does not answer; `putus.undo()`: it is back."""

    def pasang():
        def tidak_menjawab(*_, **__):
            raise OperationalError("could not connect to server: password=rahasia-basis-data")

        monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", tidak_menjawab)

    pasang.undo = monkeypatch.undo
    return pasang


def _klien():
    klien = Client(raise_request_exception=False, enforce_csrf_checks=True)
    klien.get(reverse("masuk"))
    return klien, {"csrfmiddlewaretoken": klien.cookies["csrftoken"].value}


def test_a_form_sent_while_the_database_is_away_is_answered_503_and_can_be_sent_again_with_the_same_token(putus):
    pengguna = pemeran().alfa.pengguna["perencana_satu"]
    klien, token = _klien()
    isian = ISIAN | token | {"username": pengguna.username}
    putus()
    jawaban = klien.post(reverse("masuk"), isian)
    isi = jawaban.content.decode()
    assert (jawaban.status_code, int(jawaban["Retry-After"]) > 0) == (503, True)
    assert ISIAN["catatan"] in isi
    for rahasia in (SANDI, "rahasia-basis-data", token["csrfmiddlewaretoken"]):
        assert rahasia not in isi
    putus.undo()
    assert klien.post(reverse("masuk"), isian).status_code == 302
    assert klien.session["_auth_user_id"] == str(pengguna.pk)


def test_a_page_asked_for_while_the_database_is_away_is_answered_503(putus, masuk):
    klien = masuk(Client(raise_request_exception=False), pemeran().alfa.pengguna["perencana_satu"])
    putus()
    assert klien.get(reverse("beranda")).status_code == 503


class DenganTryExcept:
    """What one would write first."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            return self.get_response(request)
        except OperationalError:
            raise AssertionError("never reached") from None


def test_control_a_middleware_with_try_and_except_sees_nothing_and_djangos_own_handler_says_500(
    putus, monkeypatch, settings
):
    settings.MIDDLEWARE = [f"{__name__}.DenganTryExcept", *settings.MIDDLEWARE]
    monkeypatch.setattr(urls, "handler500", server_error)
    klien, token = _klien()
    putus()
    jawaban = klien.post(reverse("masuk"), ISIAN | token)
    assert jawaban.status_code == 500
    assert ISIAN["catatan"] not in jawaban.content.decode()
