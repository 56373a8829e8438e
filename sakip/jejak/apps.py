import sys
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from . import pemicu, periksa


def periksa_pemicu(app_configs: Any, databases: list[str] | None = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """`check --database default`: every trigger that guards signed rows must be there.

    Not asked before `migrate`, which is what puts them (and a release's new ones) in place.
    """
    if sys.argv[1:2] == ["migrate"]:
        return []
    hilang = [nama for alias in databases or [] for nama in pemicu.hilang(connections[alias])]
    if not hilang:
        return []
    return [
        checks.Error(
            f"Pemicu basis data hilang: {', '.join(hilang)}.",
            hint="Jalankan `manage.py migrate` sebagai peran pemilik; pemicu dipasang kembali sesudahnya.",
            id="jejak.E001",
        )
    ]


class JejakConfig(AppConfig):
    name = "sakip.jejak"
    verbose_name = "Jejak audit"

    def ready(self) -> None:
        pemicu.hanya_tambah("jejak_jejak")
        pemicu.daftarkan(
            [
                pemicu.Pemicu("jejak_rantai_tolak_delete", "jejak_rantai", "DELETE"),
                pemicu.Pemicu("jejak_rantai_maju", "jejak_rantai", "UPDATE", "NEW.nomor <> OLD.nomor + 1"),
            ]
        )
        pre_migrate.connect(pemicu.sebelum_migrasi, sender=self)
        post_migrate.connect(pemicu.sesudah_migrasi, sender=self)
        checks.register(periksa_pemicu, checks.Tags.database)
        checks.register(periksa.periksa_peran, checks.Tags.database, deploy=True)
