"""What an importer is: one per kind of worksheet, all led through the same acts (`alur`).

A kind lives in `renstra/services/impor/<jenis>.py` as `PENGIMPOR`; its columns in `renstra/excel/<jenis>.py`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Model

from renstra.enums import JenisImpor
from renstra.models import RKT, DokumenAnggaran, Impor, Rencana
from renstra.rules.impor import RancanganImpor
from sakip.lembar import Hasil, Kolom

Dokumen = Rencana | RKT | DokumenAnggaran


class Sasaran(StrEnum):
    """What a worksheet goes into: one document, or the data of a PD or of the regency in a year."""

    RENCANA = "rencana"
    RKT = "rkt"
    ANGGARAN = "anggaran"
    PD = "pd"
    PEMDA = "pemda"


_SASARAN = {
    JenisImpor.ANGGARAN: Sasaran.ANGGARAN,
    JenisImpor.TOLOK_UKUR: Sasaran.ANGGARAN,
    JenisImpor.RENJA: Sasaran.ANGGARAN,
    JenisImpor.RENCANA: Sasaran.RENCANA,
    JenisImpor.TUJUAN_SASARAN: Sasaran.RENCANA,
    JenisImpor.RENSTRA_TEMPLAT: Sasaran.RENCANA,
    JenisImpor.RKT: Sasaran.RKT,
    JenisImpor.REALISASI: Sasaran.PD,
    JenisImpor.REALISASI_BULANAN: Sasaran.PD,
    JenisImpor.ANGGARAN_PEMDA: Sasaran.PEMDA,
    JenisImpor.NOMENKLATUR: Sasaran.PEMDA,
    JenisImpor.NOMENKLATUR_KEPMEN: Sasaran.PEMDA,
    JenisImpor.IKU: Sasaran.RENCANA,
    JenisImpor.BERSAMA: Sasaran.RENCANA,
    JenisImpor.RUJUKAN: Sasaran.PD,
    JenisImpor.EDISI: Sasaran.PEMDA,
    JenisImpor.PENGAMPU: Sasaran.PD,
    JenisImpor.PENGUKURAN: Sasaran.PD,
}


def sasaran(jenis: JenisImpor) -> Sasaran:
    return _SASARAN[jenis]


@dataclass(frozen=True)
class Pertanyaan:
    """A question asked beside the file at upload; the answer is kept in `Impor.isian` under `nama`.

    `pilihan` - value and label; without them the answer is a line of text.
    """

    nama: str
    label: str
    pilihan: tuple[tuple[str, str], ...] = ()
    bantuan: str = ""
    bawaan: str = ""
    wajib: bool = True


HAPUS = "hapus_yang_tidak_ada"
PERTANYAAN_HAPUS = Pertanyaan(
    HAPUS,
    "Baris yang sudah ada tetapi tidak ada dalam berkas",
    (("", "Biarkan"), ("ya", "Hapus dari dokumen")),
    "Baris yang akan dihapus ditampilkan dahulu sebelum diterapkan.",
    wajib=False,
)


def tanpa_pertanyaan(impor: Impor) -> Sequence[Pertanyaan]:
    return ()


def tanpa_garis(impor: Impor, rancangan: RancanganImpor) -> Iterable[tuple[Model, str]]:
    return ()


@dataclass(frozen=True)
class Pengimpor:
    """How one kind of worksheet is read, measured, written and undone.

    `kolom`, `templat` and `pertanyaan` are also asked before there is a file: they get an unsaved `Impor` that names
    only the target (pemda, pd, tahun, and rencana, rkt or anggaran). `susun` reads, and never writes. `terapkan` runs
    inside the transaction with the document locked; what undoing needs beyond `cadangkan` it may add to
    `impor.cadangan`. `pulihkan` puts `impor.cadangan` back; both refuse by raising `Ditolak`. `garis` - further lines
    for the audit trail, beside the one of the import itself: the object and a sentence. `bersihkan` gives the workbook
    that is kept instead of the uploaded one, where that holds what must not be kept. `halaman` - the page that shows
    what the file changes, where that is no document's. `templat_menurut` - the question whose answers have each a
    template of their own; `templat` finds the answer in `Impor.isian`.
    """

    jenis: JenisImpor
    kolom: Callable[[Impor], Sequence[Kolom]]
    susun: Callable[[Impor, Hasil], RancanganImpor]
    terapkan: Callable[[Impor, RancanganImpor], None]
    cadangkan: Callable[[Impor], Any]
    pulihkan: Callable[[Impor], None]
    templat: Callable[[Impor], bytes] | None = None
    templat_menurut: str = ""
    maks_baris: int = 50_000
    maks_kolom: int = 60
    catatan: str = ""
    pertanyaan: Callable[[Impor], Sequence[Pertanyaan]] = tanpa_pertanyaan
    bersihkan: Callable[[Impor, bytes], bytes] | None = None
    garis: Callable[[Impor, RancanganImpor], Iterable[tuple[Model, str]]] = tanpa_garis
    halaman: str = "renstra:daftar"


def dokumen(impor: Impor) -> Dokumen | None:
    """The document that the worksheet goes into, where its kind has one."""
    return impor.rencana or impor.rkt or impor.anggaran
