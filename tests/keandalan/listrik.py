"""Pull the plug on SQLite: what a disk holds after a power cut is what was synced, not what was written.

    python listrik.py FOLDER COMMITS "PRAGMA ..."

Opens FOLDER/asli.sqlite3 through a VFS that remembers each file as it was at its last sync, commits COMMITS rows one
by one, prints how many were acknowledged, leaves the remembered files as FOLDER/tersisa.sqlite3 and -wal, and dies.
"""

import _sqlite3
import ctypes
import os
import sqlite3
import sys
from pathlib import Path

P = ctypes.c_void_p
SINKRON = ctypes.CFUNCTYPE(ctypes.c_int, P, ctypes.c_int)
BUKA = ctypes.CFUNCTYPE(ctypes.c_int, P, P, P, ctypes.c_int, P)
JUMLAH_METODE, KE_SINKRON = 19, 5  # sqlite3_io_methods: version, then 18 functions; xSync is the fifth


class Vfs(ctypes.Structure):
    _fields_ = [
        ("versi", ctypes.c_int),
        ("ukuran_berkas", ctypes.c_int),
        ("panjang_nama", ctypes.c_int),
        ("berikut", P),
        ("nama", P),
        ("data", P),
        ("buka", P),
        ("lain", P * 14),
    ]


class Listrik:
    """Makes itself SQLite's default VFS; `tersimpan` holds each file as of its last sync."""

    def __init__(self) -> None:
        self.tersimpan: dict[str, bytes] = {}
        self.nama: dict[int, str] = {}
        self.sinkron_asli: dict[int, object] = {}
        self.metode: dict[int, object] = {}
        pustaka = ctypes.CDLL(_sqlite3.__file__)  # the very library that Python's sqlite3 uses
        pustaka.sqlite3_vfs_find.restype = P
        self.asli = pustaka.sqlite3_vfs_find(None)
        vfs = Vfs.from_buffer_copy(Vfs.from_address(self.asli))
        self.buka_asli = BUKA(vfs.buka)
        self.panggilan = (BUKA(self.buka), SINKRON(self.sinkron))
        self.nama_vfs = ctypes.create_string_buffer(b"listrik")
        vfs.nama, vfs.buka = ctypes.addressof(self.nama_vfs), ctypes.cast(self.panggilan[0], P).value
        self.vfs = vfs
        pustaka.sqlite3_vfs_register.argtypes = [P, ctypes.c_int]
        assert pustaka.sqlite3_vfs_register(ctypes.addressof(vfs), 1) == 0

    def buka(self, _vfs: int, nama: int | None, berkas: int, bendera: int, keluar: int) -> int:
        hasil = self.buka_asli(self.asli, nama, berkas, bendera, keluar)
        alamat = P.from_address(berkas)
        if hasil == 0 and alamat.value and nama:
            self.nama[berkas] = ctypes.string_at(nama).decode()
            self.sinkron_asli[berkas], alamat.value = self._metode(alamat.value)
        return hasil

    def _metode(self, asal: int) -> tuple[object, int]:
        """A copy of the file's table of functions in which xSync is ours."""
        if asal not in self.metode:
            tabel = (P * JUMLAH_METODE).from_buffer_copy((P * JUMLAH_METODE).from_address(asal))
            asli = SINKRON(tabel[KE_SINKRON])
            tabel[KE_SINKRON] = ctypes.cast(self.panggilan[1], P).value
            self.metode[asal] = (asli, tabel)
        asli, tabel = self.metode[asal]
        return asli, ctypes.addressof(tabel)

    def sinkron(self, berkas: int, bendera: int) -> int:
        hasil = self.sinkron_asli[berkas](berkas, bendera)
        self.tersimpan[self.nama[berkas]] = Path(self.nama[berkas]).read_bytes()
        return hasil


def utama(folder: Path, jumlah: int, pragma: str) -> None:
    listrik, asli = Listrik(), folder / "asli.sqlite3"
    basis = sqlite3.connect(asli, isolation_level=None)
    basis.executescript(pragma)
    basis.execute("CREATE TABLE uji (id INTEGER PRIMARY KEY)")
    basis.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    diakui = 0
    for _ in range(jumlah):
        basis.execute("BEGIN IMMEDIATE")
        basis.execute("INSERT INTO uji DEFAULT VALUES")
        basis.execute("COMMIT")
        diakui += 1
    for akhiran in ("", "-wal"):
        isi = listrik.tersimpan.get(f"{asli}{akhiran}")
        if isi is not None:
            (folder / f"tersisa.sqlite3{akhiran}").write_bytes(isi)
    print(diakui, flush=True)
    os._exit(0)  # nothing is closed in order


if __name__ == "__main__":
    utama(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
