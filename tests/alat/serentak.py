"""People who act at the same moment, each on a connection of its own.

Nobody waits for ever: who waits too long for a lock, or sleeps inside a transaction, is ended by the database, so that
the emptying of the tables after the test does not wait for a lock that nobody lets go.
"""

import threading
from collections.abc import Callable

from django.db import DatabaseError, connection

from perjanjian.services import AksiDenied

SABAR = 50  # seconds


def bersama(*kerja: Callable[[], object]) -> list[object]:
    """Run these at the same moment, each on its own connection; give back results and refusals."""
    hasil: list[object] = [None] * len(kerja)
    mulai = threading.Barrier(len(kerja))

    def jalan(i: int) -> None:
        try:
            _batasi()
            mulai.wait(20)
            hasil[i] = kerja[i]()
        except (AksiDenied, DatabaseError) as galat:
            hasil[i] = galat
        finally:
            connection.close()

    utas = [threading.Thread(target=jalan, args=(i,), daemon=True) for i in range(len(kerja))]
    for u in utas:
        u.start()
    for u in utas:
        u.join(SABAR + 10)
    assert not any(u.is_alive() for u in utas)
    return hasil


def _batasi() -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as c:
        for batas in ("lock_timeout", "idle_in_transaction_session_timeout"):
            c.execute(f"SET {batas} = '{SABAR}s'")


def berhasil(hasil: list[object]) -> list[object]:
    return [h for h in hasil if not isinstance(h, Exception)]
