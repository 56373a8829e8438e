from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "laporan"
    verbose_name = "Laporan Kinerja"

    def ready(self) -> None:
        from . import segel_publikasi
        from .services import publikasi_kabar

        segel_publikasi.pasang()
        publikasi_kabar.pasang()
