from django.apps import AppConfig


class PerjanjianConfig(AppConfig):
    name = "perjanjian"
    verbose_name = "Perjanjian Kinerja"

    def ready(self) -> None:
        from . import peristiwa, segel

        segel.pasang_segel()
        peristiwa.daftarkan()
