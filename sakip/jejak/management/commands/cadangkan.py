"""Back up database and files into one folder with a manifest."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sakip import waktu
from sakip.jejak.cadangan import CadanganGagal, baca_manifes, cadangkan


class Command(BaseCommand):
    help = "Buat cadangan: basis data lebih dahulu, berkas sesudahnya, satu folder dengan manifes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="tempat cadangan; setiap cadangan menjadi folder di dalamnya")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            jadi = cadangkan(folder=options["folder"], berkas=Path(settings.BERKAS_DIR), now=waktu.sekarang())
            manifes = baca_manifes(jadi)
        except (CadanganGagal, OSError) as salah:
            raise CommandError(f"Cadangan gagal: {salah}") from salah
        baris = sum(manifes.tabel.values())
        self.stdout.write(f"{jadi}: {baris} baris dalam {len(manifes.tabel)} tabel, {len(manifes.berkas)} berkas.")
        if manifes.kurang:
            raise CommandError(
                f"Cadangan dibuat, tetapi {len(manifes.kurang)} berkas yang tercatat hilang atau berubah: "
                + ", ".join(manifes.kurang[:10])
            )
