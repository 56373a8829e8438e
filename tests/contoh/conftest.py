"""The example as these tests load it."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def tanpa_pekerja(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the worker would make is left to it: here there is no queue, it would be made at once."""

    def tunda(_: Any) -> None:
        return None

    monkeypatch.setattr("sakip.beranda.contoh.publikasi.antrekan_cetak", tunda)
