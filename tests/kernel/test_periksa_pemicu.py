"""The check that every trigger is there, and the one command that it must not stand in the way of."""

import sys

import pytest

from sakip.jejak import apps


@pytest.mark.parametrize(("perintah", "jumlah"), [("check", 1), ("runserver", 1), ("migrate", 0)])
def test_a_missing_trigger_stops_every_command_but_the_one_that_restores_it(monkeypatch, perintah, jumlah):
    monkeypatch.setattr(sys, "argv", ["manage.py", perintah])
    monkeypatch.setattr(apps.pemicu, "hilang", lambda _: ["perjanjian_pokok_terkunci"])
    assert len(apps.periksa_pemicu(None, databases=["default"])) == jumlah
