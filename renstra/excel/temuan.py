"""Every fault and doubt of a dry run as a worksheet, to be worked through beside the file."""

from renstra.rules.impor import RancanganImpor
from sakip.lembar import Kolom, tulis

COLUMNS = (
    Kolom("JENIS", "jenis", lebar=14),
    Kolom("SEL", "sel", lebar=10),
    Kolom("TEMUAN", "pesan", lebar=100),
    Kolom("SEL LAIN", "lain", lebar=12),
)


def daftar_temuan(rancangan: RancanganImpor) -> bytes:
    semua = [("Kesalahan", t) for t in rancangan.kesalahan] + [("Keraguan", t) for t in rancangan.keraguan]
    rows = (
        {"jenis": jenis, "sel": t.sel or "Berkas", "pesan": t.pesan, "lain": str(t.lain or "")} for jenis, t in semua
    )
    return tulis(COLUMNS, rows, judul_lembar="Temuan")
