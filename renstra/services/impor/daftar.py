"""Every kind of worksheet that can come in: one line each; an app above this one adds its own when it starts."""

from renstra.enums import JenisImpor
from renstra.services.impor import (
    anggaran,
    anggaran_pemda,
    bersama,
    edisi,
    iku,
    nomenklatur,
    realisasi,
    rencana,
    renja,
    renstra_templat,
    rkt,
    rujukan,
    tolok_ukur,
    tujuan_sasaran,
)
from renstra.services.impor.dasar import Pengimpor

PENGIMPOR: dict[JenisImpor, Pengimpor] = {
    JenisImpor.ANGGARAN: anggaran.PENGIMPOR,
    JenisImpor.RENJA: renja.PENGIMPOR,
    JenisImpor.RENCANA: rencana.PENGIMPOR,
    JenisImpor.RKT: rkt.PENGIMPOR,
    JenisImpor.TOLOK_UKUR: tolok_ukur.PENGIMPOR,
    JenisImpor.TUJUAN_SASARAN: tujuan_sasaran.PENGIMPOR,
    JenisImpor.RENSTRA_TEMPLAT: renstra_templat.PENGIMPOR,
    JenisImpor.NOMENKLATUR: nomenklatur.PENGIMPOR,
    JenisImpor.NOMENKLATUR_KEPMEN: nomenklatur.PENGIMPOR_KEPMEN,
    JenisImpor.REALISASI: realisasi.PENGIMPOR,
    JenisImpor.REALISASI_BULANAN: realisasi.PENGIMPOR_BULANAN,
    JenisImpor.ANGGARAN_PEMDA: anggaran_pemda.PENGIMPOR,
    JenisImpor.EDISI: edisi.PENGIMPOR,
    JenisImpor.IKU: iku.PENGIMPOR,
    JenisImpor.BERSAMA: bersama.PENGIMPOR,
    JenisImpor.RUJUKAN: rujukan.PENGIMPOR,
}


def daftarkan(pengimpor: Pengimpor) -> None:
    PENGIMPOR[pengimpor.jenis] = pengimpor
