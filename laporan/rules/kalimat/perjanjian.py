"""Bab II: the PK that answers for the year, what it holds, and how often it was changed (H2)."""

from sakip.angka import tanggal_panjang

from ...isi import LaporanIsi


def kalimat_pk(isi: LaporanIsi) -> str:
    awal, akhir = isi.pk[0], isi.pk[-1]
    memuat = f"memuat {len(isi.sasaran)} sasaran dan {len(isi.indikator)} indikator kinerja"
    mulai = f"Perjanjian Kinerja {isi.nama} tahun {isi.tahun} berlaku sejak {tanggal_panjang(awal.tanggal)}"
    if len(isi.pk) == 1:
        return f"{mulai} dan {memuat}."
    ubah = f"diubah {len(isi.pk) - 1} kali, terakhir pada {tanggal_panjang(akhir.tanggal)}"
    return f"{mulai} dan {ubah}. Yang berlaku pada akhir tahun {memuat}."
