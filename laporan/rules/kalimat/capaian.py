"""SM Lampiran D (1): target and realisasi of the year."""

from ...isi import IndikatorIsi, SasaranIsi


def kalimat_capaian(i: IndikatorIsi, tahun: int) -> str:
    """What came of the promise; where there is no capaian, why."""
    if not i.realisasi:
        return f"Realisasi {i.nama} tahun {tahun} belum diisi."
    awal = f"Realisasi {i.nama} tahun {tahun} adalah {i.realisasi} dari target {i.target or 'yang tidak ditetapkan'}"
    if not i.cetak:
        return f"{awal}. {i.alasan}".strip()
    predikat = f", predikat {i.predikat.lower()}" if i.predikat else ""
    return f"{awal}; capaiannya {i.cetak} persen{predikat}."


def kalimat_sasaran(s: SasaranIsi) -> str:
    """The mean of its indicators, and how many were left out (G10)."""
    if not s.cetak:
        return "Capaian sasaran ini belum dapat dihitung."
    predikat = f" dengan predikat {s.predikat.lower()}" if s.predikat else ""
    lepas = f"; {s.dikecualikan} indikator tidak dihitung" if s.dikecualikan else ""
    return f"Rata-rata capaian sasaran ini {s.cetak} persen{predikat}, dari {s.dihitung} indikator{lepas}."
