"""`make bench`: a recap of 20,000 rows imported, beside reading it with python-calamine and inserting what comes of it.

Both in turn, in one process, on one throwaway SQLite file as in production; then a process of its own that does
nothing but import, for its memory. The number of resulting lines is what makes the difference: a large PD has a few
hundred sub kegiatan, 2,000 and 6,000 are beyond any real one. Prints a table; asserts nothing.
"""

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

ROWS = int(os.environ.get("SAKIP_BENCH_BARIS", "20000"))
SUB_KEGIATAN = [int(n) for n in os.environ.get("SAKIP_BENCH_SUB", "200 2000 6000").split()]
ULANG = int(os.environ.get("SAKIP_BENCH_ULANG_IMPOR", "7"))


class Lama(NamedTuple):
    """Seconds by the clock and of the processor; on a busy machine the latter tell more."""

    jam: float
    cpu: float


def detik(kerja: Callable[[], Any]) -> Lama:
    jam, cpu = time.perf_counter(), time.process_time()
    kerja()
    return Lama(time.perf_counter() - jam, time.process_time() - cpu)


def baca_calamine(isi: bytes) -> list[list[Any]]:
    from python_calamine import CalamineWorkbook

    rows: list[list[Any]] = CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_index(0).to_python()
    return rows


class Panggung:
    """A draft DPA, and uploads that go into it."""

    def __init__(self) -> None:
        from renstra.queries import sumber_dana
        from tests.pemeran import pemeran
        from tests.renstra import pabrik

        self.daerah = pemeran().alfa
        self.pd = self.daerah.pd["satu"]
        self.pd.kode_sipd, self.pd.bidang_urusan = pabrik.KODE_SKPD, "1.01"
        self.pd.save()
        pabrik.buat_sumber_dana()
        self.dpa = pabrik.buat_dpa(self.pd, ditetapkan=False, baris=(), tolok_ukur=False)
        self.dana = {s.kode: s.pk for s in sumber_dana(self.daerah.pemda.pk)}

    def siapkan(self, isi: bytes) -> int:
        """An upload that waits for its worker, in an empty document."""
        from django.utils import timezone

        from renstra.enums import JenisImpor, StatusImpor
        from renstra.models import Impor
        from sakip.dokumen.services import simpan_berkas

        self.dpa.baris.all().delete()
        impor = Impor.objects.create(
            pemda=self.daerah.pemda,
            pd=self.pd,
            tahun=self.dpa.tahun,
            jenis=JenisImpor.ANGGARAN,
            anggaran=self.dpa,
            pengguna=self.daerah.pengguna["perencana_satu"],
            berkas=simpan_berkas(isi, jenis="application/zip", now=timezone.now()),
            nama="rekap.xlsx",
            status=StatusImpor.ANTRE,
            dibuat_pada=timezone.now(),
            mulai_pada=timezone.now(),
        )
        return impor.pk

    def diminta(self, impor_id: int) -> Any:
        from renstra.services.impor import alur

        impor = alur.ambil(impor_id)
        rancangan = alur.rancang(impor)
        alur.lupakan()
        return alur.Permintaan(impor.berkas.sha256, alur.sidik(rancangan), self._versi())

    def _versi(self) -> int:
        self.dpa.refresh_from_db()
        return int(self.dpa.versi_kunci)

    def dasar(self, isi: bytes, hasil: list[Any]) -> Lama:
        """Seconds to read with calamine and to insert these lines and amounts, each in one go."""
        from django.db import transaction

        from renstra.models import BarisAnggaran, PaguSumberDana

        self.dpa.baris.all().delete()
        nomor = {u.kode: n for n, u in enumerate(hasil, 1_000_000)}

        def kerja() -> None:
            baca_calamine(isi)
            with transaction.atomic():
                BarisAnggaran.objects.bulk_create(
                    BarisAnggaran(
                        pk=nomor[u.kode],
                        dokumen=self.dpa,
                        induk_id=nomor[u.induk] if u.induk else None,
                        tingkat=u.tingkat,
                        kode=u.kode,
                        nama=u.nama,
                    )
                    for u in hasil
                )
                PaguSumberDana.objects.bulk_create(
                    PaguSumberDana(baris_id=nomor[u.kode], sumber_dana_id=self.dana[kode], jumlah=jumlah)
                    for u in hasil
                    for (kode, _), jumlah in u.pagu.items()
                )

        return detik(kerja)

    def impor(self, impor_id: int, diminta: Any) -> Lama:
        """Seconds from the stored file to the saved document."""
        from django.utils import timezone

        from renstra.services.impor import alur

        impor = alur.ambil(impor_id)
        return detik(
            lambda: alur.jalankan(
                impor_id=impor_id,
                diminta=diminta,
                diminta_pada=impor.mulai_pada,
                pelaku=impor.pengguna,
                now=timezone.now(),
            )
        )


