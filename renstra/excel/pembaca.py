"""Readers of cells that several kinds of worksheet share."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from django.db.models import TextChoices

from renstra.rules.proporsi import RUPIAH_TERBESAR, TERLALU_BESAR
from sakip.angka import Nilai, baca_nilai, rupiah_sel
from sakip.lembar import Sel, SelSalah, nilai_dari, pilihan_dari, rupiah_dari

PANJANG_TARGET = 60


def pilihan(enum: type[TextChoices], lama: Mapping[str, str] | None = None) -> Callable[[Sel], str]:
    """A reader for one of the labels of an enum; gives its value. `lama`: labels of before, which older files bear."""
    return pilihan_dari({str(satu.label): satu.value for satu in enum} | {k: str(v) for k, v in (lama or {}).items()})


def label_dari(enum: type[TextChoices]) -> Callable[[str], str]:
    """A writer of the label of a stored value; a label stays one, as in the examples."""
    label = {str(satu.value): str(satu.label) for satu in enum}
    return lambda nilai: label.get(nilai, nilai)


def nilai_pendek(sel: Sel) -> Nilai:
    """A target as written, as long as the table of targets holds."""
    nilai = nilai_dari(sel)
    if len(nilai.tertulis) > PANJANG_TARGET:
        raise SelSalah(f"Target paling panjang {PANJANG_TARGET} karakter.")
    return nilai


def tulis_nilai(tertulis: str) -> object:
    """A writer of a stored target: marked in the file so that no other notation can be read into it."""
    return baca_nilai(tertulis) if tertulis else ""


def pagu_dari(sel: Sel) -> Decimal:
    """An amount of money that every database keeps exact."""
    jumlah = rupiah_dari(sel)
    if jumlah >= RUPIAH_TERBESAR:
        raise SelSalah(TERLALU_BESAR)
    return jumlah


def jumlah_dari(sel: Sel) -> Decimal:
    """An amount of money, below zero where it corrects; what they sum up to is limited where it is stored."""
    return rupiah_sel(sel.nilai, sel.number_format, sel.notasi, negatif=True)
