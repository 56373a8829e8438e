"""SM Lampiran D (2): with last year and some years before."""

from ...isi import IndikatorIsi


def kalimat_lalu(i: IndikatorIsi, tahun: int) -> str:
    lalu = next((t for t in i.lalu if t.tahun == tahun - 1), None)
    if lalu is None or not lalu.realisasi:
        return f"Belum ada data tahun {tahun - 1}, sehingga {i.nama} belum dapat dibandingkan dengan tahun lalu."
    if not i.realisasi:
        return f"Realisasi tahun {tahun - 1} adalah {lalu.realisasi}; realisasi tahun {tahun} belum diisi."
    return f"Realisasi tahun {tahun - 1} adalah {lalu.realisasi}, tahun {tahun} {i.realisasi}."
