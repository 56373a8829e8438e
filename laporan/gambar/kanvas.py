"""The drawing board. matplotlib takes a second to import, so that it is loaded at the first picture only."""

import os
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

MM = Decimal("25.4")
TITIK_PER_INCI = 200
HURUF = ("Liberation Sans", "Arial", "DejaVu Sans")
HITAM, KELABU = "#000000", "#808080"


@lru_cache(maxsize=1)
def _siapkan() -> Any:
    """matplotlib, set once for the whole process: the letters of the papers, the same bytes for the same picture."""
    if "MPLCONFIGDIR" not in os.environ:
        ruang = Path(settings.VAR_DIR) / "matplotlib"
        ruang.mkdir(parents=True, exist_ok=True)
        os.environ["MPLCONFIGDIR"] = str(ruang)
    import matplotlib

    matplotlib.rcParams.update(
        {
            "font.family": "sans-serif",
            "font.sans-serif": HURUF,
            "font.size": 8,
            "text.parse_math": False,
            "axes.linewidth": 0.6,
            "hatch.linewidth": 0.7,
            "svg.fonttype": "none",
            "svg.hashsalt": "sakip",
        }
    )
    return matplotlib


def kanvas(lebar: Decimal | int, tinggi: Decimal | int) -> Any:
    """A white sheet of so many millimetres (matplotlib's `Figure`)."""
    _siapkan()
    from matplotlib.figure import Figure

    return Figure(figsize=(float(lebar / MM), float(tinggi / MM)), facecolor="white")
