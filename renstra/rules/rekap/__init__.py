"""From the rows of a flat SIPD recap to the lines of a budget document, with every fault and doubt by cell.

Nothing is saved here: the result is shown, and applied only when there is no fault.
"""

from .bentuk import (
    Baris,
    BarisBernomor,
    Hilang,
    Isian,
    Konteks,
    Lama,
    Rancangan,
    SkpdLain,
    Usul,
    milik_skpd,
    rapat,
)
from .penyusun import susun
from .pratinjau import ringkasan, sebagai_impor

__all__ = [
    "Baris",
    "BarisBernomor",
    "Hilang",
    "Isian",
    "Konteks",
    "Lama",
    "Rancangan",
    "SkpdLain",
    "Usul",
    "milik_skpd",
    "rapat",
    "ringkasan",
    "sebagai_impor",
    "susun",
]
