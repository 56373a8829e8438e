"""What stands before Bab I: kata pengantar and ikhtisar eksekutif."""

from ...isi import LaporanIsi
from ..blok import Bab, Blok, Kalimat, Kolom, Tabel, Tulisan
from ..kalimat import kalimat_anggaran


def depan(isi: LaporanIsi) -> tuple[Bab, ...]:
    pengantar = Tulisan(
        "pengantar", "Kata pengantar", "Ucapan, maksud penyusunan laporan, dan harapan pimpinan.", wajib=True
    )
    ikhtisar: list[Blok] = []
    if isi.cetak:
        predikat = f" dengan predikat {isi.predikat.lower()}" if isi.predikat else ""
        ikhtisar.append(
            Kalimat(f"Rata-rata capaian {isi.dihitung} sasaran tahun {isi.tahun} adalah {isi.cetak} persen{predikat}.")
        )
        ikhtisar.append(
            Tabel(
                "ikhtisar",
                f"Capaian sasaran {isi.nama} tahun {isi.tahun}",
                (Kolom("Sasaran", lebar=60), Kolom("Capaian (%)", "angka", 20), Kolom("Predikat", lebar=20)),
                tuple((s.teks, s.cetak or "–", s.predikat or "–") for s in isi.sasaran),
            )
        )
    ikhtisar.append(Kalimat(kalimat_anggaran(isi)))
    ikhtisar.append(
        Tulisan("ikhtisar", "Ikhtisar eksekutif", "Hasil terpenting, kendala, dan langkah tahun depan.", wajib=True)
    )
    return (Bab("pengantar", "Kata Pengantar", (pengantar,)), Bab("ikhtisar", "Ikhtisar Eksekutif", tuple(ikhtisar)))
