from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "laporan"
    verbose_name = "Laporan Kinerja"

    def ready(self) -> None:
        from . import segel_tulisan

        segel_tulisan.pasang()
