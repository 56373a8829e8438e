"""`make fuzz N=2000`: mutants of valid workbooks of every kind through the whole import.

A child process tries them one by one; the parent waits at most five seconds for each. A case that takes longer is
counted as a hang, the child is ended, and another goes on with the next case. Every case is made from seed and number
alone, so `make fuzz N=1 MULAI=1234` repeats one.
"""

import json
import os
import resource
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

BATAS_DETIK = 5.0
SIAP_DETIK = 180.0
BATAS_MEMORI = 2 * 1024**3


class Anak:
    """The process that tries the cases; a line for every case that it begins and ends."""

    def __init__(self, mulai: int, sampai: int, benih: int) -> None:
        self.proses = subprocess.Popen(self.perintah(mulai, sampai, benih), stdout=subprocess.PIPE)
        assert self.proses.stdout
        self.pilih = selectors.DefaultSelector()
        self.pilih.register(self.proses.stdout, selectors.EVENT_READ)
        self.sisa = b""

    def perintah(self, mulai: int, sampai: int, benih: int) -> list[str]:
        return [sys.executable, "-m", "tests.fuzz.jalan", "anak", str(mulai), str(sampai), str(benih)]

    def baris(self, detik: float) -> dict[str, Any] | None:
        """The next line; None where it does not come in time, {} where the process has ended."""
        habis = time.monotonic() + detik
        while b"\n" not in self.sisa:
            if not self.pilih.select(max(0.0, habis - time.monotonic())):
                return None
            assert self.proses.stdout
            potong = os.read(self.proses.stdout.fileno(), 65536)
            if not potong:
                return {}
            self.sisa += potong
        satu, _, self.sisa = self.sisa.partition(b"\n")
        isi: dict[str, Any] = json.loads(satu)
        return isi

    def akhiri(self) -> None:
        self.proses.kill()
        self.proses.wait()
        self.pilih.close()
        assert self.proses.stdout
        self.proses.stdout.close()


def anak(mulai: int, sampai: int, benih: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BATAS_MEMORI, BATAS_MEMORI))
    import django

    django.setup()
    from tests.fuzz import dunia

    def sebut(**isi: Any) -> None:
        print(json.dumps(isi), flush=True)

    daerah = dunia.ambil()
    sebut(siap=True)
    for nomor in range(mulai, sampai):
        mutan = dunia.mutan(daerah, nomor, benih)
        sebut(mulai=nomor)
        awal = time.perf_counter()
        hasil = dunia.jalani(daerah, mutan)
        sebut(nomor=nomor, detik=time.perf_counter() - awal, **hasil.__dict__)


class Catatan:
    def __init__(self) -> None:
        self.akhir: Counter[tuple[str, str]] = Counter()
        self.lambat: list[tuple[float, int, str]] = []
        self.buruk: list[str] = []

    def tambah(self, hasil: dict[str, Any]) -> None:
        self.akhir[(hasil["jenis"], hasil["akhir"])] += 1
        sebut = f"{hasil['jenis']} {hasil['mutasi']}"
        self.lambat = sorted([*self.lambat, (hasil["detik"], hasil["nomor"], sebut)], reverse=True)[:3]
        if hasil["akhir"] in {"galat", "sebagian"}:
            self.buruk.append(f"{hasil['nomor']}: {sebut}: {hasil['akhir']}: {hasil['pesan']}")

    def gantung(self, nomor: int, sebab: str) -> None:
        self.akhir[("?", "gantung")] += 1
        self.buruk.append(f"{nomor}: {sebab}")

    def cetak(self, detik: float) -> None:
        for jenis in sorted({jenis for jenis, _ in self.akhir}):
            isi = ", ".join(f"{a} {n}" for (j, a), n in sorted(self.akhir.items()) if j == jenis)
            print(f"{jenis:<18} {isi}")
        for lama, nomor, sebut in self.lambat:
            print(f"lambat: {lama:.2f} s, kasus {nomor} ({sebut})")
        print(*self.buruk[:50], sep="\n")
        banyak = {a: sum(n for (_, b), n in self.akhir.items() if b == a) for a in ("gantung", "galat", "sebagian")}
        print(
            f"{self.akhir.total()} kasus dalam {detik:.0f} s: gantung {banyak['gantung']}, galat {banyak['galat']}, "
            f"setengah jalan {banyak['sebagian']}"
        )


def jalankan(catatan: Catatan, mulai: int, sampai: int, benih: int) -> None:
    nomor = mulai
    while nomor < sampai:
        pekerja = Anak(nomor, sampai, benih)
        try:
            if not pekerja.baris(SIAP_DETIK):
                sys.exit("The process that tries the cases did not start.")
            nomor = _pantau(pekerja, catatan, nomor, sampai)
        finally:
            pekerja.akhiri()


def _pantau(pekerja: Anak, catatan: Catatan, nomor: int, sampai: int) -> int:
    """Follow one process; the number of the case to go on with."""
    berjalan = False
    while nomor < sampai:
        isi = pekerja.baris(BATAS_DETIK if berjalan else SIAP_DETIK)  # making the mutant may take its time
        berjalan = bool(isi and "mulai" in isi)
        if not isi:
            catatan.gantung(nomor, "longer than 5 s" if isi is None else "the process ended")
            return nomor + 1
        if "akhir" in isi:
            catatan.tambah(isi)
            nomor = isi["nomor"] + 1
    return nomor


def utama(banyak: int, benih: int, mulai: int) -> None:
    with tempfile.TemporaryDirectory() as ruang:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="sakip.settings_test",
            DATABASE_URL=f"sqlite:///{ruang}/fuzz.sqlite3",
            SAKIP_FILES=str(Path(ruang, "berkas")),
        )
        import django

        django.setup()
        from django.core.management import call_command

        from tests.fuzz import dunia

        call_command("migrate", verbosity=0)
        dunia.bangun()
        awal = time.monotonic()
        catatan = Catatan()
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            jalankan(catatan, mulai, mulai + banyak, benih)
        except KeyboardInterrupt:
            print("dihentikan")
        catatan.cetak(time.monotonic() - awal)
    sys.exit(1 if catatan.buruk else 0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["anak"]:
        anak(*map(int, sys.argv[2:5]))
    else:
        angka = [int(n) for n in sys.argv[1:]]
        utama(*(angka + [500, 2026, 0][len(angka) :]))
