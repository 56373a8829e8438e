from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "laporan"
    verbose_name = "Laporan Kinerja"

    def ready(self) -> None:
        from perjanjian.queries import menunggu

        from . import peristiwa, segel, segel_cetak
        from .queries.menunggu import menunggu_laporan

        segel.pasang()
        segel_cetak.pasang()
        peristiwa.daftarkan()
        menunggu.daftarkan("lkjip", menunggu_laporan)
