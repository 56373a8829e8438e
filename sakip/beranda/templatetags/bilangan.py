"""Numbers as Indonesians write them."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template

from sakip.angka import format_bilangan

from ._alat import TIADA

register = template.Library()


def _bilangan(value: Any) -> Decimal | None:
    """None for what is no number: `WTP`, but also `NaN`."""
    try:
        jumlah = Decimal(str(value))
    except InvalidOperation:
        return None
    return jumlah if jumlah.is_finite() else None


@register.filter
def rupiah(value: Any) -> str:
    """`17020520112` -> `17.020.520.112,00`: exact, always with sen; none = –. A float is refused."""
    if value is None or value == "":
        return TIADA
    if isinstance(value, float):
        raise TypeError("Uang tidak boleh float; pakai Decimal.")
    jumlah = _bilangan(value)
    if jumlah is None:
        return str(value)
    sen = f"{jumlah:f}".partition(".")[2].rstrip("0")
    return format_bilangan(jumlah, max(2, len(sen)))


@register.filter
def angka(value: Any, desimal: int | None = None) -> str:
    """`1234.5` -> `1.234,5`; with an argument exactly so many decimals (`85.1|angka:2` -> `85,10`). None = –."""
    if value is None or value == "":
        return TIADA
    jumlah = _bilangan(value)
    if jumlah is None:
        return str(value)
    return format_bilangan(jumlah, None if desimal is None else int(desimal))


@register.filter
def nip(value: Any) -> str:
    """`197008171996031001` -> `19700817 199603 1 001`; anything else as it is."""
    angka_saja = re.sub(r"\D", "", str(value or ""))
    if len(angka_saja) != 18:
        return str(value or TIADA)
    return f"{angka_saja[:8]} {angka_saja[8:14]} {angka_saja[14]} {angka_saja[15:]}"
