"""All that is not conserved in one PD and year."""

from collections.abc import Sequence

from .fakta import FaktaKonservasi, HalKonservasi, TemuanKonservasi
from .kinerja import hasil_berkeluaran, indikator_bercabang, jenjang_berlanjut, rkt_berhasil
from .uang import baris_menyatu, renstra_menyatu, rka_sama_dpa

H = HalKonservasi
LABEL_HAL = {
    H.JUMLAH: "Jumlah yang tidak menyatu",
    H.RKA_DPA: "RKA dan DPA berbeda",
    H.PAGU_RENSTRA: "Pagu indikatif Renstra tidak menyatu",
    H.TANPA_BAWAH: "Indikator tanpa turunan",
    H.RKT_TANPA_HASIL: "Indikator RKT tanpa hasil",
    H.HASIL_TANPA_KELUARAN: "Hasil tanpa keluaran",
    H.GANDA_INDIKATOR: "Indikator pada dua cabang",
    H.GANDA_KODE: "Sub kegiatan tercatat dua kali",
}


def periksa(fakta: FaktaKonservasi) -> list[TemuanKonservasi]:
    """Every finding of one PD and year, in the order of `LABEL_HAL`."""
    semua: list[Sequence[TemuanKonservasi]] = [
        baris_menyatu(fakta.dpa or (), "dpa"),
        baris_menyatu(fakta.rka or (), "rka"),
        rka_sama_dpa(fakta),
        renstra_menyatu(fakta.simpul),
        jenjang_berlanjut(fakta.simpul, daerah=fakta.daerah),
        rkt_berhasil(fakta),
        hasil_berkeluaran(fakta),
        indikator_bercabang(fakta.simpul),
    ]
    return [t for bagian in semua for t in bagian]
