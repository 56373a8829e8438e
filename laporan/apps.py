from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "laporan"
    verbose_name = "Laporan Kinerja"

    def ready(self) -> None:
        from perjanjian.queries import menunggu
        from renstra.signals import menyapu

        from . import peristiwa, segel
        from .queries.menunggu import menunggu_laporan
        from .queries.penulis import tugas_tulis
        from .services import publikasi_kabar
        from .tugas import sapu_cetakan

        segel.pasang()
        publikasi_kabar.pasang()
        peristiwa.daftarkan()
        menyapu.connect(sapu_cetakan, dispatch_uid="laporan.cetak")
        menunggu.daftarkan("lkjip", menunggu_laporan)
        menunggu.daftarkan("tulis", tugas_tulis)
