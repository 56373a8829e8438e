from django.apps import AppConfig


class PengukuranConfig(AppConfig):
    name = "pengukuran"
    verbose_name = "Pengukuran Kinerja"

    def ready(self) -> None:
        from renstra.services.impor.daftar import daftarkan

        from . import peristiwa, segel
        from .services import impor_isian

        segel.pasang()
        peristiwa.daftarkan()
        daftarkan(impor_isian.PENGIMPOR)
