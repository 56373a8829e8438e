from django.apps import AppConfig

from sakip.jejak import pemicu

from .penjaga import PEMICU


class OrganisasiConfig(AppConfig):
    name = "sakip.organisasi"
    verbose_name = "Organisasi dan pegawai"

    def ready(self) -> None:
        from . import sesi

        pemicu.daftarkan(PEMICU)
        sesi.sambungkan()
