from django.apps import AppConfig


class PengukuranConfig(AppConfig):
    name = "pengukuran"
    verbose_name = "Pengukuran Kinerja"

    def ready(self) -> None:
        from . import segel

        segel.pasang()
