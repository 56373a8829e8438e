"""Restore a backup into an empty database and an empty file store, and check the result."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sakip.jejak.cadangan import CadanganGagal, pulihkan


class Command(BaseCommand):
    help = "Pulihkan cadangan ke basis data dan folder berkas yang kosong, lalu periksa hasilnya."
    requires_system_checks: list[str] = []  # there is no database yet

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("cadangan", type=Path, help="folder cadangan yang memuat manifes.json")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifes = pulihkan(cadangan=options["cadangan"], berkas=Path(settings.BERKAS_DIR))
        except (CadanganGagal, OSError) as salah:
            raise CommandError(f"Pemulihan gagal: {salah}") from salah
        self.stdout.write(
            f"Cadangan {manifes.dibuat_pada} dipulihkan: {sum(manifes.tabel.values())} baris, "
            f"{len(manifes.berkas)} berkas, {len(manifes.rantai)} rantai jejak; semuanya utuh."
        )
        if manifes.mesin == "postgresql":
            self.stdout.write("Beri hak peran aplikasi: psql -v aplikasi=... -f alat/hak_aplikasi.sql")
