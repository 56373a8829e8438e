"""People who act at the same moment, each on a connection of its own."""

import threading
from collections.abc import Callable

from django.db import DatabaseError, connection

from perjanjian.services import AksiDenied


def bersama(*kerja: Callable[[], object]) -> list[object]:
    """Run these at the same moment, each on its own connection; give back results and refusals."""
    hasil: list[object] = [None] * len(kerja)
    mulai = threading.Barrier(len(kerja))

    def jalan(i: int) -> None:
        try:
            mulai.wait(20)
            hasil[i] = kerja[i]()
        except (AksiDenied, DatabaseError) as galat:
            hasil[i] = galat
        finally:
            connection.close()

    utas = [threading.Thread(target=jalan, args=(i,)) for i in range(len(kerja))]
    for u in utas:
        u.start()
    for u in utas:
        u.join(60)
    assert not any(u.is_alive() for u in utas)
    return hasil


def berhasil(hasil: list[object]) -> list[object]:
    return [h for h in hasil if not isinstance(h, Exception)]
