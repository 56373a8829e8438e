from django.apps import AppConfig


class BerandaConfig(AppConfig):
    name = "sakip.beranda"
    verbose_name = "Beranda"
