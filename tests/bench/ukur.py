"""`make bench`: list and detail page held against a bare Django page, with 500, 5,000 and 50,000 agreements.

Prints a table; asserts nothing about time. Constant query counts are a test of their own (tests/test_bench.py).
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import penyusunan

UKURAN = [int(n) for n in os.environ.get("SAKIP_BENCH", "500 5000 50000").split()]
ULANG = int(os.environ.get("SAKIP_BENCH_ULANG", "40"))
TAHUN = 2026


def siapkan(ruang: str) -> None:
    """Settings as in production but for https, on a throwaway SQLite file."""
    os.environ.update(DJANGO_SETTINGS_MODULE="sakip.settings_test", DATABASE_URL=f"sqlite:///{ruang}/ukur.sqlite3")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from sakip import access
    from sakip.wewenang import MASUK

    settings.ROOT_URLCONF = "tests.bench.halaman"
    settings.ALLOWED_HOSTS = ["testserver"]
    access.AKSES["polos"] = MASUK
    call_command("migrate", verbosity=0)


def waktu(alamat: dict[str, str], buka: Callable[[str], object]) -> dict[str, list[float]]:
    """Milliseconds of each page, taken in turn so that a slow moment of the machine hits all of them."""
    hasil: dict[str, list[float]] = {nama: [] for nama in alamat}
    for putaran in range(ULANG + 3):
        for nama, url in alamat.items():
            mulai = time.perf_counter()
            buka(url)
            if putaran >= 3:  # the first ones fill caches
                hasil[nama].append((time.perf_counter() - mulai) * 1000)
    return hasil


def kueri(url: str, buka: Callable[[str], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as tangkapan:
        buka(url)
    return len(tangkapan)


def utama() -> None:
    with tempfile.TemporaryDirectory() as ruang:
        siapkan(ruang)
        from django.test import Client
        from django.urls import reverse

        from perjanjian.models import Butir, Perjanjian
        from tests.bench import data
        from tests.pemeran import pemeran

        daerah = pemeran().alfa
        client = Client()
        client.force_login(daerah.pengguna["admin"], backend="sakip.organisasi.masuk.Masuk")

        def buka(url: str) -> None:
            jawaban = client.get(url)
            if jawaban.status_code != 200:
                sys.exit(f"{url}: {jawaban.status_code}")

        print(
            f"{'PK':>7} {'halaman':<10} {'kueri':>6} {'median ms':>10} {'p95 ms':>8} {'rasio':>6}   basis data",
            flush=True,
        )
        ada = 0
        for ukuran in UKURAN:
            data.isi(daerah, ada, ukuran)
            ada = ukuran
            rinci = Perjanjian.objects.filter(status="berlaku", tahun=TAHUN).order_by("id").last()
            bawah = Butir.objects.filter(mendukung__isnull=False).first()
            pohon = reverse("perjanjian:pohon_kinerja") + f"?tahun={TAHUN}&pd=semua"
            alamat = {
                "polos": reverse("polos"),
                "daftar": reverse("perjanjian:daftar") + f"?tahun={TAHUN}",
                "rinci": reverse("perjanjian:rinci", args=[rinci.pk]),
                "pohon": f"{pohon}&buka=b{bawah.mendukung_id}" if bawah else pohon,
                "pohon-cari": f"{pohon}&cari=layanan&hasil=7",
            }
            hasil = waktu(alamat, buka)
            dasar = statistics.median(hasil["polos"])
            besar = Path(ruang, "ukur.sqlite3").stat().st_size / 1e6
            for nama, url in alamat.items():
                tengah = statistics.median(hasil[nama])
                p95 = statistics.quantiles(hasil[nama], n=20)[-1]
                n = kueri(url, buka)
                print(
                    f"{ukuran:>7} {nama:<10} {n:>6} {tengah:>10.1f} {p95:>8.1f} {tengah / dasar:>6.2f}   {besar:.0f} MB",
                    flush=True,
                )


if __name__ == "__main__":
    utama()
    penyusunan.tabel()
