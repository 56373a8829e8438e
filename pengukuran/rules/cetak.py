"""Rounding, which happens only where a figure is printed; what is stored and averaged stays unrounded."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

from sakip.angka import format_bilangan

TANPA_ANGKA = "–"
CARA = {"setengah": ROUND_HALF_UP, "potong": ROUND_DOWN}
_SEPERSEKIAN = Decimal(1).scaleb(-20)
_LUAS = Context(prec=500)


def rapikan(nilai: Decimal) -> Decimal:
    """Without the residue of divisions: what lies within half a 20th decimal of a number is that number."""
    return nilai.quantize(_SEPERSEKIAN, ROUND_HALF_EVEN, _LUAS)


def bulatkan(nilai: Decimal, desimal: int = 2, cara: str = "setengah") -> Decimal:
    """`setengah`: half away from zero; `potong`: cut towards zero, as many real documents do. So 1/3 + 1/3 + 1/3 is
    1,00 either way."""
    bulat = rapikan(nilai).quantize(Decimal(1).scaleb(-desimal), CARA[cara], _LUAS)
    return bulat if bulat else bulat.copy_abs()


def cetak_capaian(nilai: Decimal | None, desimal: int = 2, cara: str = "setengah") -> str:
    """`118,10`; a dash where there is no number."""
    return TANPA_ANGKA if nilai is None else format_bilangan(bulatkan(nilai, desimal, cara), desimal)
