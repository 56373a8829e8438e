"""SM Lampiran D (4): the national standard, if any; the province and neighbours where entered."""

from ...isi import IndikatorIsi


def kalimat_pembanding(i: IndikatorIsi, tahun: int) -> str:
    if not i.pembanding:
        return f"Belum ada standar nasional atau pembanding {i.nama} tahun {tahun} yang dicatat."
    sebut = "; ".join(f"{p.nama} {p.nilai} (tahun {p.tahun})" for p in i.pembanding)
    return f"Realisasi {i.nama} tahun {tahun} adalah {i.realisasi or 'belum diisi'}; pembandingnya {sebut}."
