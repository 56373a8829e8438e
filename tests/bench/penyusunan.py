"""Seconds to draft the PKs of a whole regency, and of one PD with as many officials; held against a straight line.

.venv/bin/python -m tests.bench.penyusunan          # 1,000, 5,000 and 10,000 officials (SAKIP_BENCH_SUSUN)
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from sakip.organisasi.models import Jabatan, PerangkatDaerah
    from tests.pemeran import Daerah

UKURAN = [int(n) for n in os.environ.get("SAKIP_BENCH_SUSUN", "1000 5000 10000").split()]
TAHUN = 2026
SAAT = datetime(TAHUN, 1, 20, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
BIDANG, SEKSI = 4, 16  # of one PD; everybody else works below the seksi
PROGRAM, KEGIATAN, SUB = 4, 3, 3  # of a PD's DPA: 4 programs of 3 kegiatan of 3 sub kegiatan


def siapkan_pd(daerah: "Daerah", nomor: int, pejabat: int) -> "PerangkatDaerah":
    """A PD with so many officials, its RKT and DPA in force, each sub kegiatan with its official in charge."""
    from sakip.organisasi.enums import FungsiPD
    from sakip.organisasi.models import PerangkatDaerah

    pd = PerangkatDaerah.objects.create(
        pemda=daerah.pemda, kode=f"susun-{nomor}", nama=f"Dinas Susun {nomor}", fungsi=FungsiPD.LAIN
    )
    seksi = _pejabat(daerah, pd, pejabat)
    _dokumen(pd, seksi)
    return pd


def _pejabat(daerah: "Daerah", pd: "PerangkatDaerah", jumlah: int) -> "list[Jabatan]":
    from sakip.organisasi.enums import JenisUnit, Jenjang
    from sakip.organisasi.models import Jabatan, Pegawai, Penugasan
    from tests.pemeran import MULAI

    def satu(nama: str, jenjang: str, unit: str, atasan: "Jabatan") -> Jabatan:
        return Jabatan(pemda=pd.pemda, pd=pd, nama=nama, jenjang=jenjang, jenis_unit=unit, atasan=atasan)

    tata = Jabatan.objects.bulk_create
    kepala = tata([satu(f"Kepala {pd.nama}", Jenjang.KEPALA_PD, JenisUnit.PD, daerah.jabatan["bupati"])])
    bidang = tata(
        satu(f"Kepala Bidang {i} {pd.kode}", Jenjang.ADMINISTRATOR, JenisUnit.SATUAN_KERJA, kepala[0])
        for i in range(BIDANG)
    )
    seksi = tata(
        satu(f"Kepala Seksi {i} {pd.kode}", Jenjang.PENGAWAS, JenisUnit.SATUAN_KERJA, bidang[i % BIDANG])
        for i in range(SEKSI)
    )
    sisa = jumlah - len(kepala) - len(bidang) - len(seksi)
    staf = tata(
        satu(f"Penelaah {i} {pd.kode}", Jenjang.PELAKSANA, JenisUnit.TANPA, seksi[i % SEKSI]) for i in range(sisa)
    )
    semua = [*kepala, *bidang, *seksi, *staf]
    orang = Pegawai.objects.bulk_create(
        Pegawai(pemda=pd.pemda, nama=f"Pegawai {j.pk}, S.T.", nip=f"{10**17 + j.pk}") for j in semua
    )
    Penugasan.objects.bulk_create(
        Penugasan(pegawai=o, jabatan=j, mulai=MULAI) for o, j in zip(orang, semua, strict=True)
    )
    return seksi


def _dokumen(pd: "PerangkatDaerah", seksi: "list[Jabatan]") -> None:
    from perjanjian.models import Pengampu
    from renstra.enums import JenisAnggaran
    from renstra.models import BarisAnggaran, DokumenAnggaran, PaguSumberDana, TolokUkur
    from tests.renstra.pabrik import _tetapkan, buat_renstra, buat_rkt, buat_sumber_dana

    rkt = buat_rkt(pd, rencana=buat_renstra(pd))
    sasaran = rkt.baris.get(simpul__jenis="sasaran")
    dana = buat_sumber_dana()["dau"]
    dpa = DokumenAnggaran.objects.create(pemda=pd.pemda, pd=pd, tahun=TAHUN, jenis=JenisAnggaran.DPA, nomor="1")
    program = [f"5.01.{p + 1:02}" for p in range(PROGRAM)]
    kegiatan = [f"{p}.2.{k + 1:02}" for p in program for k in range(KEGIATAN)]
    sub = [f"{k}.{s + 1:04}" for k in kegiatan for s in range(SUB)]
    baris = {
        kode: BarisAnggaran(dokumen=dpa, tingkat=tingkat, kode=kode, nama=f"{nama} {kode}")
        for tingkat, nama, isi in (
            ("program", "Program", program),
            ("kegiatan", "Kegiatan", kegiatan),
            ("sub_kegiatan", "Sub kegiatan", sub),
        )
        for kode in isi
    }
    for isi in (program, kegiatan, sub):
        for kode in isi:
            baris[kode].induk = baris.get(kode.rpartition(".")[0]) or baris.get(kode.rsplit(".", 2)[0])
        BarisAnggaran.objects.bulk_create(baris[kode] for kode in isi)
    PaguSumberDana.objects.bulk_create(
        PaguSumberDana(baris=baris[kode], sumber_dana=dana, jumlah=Decimal("125000000.25")) for kode in sub
    )
    ukur = [
        *((kode, "hasil", sasaran) for kode in program),
        *((kode, "capaian_program", None) for kode in program),
        *((kode, "keluaran", None) for kode in (*kegiatan, *sub)),
    ]
    TolokUkur.objects.bulk_create(
        TolokUkur(
            baris=baris[kode], jenis=jenis, uraian=f"Jumlah hasil {kode}", target="12", satuan="dokumen", baris_rkt=rkt
        )
        for kode, jenis, rkt in ukur
    )
    _tetapkan(dpa, date(TAHUN, 1, 2))
    Pengampu.objects.bulk_create(
        Pengampu(pd=pd, tahun=TAHUN, kode=kode, jabatan=seksi[i % len(seksi)]) for i, kode in enumerate(sub)
    )


def susun(daerah: "Daerah", pds: "list[PerangkatDaerah]") -> tuple[int, float, float]:
    """PKs drafted, and the seconds it took (by the clock, of the processor): one action per PD, as its planner does."""
    from perjanjian.services.susun import susun_pk
    from sakip.organisasi.hak import Hak

    aktor = daerah.pengguna["perencana_satu"]
    hak = Hak(date(TAHUN, 1, 20), aktor.pk, None, daerah.pemda.pk, pd_perencana=frozenset(p.pk for p in pds))
    mulai, mulai_cpu, jumlah = time.perf_counter(), time.process_time(), 0
    for pd in pds:
        jumlah += len(susun_pk(pemda=daerah.pemda, pd=pd, tahun=TAHUN, aktor=aktor, hak=hak, now=SAAT).dibuat)
    return jumlah, time.perf_counter() - mulai, time.process_time() - mulai_cpu


def ukur(pd: int, pejabat: int) -> None:
    """In a database of its own: draft for `pejabat` officials in `pd` PDs; print PKs, seconds (two), peak memory."""
    from tests.bench.ukur import siapkan

    with tempfile.TemporaryDirectory() as ruang:
        siapkan(ruang)
        from django.db import connection

        from tests.pemeran import pemeran

        daerah = pemeran().alfa
        pds = [siapkan_pd(daerah, n, pejabat // pd) for n in range(pd)]
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(*susun(daerah, pds), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def tabel() -> None:
    """Seconds for each size, each in a process of its own, and the ratio of the processor's time to a straight line
    through the first size (the clock's says as much of what else the machine does)."""
    print(
        f"{'pejabat':>8} {'PD':>4} {'PK':>7} {'detik':>8} {'CPU':>7} {'ms/PK':>7} {'rasio':>6}   memori puncak",
        flush=True,
    )
    for pd in (50, 1):
        dasar = 0.0
        for pejabat in UKURAN:
            perintah = [sys.executable, "-m", "tests.bench.penyusunan", str(pd), str(pejabat)]
            keluar = subprocess.run(perintah, capture_output=True, text=True, check=True).stdout.split()
            jumlah, detik, cpu = int(keluar[0]), float(keluar[1]), float(keluar[2])
            per = cpu / jumlah * 1000
            dasar = dasar or per
            print(
                f"{pejabat:>8} {pd:>4} {jumlah:>7} {detik:>8.1f} {cpu:>7.1f} {per:>7.2f} {per / dasar:>6.2f}"
                f"   {keluar[3]} MB",
                flush=True,
            )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        ukur(int(sys.argv[1]), int(sys.argv[2]))
    else:
        tabel()
