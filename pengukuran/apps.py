from django.apps import AppConfig


class PengukuranConfig(AppConfig):
    name = "pengukuran"
    verbose_name = "Pengukuran Kinerja"

    def ready(self) -> None:
        from . import peristiwa, segel

        segel.pasang()
        peristiwa.daftarkan()