def memori(impor_id: int, diminta: Any) -> list[int]:
    """Peak resident memory in MB of a process that only imports: before, and after."""
    alasan = [diminta.sha256, diminta.sidik, str(diminta.versi_kunci)]
    perintah = [sys.executable, "-m", "tests.bench.impor", "anak", str(impor_id), *alasan]
    return [int(n) for n in subprocess.run(perintah, check=True, capture_output=True, text=True).stdout.split()]


def puncak() -> int:
    """Peak resident memory of this process so far, in MB (getrusage would begin with that of its parent)."""
    return next(int(b.split()[1]) for b in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in b) // 1024


def anak(impor_id: int, sha256: str, sidik: str, versi_kunci: int) -> None:
    import django

    django.setup()
    from django.utils import timezone

    from renstra.services.impor import alur

    impor = alur.ambil(impor_id)
    sebelum = puncak()
    alur.jalankan(
        impor_id=impor_id,
        diminta=alur.Permintaan(sha256, sidik, versi_kunci),
        diminta_pada=impor.mulai_pada,
        pelaku=impor.pengguna,
        now=timezone.now(),
    )
    print(sebelum, puncak())


def ukur(panggung: Panggung, sub_kegiatan: int) -> str:
    from renstra.services.impor import alur
    from tests.bench import rekap

    isi = rekap.buku(rekap.baris(ROWS, sub_kegiatan, nama_skpd=panggung.pd.nama))
    hasil = alur.rancang(alur.ambil(panggung.siapkan(isi))).isi.usul
    dasar, impor = [], []
    for putaran in range(ULANG + 1):
        a = panggung.dasar(isi, hasil)
        nomor = panggung.siapkan(isi)
        b = panggung.impor(nomor, panggung.diminta(nomor))
        if putaran:  # the first one fills caches
            dasar.append(a)
            impor.append(b)
    nomor = panggung.siapkan(isi)
    sebelum, sesudah = memori(nomor, panggung.diminta(nomor))
    a, b = (Lama(*map(statistics.median, zip(*semua, strict=True))) for semua in (dasar, impor))
    banyak = len(hasil) + sum(len(u.pagu) for u in hasil)
    return (
        f"{ROWS:>7} {sub_kegiatan:>6} {banyak:>7} {a.jam:>8.2f} {b.jam:>8.2f} {b.jam / a.jam:>6.2f}"
        f" {a.cpu:>8.2f} {b.cpu:>8.2f} {b.cpu / a.cpu:>6.2f} {sesudah:>8} MB (mulai {sebelum} MB)"
    )


def utama() -> None:
    with tempfile.TemporaryDirectory() as ruang:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="sakip.settings_test",
            DATABASE_URL=f"sqlite:///{ruang}/ukur.sqlite3",
            SAKIP_FILES=str(Path(ruang, "berkas")),
        )
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        panggung = Panggung()
        print(
            f"{'baris':>7} {'sub':>6} {'jadi':>7} {'dasar s':>8} {'impor s':>8} {'rasio':>6} {'dasar':>8} {'impor':>8}"
            f" {'(CPU)':>6}  memori puncak"
        )
        for sub_kegiatan in SUB_KEGIATAN:
            print(ukur(panggung, sub_kegiatan), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["anak"]:
        anak(int(sys.argv[2]), sys.argv[3], sys.argv[4], int(sys.argv[5]))
    else:
        utama()
