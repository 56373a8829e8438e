from django.apps import AppConfig


class PengukuranConfig(AppConfig):
    name = "pengukuran"
    verbose_name = "Pengukuran Kinerja"

    def ready(self) -> None:
        from renstra.queries import terakhir
        from renstra.services.impor.daftar import daftarkan

        from . import peristiwa, segel
        from .queries import lintas_tahun, pohon
        from .services import impor_isian

        segel.pasang()
        peristiwa.daftarkan()
        daftarkan(impor_isian.PENGIMPOR)
        pohon.pasang()
        terakhir.daftarkan(lintas_tahun.realisasi_terakhir)
