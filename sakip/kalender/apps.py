from django.apps import AppConfig

from sakip.jejak import pemicu

# what many pages read and few acts change (`sakip.ingatan`)
ACUAN = ("kalender_aturantenggat", "kalender_harilibur", "kalender_dispensasi", "kalender_geserantenggat")


class KalenderConfig(AppConfig):
    name = "sakip.kalender"
    verbose_name = "Kalender dan tenggat"

    def ready(self) -> None:
        from sakip.organisasi import masuk
        from sakip.organisasi.penjaga import SIDIK_ACUAN

        from . import peristiwa, perubahan
        from .penjaga import PEMICU
        from .queries.dispensasi import dispensasi_berlaku
        from .queries.pengingat import BELUM_DIBACA

        for nama, jumlah in BELUM_DIBACA.items():
            masuk.ikutkan(nama, jumlah)
        pemicu.daftarkan(PEMICU)
        pemicu.hanya_tambah("kalender_geserantenggat")
        pemicu.segarkan(SIDIK_ACUAN, *ACUAN)
        peristiwa.daftarkan_dispensasi("kalender", dispensasi_berlaku)
        perubahan.ikuti()
