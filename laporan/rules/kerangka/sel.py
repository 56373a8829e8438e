"""Cells and columns that the tables share."""

from decimal import Decimal

from sakip.angka import format_rupiah

from ...isi import ProgramIsi
from ..blok import Kolom

KOSONG = "–"
KOLOM_UANG = (
    Kolom("Kode", lebar=18),
    Kolom("Uraian", lebar=38),
    Kolom("Pagu (Rp)", "angka", 17),
    Kolom("Realisasi (Rp)", "angka", 17),
    Kolom("Serapan (%)", "angka", 10),
)


def rupiah(jumlah: Decimal | None) -> str:
    """Without its symbol, which stands at the head of the column."""
    return KOSONG if jumlah is None else format_rupiah(jumlah, lambang=False)


def uang(p: ProgramIsi) -> tuple[str, ...]:
    return (p.kode, p.nama, rupiah(p.pagu), rupiah(p.realisasi), p.persen or KOSONG)


def kalimat_semua(*teks: str) -> str:
    """Sentences of one paragraph; what is empty is not there."""
    return " ".join(t for t in teks if t)
