"""Reads of the planning chain: the documents in force, their trees and sums, and the facts that the rules need."""

from .anggaran import (
    BarisTampil,
    Ringkas,
    TampilanAnggaran,
    baris_ekspor,
    jumlah_per_baris,
    konteks_rekap,
    nama_nomenklatur,
    proporsi_sumber,
    ringkas,
    saring,
    tampilan_anggaran,
    tolok_ukur,
)
from .berlaku import dpa_berlaku, renstra_untuk, rka_berlaku, rkt_berlaku, rpjmd_untuk, sumber_dana
from .daftar import Daftar, daftar, ringkas_banyak
from .fakta import fakta_anggaran, fakta_rencana, fakta_rkt
from .rencana import (
    IndikatorTampil,
    KelompokRKT,
    SimpulTampil,
    baris_rkt_pilihan,
    indikator_belum_rkt,
    indikator_urut,
    pohon_rencana,
    tampilan_rkt,
)

__all__ = [
    "BarisTampil",
    "Daftar",
    "IndikatorTampil",
    "KelompokRKT",
    "Ringkas",
    "SimpulTampil",
    "TampilanAnggaran",
    "baris_ekspor",
    "baris_rkt_pilihan",
    "daftar",
    "dpa_berlaku",
    "fakta_anggaran",
    "fakta_rencana",
    "fakta_rkt",
    "indikator_belum_rkt",
    "indikator_urut",
    "jumlah_per_baris",
    "konteks_rekap",
    "nama_nomenklatur",
    "pohon_rencana",
    "proporsi_sumber",
    "renstra_untuk",
    "ringkas",
    "ringkas_banyak",
    "rka_berlaku",
    "rkt_berlaku",
    "rpjmd_untuk",
    "saring",
    "sumber_dana",
    "tampilan_anggaran",
    "tampilan_rkt",
    "tolok_ukur",
]
