"""Here the text of a PDF does not matter: a signature costs no page setting."""

import itertools

import pytest


@pytest.fixture(autouse=True)
def pdf_ringan(monkeypatch: pytest.MonkeyPatch) -> None:
    nomor = itertools.count()
    monkeypatch.setattr("perjanjian.services.naskah.cetak", lambda *_, **__: b"%%PDF-naskah %d" % next(nomor))
    monkeypatch.setattr(
        "perjanjian.services.verifikasi.render_berita_acara", lambda *_, **__: b"%%PDF-berita %d" % next(nomor)
    )
