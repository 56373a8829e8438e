"""Switching one guard off at a time, and putting it back; where people meet between read and write."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import connection, models, transaction

from perjanjian.enums import Aksi
from perjanjian.models import Perjanjian
from perjanjian.services.revisi import buka_versi_baru
from sakip.jejak import pemicu
from tests.alat import basisdata
from tests.perjanjian.pabrik import Adegan, adegan


def jalankan_sql(sql: str, *isi: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, isi or None)


@contextmanager
def tanpa_pemicu(*nama: str) -> Iterator[None]:
    """The owner drops these triggers (all when none is named); afterwards every one is back. Needs transaction=True."""
    with basisdata.sebagai_pemilik():
        with connection.cursor() as cursor:
            for p in pemicu.terdaftar():
                if not nama or p.nama in nama:
                    di = f" ON {p.tabel}" if connection.vendor == "postgresql" else ""
                    cursor.execute(f"DROP TRIGGER {p.nama}{di}")
        try:
            yield
        finally:
            pemicu.pasang(connection)


@contextmanager
def tanpa_batasan(model: type[models.Model], *nama: str) -> Iterator[None]:
    """The owner drops these unique constraints. At the end the tables are emptied, for what came of it cannot stay."""
    batasan = [c for c in model._meta.constraints if c.name in nama]
    assert len(batasan) == len(nama)
    _ubah(model, batasan, "remove_constraint")
    try:
        yield
    finally:
        connection.close()
        basisdata.kosongkan()
        _ubah(model, batasan, "add_constraint")


def _ubah(model: type[models.Model], batasan: list[models.BaseConstraint], cara: str) -> None:
    semua = list(model._meta.constraints)
    if cara == "remove_constraint":  # SQLite remakes the table with the constraints that the model has
        model._meta.constraints = [b for b in semua if b not in batasan]
    try:
        with basisdata.sebagai_pemilik():
            pemicu.lepas(connection)  # SQLite does not remake a table that a trigger names
            with connection.schema_editor() as penyunting:
                for b in batasan:
                    getattr(penyunting, cara)(model, b)
            pemicu.pasang(connection)
    finally:
        model._meta.constraints = semua


class Titik:
    """A place where `jumlah` people wait for each other, or a moment, so that all have read before any writes."""

    def __init__(self, jumlah: int, sabar: float = 0.7) -> None:
        self.pagar, self.sabar = threading.Barrier(jumlah), sabar

    def tunggu(self) -> None:
        with suppress(threading.BrokenBarrierError):  # a lock kept the others out: they have not read yet
            self.pagar.wait(self.sabar)


# --- The shortest way to a state: the regency without verification -----------------------------------------------------
def tinggal_kedua(jabatan: str = "kasi_satu") -> tuple[Adegan, Perjanjian]:
    """A PK that only waits for the second party's signature."""
    a = adegan(daerah="beta")
    pk = a.lakukan(a.susun(jabatan), Aksi.AJUKAN, "perencana_satu")
    return a, a.tandatangani(pk, jabatan)


def berlaku() -> tuple[Adegan, Perjanjian]:
    a, pk = tinggal_kedua()
    return a, a.tandatangani(pk, "kabid_satu")


def tinggal_menggantikan() -> tuple[Adegan, Perjanjian, Perjanjian]:
    """A PK in force, and its next version that only waits for the second party's signature."""
    a, lama = berlaku()
    baru = buka_versi_baru(perjanjian_id=lama.pk, aktor=a.pengguna("perencana_satu"), now=a.now)
    return a, lama, a.tandatangani(a.lakukan(baru, Aksi.AJUKAN, "perencana_satu"), "kasi_satu")
