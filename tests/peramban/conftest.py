"""The moment of the browser tests: Wednesday 21 January 2026, 09.40 WIB, in the server's thread too."""

from contextvars import ContextVar
from datetime import UTC, datetime

import pytest

from tests.perjanjian.pabrik import NOW


@pytest.fixture(autouse=True)
def jam(monkeypatch: pytest.MonkeyPatch) -> None:
    selisih = NOW - datetime.now(UTC)
    monkeypatch.setattr("sakip.waktu._selisih", ContextVar("selisih", default=selisih))
