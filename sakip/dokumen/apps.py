from django.apps import AppConfig

JALUR = "substr(sha256, 1, 2) || '/' || substr(sha256, 3, 2) || '/' || sha256"  # Berkas.jalur


class DokumenConfig(AppConfig):
    name = "sakip.dokumen"
    verbose_name = "Dokumen"

    def ready(self) -> None:
        from sakip.jejak import cadangan

        cadangan.berkas_tercatat(f"SELECT {JALUR}, sha256 FROM dokumen_berkas")  # noqa: S608 - no input
