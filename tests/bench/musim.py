"""Seconds of the acts on many PKs inside a PD (BK Pasal 12): submitting all, and one berita acara over all, each held
against a straight line through the smallest number.

.venv/bin/python -m tests.bench.musim          # 25, 75 and 150 officials (SAKIP_BENCH_MUSIM)
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tests.bench.penyusunan import SAAT, siapkan_pd, susun

UKURAN = [int(n) for n in os.environ.get("SAKIP_BENCH_MUSIM", "25 75 150").split()]


@dataclass
class Terukur:
    detik: float
    kueri: int


def _ukur(kerja: Callable[[], Any]) -> Terukur:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as tangkapan:
        mulai = time.perf_counter()
        kerja()
        detik = time.perf_counter() - mulai
    return Terukur(detik, len(tangkapan))


def ukur(pejabat: int) -> None:
    """In a database of its own; prints PKs, and seconds and queries of submitting and of declaring aligned."""
    from tests.bench.ukur import siapkan

    with tempfile.TemporaryDirectory() as ruang:
        siapkan(ruang)
        from perjanjian.enums import Aksi
        from perjanjian.models import Perjanjian
        from perjanjian.services.alur import apply_banyak
        from perjanjian.services.verifikasi import nyatakan_selaras_banyak
        from sakip.organisasi.enums import JenisTim
        from sakip.organisasi.models import AnggotaTim, Tim
        from tests.pemeran import MULAI, SELESAI, pemeran

        daerah = pemeran().alfa
        pd = siapkan_pd(daerah, 0, pejabat)
        tugas = {"pemda": daerah.pemda, "pd": pd, "tahun": 2026, "nomor_sk": "1", "tanggal_sk": MULAI}
        for jenis, siapa in ((JenisTim.PENYUSUN_PD, "perencana_satu"), (JenisTim.SAKIP_PD, "sakip_satu")):
            tim = Tim.objects.create(jenis=jenis, nama=jenis.label, mulai=MULAI, selesai=SELESAI, **tugas)
            AnggotaTim.objects.create(tim=tim, pegawai=daerah.pegawai[siapa])
        susun(daerah, [pd])
        berisi = Perjanjian.objects.filter(pd=pd, jalur="perangkat_daerah", butir__isnull=False).distinct()
        nomor = list(berisi.values_list("pk", flat=True))
        perencana, pemeriksa = daerah.pengguna["perencana_satu"], daerah.pengguna["sakip_satu"]
        nanti = SAAT + timedelta(hours=1)
        ajukan = _ukur(lambda: apply_banyak(perjanjian_id=nomor, aksi=Aksi.AJUKAN, aktor=perencana, now=nanti))
        bersih = [n for n in nomor if not Perjanjian.objects.get(pk=n).verifikasi.get().temuan.exists()]
        selaras = _ukur(lambda: nyatakan_selaras_banyak(perjanjian_id=bersih, aktor=pemeriksa, now=nanti))
        print(len(nomor), ajukan.detik, ajukan.kueri, len(bersih), selaras.detik, selaras.kueri)


def tabel() -> None:
    print(
        f"{'pejabat':>8} {'tindakan':<10} {'PK':>5} {'detik':>7} {'ms/PK':>7} {'rasio':>6} {'kueri/PK':>9}", flush=True
    )
    dasar: dict[str, float] = {}
    for pejabat in UKURAN:
        perintah = [sys.executable, "-m", "tests.bench.musim", str(pejabat)]
        keluar = subprocess.run(perintah, capture_output=True, text=True, check=True).stdout.split()
        for nama, (n, detik, kueri) in {"ajukan": keluar[:3], "selaras": keluar[3:]}.items():
            jumlah = max(int(n), 1)
            per = float(detik) / jumlah * 1000
            rasio = per / dasar.setdefault(nama, per)
            print(
                f"{pejabat:>8} {nama:<10} {n:>5} {float(detik):>7.1f} {per:>7.1f} {rasio:>6.2f} {int(kueri) / jumlah:>9.1f}",
                flush=True,
            )


if __name__ == "__main__":
    if len(sys.argv) == 2:
        ukur(int(sys.argv[1]))
    else:
        tabel()
