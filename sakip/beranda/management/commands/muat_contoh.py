from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sakip.angka import tanggal_lengkap
from sakip.beranda.contoh.data import daftar_daerah
from sakip.beranda.contoh.muat import HARI_CONTOH, belum_ada, muat_contoh
from sakip.beranda.views.masuk import SANDI_DEMO
from sakip.kalender.services.libur import atur_tanggal_latihan
from sakip.organisasi.models import Pengguna

CONTOH_AKUN = ("perencana.bappeda", "kepala.bappeda", "verifikator.inspektorat", "sekda", "bupati", "admin")


class Command(BaseCommand):
    help = "Memuat contoh lengkap ke pemasangan latihan. Aman diulang: daerah yang sudah ada tidak disentuh."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--daerah", action="append", choices=daftar_daerah(), help="Hanya daerah ini; boleh lebih dari sekali."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "Contoh hanya dapat dimuat ke pemasangan latihan. Jalankan make demo, atau setel SAKIP_DEMO=True."
            )
        kurang = belum_ada(options["daerah"] or ())
        if not kurang:
            self.stdout.write("Contoh sudah ada; tidak ada yang diubah. Untuk mengulang dari awal: make demo-baru.")
        else:
            mulai = monotonic()
            muat_contoh(SANDI_DEMO, kurang, self._lapor)
            atur_tanggal_latihan(HARI_CONTOH)
            self._lapor(f"Selesai dalam {monotonic() - mulai:.0f} detik.")
        self._akun()

    def _lapor(self, baris: str) -> None:
        self.stdout.write(baris)
        self.stdout.flush()

    def _akun(self) -> None:
        self.stdout.write(f"\nTanggal latihan: {tanggal_lengkap(HARI_CONTOH)}. Kata sandi semua akun: {SANDI_DEMO}")
        nama = set(Pengguna.objects.values_list("username", flat=True))
        for daerah in daftar_daerah():
            ada = [f"{daerah}.{akun}" for akun in CONTOH_AKUN if f"{daerah}.{akun}" in nama]
            if ada:
                self.stdout.write(f"  {', '.join(ada)}")
        self.stdout.write(f"Seluruhnya {len(nama)} akun; daftarnya ada di halaman masuk.")
