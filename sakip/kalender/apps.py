from django.apps import AppConfig

from sakip.jejak import pemicu


class KalenderConfig(AppConfig):
    name = "sakip.kalender"
    verbose_name = "Kalender dan tenggat"

    def ready(self) -> None:
        from sakip.organisasi.penjaga import SIDIK_ACUAN

        pemicu.segarkan(SIDIK_ACUAN, "kalender_aturantenggat", "kalender_harilibur")
