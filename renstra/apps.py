from django.apps import AppConfig

from sakip.jejak import pemicu


class RenstraConfig(AppConfig):
    name = "renstra"
    verbose_name = "Perencanaan dan anggaran"

    def ready(self) -> None:
        from renstra import pemicu as milik_kita
        from renstra.peristiwa import tanggal_dpa
        from sakip.kalender import peristiwa
        from sakip.organisasi.penjaga import SIDIK_ACUAN

        pemicu.daftarkan(milik_kita.PEMICU)
        pemicu.segarkan(SIDIK_ACUAN, "renstra_sumberdana")
        pemicu.segarkan(SIDIK_ACUAN, *milik_kita.DOKUMEN, kolom="status, tanggal")
        peristiwa.daftarkan("renstra", tanggal_dpa)
