import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sakip.kalender.libur import TAHUN_SKB_TERAKHIR
from sakip.kalender.services.libur import KalenderSalah, semai_libur
from sakip.organisasi.models import PemerintahDaerah


class Command(BaseCommand):
    help = "Mengisi kalender hari libur nasional dan cuti bersama. Yang sudah ada tidak diubah."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tahun", required=True, help="Satu tahun atau rentang, misalnya 2026 atau 2025-2027.")
        parser.add_argument("--daerah", help="Kode daerah; tanpa ini: semua daerah.")

    def handle(self, *args: Any, **options: Any) -> None:
        semua = PemerintahDaerah.objects.all()
        if options["daerah"]:
            semua = semua.filter(kode=options["daerah"])
            if not semua:
                raise CommandError(f"Daerah {options['daerah']} tidak ada.")
        for tahun in _tahun(options["tahun"]):
            for pemda in semua:
                try:
                    jumlah = semai_libur(pemda, tahun)
                except KalenderSalah as salah:
                    raise CommandError(str(salah)) from None
                self.stdout.write(f"{pemda} {tahun}: {jumlah} hari libur ditambahkan.{_peringatan(tahun)}")


def _tahun(tulisan: str) -> range:
    cocok = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", tulisan, re.ASCII)
    dari, sampai = (int(cocok[1]), int(cocok[2] or cocok[1])) if cocok else (1, 0)
    if dari > sampai:
        raise CommandError(f"Tahun “{tulisan}” tidak terbaca. Tulis seperti 2026 atau 2025-2027.")
    return range(dari, sampai + 1)


def _peringatan(tahun: int) -> str:
    return "" if tahun <= TAHUN_SKB_TERAKHIR else " Belum resmi: SKB tahun itu belum ada."
