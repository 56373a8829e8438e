from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "laporan"
    verbose_name = "Laporan Kinerja"

    def ready(self) -> None:
        from perjanjian.queries import menunggu

        from . import segel_tulisan
        from .queries.penulis import tugas_tulis

        segel_tulisan.pasang()
        menunggu.daftarkan("tulis", tugas_tulis)
