from django.apps import AppConfig


class PengukuranConfig(AppConfig):
    name = "pengukuran"
    verbose_name = "Pengukuran Kinerja"

    def ready(self) -> None:
        from perjanjian.queries import menunggu
        from renstra.queries import terakhir
        from renstra.services.impor.daftar import daftarkan

        from . import peristiwa, segel
        from .queries import hasil, lintas_tahun, pohon
        from .queries.menunggu import belum_diajukan, menunggu_ukur
        from .services import impor_isian

        segel.pasang()
        peristiwa.daftarkan()
        daftarkan(impor_isian.PENGIMPOR)
        pohon.pasang()
        terakhir.daftarkan(lintas_tahun.realisasi_terakhir)
        menunggu.daftarkan("hasil", hasil.menunggu_terima)
        menunggu.daftarkan("ukur", menunggu_ukur)
        menunggu.daftarkan_banyak("ajukan", belum_diajukan)
