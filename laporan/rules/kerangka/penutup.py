"""Bab IV: the conclusion and what comes next."""

from ...isi import LaporanIsi
from .. import kalimat as k
from ..blok import Bab, Blok, Judul, Kalimat, Tulisan
from .sel import kalimat_semua


def penutup(isi: LaporanIsi) -> Bab:
    blok: list[Blok] = [Judul(2, "A. Simpulan")]
    if simpul := kalimat_semua(k.kalimat_rata(isi), k.kalimat_sebaran(isi)):
        blok.append(Kalimat(kalimat_semua(simpul, k.kalimat_anggaran(isi))))
    blok += [
        Tulisan("simpulan", "Simpulan", "Simpulan umum atas capaian kinerja tahun ini.", wajib=True),
        Judul(2, "B. Langkah Perbaikan"),
        Tulisan("langkah", "Langkah perbaikan", "Yang akan dilakukan untuk meningkatkan kinerja.", wajib=True),
    ]
    return Bab("bab4", "Penutup", tuple(blok), "IV")
