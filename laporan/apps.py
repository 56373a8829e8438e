from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "laporan"
    verbose_name = "Laporan Kinerja"

    def ready(self) -> None:
        from perjanjian.queries import menunggu

        from . import peristiwa, segel, segel_cetak, segel_publikasi
        from .queries.menunggu import menunggu_laporan
        from .services import publikasi_kabar

        segel.pasang()
        segel_cetak.pasang()
        segel_publikasi.pasang()
        publikasi_kabar.pasang()
        peristiwa.daftarkan()
        menunggu.daftarkan("lkjip", menunggu_laporan)
