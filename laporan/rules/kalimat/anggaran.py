"""SM Lampiran D B: budget realised for what was promised (H5)."""

from sakip.angka import format_rupiah

from ...isi import LaporanIsi


def kalimat_anggaran(isi: LaporanIsi) -> str:
    j = isi.jumlah
    if j.pagu is None:
        return f"Belum ada DPA tahun {isi.tahun} yang ditetapkan."
    if j.realisasi is None:
        return f"Pagu tahun {isi.tahun} {format_rupiah(j.pagu)}; realisasinya belum dilaporkan."
    uang = f"{format_rupiah(j.realisasi)} dari {format_rupiah(j.pagu)}"
    return f"Realisasi anggaran tahun {isi.tahun} {uang} atau {j.persen} persen."
