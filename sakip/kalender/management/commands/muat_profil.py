from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sakip.kalender.profil import HasilMuat, ProfilSalah, baca_profil, daftar_profil, muat
from sakip.organisasi.models import PemerintahDaerah


class Command(BaseCommand):
    help = "Memuat profil daerah (ketentuan, aturan jenjang, tenggat, formulir) dari berkas data. Aman diulang."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("profil", nargs="*", help="Kode profil; tanpa ini: semua profil yang menyebut daerahnya.")
        parser.add_argument("--pemda", help="Kode daerah yang memakai profil ini, bila bukan daerah di dalam berkas.")
        parser.add_argument(
            "--timpa", action="store_true", help="Ganti isi ketentuan yang sudah ada dengan isi berkas."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        kode = options["profil"] or [k for k in daftar_profil() if baca_profil(k).pemda is not None]
        pemda = self._pemda(options["pemda"])
        salah: list[str] = []
        for satu in kode:
            try:
                hasil = muat(baca_profil(satu), pemda=pemda, timpa=options["timpa"])
            except ProfilSalah as galat:
                salah += [f"{satu}: {baris}" for baris in galat.kesalahan]
            else:
                self.stdout.write(_kalimat(satu, hasil))
        if salah:
            raise CommandError("Profil tidak dimuat karena:\n  " + "\n  ".join(salah))

    def _pemda(self, kode: str | None) -> PemerintahDaerah | None:
        if not kode:
            return None
        pemda = PemerintahDaerah.objects.filter(kode=kode).first()
        if pemda is None:
            raise CommandError(f"Daerah {kode} belum ada. Tambahkan dahulu pada halaman admin.")
        return pemda


def _kalimat(kode: str, hasil: HasilMuat) -> str:
    ketentuan = hasil.ketentuan
    kerja = "dimuat" if hasil.dibuat else "diganti" if hasil.diganti else "sudah ada, tidak diubah (pakai --timpa)"
    return (
        f"{kode}: {ketentuan.pemda}, {ketentuan.singkatan} {kerja}; {ketentuan.aturan_jenjang.count()} jenjang, "
        f"{ketentuan.aturan_tenggat.count()} tenggat, {ketentuan.formulir.count()} formulir."
    )
