"""Bab IV: the conclusion and what comes next."""

from ...isi import LaporanIsi
from ..blok import Bab, Blok, Judul, Kalimat, Tulisan


def penutup(isi: LaporanIsi) -> Bab:
    blok: list[Blok] = [Judul(2, "A. Simpulan")]
    if isi.cetak:
        blok.append(Kalimat(f"Rata-rata capaian kinerja {isi.nama} tahun {isi.tahun} adalah {isi.cetak} persen."))
    blok += [
        Tulisan("simpulan", "Simpulan", "Simpulan umum atas capaian kinerja tahun ini.", wajib=True),
        Judul(2, "B. Langkah Perbaikan"),
        Tulisan("langkah", "Langkah perbaikan", "Yang akan dilakukan untuk meningkatkan kinerja.", wajib=True),
    ]
    return Bab("bab4", "Penutup", tuple(blok), "IV")
