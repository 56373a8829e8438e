"""What a page costs in queries."""

from collections.abc import Mapping

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def banyak_kueri(klien: Client, url: str, tanya: Mapping[str, str] | None = None) -> int:
    """The queries of opening it a second time: the first visit may fill caches and the session."""
    klien.get(url, tanya)
    with CaptureQueriesContext(connection) as tangkapan:
        assert klien.get(url, tanya).status_code == 200
    return len(tangkapan)
