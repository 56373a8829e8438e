"""An LKjIP from drawing its data to its files: seconds and memory at the most (GM/SM Pasal 11).

.venv/bin/python -m tests.bench.laporan             # PDs with 30, 60 and 120 indicators, a regency with 50 PDs

Each indicator has three earlier years, so that each has a wide row and a chart. Twice the indicators may take twice the
time. Each step runs in a process of its own; `s CPU` is what it computed, whoever else uses the machine; `MB` is the
most it held, the application included.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

INDIKATOR = [int(n) for n in os.environ.get("SAKIP_BENCH_LAPORAN", "30 60 120").split()]
TAHUN = 2026


def isi_indikator(jumlah: int) -> Any:
    """The head of the first PD that has a PK in force gets so many indicators, five to a sasaran, measured all year."""
    from django.db import connection

    from pengukuran.models import Pengukuran, Realisasi
    from perjanjian.models import Butir, Perjanjian
    from sakip.jejak import pemicu
    from tests.bench.data import SAAT

    pk = Perjanjian.objects.filter(tahun=TAHUN, status="berlaku", jabatan__jenis_unit="pd").order_by("pk").first()
    assert pk is not None
    pemicu.lepas(connection)
    ada = pk.butir.count()
    baru = Butir.objects.bulk_create(
        Butir(
            perjanjian=pk, urutan=9 + i, kelompok=f"Meningkatnya layanan urusan {i // 5}", satuan="%", target="90%",
            indikator=f"Persentase layanan yang memenuhi standar pelayanan minimal nomor {i}",
        )
        for i in range(ada, jumlah)
    )  # fmt: skip
    Perjanjian.objects.filter(pk=pk.pk).update(berlaku_pada=SAAT)
    for p in Pengukuran.objects.filter(perjanjian=pk):
        Realisasi.objects.bulk_create(
            Realisasi(pengukuran=p, butir=b, urutan=9 + i, tertulis=f"{70 + i % 30},5%") for i, b in enumerate(baru)
        )
    pemicu.pasang(connection)
    return pk.pd


def dengan_riwayat(isi: Any) -> Any:
    """With three earlier years for each indicator."""
    from laporan.isi import TahunIsi

    lama = tuple(TahunIsi(TAHUN - 3 + n, f"{80 + n}%", f"{81 + n},5%", "101.88", "101,88") for n in range(3))
    return replace(
        isi,
        sasaran=tuple(
            replace(s, indikator=tuple(replace(i, lalu=lama) for i in s.indikator)) for s in isi.sasaran
        ),
    )  # fmt: skip


def sendiri(kerja: Callable[[], str]) -> None:
    """Do it in a process of its own, and print its seconds, its memory and what it says."""
    baca, tulis = os.pipe()
    anak = os.fork()
    if not anak:
        mulai = time.perf_counter()
        try:
            kata = kerja()
            os.write(tulis, f"{time.perf_counter() - mulai:6.1f} s {{cpu:6.1f}} s CPU {{mb:5d}} MB  {kata}".encode())
        finally:
            os._exit(0)
    os.close(tulis)
    _, status, ongkos = os.wait4(anak, 0)
    with os.fdopen(baca) as pipa:
        hasil = pipa.read()
    if not hasil:
        sys.exit(f"gagal ({status})")
    print(hasil.format(cpu=ongkos.ru_utime + ongkos.ru_stime, mb=ongkos.ru_maxrss // 1024), flush=True)


def ukur(nama: str, tarik: Callable[[], Any]) -> None:
    from django.db import connection

    from laporan.cetak.buku import Buku
    from laporan.cetak.pdf import render_laporan
    from laporan.cetak.word import render_docx
    from laporan.cetak.word.bawaan import templat_bawaan
    from laporan.excel.tabel import buku_tabel
    from laporan.isi import NaskahIsi
    from laporan.queries.naskah import Naskah

    def data() -> str:
        isi = tarik()
        blok = sum(len(bab.isi) for bab in Naskah(NaskahIsi(isi)).bab)
        return f"{len(isi.indikator)} indikator, {len(isi.perangkat)} PD, {blok} blok"

    connection.close()
    print(f"{nama:<18} data  ", end="")
    sendiri(data)
    buku = Buku(Naskah(NaskahIsi(dengan_riwayat(tarik()))))
    connection.close()
    files: dict[str, Callable[[], bytes]] = {
        "excel": lambda: buku_tabel(buku.naskah),
        "docx": lambda: render_docx(buku, templat_bawaan(buku.kertas)),
        "pdf": lambda: render_laporan(buku),
    }
    for jenis, buat in files.items():
        print(f"{nama:<18} {jenis:<5} ", end="")
        sendiri(lambda buat=buat: f"{len(buat()) // 1024} KB")  # type: ignore[misc]


def utama() -> None:
    from tests.bench.ukur import siapkan

    with tempfile.TemporaryDirectory() as ruang:
        siapkan(ruang)
        from laporan.queries.bahan import bahan
        from pengukuran.services.hitung import hitung_tahun
        from tests.bench import data
        from tests.bench.pengukuran import isi_pengukuran
        from tests.pemeran import pemeran

        daerah = pemeran().alfa
        data.isi(daerah, 0, 500)
        isi_pengukuran(daerah, 500)
        for n in INDIKATOR:
            pd = isi_indikator(n)
            hitung_tahun(daerah.pemda.pk, TAHUN)
            ukur(f"PD, {n} indikator", lambda pd=pd: bahan(daerah.pemda, pd, TAHUN))  # type: ignore[misc]
        sasaran = bahan(daerah.pemda, pd, TAHUN).sasaran[:12]
        ukur("daerah, 50 PD", lambda: replace(bahan(daerah.pemda, None, TAHUN), sasaran=sasaran))


if __name__ == "__main__":
    utama()
