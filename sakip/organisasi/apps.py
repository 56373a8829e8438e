from django.apps import AppConfig

from sakip.jejak import pemicu

from .penjaga import ACUAN, PEMICU, SIDIK_ACUAN


class OrganisasiConfig(AppConfig):
    name = "sakip.organisasi"
    verbose_name = "Organisasi dan pegawai"

    def ready(self) -> None:
        from . import sesi

        pemicu.daftarkan(PEMICU)
        pemicu.segarkan(SIDIK_ACUAN, *ACUAN)
        sesi.sambungkan()
