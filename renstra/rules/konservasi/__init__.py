"""Whether money and performance are conserved along the chain: sums, an indicator below each above, counted once."""

from .antar_pd import KodePD, NamaPD, indikator_berulang, kode_berulang
from .fakta import (
    BarisUang,
    FaktaKonservasi,
    HalKonservasi,
    IndikatorSimpul,
    RKTFakta,
    SimpulFakta,
    TemuanKonservasi,
    TolokFakta,
)
from .kinerja import hasil_berkeluaran, indikator_bercabang, jenjang_berlanjut, rkt_berhasil
from .periksa import LABEL_HAL, periksa
from .uang import (
    JumlahTingkat,
    PaguIndikator,
    Sandingan,
    baris_menyatu,
    jumlah_baris,
    jumlah_tingkat,
    pagu_indikator,
    pagu_simpul,
    sanding,
)

__all__ = [
    "LABEL_HAL",
    "BarisUang",
    "FaktaKonservasi",
    "HalKonservasi",
    "IndikatorSimpul",
    "JumlahTingkat",
    "KodePD",
    "NamaPD",
    "PaguIndikator",
    "RKTFakta",
    "Sandingan",
    "SimpulFakta",
    "TemuanKonservasi",
    "TolokFakta",
    "baris_menyatu",
    "hasil_berkeluaran",
    "indikator_bercabang",
    "indikator_berulang",
    "jenjang_berlanjut",
    "jumlah_baris",
    "jumlah_tingkat",
    "kode_berulang",
    "pagu_indikator",
    "pagu_simpul",
    "periksa",
    "rkt_berhasil",
    "sanding",
]
