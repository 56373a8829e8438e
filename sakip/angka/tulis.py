"""Writing numbers and money as Indonesians do, in figures and in words."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from num2words import num2words

from sakip.angka.salah import AngkaSalah

TAK_PUTUS = "\N{NO-BREAK SPACE}"
LUAS = Context(prec=500, Emax=10_000, Emin=-10_000)
RUPIAH_TERBESAR = Decimal(10) ** 18
_TUKAR = str.maketrans(",.", ".,")


def format_bilangan(bilangan: Decimal | int, desimal: int | None = None) -> str:
    """`1.234,56`; every digit as it is, or rounded half up to `desimal` places."""
    if isinstance(bilangan, bool) or not isinstance(bilangan, int | Decimal):
        raise TypeError("format_bilangan takes Decimal or int, never a float")
    nilai = Decimal(bilangan)
    if not nilai.is_finite():
        raise ValueError("format_bilangan takes finite numbers only")
    if desimal is not None:
        nilai = nilai.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP, LUAS)
    angka = format(nilai.copy_abs(), ",f").translate(_TUKAR)
    return ("-" if nilai < 0 else "") + angka


def format_rupiah(jumlah: Decimal | int, lambang: bool = True, *, tak_putus: bool = False) -> str:
    """`Rp 17.020.520.112,00`; `tak_putus` keeps the symbol and the amount on one line."""
    angka = format_bilangan(jumlah, 2)
    if not lambang:
        return angka
    spasi = TAK_PUTUS if tak_putus else " "
    return ("-" if angka.startswith("-") else "") + f"Rp{spasi}{angka.removeprefix('-')}"


def terbilang(bilangan: Decimal | int) -> str:
    """The number in words; decimals digit by digit (`satu koma dua tiga empat`)."""
    nilai = Decimal(bilangan)
    if not nilai.is_finite() or abs(nilai) >= RUPIAH_TERBESAR:
        raise AngkaSalah("Angka terlalu besar untuk ditulis dengan huruf.")
    bulat, _, pecahan = format(nilai.copy_abs(), "f").partition(".")
    kata = re.sub(r"\b(juta|miliar|triliun|kuadriliun) satu ribu\b", r"\1 seribu", num2words(int(bulat), lang="id"))
    if pecahan:
        kata += " koma " + " ".join(num2words(int(angka), lang="id") for angka in pecahan)
    return ("minus " if nilai < 0 else "") + kata
