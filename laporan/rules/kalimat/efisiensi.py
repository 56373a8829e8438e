"""SM Lampiran D (6): efficiency of resources, by the way of the profile."""

from sakip.angka import format_rupiah

from ...isi import EfisiensiIsi


def kalimat_efisiensi(e: EfisiensiIsi) -> str:
    if not e.nilai:
        return f"Efisiensi belum dapat dihitung. {e.alasan}".strip()
    uang = f"{format_rupiah(e.realisasi or 0)} dari {format_rupiah(e.pagu or 0)} ({e.serapan} persen)"
    hasil = "efisien" if e.efisien else "belum efisien"
    return f"Anggaran terserap {uang} untuk capaian {e.capaian} persen; efisiensinya {e.nilai}, sehingga {hasil}."
