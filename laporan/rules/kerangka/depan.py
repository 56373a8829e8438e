"""What stands before Bab I: kata pengantar and ikhtisar eksekutif."""

from ...isi import LaporanIsi
from .. import kalimat as k
from ..blok import Bab, Blok, Kalimat, Kolom, Tabel, TanpaData, Tulisan
from .sel import KOSONG, kalimat_semua


def depan(isi: LaporanIsi) -> tuple[Bab, ...]:
    pengantar = Tulisan(
        "pengantar", "Kata pengantar", "Ucapan, maksud penyusunan laporan, dan harapan pimpinan.", wajib=True
    )
    ikhtisar: list[Blok] = []
    if isi.sasaran:
        if isi.cetak:
            ikhtisar.append(Kalimat(kalimat_semua(k.kalimat_rata(isi), k.kalimat_sebaran(isi))))
        else:
            ikhtisar.append(TanpaData(f"Capaian sasaran tahun {isi.tahun} belum dapat dihitung."))
        ikhtisar.append(
            Tabel(
                "ikhtisar",
                f"Capaian sasaran {isi.nama} tahun {isi.tahun}",
                (
                    Kolom("No", "tengah", 6),
                    Kolom("Sasaran", lebar=56),
                    Kolom("Capaian (%)", "angka", 18),
                    Kolom("Predikat", lebar=20),
                ),
                tuple((str(n), s.teks, s.cetak or KOSONG, s.predikat or KOSONG) for n, s in enumerate(isi.sasaran, 1)),
            )
        )
    ikhtisar.append(Kalimat(k.kalimat_anggaran(isi)))
    ikhtisar.append(
        Tulisan("ikhtisar", "Ikhtisar eksekutif", "Hasil terpenting, kendala, dan langkah tahun depan.", wajib=True)
    )
    return (Bab("pengantar", "Kata Pengantar", (pengantar,)), Bab("ikhtisar", "Ikhtisar Eksekutif", tuple(ikhtisar)))
