"""The chart of offices: boxes and lines as `rules.bagan` lays them."""

from decimal import Decimal
from typing import Any

from ..rules.bagan import ISI, LEBAR, TINGGI_BARIS, Denah, Kotak
from .kanvas import HITAM, KELABU, kanvas

TEPI = Decimal("0.5")


def lukis_bagan(d: Denah) -> Any:
    lukisan = kanvas(LEBAR, d.tinggi + 2 * TEPI)
    sumbu = lukisan.add_axes((0, 0, 1, 1))
    sumbu.set_axis_off()
    sumbu.set_xlim(-TEPI, LEBAR + TEPI)
    sumbu.set_ylim(d.tinggi + TEPI, -TEPI)
    for garis in d.garis:
        sumbu.plot([x for x, _ in garis], [y for _, y in garis], color=KELABU, linewidth=0.8, zorder=1)
    for k in d.kotak:
        _kotak(sumbu, k)
    return lukisan


def _kotak(sumbu: Any, k: Kotak) -> None:
    from matplotlib.patches import Rectangle

    sudut = (float(k.x), float(k.y))
    sumbu.add_patch(
        Rectangle(sudut, float(k.lebar), float(k.tinggi), facecolor="white", edgecolor=HITAM, linewidth=0.7, zorder=2)
    )
    y = k.y + ISI + TINGGI_BARIS / 2
    for tebal, teks in (*((True, b) for b in k.nama), *((False, b) for b in k.pejabat)):
        sumbu.text(
            k.x + k.lebar / 2, y, teks, ha="center", va="center", zorder=3,
            fontsize=6.5 if tebal else 6, fontweight="bold" if tebal else "normal",
        )  # fmt: skip
        y += TINGGI_BARIS
