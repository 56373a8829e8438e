from django.apps import AppConfig

from sakip.jejak import pemicu


class PerjanjianConfig(AppConfig):
    name = "perjanjian"
    verbose_name = "Perjanjian Kinerja"

    def ready(self) -> None:
        from renstra.services.impor.daftar import daftarkan
        from sakip.organisasi.penjaga import SIDIK_ACUAN

        from . import peristiwa, segel
        from .services import impor_pengampu

        pemicu.segarkan(SIDIK_ACUAN, "perjanjian_pengampu")
        segel.pasang()
        peristiwa.daftarkan()
        daftarkan(impor_pengampu.PENGIMPOR)
