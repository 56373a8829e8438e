"""Check the audit trail, and write down or compare where its chains end."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sakip.jejak.cadangan import kepala_rantai, periksa_jejak


class Command(BaseCommand):
    help = "Periksa rantai jejak audit. --kepala mencetak ujung setiap rantai (JSON) untuk disimpan di luar mesin ini."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kepala", action="store_true", help="cetak ujung setiap rantai sebagai JSON")
        parser.add_argument("--terhadap", type=Path, help="bandingkan dengan ujung rantai yang dahulu disimpan")

    def handle(self, *args: Any, **options: Any) -> None:
        kepala = None
        if options["terhadap"]:
            try:
                kepala = json.loads(options["terhadap"].read_text())
            except (OSError, ValueError) as salah:
                raise CommandError(f"{options['terhadap']} tidak dapat dibaca: {salah}") from salah
        if rusak := periksa_jejak(kepala):
            raise CommandError(" ".join(rusak[:20]))
        ujung = kepala_rantai()
        if options["kepala"]:
            self.stdout.write(json.dumps(ujung))
        else:
            self.stdout.write(
                f"{len(ujung)} rantai, {sum(nomor for nomor, _ in ujung.values())} baris, semuanya utuh."
            )
