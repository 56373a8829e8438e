"""Hold the file store against the database: every row has its file unchanged; files without a row are swept."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sakip import waktu
from sakip.dokumen.services import berkas_bermasalah, sapu_yatim


class Command(BaseCommand):
    help = "Periksa berkas tersimpan terhadap sidiknya; --sapu menghapus berkas yang tidak tercatat lebih dari sehari."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sapu", action="store_true", help="hapus berkas yang tidak tercatat")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["sapu"]:
            dihapus = sapu_yatim(sebelum=waktu.sekarang() - timedelta(days=1))
            self.stdout.write(f"{dihapus} berkas tanpa catatan dihapus.")
        bermasalah = berkas_bermasalah()
        if bermasalah:
            raise CommandError(f"{len(bermasalah)} berkas hilang atau berubah: {', '.join(bermasalah[:10])}")
        self.stdout.write("Semua berkas yang tercatat ada dan utuh.")
