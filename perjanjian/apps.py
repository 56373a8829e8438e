from django.apps import AppConfig

from sakip.jejak import pemicu


class PerjanjianConfig(AppConfig):
    name = "perjanjian"
    verbose_name = "Perjanjian Kinerja"

    def ready(self) -> None:
        from renstra.services.impor.daftar import daftarkan
        from sakip.organisasi.penjaga import SIDIK_ACUAN

        from . import peristiwa, segel, segel_desk, segel_lapor
        from .services import impor_pengampu

        pemicu.segarkan(SIDIK_ACUAN, "perjanjian_pengampu")
        segel.pasang_segel()
        segel_desk.pasang_segel_desk()
        segel_lapor.pasang_segel_lapor()
        peristiwa.daftarkan()
        daftarkan(impor_pengampu.PENGIMPOR)
